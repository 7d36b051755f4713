"""Links of a page that lists others."""

from __future__ import annotations

import pytest

from monitor.listings import NotAListing, looks_like_one, parse

URL = "https://agency.test/press/"
HEADLINES = "".join(f'<li><a href="/press/{n}">Ministry report number {n} is out</a></li>' for n in range(10))
PAGE = f"""<html><head><title>Press</title></head><body>
<nav><a href="/imprint">A long way of saying imprint</a></nav>
<ul class="news">{HEADLINES}</ul>
<div id="files"><a href="/files/2024.pdf">2024</a> <a href="/files/2023.pdf">2023</a></div>
<p><a href="https://elsewhere.test/story-of-today">A story told by somebody else today</a>
<a href="/press/?page=2">Next</a> <a href="#top">Back to the top of this page</a> <a href="mailto:a@b.test">Mail</a></p>
</body></html>"""


def found(page: str = PAGE, **options: str) -> list[str]:
    entries = parse(page.encode(), url=URL, content_type="text/html", **options).entries
    return [one.url.removeprefix("https://agency.test") for one in entries]


def test_headlines_of_the_same_site_are_taken_and_what_leads_around_is_not() -> None:
    assert found() == [f"/press/{n}" for n in range(10)]


def test_a_selector_picks_links_or_what_is_around_them() -> None:
    assert found(selector="#files") == ["/files/2024.pdf", "/files/2023.pdf"]
    assert found(selector="#files a") == ["/files/2024.pdf", "/files/2023.pdf"]


def test_patterns_pick_among_all_links() -> None:
    assert found(patterns="*.pdf\n-2023") == ["/files/2024.pdf"]


def test_titles_are_the_words_of_the_links() -> None:
    (first, *_) = parse(PAGE.encode(), url=URL, content_type="text/html").entries
    assert first.title == "Ministry report number 0 is out"


def test_short_headlines_in_chinese_are_headlines() -> None:
    page = '<html><body><a href="/1">全国缉毒工作会议召开</a><a href="/2">更多</a></body></html>'
    assert found(page) == ["/1"]


@pytest.mark.parametrize(
    ("page", "options", "words"),
    [
        (PAGE, {"selector": "#gone a"}, "fits no link"),
        ("<html><body><p>No links at all.</p></body></html>", {}, "No links to articles"),
        ("%PDF-1.4 ...", {}, "not a page"),
        ("\x89PNG\x00\x01\x02", {}, "binary data|a picture"),
    ],
)
def test_a_page_without_the_links_says_what_to_do(page: str, options: dict[str, str], words: str) -> None:
    with pytest.raises(NotAListing, match=words):
        found(page, **options)


def test_a_page_of_headlines_looks_like_a_list_and_an_article_does_not() -> None:
    paragraphs = "<p>The committee heard witnesses from every district before it wrote its report.</p>" * 40
    assert looks_like_one(PAGE.encode(), url=URL, content_type="text/html")
    assert not looks_like_one(f"<html><body>{paragraphs}{HEADLINES}</body></html>".encode(), url=URL)
    assert not looks_like_one(b"plain words", url=URL)
