"""Every request made for a source, against a real server: what the server saw is what the log says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from monitor import visit_log
from monitor.models import Source
from tests.factories import NOW, make_source
from tests.monitor.services.test_pace import HOUR
from tests.monitor.visiting import page, serve, visit

pytestmark = pytest.mark.django_db


def logged(source: Source) -> list[str]:
    return [request.url.rpartition("/")[2] for request in visit_log.requests(source)]


def seen(site: HTTPServer) -> list[str]:
    return [request.path.rpartition("/")[2] for request, _ in site.log]


def test_the_log_says_what_the_site_saw(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.1"), page("4.2"))
    site.expect_request("/moved").respond_with_data("", status=301, headers={"Location": site.url_for("/report")})
    for n in range(2):
        visit(source, NOW + n * HOUR)
    other = make_source(url=site.url_for("/moved"), kind=Source.Kind.PAGE)
    visit(other, NOW + 3 * HOUR)
    assert logged(source) + logged(other) == seen(site) == ["robots.txt", "report", "report", "moved", "report"]


def test_requests_stand_in_the_log_as_far_apart_as_they_were_made(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 2
    sources = [serve(site, path, page("4.33")) for path in ("/report", "/other")]
    for source in sources:
        visit(source)
    times = [list(visit_log.requests(source))[-1].at for source in sources]
    assert times[1] - times[0] >= timedelta(seconds=2)


def test_a_page_that_robots_forbid_stands_in_no_log(httpserver: HTTPServer, settings: object) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]  # type: ignore[attr-defined]
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /")
    source = make_source(url=httpserver.url_for("/private"), kind=Source.Kind.PAGE)
    for n in range(2):
        visit(source, NOW + n * HOUR)
    assert logged(source) == seen(httpserver) == ["robots.txt"]


def test_the_log_names_the_pause_that_is_kept(httpserver: HTTPServer, settings: object) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]  # type: ignore[attr-defined]
    settings.FETCH_HOST_SPACING_SECONDS = 1  # type: ignore[attr-defined]
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 7")
    source = serve(httpserver, "/report", page("4.1"))
    assert "At least 1 s between two requests to one host." in "".join(visit_log.as_text(source))
    visit(source)
    assert "At least 7 s between two requests to one host." in "".join(visit_log.as_text(source))
