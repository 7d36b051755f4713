"""Politeness: robots.txt, spacing, and pauses that a site asks for."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from monitor.fetch import FetchError
from monitor.models import Host, Source, Visit
from monitor.services import hosts, watching
from tests.factories import NOW, make_source

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome
HOUR = timedelta(hours=1)


@pytest.fixture
def strict_site(httpserver: HTTPServer, settings: Any) -> HTTPServer:
    """A web site whose robots.txt is up to the test."""
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]
    httpserver.expect_request("/page").respond_with_data("<p>4.33 tons</p>", content_type="text/html")
    return httpserver


def refusal(site: HTTPServer, path: str = "/page", now: Any = NOW) -> FetchError:
    with pytest.raises(FetchError) as raised:
        hosts.polite_get(site.url_for(path), now=now)
    return raised.value


@pytest.mark.parametrize(
    "robots",
    [
        "User-agent: *\nDisallow: /",
        "\ufeffUser-agent: *\nDisallow: /page",
        "User-agent: figurewatch\nDisallow: /p*e$\n\nUser-agent: *\nAllow: /",
        "User-agent: *\rDisallow: /page\r",
    ],
)
def test_a_page_that_robots_txt_forbids_is_not_asked_for(strict_site: HTTPServer, robots: str) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data(robots)
    assert refusal(strict_site).outcome == Outcome.REFUSED
    assert [request.path for request, _ in strict_site.log] == ["/robots.txt"]


@pytest.mark.parametrize(
    "robots",
    [
        "",
        "User-agent: *\nDisallow: /private",
        "User-agent: otherbot\nDisallow: /",
        "<!doctype html><html><body>Not found</body></html>",
        "\x00\x01\x02",
        "Disallow: /",
    ],
)
def test_a_page_that_robots_txt_does_not_forbid_is_asked_for(strict_site: HTTPServer, robots: str) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data(robots)
    assert hosts.polite_get(strict_site.url_for("/page"), now=NOW).status == 200


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_robots_txt_that_does_not_exist_permits_all(strict_site: HTTPServer, status: int) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data("", status=status)
    assert hosts.polite_get(strict_site.url_for("/page"), now=NOW).status == 200


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_permits_nothing_until_it_can(strict_site: HTTPServer, status: int) -> None:
    expected = Outcome.SERVER_ERROR if status == 500 else Outcome.BUSY
    strict_site.expect_ordered_request("/robots.txt").respond_with_data("", status=status)
    strict_site.expect_ordered_request("/robots.txt").respond_with_data("")
    strict_site.expect_ordered_request("/page").respond_with_data("here")
    assert refusal(strict_site).outcome == expected
    with pytest.raises((FetchError, hosts.NotYet)):
        hosts.polite_get(strict_site.url_for("/page"), now=NOW + timedelta(minutes=1))
    assert len(strict_site.log) == 1
    assert hosts.polite_get(strict_site.url_for("/page"), now=NOW + HOUR).body == b"here"


def test_a_page_is_looked_at_again_as_soon_as_its_robots_txt_may_be(strict_site: HTTPServer) -> None:
    """It is trouble that passes, as that of a page is; before the file may be asked for, a visit could find nothing."""
    strict_site.expect_ordered_request("/robots.txt").respond_with_data("", status=500)
    strict_site.expect_ordered_request("/robots.txt").respond_with_data("")
    strict_site.expect_ordered_request("/page").respond_with_data("<p>4.33 tons of it were seized.</p>")
    source = make_source(url=strict_site.url_for("/page"), kind=Source.Kind.PAGE)
    watching.visit_source(source, NOW)
    source.refresh_from_db()
    assert source.failures == 1
    assert NOW + timedelta(minutes=9) < source.next_visit_at <= NOW + timedelta(minutes=10)
    watching.visit_source(source, source.next_visit_at)
    assert [request.path for request, _ in strict_site.log] == ["/robots.txt", "/robots.txt", "/page"]


def test_a_pause_asked_for_with_robots_txt_is_kept_by_all_sources_of_the_site(strict_site: HTTPServer) -> None:
    busy = {"Retry-After": "3600"}
    strict_site.expect_request("/robots.txt").respond_with_data("", status=503, headers=busy)
    first, other = (make_source(url=strict_site.url_for(path), kind=Source.Kind.PAGE) for path in ("/page", "/other"))
    watching.visit_source(first, NOW)
    watching.visit_source(other, NOW + timedelta(minutes=30))
    for source in (first, other):
        source.refresh_from_db()
        assert abs(source.next_visit_at - NOW - HOUR) < timedelta(seconds=20)
    assert (first.failures, other.failures) == (1, 0)
    assert len(strict_site.log) == 1


def test_robots_txt_is_asked_for_once_a_day(strict_site: HTTPServer) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data("")
    for now in (NOW, NOW + HOUR, NOW + 23 * HOUR, NOW + 25 * HOUR):
        hosts.polite_get(strict_site.url_for("/page"), now=now)
    assert [request.path for request, _ in strict_site.log].count("/robots.txt") == 2


def test_the_target_of_a_redirect_is_asked_for_as_its_own_robots_txt_permits(strict_site: HTTPServer) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private")
    strict_site.expect_request("/moved").respond_with_data(status=302, headers={"Location": "/private/x"})
    assert refusal(strict_site, "/moved").outcome == Outcome.REFUSED
    assert "/private/x" not in [request.path for request, _ in strict_site.log]


def test_requests_to_a_host_are_spaced(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 0.2
    site.expect_request("/page").respond_with_data("here")
    begun = time.monotonic()
    for _ in range(3):
        hosts.polite_get(site.url_for("/page"), now=NOW)
    assert time.monotonic() - begun >= 0.4


def test_a_turn_too_far_off_is_not_waited_for(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 3600
    site.expect_request("/page").respond_with_data("here")
    hosts.polite_get(site.url_for("/page"), now=NOW)
    with pytest.raises(hosts.NotYet) as later:
        hosts.polite_get(site.url_for("/page"), now=NOW)
    assert NOW + HOUR <= later.value.at < NOW + HOUR + timedelta(seconds=5)


def test_a_crawl_delay_counts_where_it_is_longer(strict_site: HTTPServer) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 45")
    hosts.polite_get(strict_site.url_for("/page"), now=NOW)
    with pytest.raises(hosts.NotYet) as later:
        hosts.polite_get(strict_site.url_for("/page"), now=NOW)
    assert timedelta(seconds=45) <= later.value.at - NOW < timedelta(seconds=50)


def test_a_time_written_under_a_wrong_clock_does_not_lock_a_host(site: HTTPServer) -> None:
    site.expect_request("/page").respond_with_data("here")
    hosts.polite_get(site.url_for("/page"), now=NOW)
    Host.objects.update(next_request_at=NOW + timedelta(days=4000))
    assert hosts.polite_get(site.url_for("/page"), now=NOW).status == 200


def test_a_site_that_asks_for_a_pause_is_left_alone_by_all_its_sources(site: HTTPServer) -> None:
    site.expect_request("/busy").respond_with_data("", status=503, headers={"Retry-After": "600"})
    busy, other = (make_source(url=site.url_for(path), kind=Source.Kind.PAGE) for path in ("/busy", "/other"))
    watching.visit_source(busy, NOW)
    assert busy.visits.get().outcome == Outcome.BUSY
    watching.visit_source(other, NOW)
    other.refresh_from_db()
    assert timedelta(0) <= other.next_visit_at - NOW - timedelta(minutes=10) < timedelta(seconds=20)
    assert "/other" not in [request.path for request, _ in site.log]


def test_the_site_that_asked_for_a_pause_has_it_and_not_the_one_that_led_there(site: HTTPServer, settings: Any) -> None:
    other = site.url_for("/busy").replace("localhost", "127.0.0.1")
    settings.FETCH_ALLOWED_PRIVATE = [f"{name}:{site.port}" for name in ("localhost", "127.0.0.1")]
    site.expect_request("/moved").respond_with_data("", status=301, headers={"Location": other})
    site.expect_request("/busy").respond_with_data("", status=429, headers={"Retry-After": "600"})
    assert refusal(site, "/moved").outcome == Outcome.BUSY
    pauses = {host.name.partition(":")[0]: host.next_request_at - NOW for host in Host.objects.all()}
    assert pauses["127.0.0.1"] >= timedelta(minutes=10)
    assert pauses["localhost"] < timedelta(minutes=1)


def test_every_request_is_noted_with_what_was_answered(site: HTTPServer) -> None:
    moved = {"Location": site.url_for("/new")}
    site.expect_request("/old").respond_with_data("", status=301, headers=moved)
    site.expect_request("/new").respond_with_data("here")
    site.expect_request("/gone").respond_with_data("", status=410)
    asked: list[dict[str, Any]] = []
    hosts.polite_get(site.url_for("/old"), now=NOW, etag='"1"', asked=asked)
    with pytest.raises(FetchError):
        hosts.polite_get(site.url_for("/gone"), now=NOW, asked=asked)
    rows = [(row["url"].rpartition("/")[2], row["conditional"], row.get("status")) for row in asked]
    assert rows == [("robots.txt", False, 404), ("old", True, None), ("new", True, 200), ("gone", False, 410)]


@pytest.mark.parametrize(
    ("robots", "words"),
    [
        ("User-agent: *\nRequest-rate: 1/30", "asks for a pause of 30 s"),
        ("User-agent: *\nCrawl-delay: 7", "asks for a pause of 7 s"),
        ("User-agent: *\nDisallow: /", "asks not to visit"),
    ],
)
def test_what_a_site_permits_is_told_in_words(strict_site: HTTPServer, robots: str, words: str) -> None:
    strict_site.expect_request("/robots.txt").respond_with_data(robots)
    strict_site.expect_request("/page").respond_with_data("here")
    url = strict_site.url_for("/page")
    assert "did not answer" in hosts.robots_in_words(url)
    with suppress(FetchError):
        hosts.polite_get(url, now=NOW)
    assert words in hosts.robots_in_words(url)
