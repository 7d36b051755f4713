"""Sitemaps, sitemaps of sitemaps, packed ones, and hostile ones."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime

import pytest

from monitor import sitemaps
from monitor.entries import MOST_ENTRIES, NoList
from monitor.sitemaps import parse

URL = "https://agency.test/sitemap.xml"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*rows: str) -> bytes:
    return f'<?xml version="1.0"?>\n<urlset {SPACE}>{"".join(f"<url>{row}</url>" for row in rows)}</urlset>'.encode()


def addresses(body: bytes, patterns: str = "") -> list[str]:
    return [one.url for one in parse(body, url=URL, patterns=patterns).pages.entries]


def test_pages_come_newest_first_and_those_without_a_date_last() -> None:
    body = urlset(
        "<loc>https://agency.test/undated</loc>",
        "<loc>https://agency.test/old</loc><lastmod>2020-05-01</lastmod>",
        "<loc> /new </loc><lastmod>2026-02-28T23:30:00+09:00</lastmod>",
        "<loc>https://agency.test/odd</loc><lastmod>yesterday</lastmod>",
    )
    found = parse(body, url=URL).pages.entries
    assert [one.url.rpartition("/")[2] for one in found] == ["new", "old", "undated", "odd"]
    assert found[0].updated == datetime(2026, 2, 28, 14, 30, tzinfo=UTC)


def test_titles_and_days_of_news_sitemaps_are_read_and_pictures_are_not_pages() -> None:
    news = (
        "<loc>https://agency.test/a</loc>"
        '<image:image xmlns:image="urn:image"><image:loc>https://agency.test/a.jpg</image:loc></image:image>'
        '<news:news xmlns:news="urn:news"><news:title>Prices rise</news:title>'
        "<news:publication_date>2026-03-01T08:00:00Z</news:publication_date></news:news>"
    )
    (found,) = parse(urlset(news), url=URL).pages.entries
    assert (found.url, found.title) == ("https://agency.test/a", "Prices rise")
    assert found.published == datetime(2026, 3, 1, 8, tzinfo=UTC)


def test_a_sitemap_of_sitemaps_names_its_children_once() -> None:
    row = "<sitemap><loc>/one.xml.gz</loc><lastmod>2026-01-01</lastmod></sitemap>"
    found = parse(f"<sitemapindex {SPACE}>{row * 3}</sitemapindex>".encode(), url=URL)
    assert [one.url for one in found.children] == ["https://agency.test/one.xml.gz"]
    assert not found.pages.entries


def test_a_packed_sitemap_is_unpacked() -> None:
    body = gzip.compress(urlset("<loc>https://agency.test/a</loc>"))
    assert sitemaps.looks_like_one(body)
    assert addresses(body) == ["https://agency.test/a"]


def test_patterns_pick_before_the_newest_are_taken() -> None:
    rows = [f"<loc>/news/{n}</loc><lastmod>2026-03-01</lastmod>" for n in range(MOST_ENTRIES + 5)]
    body = urlset(*rows, "<loc>/reports/1</loc><lastmod>2001-01-01</lastmod>")
    assert parse(body, url=URL).pages.is_cut
    assert len(addresses(body)) == MOST_ENTRIES
    assert addresses(body, "/reports/") == ["https://agency.test/reports/1"]


def test_the_newest_of_a_very_long_sitemap_are_found_wherever_they_stand() -> None:
    rows = [f"<loc>/old/{n}</loc><lastmod>2020-01-01</lastmod>" for n in range(2 * sitemaps.MOST_ROWS)]
    rows.insert(5, "<loc>/early</loc><lastmod>2026-03-01</lastmod>")
    found = parse(urlset(*rows, "<loc>/late</loc><lastmod>2026-03-02</lastmod>"), url=URL).pages
    assert [one.url.rpartition("/")[2] for one in found.entries[:3]] == ["late", "early", "0"]
    assert (len(found.entries), found.is_cut) == (MOST_ENTRIES, True)


def test_addresses_that_may_not_be_asked_are_counted() -> None:
    found = parse(urlset("<loc>ftp://agency.test/a</loc>", "<lastmod>2026-01-01</lastmod>", "<loc>/b</loc>"), url=URL)
    assert (len(found.pages.entries), found.pages.unusable) == (1, 2)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "no sitemap"),
        (b"<html><body>urlset</body></html>", "no sitemap"),
        (urlset("<loc>/a</loc>")[:-8], "cut off"),
        (gzip.compress(urlset("<loc>/a</loc>" * 50))[:-20], "cut off"),
        (b"\x1f\x8bnonsense", "cut off"),
        (b'<!DOCTYPE u [<!ENTITY a "b">]><urlset><url><loc>/&a;</loc></url></urlset>', "entities"),
        (b"<!--" + b"x" * 9000 + b'--><!DOCTYPE u SYSTEM "file:///etc/passwd"><urlset/>', "no sitemap|entities"),
        (gzip.compress(b"<urlset>" + b" " * 3_000_000), "larger than"),
    ],
)
def test_what_is_no_sound_sitemap_is_said_to_be_none(body: bytes, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_BYTES", 2_000_000)
    with pytest.raises(NoList, match=words):
        parse(body, url=URL)


def test_reading_stops_at_the_number_that_a_sitemap_may_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_URLS", 3)
    assert len(addresses(urlset(*(f"<loc>/{n}</loc>" for n in range(9))))) == 3
