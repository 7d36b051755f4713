"""From a due source to a snapshot, against a real server."""

from __future__ import annotations

import os
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.addresses import host_name
from monitor.models import Article, Host, Publisher, Revision, Snapshot, Source, Visit
from monitor.services import captures, hosts, revisions, watching
from tests.factories import NOW, make_article, make_source
from tests.monitor.conftest import RawServer
from tests.monitor.pdfs import lines, pdf

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome
HOUR = timedelta(hours=1)


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


# What a visit finds


def test_a_page_is_kept_and_read(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"))
    assert visit(source).outcome == Outcome.NEW
    revision = Revision.objects.get()
    assert "4.33 tons were seized." in revision.text
    assert captures.read(revision.snapshot.sha256).decode() == page("4.33")
    assert revision.article.url == source.url
    assert (source.failures, source.last_error, source.last_visit_at) == (0, "", NOW)
    assert source.next_visit_at == NOW + HOUR


def test_a_pdf_is_kept_and_read_with_its_pages_and_its_changes_are_revisions(site: HTTPServer) -> None:
    first, second = (pdf(lines("Report of the coast guard"), lines(f"{number} vessels")) for number in (311, 312))
    source = serve(site, "/report.pdf", first, first, second)
    assert visits(source, 3) == [Outcome.NEW, Outcome.UNCHANGED, Outcome.CHANGED]
    last = Revision.objects.latest("number")
    assert last.page_at(last.text.index("312 vessels")) == 2


def test_a_pdf_of_pictures_is_told_as_such(site: HTTPServer) -> None:
    source = serve(site, "/scan.pdf", pdf(b""))
    assert visit(source).message == "The PDF holds no text, only pictures of pages."


def test_the_same_bytes_are_no_news(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"))
    assert visits(source, 3) == [Outcome.NEW, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert Snapshot.objects.count() == 1


def test_bytes_that_differ_where_no_reader_looks_are_no_news(site: HTTPServer) -> None:
    source = serve(site, "/report", *(page("4.33", nonce=str(n)) for n in range(3)))
    assert visits(source, 3) == [Outcome.NEW, Outcome.UNCHANGED, Outcome.UNCHANGED]
    assert Snapshot.objects.count() == 1


def test_what_changes_beside_the_article_is_captured_but_is_no_revision(site: HTTPServer) -> None:
    clock = [page("4.33").replace("<body>", f"<body><header>{n} readers</header>") for n in range(2)]
    source = serve(site, "/report", *clock)
    assert visits(source, 2) == [Outcome.NEW, Outcome.UNCHANGED]
    assert (Snapshot.objects.count(), Revision.objects.count()) == (2, 1)


def test_there_and_back_again_is_three_revisions(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"), page("4.4"), page("4.33"))
    assert visits(source, 3) == [Outcome.NEW, Outcome.CHANGED, Outcome.CHANGED]
    texts = [revision.text for revision in Revision.objects.order_by("number")]
    assert texts[0] == texts[2] != texts[1]
    assert Article.objects.get().changed_at == NOW + 2 * HOUR


def test_validators_are_sent_back_and_304_is_no_news(site: HTTPServer) -> None:
    headers = {"ETag": '"v1"', "Last-Modified": "Mon, 02 Mar 2026 00:00:00 GMT"}
    source = serve(site, "/report", Response(page("4.33"), headers=headers), Response(status=304))
    assert visits(source, 2) == [Outcome.NEW, Outcome.UNCHANGED]
    asked = site.log[-1][0].headers
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"v1"', "Mon, 02 Mar 2026 00:00:00 GMT")


def test_a_validator_that_lies_is_found_out_within_a_day(site: HTTPServer) -> None:
    figures = iter(["4.33", "4.4"])

    def answer(request: Request) -> Response:
        if "If-None-Match" in request.headers:
            return Response(status=304)
        return Response(page(next(figures)), headers={"ETag": '"same"'}, content_type="text/html")

    site.expect_request("/report").respond_with_handler(answer)
    source = make_source(url=site.url_for("/report"))
    found = [visit(source, NOW + hours * HOUR).outcome for hours in (0, 1, 25)]
    assert found == [Outcome.NEW, Outcome.UNCHANGED, Outcome.CHANGED]


@pytest.mark.parametrize("etag", [b'"' + b"x" * 5000 + b'"', b'"caf\x00\x01"'])
def test_a_validator_that_cannot_be_sent_back_is_not_kept(raw_server: RawServer, etag: bytes) -> None:
    body = page("4.33").encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\nETag: %s\r\n\r\n" % (len(body), etag)
    source = make_source(url=without_robots(raw_server(lambda connection: connection.sendall(head + body))))
    assert visits(source, 2) == [Outcome.NEW, Outcome.UNCHANGED]
    assert Article.objects.get().etag == ""


def test_headers_with_odd_characters_are_kept(site: HTTPServer) -> None:
    source = serve(site, "/report", Response(page("4.33"), headers={"X-Odd": "caf\xe9"}))
    assert visit(source).outcome == Outcome.NEW
    assert ["X-Odd", "caf\xe9"] in Snapshot.objects.get().headers


# What a visit does not find

PNG = b"\x89PNG\r\n\x1a\n" + bytes(1000)
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


# Feeds


def feed(site: HTTPServer, *paths: str, more: str = "") -> str:
    items = "".join(f"<item><title>About {path}</title><link>{site.url_for(path)}</link></item>" for path in paths)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}{more}</channel></rss>'


def feed_source(site: HTTPServer, *bodies: str | bytes | Response) -> Source:
    source = serve(site, "/feed", *bodies)
    Source.objects.filter(pk=source.pk).update(kind=Source.Kind.FEED)
    return source


def test_a_feed_gives_articles_that_are_due_at_once(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1", "/2"))
    found = visit(source)
    assert (found.outcome, found.message) == (Outcome.FEED_READ, "2 entries, 2 of them new.")
    assert {article.title for article in Article.objects.due(NOW)} == {"About /1", "About /2"}


def test_a_feed_read_twice_doubles_nothing(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1", "/2"), feed(site, "/1", "/2", "/3"))
    visits(source, 2)
    assert Article.objects.count() == 3
    assert source.visits.first().message == "3 entries, 1 of them new."  # type: ignore[union-attr]


def test_entries_that_lead_inside_are_counted_and_left_alone(site: HTTPServer) -> None:
    more = "<item><link>http://10.0.0.1/</link></item><item><link>file:///etc/passwd</link></item><item></item>"
    source = feed_source(site, feed(site, "/1", more=more))
    assert visit(source).message == "1 entry, 1 of them new. 3 without an address that may be visited."


def test_an_entry_that_the_feed_calls_updated_is_visited_again(site: HTTPServer) -> None:
    dated = feed(site, "/1").replace("</item>", "<pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate></item>")
    source = feed_source(site, dated)
    visit(source)
    Article.objects.update(last_visit_at=NOW - 2 * HOUR, next_visit_at=NOW + 9 * HOUR)
    visit(source)
    assert Article.objects.get().next_visit_at == NOW
    Article.objects.update(last_visit_at=NOW, next_visit_at=NOW + 9 * HOUR)
    visit(source)
    assert Article.objects.get().next_visit_at == NOW + 9 * HOUR


@pytest.mark.parametrize("body", ["", "<html><body><p>A page</p></body></html>", "words", PNG])
def test_a_feed_that_is_no_feed_is_told_so_and_its_articles_stay(site: HTTPServer, body: str | bytes) -> None:
    source = feed_source(site, feed(site, "/1"), body)
    assert visits(source, 2) == [Outcome.FEED_READ, Outcome.NOT_READABLE]
    assert "feed" in source.last_error
    assert Article.objects.count() == 1


def test_a_source_of_unknown_kind_is_a_feed_where_a_feed_is_found(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visit(source).outcome == Outcome.FEED_READ
    assert source.kind == Source.Kind.FEED


def test_a_source_of_unknown_kind_is_a_page_where_no_feed_is_found_and_is_asked_for_only_once(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.4"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visit(source).outcome == Outcome.NEW
    assert (source.kind, source.visits.count()) == (Source.Kind.PAGE, 1)
    assert "4.4 tons" in Revision.objects.get().text
    assert [request.path for request, _ in site.log].count("/report") == 1


def test_a_source_of_unknown_kind_stays_so_while_nothing_is_found(site: HTTPServer) -> None:
    source = serve(site, "/report", Response(status=500), page("4.4"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visits(source, 2) == [Outcome.SERVER_ERROR, Outcome.NEW]


def test_an_article_of_a_feed_is_kept_and_read_on_its_own_schedule(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    site.expect_request("/1").respond_with_data(page("4.4"), content_type="text/html")
    visit(source)
    article = Article.objects.get()
    assert watching.visit_article(article, NOW) == []  # nothing is left to be read
    article.refresh_from_db()
    assert article.title == "Report"
    assert NOW + HOUR <= article.next_visit_at <= NOW + 1.1 * HOUR


def test_a_failing_article_says_so_itself_and_leaves_its_feed_in_order(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    site.expect_request("/1").respond_with_data("", status=500)
    visit(source)
    article = Article.objects.get()
    watching.visit_article(article, NOW)
    article.refresh_from_db()
    source.refresh_from_db()
    assert (article.failures, source.failures) == (1, 0)
    assert article.last_error


# The curator's hand


def test_an_added_source_is_due_at_once_under_its_one_spelling() -> None:
    source = watching.add_source(
        publisher_name=" Harbour office ",
        url="HTTP://Harbour.example:80/x#y",
        title="Report",
        kind=Source.Kind.PAGE,
        now=NOW,
    )
    assert source.url == "http://harbour.example/x"
    assert source.publisher.name == "Harbour office"
    assert Source.objects.due(NOW).get() == source


@pytest.mark.parametrize("url", ["http://harbour.example/", "HTTP://HARBOUR.example", "http://10.0.0.1/", "no address"])
def test_a_source_that_may_not_be_or_is_known_is_refused(url: str) -> None:
    make_source(url="http://harbour.example/")
    with pytest.raises(ValidationError) as refusal:
        watching.add_source(publisher_name="Harbour office", url=url, title="Report")
    assert "url" in refusal.value.message_dict
    assert Source.objects.count() == 1


def test_another_address_is_visited_as_if_for_the_first_time() -> None:
    source = make_source(next_visit_at=NOW + HOUR, failures=3, last_error="Missing.", etag='"1"')
    values = {"publisher_name": source.publisher.name, "title": source.title}
    watching.change_source(source, url=source.url, now=NOW, **values)
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures) == (NOW + HOUR, 3)
    watching.change_source(source, url="http://moved.example/", now=NOW, **values)
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures, source.last_error, source.etag) == (NOW, 0, "", "")
    assert source.host_name == "moved.example"


def test_a_change_leaves_alone_what_a_worker_wrote_meanwhile() -> None:
    source = make_source()
    Source.objects.filter(pk=source.pk).update(failures=2, last_error="Missing.")
    watching.change_source(source, publisher_name=source.publisher.name, url=source.url, title="New title")
    source.refresh_from_db()
    assert (source.title, source.failures, source.last_error) == ("New title", 2, "Missing.")


def test_visit_now_pause_and_resume() -> None:
    source = make_source(next_visit_at=NOW + HOUR, kind=Source.Kind.FEED)
    article = make_article(source=source, next_visit_at=NOW + HOUR)
    watching.visit_now(source, NOW)
    article.refresh_from_db()
    assert article.next_visit_at == NOW
    watching.pause(source)
    assert not Source.objects.due(NOW).exists()
    watching.resume(source, NOW)
    assert Source.objects.due(NOW).get() == source


def test_a_disk_that_is_full_leaves_no_half_record(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    source = serve(site, "/report", page("4.33"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            watching.visit_source(source, NOW)
    assert (Snapshot.objects.count(), Visit.objects.count()) == (0, 0)
    assert visit(source).outcome == Outcome.NEW


def test_a_publisher_is_not_doubled() -> None:
    for n in range(2):
        watching.add_source(publisher_name="Harbour office", url=f"http://harbour.example/{n}", title="Report")
    assert Publisher.objects.count() == 1


def test_a_host_to_be_left_alone_puts_the_visit_off_without_a_failure(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"))
    visit(source)
    hosts.leave_alone(source.host_name, NOW + 5 * HOUR)
    assert watching.visit_source(source, NOW + HOUR) == []
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures, source.visits.count()) == (NOW + 5 * HOUR, 0, 1)
