"""Visits that find no page, or none that can be read: said in a sentence, and nothing is lost."""

from __future__ import annotations

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.models import Article, Revision, Snapshot, Visit
from tests.factories import NOW, make_source
from tests.monitor.conftest import RawServer
from tests.monitor.visiting import HOUR, PNG, page, serve, visit, visits, without_robots

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome
BAD = {
    "missing": (Response(status=404), Outcome.MISSING),
    "gone": (Response(status=410), Outcome.MISSING),
    "refused": (Response(status=403), Outcome.REFUSED),
    "error": (Response(status=500), Outcome.SERVER_ERROR),
    "busy": (Response(status=429), Outcome.BUSY),
    "empty": (b"", Outcome.EMPTY),
    "no text": ("<html><body><div></div></body></html>", Outcome.EMPTY),
    "by script": ("<html><body><div id=app></div><script>run()</script></body></html>", Outcome.EMPTY),
    "picture": (PNG, Outcome.NOT_READABLE),
    "data": ('{"tons": 4.33}', Outcome.NOT_READABLE),
    "redirected inside": (Response(status=302, headers={"Location": "http://10.0.0.1/"}), Outcome.UNSAFE),
}


@pytest.mark.parametrize(("answer", "outcome"), BAD.values(), ids=BAD.keys())
def test_a_failing_page_ends_in_a_sentence_on_source_and_visit_and_loses_nothing(
    site: HTTPServer, answer: str | bytes | Response, outcome: Outcome
) -> None:
    source = serve(site, "/report", page("4.33"), answer)
    visit(source)
    for failures in (1, 2, 3):
        failed = visit(source, NOW + failures * HOUR)
        assert failed.outcome == outcome
        assert failed.message.endswith(".")
        assert (source.last_error, source.failures) == (failed.message, failures)
        assert source.next_visit_at > NOW + failures * HOUR
    assert "4.33" in Revision.objects.get().text
    assert Snapshot.objects.unread().count() == 0


@pytest.mark.parametrize(
    ("answer", "soon"),
    [
        (Response(status=500), True),
        (Response(status=503, headers={"Retry-After": "60"}), True),
        (Response(status=429), False),
        (Response(status=404), False),
        (Response(status=403), False),
    ],
)
def test_only_trouble_that_passes_is_looked_into_sooner_than_usual(
    site: HTTPServer, answer: Response, soon: bool
) -> None:
    source = serve(site, "/report", page("4.33"), answer)
    visits(source, 2)
    assert (source.next_visit_at < NOW + 2 * HOUR) == soon


@pytest.mark.parametrize("answer", [Response(status=500), b"", PNG])
def test_a_source_in_order_again_says_so(site: HTTPServer, answer: bytes | Response) -> None:
    source = serve(site, "/report", page("4.33"), answer, page("4.33"))
    assert visits(source, 3)[-1] == Outcome.UNCHANGED
    assert (source.failures, source.last_error) == (0, "")


def test_304_after_a_page_that_could_not_be_read_does_not_put_it_in_order(site: HTTPServer) -> None:
    empty = Response("<html><body></body></html>", headers={"ETag": '"1"'}, content_type="text/html")

    def answer(request: Request) -> Response:
        return Response(status=304) if "If-None-Match" in request.headers else empty

    site.expect_request("/report").respond_with_handler(answer)
    source = make_source(url=site.url_for("/report"))
    assert visits(source, 3) == [Outcome.EMPTY] * 3
    assert source.failures == 3
    assert Snapshot.objects.count() == 1


def test_a_page_that_is_gone_keeps_its_captures_and_may_come_back(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"), Response(status=404), Response(status=404), page("4.33"))
    visits(source, 3)
    article = Article.objects.get()
    assert article.gone_at == NOW + HOUR
    assert article.revisions.count() == 1
    visit(source, NOW + 3 * HOUR)
    article.refresh_from_db()
    assert article.gone_at is None


def test_a_body_cut_short_is_never_taken_for_a_change(raw_server: RawServer) -> None:
    short = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + page("4.33").encode()
    url = without_robots(raw_server(lambda connection: connection.sendall(short)))
    source = make_source(url=url)
    assert visit(source).outcome == Outcome.SERVER_ERROR
    assert Snapshot.objects.count() == 0


def test_a_private_address_is_refused_without_a_connection() -> None:
    source = make_source(url="http://192.168.7.7/report")
    assert visit(source).outcome == Outcome.UNSAFE
