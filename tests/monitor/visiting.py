"""Sites whose pages and feeds change from visit to visit, and visits to them as the tasks make them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.addresses import host_name
from monitor.models import Host, Snapshot, Source, Visit
from monitor.services import revisions, watching
from tests.factories import NOW, make_source

HOUR = timedelta(hours=1)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)


def page(figure: str, *, nonce: str = "") -> str:
    filler = "The committee heard witnesses from every district before it wrote its report. " * 4
    article = f"<h1>Report</h1><p>{figure} tons were seized. {filler}</p>"
    return f"<html><body><!-- {nonce} --><main>{article}</main></body></html>"


def serve(site: HTTPServer, path: str, *bodies: str | bytes | Response) -> Source:
    """A page source whose successive visits are given the bodies one after the other; the last one for ever."""
    left = list(bodies)

    def answer(_: Request) -> Response:
        body = left.pop(0) if len(left) > 1 else left[0]
        return body if isinstance(body, Response) else Response(body, content_type="text/html; charset=utf-8")

    site.expect_request(path).respond_with_handler(answer)
    return make_source(url=site.url_for(path), kind=Source.Kind.PAGE)


def visit(source: Source, now: Any = NOW) -> Visit:
    """Visits a source and reads what was found, as the tasks do one after the other."""
    source.refresh_from_db()
    for pk in watching.visit_source(source, now):
        revisions.record(Snapshot.objects.get(pk=pk), now)
    source.refresh_from_db()
    last = source.visits.first()
    assert last is not None
    return last


def visits(source: Source, times: int) -> list[str]:
    return [visit(source, NOW + n * HOUR).outcome for n in range(times)]


def without_robots(url: str) -> str:
    """A server that answers everything alike is not asked for its robots.txt."""
    kept = {"robots_status": 404, "robots_fetched_at": NOW}
    Host.objects.create(name=host_name(url), next_request_at=NOW, held_until=NOW, **kept)
    return url


def feed(site: HTTPServer, *paths: str, more: str = "") -> str:
    items = "".join(f"<item><title>About {path}</title><link>{site.url_for(path)}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}{more}</channel></rss>'


def feed_source(site: HTTPServer, *bodies: str | bytes | Response) -> Source:
    source = serve(site, "/feed", *bodies)
    Source.objects.filter(pk=source.pk).update(kind=Source.Kind.FEED)
    return source
