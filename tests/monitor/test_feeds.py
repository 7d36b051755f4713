"""Feeds, good and bad."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest

from monitor.entries import MOST_ENTRIES, RefusedList
from monitor.feeds import NotAFeed, parse

URL = "http://news.test/feeds/all.xml"


def rss(*items: str) -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{"".join(items)}</channel></rss>'.encode()
    )


def item(link: str, more: str = "") -> str:
    return f"<item><title>Title</title><link>{link}</link>{more}</item>"


def links(body: bytes) -> list[str]:
    return [entry.url for entry in parse(body, url=URL).entries]


def test_rss_and_atom_are_read() -> None:
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>A &amp; b</title>'
        b'<link href="http://news.test/1"/><updated>2026-03-02T10:00:00+02:00</updated></entry></feed>'
    )
    (entry,) = parse(atom, url=URL).entries
    assert (entry.url, entry.title) == ("http://news.test/1", "A & b")
    assert entry.updated == datetime(2026, 3, 2, 8, tzinfo=UTC)
    (entry,) = parse(
        rss(item("http://news.test/1", "<pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate>")), url=URL
    ).entries
    assert entry.published == datetime(2026, 3, 2, 10, tzinfo=UTC)


def test_a_page_is_told_from_a_feed_without_reading_it_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("feedparser takes minutes for some pages")

    monkeypatch.setattr(feedparser, "parse", never)
    attributes = " ".join(f'a{number}="1"' for number in range(1000))
    with pytest.raises(NotAFeed, match="single page"):
        parse(f"<html><body><p {attributes}>4.33 tons</p></body></html>".encode(), url=URL)


def test_a_feed_in_utf_16_is_read_and_declares_no_entities_either() -> None:
    feed = '<?xml version="1.0" encoding="utf-16"?>{}' + rss(item("http://news.test/1")).decode().partition("?>")[2]
    assert links(feed.format("").encode("utf-16")) == ["http://news.test/1"]
    with pytest.raises(RefusedList, match="declares entities"):
        links(feed.format('<!DOCTYPE rss [<!ENTITY a "b">]>').encode("utf-16"))


def test_relative_links_are_read_against_the_feed() -> None:
    assert links(rss(item("../a/1"), item("/b"))) == ["http://news.test/a/1", "http://news.test/b"]


def test_each_address_counts_once() -> None:
    body = rss(item("http://news.test/1"), item("http://news.test/1#top"), item("http://news.test/1?utm_source=rss"))
    assert links(body) == ["http://news.test/1"]


def test_one_guid_for_all_entries_loses_none() -> None:
    assert len(links(rss(*(item(f"http://news.test/{n}", "<guid>same</guid>") for n in range(3))))) == 3


def test_a_bad_entry_between_good_ones_is_counted_and_the_others_are_read() -> None:
    bad = ["<item></item>", item("javascript:alert(1)"), item("http://user:pw@news.test/"), item("http://[broken")]
    feed = parse(rss(item("http://news.test/1"), *bad, item("http://news.test/2")), url=URL)
    assert [entry.url for entry in feed.entries] == ["http://news.test/1", "http://news.test/2"]
    assert feed.unusable == len(bad)


@pytest.mark.parametrize("date", ["yesterday", "", "Mon, 99 Foo 2026", "0000-00-00"])
def test_a_date_that_cannot_be_read_is_left_out(date: str) -> None:
    (entry,) = parse(rss(item("http://news.test/1", f"<pubDate>{date}</pubDate>")), url=URL).entries
    assert entry.published is None


def test_entries_before_a_fault_are_read() -> None:
    body = rss(item("http://news.test/1")).replace(b"</channel></rss>", b"<item><title>open & <link>x")
    assert "http://news.test/1" in links(body)


def test_a_feed_that_is_the_name_of_a_feed_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(rss(item("http://news.test/1")))
    with pytest.raises(NotAFeed):
        parse(str(file).encode(), url=URL)


def test_an_empty_feed_is_a_feed() -> None:
    assert parse(rss(), url=URL).entries == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<!doctype html><html><body><p>A page</p></body></html>",
        b"plain words",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b'{"items": []}',
    ],
)
def test_what_is_no_feed_is_told_as_such(body: bytes) -> None:
    with pytest.raises(NotAFeed):
        parse(body, url=URL)


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/hostname">', f'<!ENTITY a "{"h" * 100_000}">'],
    ids=["own", "file", "long"],
)
def test_a_feed_with_entities_of_its_own_is_refused(entity: str) -> None:
    body = f"<!DOCTYPE rss [{entity}]>" + rss(item("http://news.test/1", "&a;" * 20_000)).decode()
    with pytest.raises(RefusedList, match="entities"):
        parse(body.encode(), url=URL)


def test_a_huge_feed_costs_no_more_than_its_first_entries() -> None:
    body = rss(*(item(f"http://news.test/{n}") for n in range(20_000)))
    begun = time.process_time()
    assert len(links(body)) == MOST_ENTRIES
    assert time.process_time() - begun < 3


ATOM = 'rel="alternate" type="application/atom+xml"'


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (f'<link {ATOM} href="/atom.xml">', "announces its feed at http://news.test/atom.xml"),
        (f'<link {ATOM} href="http://10.0.0.1:99999/"><link {ATOM} href="b.xml">', "at http://news.test/feeds/b.xml"),
        (f"<link {ATOM}>", "change the source's kind to single page"),
        ('<link rel="stylesheet" href="/a.css">', "change the source's kind to single page"),
    ],
)
def test_a_page_watched_as_a_feed_is_asked_for_the_feed_it_announces(head: str, sentence: str) -> None:
    with pytest.raises(NotAFeed, match=sentence):
        parse(f"<html><head>{head}</head><body><p>News.</p></body></html>".encode(), url=URL)


def json_feed(**changes: object) -> bytes:
    items = [
        {
            "id": "1",
            "url": "/a?utm_source=feed",
            "title": "Rice <b>up</b>",
            "date_published": "2026-03-01T10:00:00+02:00",
        },
        {"id": "2", "external_url": "https://wire.test/b", "title": None, "date_modified": "no date"},
        {"id": "3", "title": "Without an address"},
        "nonsense",
    ]
    values = {"version": "https://jsonfeed.org/version/1.1", "title": "Prices", "items": items} | changes
    return b"\xef\xbb\xbf" + json.dumps(values).encode()


def test_a_json_feed_is_a_feed() -> None:
    found = parse(json_feed(), url="https://agency.test/feed.json")
    first, second = found.entries
    assert (found.title, found.unusable) == ("Prices", 1)
    assert (first.url, first.title) == ("https://agency.test/a", "Rice up")
    assert first.published == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (second.url, second.title, second.published) == ("https://wire.test/b", "", None)


@pytest.mark.parametrize(
    "body",
    [b'{"version": 1}', b'{"items": []}', b"{", b'{"a":' * 100_000, json_feed(items={}), json_feed(version="2.0")],
)
def test_other_json_is_no_feed(body: bytes) -> None:
    with pytest.raises(NotAFeed, match="JSON"):
        parse(body, url="https://agency.test/feed.json")


@pytest.mark.parametrize("reference", ["&#99999999999999;", "&#xD83D;", "&#x110000", "&#" + "9" * 3000 + ";"])
def test_numbers_of_no_character_do_not_break_a_feed(reference: str) -> None:
    title = f"Rice {reference} &#8211; up"
    body = rss(f"<item><title>{title}</title><link>http://news.test/a</link></item>") + b"<broken"
    (entry,) = parse(body, url=URL).entries
    assert entry.title.startswith("Rice ?")
    assert entry.title.endswith("– up")


def test_names_of_an_undeclared_namespace_do_not_break_a_feed() -> None:
    more = "<dc:date>2026-01-02</dc:date><media:content url='x'/>"
    (entry,) = parse(rss(f"<item><title>Rice</title><link>http://news.test/a</link>{more}</item>"), url=URL).entries
    assert (entry.title, entry.published) == ("Rice", datetime(2026, 1, 2, tzinfo=UTC))


@pytest.mark.parametrize("written", ["01 Jan 26 10:00:00 +0000", "2026-01-01 10:00:00", "Thu, 1 Jan 2026 11:00 +0100"])
def test_days_of_two_digits_and_without_a_zone_are_read(written: str) -> None:
    body = rss(f"<item><title>Rice</title><link>http://news.test/a</link><pubDate>{written}</pubDate></item>")
    assert parse(body, url=URL).entries[0].published == datetime(2026, 1, 1, 10, tzinfo=UTC)
