"""From a due page to a snapshot, against a real server."""

from __future__ import annotations

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor import tasks
from monitor.models import Article, Host, Revision, Snapshot, Source, Visit
from monitor.services import captures, schedule, watching
from monitor.storage import SnapshotFolder
from tests.factories import NOW, make_source
from tests.monitor.conftest import RawServer
from tests.monitor.pdfs import lines, pdf
from tests.monitor.visiting import HOUR, page, serve, visit, visits, without_robots

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome


def test_a_page_is_kept_and_read(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"))
    assert visit(source).outcome == Outcome.NEW
    revision = Revision.objects.get()
    assert "4.33 tons were seized." in revision.text
    assert captures.read(revision.snapshot.sha256).decode() == page("4.33")
    assert revision.article.url == source.url
    assert (source.failures, source.last_error, source.last_visit_at) == (0, "", NOW)
    assert (source.next_visit_at, revision.article.next_visit_at) == (NOW + HOUR, None)


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


def test_a_disk_that_is_full_is_said_and_leaves_no_half_record(
    site: HTTPServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = serve(site, "/report", page("4.33"))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        failed = visit(source)
    assert (failed.outcome, failed.status_code) == (Outcome.NOT_KEPT, 200)
    assert source.last_error == "The place where captures are kept is full, or does not answer."
    assert "No space left on device" in caplog.text
    assert source.next_visit_at == NOW + timedelta(minutes=10)
    assert Snapshot.objects.count() == Revision.objects.count() == 0
    assert visit(source, source.next_visit_at).outcome == Outcome.NEW
    assert (source.failures, source.last_error) == (0, "")


def test_a_disk_that_is_full_keeps_no_other_page_of_the_site_from_being_visited(
    site: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = [serve(site, f"/report{number}", page(f"4.3{number}")) for number in range(3)]
    visit(sources[2])
    Source.objects.update(next_visit_at=NOW)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(SnapshotFolder, "_save", full)
    [(name, token)] = schedule.hand_out(timezone.now())
    tasks.visit_host(name, token)
    last = [source.visits.latest("pk").outcome for source in sources]
    assert last == [Outcome.NOT_KEPT, Outcome.NOT_KEPT, Outcome.UNCHANGED]


def test_a_host_to_be_left_alone_puts_the_visit_off_without_a_failure(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.33"))
    visit(source)
    Host.objects.filter(name=source.host_name).update(next_request_at=NOW + 5 * HOUR)
    assert watching.visit_source(source, NOW + HOUR) == []
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures, source.visits.count()) == (NOW + 5 * HOUR, 0, 1)
