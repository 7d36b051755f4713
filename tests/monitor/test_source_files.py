"""Lists of sources as files."""

from __future__ import annotations

import pytest

from monitor.source_files import MOST_ROWS, BadFile, as_opml, read

OPML = """<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Grain"><outline type="rss" text="Board" title="The Board" xmlUrl=" https://board.test/feed "/>
<outline text="A folder"/></outline>
<outline text="Office" xmlUrl="https://office.test/" kind="page" everyMinutes="90" publisherName="Office of X"/>
</body></opml>"""


def values(content: str) -> list[dict[str, str]]:
    return [dict(row.values) for row in read(content)]


def test_opml_gives_its_feeds_from_all_folders() -> None:
    first, second = values(OPML)
    assert first == {"url": "https://board.test/feed", "kind": "feed", "title": "The Board"}
    assert (second["kind"], second["every_minutes"], second["publisher_name"]) == ("page", "90", "Office of X")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_csv_is_read_by_the_names_of_its_columns(sign: str) -> None:
    lines = [("Address", "Publisher", "Remarks"), ("https://board.test/", "Board", "none"), ("", "", "")]
    content = "\ufeff" + "\r\n".join(sign.join(line) for line in lines)
    assert values(content)[0] == {"url": "https://board.test/", "publisher_name": "Board"}


def test_cells_with_line_breaks_count_their_lines() -> None:
    rows = read('url,url_patterns\nhttps://a.test/,"/x\n/y"\nhttps://b.test/,\n')
    assert [row.number for row in rows] == [3, 4]
    assert rows[0].values["url_patterns"] == "/x\n/y"


def test_what_was_made_safe_for_spreadsheets_is_read_as_it_was() -> None:
    assert values("url,url_patterns\nhttps://a.test/,'-/sport/\n")[0]["url_patterns"] == "-/sport/"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (" \n", "empty"),
        ("https://a.test/\n", "one of them url"),
        ("url\n", "No source"),
        ('url\n"https://a.test/" x\n', "Line 2 is no CSV"),
        ("<opml><body>", "no OPML"),
        ("<html><body/></html>", "no OPML"),
        ('<!DOCTYPE o [<!ENTITY a "https://a.test/">]><opml><body><outline xmlUrl="&a;"/></body></opml>', "entities"),
        ("url\n" + "https://a.test/\n" * (MOST_ROWS + 1), "split it"),
    ],
)
def test_what_is_no_list_of_sources_is_said(content: str, words: str) -> None:
    with pytest.raises(BadFile, match=words):
        read(content)


def test_what_is_written_is_read_again() -> None:
    row = {"url": "https://a.test/?x=1&y=2", "kind": "listing", "title": 'A "<b>" & c', "url_patterns": "/x\n-/y"}
    assert values("".join(as_opml("Sources & more", [row]))) == [row]
