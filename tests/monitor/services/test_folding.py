"""Old visits that found the same: fewer rows, and not a request less in the publisher's log."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_httpserver import HTTPServer
from werkzeug import Response

from monitor import visit_log
from monitor.models import Snapshot, Source, Visit
from monitor.services import folding
from tests.factories import NOW, make_article, make_source, make_visit
from tests.monitor.visiting import HOUR, feed, feed_source, page, serve, visit

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(days=40)


def fold(now: datetime = LATER) -> int:
    """As the task does in the hours of a day."""
    return sum(folding.fold(now.replace(hour=hour)) for hour in range(24))


def quiet_visits(*hours: float, **changes: object) -> Source:
    article = make_article(source=make_source(kind=Source.Kind.PAGE))
    for hour in hours:
        at = NOW + hour * HOUR
        values = {"outcome": "unchanged", "status_code": 304, "is_conditional": True, "started_at": at, "ended_at": at}
        make_visit(article, **values | changes)
    return article.source


def test_the_log_says_the_same_before_and_after(site: HTTPServer) -> None:
    source = serve(
        site, "/report", page("4.1"), page("4.1"), page("4.1"), page("4.2"), Response(status=503), page("4.2")
    )
    site.expect_request("/moved").respond_with_data("", status=301, headers={"Location": site.url_for("/feed")})
    moved = feed_source(site, feed(site, "/a"), feed(site, "/a"), feed(site, "/a", "/b"))
    Source.objects.filter(pk=moved.pk).update(url=site.url_for("/moved"))
    for _ in range(8):
        visit(source, timezone.now())
        visit(moved, timezone.now())
    before = {one: list(visit_log.as_text(one)) for one in (source, moved)}
    assert fold(timezone.now() + timedelta(days=40)) > 0
    assert {one: list(visit_log.as_text(one)) for one in (source, moved)} == before


def test_what_was_kept_stays_and_what_repeats_a_day_becomes_one(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.1"), page("4.1"), page("4.1"), page("4.2"), page("4.2"))
    for n in range(6):
        visit(source, NOW + n * HOUR)
    snapshots = list(Snapshot.objects.values_list("visit", flat=True))
    assert fold() == 3
    assert [(one.outcome, one.stands_for) for one in source.visits.all()] == [
        ("unchanged", 4),
        ("changed", 1),
        ("new", 1),
    ]
    assert list(Snapshot.objects.values_list("visit", flat=True)) == snapshots


def test_visits_of_the_last_month_stay_as_they_are() -> None:
    source = quiet_visits(*(-24 * day for day in range(3)), *(-24 * day + 1 for day in range(3)))
    assert fold(NOW + timedelta(days=29)) == 1
    assert source.visits.count() == 5


def test_each_day_each_outcome_and_each_page_keeps_its_own() -> None:
    source = quiet_visits(0, 1, 2, 24, 25)
    other = make_article(source=source)
    for hour in (0, 1, 2):
        make_visit(other, outcome="slow", message="Too slow.", started_at=NOW + hour * HOUR)
    make_visit(other, outcome="slow", message="Slower.", started_at=NOW)
    assert fold() == 2 + 1 + 2
    assert sorted(one.stands_for for one in source.visits.all()) == [1, 1, 2, 3]


def test_folding_twice_changes_nothing() -> None:
    source = quiet_visits(0, 1, 2)
    fold()
    before = list(source.visits.values())
    assert fold() == 0
    assert list(source.visits.values()) == before


def test_what_comes_late_is_folded_too() -> None:
    """As after a wrong clock: the visit that is left then tells of those that were folded before."""
    source = quiet_visits(0, 1)
    fold()
    article = source.articles.get()
    at = NOW + 2 * HOUR
    make_visit(article, outcome="unchanged", status_code=200, started_at=at, ended_at=at)
    assert fold() == 1
    assert source.visits.get().stands_for == 3
    assert [request.status for request in visit_log.requests(source)] == [304, 304, 200]


def test_what_another_worker_folds_meanwhile_is_left_to_it() -> None:
    source = quiet_visits(0, 1, 2)
    groups = [list(source.visits.order_by("pk"))]
    fold()
    assert folding._fold_some(groups) == 0
    assert source.visits.get().stands_for == 3
    assert Visit.objects.count() == 1
