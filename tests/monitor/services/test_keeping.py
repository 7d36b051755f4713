"""What is kept of a page whose text could not be read at the first look."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor import budget, extract, sandbox
from monitor.models import Revision, Snapshot, Source, Visit
from monitor.services import revisions, watching
from tests.factories import NOW, make_source

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome
HOUR = timedelta(hours=1)


def serve(site: HTTPServer, *figures: str) -> Source:
    """Answers with one figure after the other, and then always with the last."""
    left = list(figures)

    def answer(_: Request) -> Response:
        figure = left.pop(0) if len(left) > 1 else left[0]
        return Response(f"<h1>Report</h1><p>{figure} tons were seized.</p>", content_type="text/html")

    site.expect_request("/report").respond_with_handler(answer)
    return make_source(url=site.url_for("/report"), kind=Source.Kind.PAGE)


def test_a_page_that_kills_its_reader_is_kept_and_read_later(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    source = serve(site, "4.33")
    in_order = sandbox.call

    def call(function: Any, *args: Any, **kwargs: Any) -> Any:
        if function is extract.look:
            raise sandbox.Died
        return in_order(function, *args, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "call", call)
        (pk,) = watching.visit_source(source, NOW)
        assert watching.visit_source(source, NOW + HOUR) == []  # the same words, although they could not be read
    revisions.record(Snapshot.objects.get(pk=pk), NOW)
    assert "4.33" in Revision.objects.get().text
    assert set(Visit.objects.values_list("outcome", flat=True)) == {Outcome.NEW, Outcome.UNCHANGED}


def test_what_waits_to_be_read_is_read_before_what_came_later(site: HTTPServer) -> None:
    source = serve(site, "4.33", "4.44")
    with budget.of(sandbox.SECONDS / 2):  # too little time to read
        (earlier,) = watching.visit_source(source, NOW)
    (later,) = watching.visit_source(source, NOW + HOUR)
    assert earlier != later
    revisions.record(Snapshot.objects.get(pk=later), NOW + HOUR)
    assert ["4.33" in one.text for one in Revision.objects.order_by("number")] == [True, False]


def test_a_change_is_read_later_where_the_text_before_kills_its_reader(
    site: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = serve(site, "4.33", "4.44")
    assert watching.visit_source(source, NOW) == []
    Revision.objects.update(extractor_version=0)
    in_order = sandbox.call

    def call(function: Any, body: bytes, **kwargs: Any) -> Any:
        if b"4.33" in body:
            raise sandbox.Died
        return in_order(function, body, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "call", call)
        (pk,) = watching.visit_source(source, NOW + HOUR)
    assert Revision.objects.count() == 1
    revisions.record(Snapshot.objects.get(pk=pk), NOW + HOUR)
    assert Revision.objects.count() == 2
