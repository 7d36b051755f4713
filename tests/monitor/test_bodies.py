"""Bodies larger than a page may be: sitemaps come packed, of a robots.txt the beginning is read."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from monitor import bodies, fetch, sitemaps
from monitor.failures import FetchError
from monitor.models import Visit

LIMIT = 20_000
SITEMAP = b"<urlset>" + b"<url><loc>https://a.test/report</loc></url>" * 2000 + b"</urlset>"


@pytest.fixture(autouse=True)
def small_pages(settings: Any) -> None:
    settings.FETCH_MAX_BYTES = LIMIT


def pieces(body: bytes) -> Iterator[bytes]:
    return (body[at : at + 5000] for at in range(0, len(body), 5000))


@pytest.mark.parametrize("declared", [0, len(SITEMAP)])
def test_a_large_sitemap_comes_packed_and_is_read_whole(declared: int) -> None:
    body = bodies.sitemap_or_whole(pieces(SITEMAP), declared)
    assert gzip.decompress(body.content) == SITEMAP
    assert (len(body.content) < LIMIT, body.size) == (True, len(SITEMAP))


def test_a_sitemap_that_is_no_larger_than_a_page_comes_as_it_is() -> None:
    assert bodies.sitemap_or_whole(pieces(SITEMAP[:LIMIT]), 0).content == SITEMAP[:LIMIT]


@pytest.mark.parametrize("declared", [0, 60_000_000])
def test_a_sitemap_beyond_what_one_may_be_is_refused(declared: int, monkeypatch: pytest.MonkeyPatch) -> None:
    if not declared:
        monkeypatch.setattr(sitemaps, "MOST_BYTES", 2 * LIMIT)
    with pytest.raises(FetchError, match="sitemap is larger than") as failure:
        bodies.sitemap_or_whole(pieces(SITEMAP), declared)
    assert failure.value.outcome == Visit.Outcome.TOO_LARGE


@pytest.mark.parametrize("take", [bodies.whole, bodies.sitemap_or_whole])
def test_a_page_is_not_read_beyond_its_limit(take: bodies.Take) -> None:
    given = []

    def endless() -> Iterator[bytes]:
        while True:
            given.append(5000)
            yield b"<p>more" + b" " * 4993

    with pytest.raises(FetchError, match="page is larger than"):
        take(endless(), 0)
    assert sum(given) <= LIMIT + 5000


def test_through_the_door_a_sitemap_is_given_its_true_size(site: HTTPServer) -> None:
    site.expect_request("/sitemap.xml").respond_with_data(SITEMAP, content_type="application/xml")
    answer = fetch.get(site.url_for("/sitemap.xml"), take=bodies.sitemap_or_whole)
    assert answer.size == len(SITEMAP)
    found = sitemaps.parse(answer.body, url=answer.url)
    assert [one.url for one in found.pages.entries] == ["https://a.test/report"]


def test_of_an_endless_robots_txt_the_beginning_is_read(site: HTTPServer) -> None:
    text = b"User-agent: *\nDisallow: /private\n"
    site.expect_request("/all").respond_with_handler(lambda _: Response(text + b"#\n" * 10_000_000))
    answer = fetch.get(site.url_for("/all"), take=bodies.robots)
    assert (answer.body.startswith(text), len(answer.body)) == (True, bodies.ROBOTS_BYTES)
