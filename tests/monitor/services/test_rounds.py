"""Visits of one turn: what is read for all of them at once, and what is written so."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor import tasks
from monitor.models import Article, Source, Visit
from monitor.services import schedule
from monitor.services.rounds import Round, Row
from tests.factories import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site_of_ones_own(settings: Any) -> None:
    settings.FETCH_HOST_SPACING_SECONDS = 0
    settings.FETCH_HOST_AT_ONCE = 1


def serve(site: HTTPServer, count: int, first: int = 0) -> list[Source]:
    """Pages that say that they are not modified, once they are known."""

    def answer(request: Request) -> Response:
        if request.headers.get("If-None-Match") == '"same"':
            return Response(status=304)
        return Response(f"<p>Police seized 4.4 tons at {request.path}.</p>", headers={"ETag": '"same"'})

    paths = [f"/report/{n}" for n in range(first, first + count)]
    for path in paths:
        site.expect_request(path).respond_with_handler(answer)
    return [make_source(url=site.url_for(path)) for path in paths]


def visit_all() -> None:
    now = timezone.now()
    Source.objects.update(next_visit_at=now)
    for name, token in schedule.hand_out(now):
        schedule.go_through(name, token, tasks._visit_and_read)


def test_visits_without_news_are_written_together(site: HTTPServer) -> None:
    serve(site, 5)
    visit_all()
    with CaptureQueriesContext(connection) as few:
        visit_all()
    serve(site, 15, first=5)
    visit_all()
    with CaptureQueriesContext(connection) as many:
        visit_all()
    assert len(many) == len(few)
    assert Visit.objects.filter(outcome="unchanged").count() == 5 + 5 + 20
    assert Source.objects.due(timezone.now()).count() == 0
    assert all(source.last_visit_at and not source.last_error for source in Source.objects.all())


def test_each_visit_writes_its_own_values(site: HTTPServer) -> None:
    hourly, daily = serve(site, 2)
    Source.objects.filter(pk=daily.pk).update(every_minutes=24 * 60, slowest_minutes=48 * 60)
    visit_all()
    visit_all()
    for source in (hourly, daily):
        source.refresh_from_db()
        last = source.visits.first()
        assert last and last.status_code == 304 and last.is_conditional
        assert source.next_visit_at == last.started_at + source.pace
    assert daily.pace.total_seconds() == pytest.approx(1.2**2 * 24 * 3600)


def test_a_source_in_trouble_is_well_again_after_a_visit_without_news(site: HTTPServer) -> None:
    (source,) = serve(site, 1)
    visit_all()
    Source.objects.update(failures=3, last_error="The site took too long to answer.")
    visit_all()
    source.refresh_from_db()
    assert (source.failures, source.last_error) == (0, "")


def test_a_source_that_was_removed_meanwhile_takes_its_visit_with_it(site: HTTPServer) -> None:
    gone, there = serve(site, 2)
    visit_all()
    Visit.objects.filter(snapshot=None).delete()
    now = timezone.now()
    Source.objects.update(next_visit_at=now)

    def visit(row: Row, together: Round) -> None:
        tasks._visit_and_read(row, together)
        Source.objects.filter(pk=gone.pk).delete()

    for name, token in schedule.hand_out(now):
        schedule.go_through(name, token, visit)
    assert [visit.source_id for visit in Visit.objects.filter(outcome="unchanged")] == [there.pk]


def test_pages_of_one_turn_get_their_articles_at_once(site: HTTPServer) -> None:
    sources = serve(site, 3)
    visit_all()
    assert {(article.url, article.source_id) for article in Article.objects.all()} == {
        (source.url, source.pk) for source in sources
    }
