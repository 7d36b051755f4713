"""From bytes to text."""

from __future__ import annotations

import time
from datetime import date

import pytest

from monitor.extract import Cell, Extracted, NoText, NotReadable, extract, fingerprint

FILLER = "The committee met on Thursday and heard witnesses from every district before it wrote its report. "
ARTICLE = f"""<!doctype html><html lang="en-GB"><head><title>Harvest report - Ministry</title>
<meta property="og:site_name" content="Ministry of Crops"><script>var n = 99887;</script></head><body>
<header><a href="/">Ministry</a> 12:04:11</header>
<nav><ul><li><a href="/a">News 2025</a></li><li><a href="/b">Contact</a></li></ul></nav>
<main><article><h1>Barley harvest falls</h1>
<p>Farmers brought in 5.4 million tonnes of barley in 2024, the ministry said. {FILLER}</p>
<h2>Regions</h2>
<p>{FILLER}{FILLER}</p>
<table><caption>Harvest by region (tonnes)</caption>
<thead><tr><th>Region</th><th>2023</th><th>2024</th></tr></thead>
<tr><td>North</td><td>1,200</td><td>1,050</td></tr><tr><td>South</td><td>900</td><td>870</td></tr></table>
<p>The north lost most, for it had 41 days without rain. {FILLER}</p>
<ul><li>Wheat fell to 8.1 million tonnes.</li><li>Oats stood at 310,000 tonnes.</li></ul>
</article></main>
<aside><h3>Most read</h3><a href="/c">Twelve recipes with 3 eggs</a></aside>
<footer>Telephone 555 0199. All rights reserved 2025.</footer></body></html>"""


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def words(found: Extracted, cell: Cell) -> str:
    return found.text[cell.start : cell.end]


def test_an_article_is_read_in_order_and_what_surrounds_it_is_left_out() -> None:
    found = extract(ARTICLE.encode())
    assert found.text.startswith("Barley harvest falls\n\nFarmers brought in 5.4 million tonnes of barley in 2024")
    places = [found.text.index(part) for part in ("5.4 million", "\n\nRegions\n\n", "North\t1,200", "41 days", "8.1")]
    assert places == sorted(places)
    for furniture in ("12:04", "News 2025", "recipes", "555 0199", "99887"):
        assert furniture not in found.text


def test_a_page_says_its_title_language_and_site() -> None:
    found = extract(ARTICLE.encode())
    assert found.title == "Barley harvest falls"
    assert found.language == "en"
    assert found.site_name == "Ministry of Crops"


def test_a_table_stands_where_it_stood_and_each_cell_knows_its_headers() -> None:
    found = extract(ARTICLE.encode())
    assert "Harvest by region (tonnes)\n\nRegion\t2023\t2024\nNorth\t1,200\t1,050\nSouth\t900\t870\n\n" in found.text
    described = {words(found, cell): (cell.row, cell.column, cell.caption) for cell in found.cells}
    assert described["870"] == ("South", "2024", "Harvest by region (tonnes)")
    assert described["1,200"] == ("North", "2023", "Harvest by region (tonnes)")


def test_a_paragraph_with_figures_is_kept_though_it_looks_like_a_box() -> None:
    box = "<div class='facts'><p>Altogether 73,400 people were counted at the border in June.</p></div>"
    found = extract(page(f"<main><h1>Border</h1>{f'<p>{FILLER * 3}</p>' * 4}{box}<p>{FILLER * 3}</p></main>"))
    assert "73,400 people" in found.text


def test_headings_inside_the_article_are_kept_and_others_are_not() -> None:
    entries = "".join(
        f"<section><h3><time>{hour}:10</time> {head}</h3><p>{told} {FILLER}</p></section>"
        for hour, head, told in (
            (21, "Nine dead", "The evening count closed with 9 dead, most of them at the ford."),
            (17, "Troops arrive", "Some 1,450 soldiers are moving into the valley."),
            (11, "Four dead", "The number of dead stands at 4, the fire service says."),
        )
    )
    found = extract(
        page(f"<main><h1>Flood live</h1>{entries}</main><div><h3>Most read 7</h3><a href='/x'>Eggs</a></div>")
    )
    assert "\n\n11:10 Four dead\n\nThe number of dead stands at 4" in found.text
    assert "Most read" not in found.text


def test_a_box_of_facts_is_kept_though_its_lines_are_short() -> None:
    prose = f"<p>Officials went from house to house on Friday. {FILLER * 2}</p>"
    items = "<li>Houses lost: 1,360</li><li>Soldiers sent: 1,450</li><li>Helicopters: 22</li>"
    for box in (
        f"<figure><figcaption>So far</figcaption><ul>{items}</ul></figure>",
        f"<aside class='fact-box'><ul>{items}</ul></aside>",
    ):
        found = extract(page(f"<main><article><h1>Flood</h1>{prose * 2}{box}{prose}</article></main>"))
        assert "Houses lost: 1,360" in found.text
        assert "Helicopters: 22" in found.text


def test_a_short_item_stays_with_the_longer_ones_of_its_list() -> None:
    items = (
        "<li>Net income from interest rose 32% to 2,914 million euros</li><li>Costs 39.0%</li><li>Press contact</li>"
    )
    menu = "<ul><li><a href='/1'>Issue 1</a></li><li><a href='/2'>Issue 2</a></li></ul>"
    told = f"<h1>Bank</h1><p>{FILLER}</p><ul>{items}</ul>{menu}<p>{FILLER * 2}</p><p>{FILLER * 3}</p>"
    found = extract(page(f"<div><a href='/'>Investors</a></div><div>{told}</div>"))
    assert "Costs 39.0%" in found.text
    assert "Issue 1" not in found.text


def test_of_a_page_made_of_posts_not_only_the_first_is_kept() -> None:
    told = (
        "The navy has called its boats in.",
        "Police confirm that eleven people have died.",
        "Fog has lifted at last.",
    )
    entries = "".join(
        f"<section class='entry'><h3><time>12:40</time> Toll</h3><p>{one} {FILLER}</p></section>" for one in told
    )
    found = extract(page(f"<main><h1>Ferry</h1><div>{entries}</div></main>"))
    assert [one in found.text for one in told] == [True] * 3


def test_the_mark_of_a_footnote_is_no_digit_of_the_number() -> None:
    found = extract(
        page(f"<p>They seized 4.33<sup>2</sup> tons over 5 km<sup>2</sup> and 10<sup>6</sup> pills. {FILLER}</p>")
    )
    assert "4.33[2] tons over 5 km² and 10⁶ pills" in found.text


def test_line_breaks_end_lines_and_two_of_them_a_paragraph() -> None:
    found = extract(page("<div>First 1 line<br>second 2 line<br><br>third 3 line</div>"))
    assert found.text == "First 1 line\nsecond 2 line\n\nthird 3 line"


def test_hidden_text_is_not_read() -> None:
    found = extract(page(f"<p>{FILLER}</p><p hidden>9,999 secret</p><p style='display: none'>8,888 secret</p>"))
    assert "secret" not in found.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2024-05-06T23:10:00+02:00">', date(2024, 5, 6)),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2024-05-06"}]}</script>', date(2024, 5, 6)),
        ('<script type="application/ld+json">[{"datePublished": "2024-5-6"}]</script>', date(2024, 5, 6)),
        ('<script type="application/ld+json">{"datePublished": </script>', None),
        ('<meta name="dc.date" content="sometime in May">', None),
        ('<meta name="dc.date" content="2024-13-45">', None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_given_only_where_the_page_is_clear(head: str, day: date | None) -> None:
    assert extract(page(f"<p>Posted on 1 April 2023. {FILLER}</p>", head)).published == day


def test_one_time_element_dates_the_page_and_several_do_not() -> None:
    stamp = '<time datetime="2024-05-06">May</time>'
    assert extract(page(f"<p>{FILLER}{stamp}</p>")).published == date(2024, 5, 6)
    assert extract(page(f"<p>{FILLER}{stamp}<time datetime='2024-01-01'>x</time></p>")).published is None


def test_a_text_too_long_is_cut_and_says_so() -> None:
    found = extract(page("<p>" + "forty-one " * 300_000 + "</p>"))
    assert found.is_cut
    assert len(found.text) <= 2_000_000
    assert not extract(ARTICLE.encode()).is_cut


# What is not HTML


def test_plain_text_is_read_as_it_stands() -> None:
    found = extract(b"Catch of the year\n\n4.4 tons\nof cod\r\n\r\n\r\nnext", content_type="text/plain")
    assert found.text == "Catch of the year\n\n4.4 tons\nof cod\n\nnext"
    assert found.title == "Catch of the year"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "picture"),
        (b"\xff\xd8\xff\xe0" + bytes(500), "picture"),
        (b"PK\x03\x04" + bytes(500), "archive"),
        (bytes(range(256)) * 20, "binary"),
        (b'{"figures": [4.33]}', "JSON"),
        (b'<?xml version="1.0"?><catalogue><tons>4</tons></catalogue>', "XML"),
        (b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>', "feed"),
    ],
)
def test_what_cannot_be_read_is_named(body: bytes, kind: str) -> None:
    with pytest.raises(NotReadable, match=kind):
        extract(body, content_type="text/html")


@pytest.mark.parametrize(
    "body",
    [b"", b"  \n\t ", b"<html><body><div></div></body></html>", b"<html><body><script>x()</script></body></html>"],
)
def test_a_page_without_text_is_said_to_have_none(body: bytes) -> None:
    with pytest.raises(NoText):
        extract(body, content_type="text/html")


def test_a_page_put_together_by_scripts_is_told_as_such() -> None:
    app = "<div id=root></div><noscript>Please switch on JavaScript.</noscript><script>render()</script>"
    with pytest.raises(NoText, match="browser"):
        extract(page(app))


# Encodings

FRENCH = "Le préfet a compté 12 345 électeurs à Besançon, soit naïvement plus qu'en été. "
CHINESE = "委员会周二表示，北部地区共清点了四点三三吨货物，比去年增加百分之五。"
JAPANESE = "委員会は火曜日、北部で四十二トンを確認したと発表した。"
RUSSIAN = "Комиссия сообщила, что в северном районе насчитали двенадцать тысяч голосов. "


@pytest.mark.parametrize(
    ("text", "encoding", "content_type", "head"),
    [
        (FRENCH, "utf-8", "text/html; charset=iso-8859-1", '<meta charset="utf-8">'),
        (FRENCH, "utf-8", "text/html; charset=x-unheard-of", ""),
        (FRENCH, "latin-1", "text/html", ""),
        (FRENCH, "utf-16", "text/html", ""),
        (FRENCH, "utf-16-le", "text/html", ""),
        (CHINESE, "gb18030", "text/html", ""),
        (CHINESE, "gb18030", "text/html; charset=gb2312", ""),
        (JAPANESE, "shift_jis", "text/html", '<meta charset="Shift_JIS">'),
        (RUSSIAN, "windows-1251", "text/html; charset=windows-1251", ""),
        (RUSSIAN, "windows-1251", "text/html", ""),
        (RUSSIAN, "koi8-r", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
    ],
)
def test_letters_are_read_as_written(text: str, encoding: str, content_type: str, head: str) -> None:
    body = f"<html><head>{head}</head><body><p>{text * 10}</p></body></html>".encode(encoding)
    assert text.strip() in extract(body, content_type=content_type).text


def test_what_could_be_utf_7_is_read_as_it_stands() -> None:
    assert "It costs 5 +- 1, +AD0-x and 42+ACI- in all." in read("5", "It costs 5 +- 1, +AD0-x and 42+ACI- in all.")


@pytest.mark.parametrize(("text", "tag"), [(CHINESE, "zh"), (JAPANESE, "ja"), (RUSSIAN, "ru"), (FRENCH, "")])
def test_a_script_gives_away_a_language_that_is_not_declared(text: str, tag: str) -> None:
    assert extract(page(f"<p>{text * 10}</p>")).language == tag


def test_characters_that_databases_refuse_are_left_out() -> None:
    found = extract(page(f"<p>4\u00ad,\u200b33\x00 tons\x01\ufffe &#0; &#xD800; \U0001f600. {FILLER}</p>"))
    assert found.text.startswith("4,33 tons")
    assert "\x00" not in found.text
    found.text.encode("utf-8")


# Hostile markup: not a crash, not a minute, and no text silently lost

SENTENCE = "The commission counted 12,345 ballots in the northern district. "
HOSTILE = {
    "nested blocks": "<div>" * 100_000 + SENTENCE + "</div>" * 100_000,
    "nested inline": "<b><i>" * 20_000 + SENTENCE,
    "nested tables": "<table><tr><td>" * 3_000 + SENTENCE,
    "attributes": "<div " + " ".join(f'a{n}="1"' for n in range(100_000)) + f">{SENTENCE}</div>",
    "attributes behind a quoted bracket": "<div b='>' "
    + " ".join(f"a{n}=1" for n in range(100_000))
    + f">{SENTENCE}</div>",
    "attributes without values": "<div " + " ".join(f"a{n}" for n in range(100_000)) + f">{SENTENCE}</div>",
    "siblings": "<span></span>" * 200_000 + f"<p>{SENTENCE}</p>",
    "one line": "<p>" + SENTENCE + " ".join(f"w{n}" for n in range(300_000)) + "</p>",
    "paragraphs": f"<p>{SENTENCE}</p>" * 20_000,
    "open brackets": f"<p>{SENTENCE}</p>" + "<a" * 500_000,
    "open quotes": f"<p>{SENTENCE}</p>" + "<a '\">" * 200_000,
    "open comments": f"<p>{SENTENCE}</p>" + "<!--" * 500_000,
    "open scripts": f"<p>{SENTENCE}</p>" + "<script>" * 100_000,
    "wide and long table": f"<p>{SENTENCE}</p><table><tr>" + "<td>1" * 20_000 + "<tr><td>2" * 15_000 + "</table>",
    "spans": f"<p>{SENTENCE}</p><table>"
    + "<tr><td rowspan=99999 colspan=99999>1</td><td>2</td></tr>" * 500
    + "</table>",
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_markup_costs_seconds_and_loses_no_text(markup: str) -> None:
    body = page(markup)
    begun = time.process_time()
    assert SENTENCE.strip() in extract(body, content_type="text/html").text
    fingerprint(body, content_type="text/html")
    assert time.process_time() - begun < 8


# Fingerprints


def test_what_no_reader_sees_does_not_change_the_fingerprint() -> None:
    def variant(nonce: str) -> bytes:
        return page(
            f"<form><input type=hidden value={nonce}></form><!-- {nonce} --><p class='{nonce}'>4.4 tons</p>"
            f"<script nonce='{nonce}'>var t = '{nonce}'</script><style>.{nonce} {{}}</style>"
        )

    assert fingerprint(variant("aa11")) == fingerprint(variant("bb22"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a class="__cf_email__" data-cfemail="5c3d3e">[email protected]</a>', "0a6b68"),
        ('<img src="https://files.test/a.png?Expires=17&amp;Signature=5c3d3e">', "0a6b68"),
        ('<form><input type="hidden" name="csrf" value="5c3d3e"></form>', "0a6b68"),
    ],
    ids=["hidden address of mail", "signed picture", "token of a form"],
)
def test_what_a_site_makes_anew_for_each_visitor_is_no_change(one: str, other: str) -> None:
    pages = [ARTICLE.replace("<h2>Regions", f"{part}<h2>Regions") for part in (one, one.replace("5c3d3e", other))]
    first, second = (page.encode() for page in pages)
    assert first != second
    assert fingerprint(first) == fingerprint(second)
    assert extract(first).text == extract(second).text


@pytest.mark.parametrize("written", ["12&shy;345", "12\u00ad345", "12\u200b345", "12\u2060345"])
def test_what_is_not_seen_inside_a_number_is_no_part_of_it(written: str) -> None:
    assert "They found 12345 cases." in read(written)


@pytest.mark.parametrize("written", ["&#xD83D;", "&#55357;"])
def test_half_a_character_is_none(written: str) -> None:
    found = read(written)
    found.encode()
    assert "They found \ufffd cases." in found


def read(number: str, more: str = "") -> str:
    words = f"<p>{FILLER * 3}</p><p>They found {number} cases. {more}</p>"
    return extract(f"<html><body><article>{words}</article></body></html>".encode(), content_type="text/html").text


def test_a_changed_figure_changes_the_fingerprint() -> None:
    assert fingerprint(page("<p>4.4 tons</p>")) != fingerprint(page("<p>4.5 tons</p>"))
    assert fingerprint(page("<table><tr><td>1<td>2</table>")) != fingerprint(page("<table><tr><td>12</table>"))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<script type="application/ld+json">{"publisher": {"name": "Quay Wire"}}</script>', "Quay Wire"),
        ('<script type="application/ld+json">[{"provider": "Quay Wire"}]</script>', "Quay Wire"),
        ('<meta name="DC.publisher" content="Bureau of Ports">', "Bureau of Ports"),
        ("<title>Catch grows again - Harbour Post</title>", "Harbour Post"),
        ("<title>Harbour Post: Catch grows again</title>", "Harbour Post"),
        ("<title>Catch grows again (Harbour Post)</title>", "Harbour Post"),
        ("<title>Catch grows again</title>", ""),
        ("<title>Another line altogether</title>", ""),
    ],
)
def test_who_publishes_is_told_by_data_or_by_what_the_title_adds(head: str, name: str) -> None:
    assert extract(page(f"<h1>Catch grows again</h1><p>{FILLER}</p>", head)).site_name == name


def test_of_several_headings_the_one_the_title_repeats_is_the_headline() -> None:
    head = "<title>Catch grows again | Harbour Post</title>"
    found = extract(page(f"<h1>Harbour Post</h1><h1>Catch grows again</h1><p>{FILLER}</p>", head))
    assert (found.title, found.site_name) == ("Catch grows again", "Harbour Post")


def test_figures_of_the_headline_are_kept() -> None:
    assert "48 boats" in extract(page(f"<h1>48 boats lost</h1><p>{FILLER}</p>")).text


def test_a_page_without_a_day_of_publication_has_that_of_its_last_change() -> None:
    changed = '<meta property="article:modified_time" content="2024-05-06">'
    assert extract(page(f"<p>{FILLER}</p>", changed)).published == date(2024, 5, 6)


def test_links_are_kept_with_the_words_that_lead_there() -> None:
    page = """<article><h1>Catch</h1><p>It was <b>4.4</b> tons, as <a href="/a">the
    <i>bureau</i></a> has it; <a href="b?x=1">the bureau</a> says so <a href="c"><img src="c.png"></a>.</p>
    <a href="d"><div>A whole block</div></a></article>"""
    found = extract(page.encode())
    assert [(found.text[link.start : link.end], link.url) for link in found.links] == [
        ("the bureau", "/a"),
        ("the bureau", "b?x=1"),
    ]
    assert found.links[0].end < found.links[1].start
