"""How often a source is visited, and when in the day: what its curator set, its news, and what its site asks for."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from monitor.models import Source
from tests.factories import NOW
from tests.monitor.visiting import feed, feed_source, page, serve, visit

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


def change(source: Source, **changes: object) -> None:
    Source.objects.filter(pk=source.pk).update(**changes)


def test_the_pace_of_a_page_follows_its_changes_between_the_bounds(site: HTTPServer) -> None:
    source = serve(site, "/report", *map(page, ("4.1", "4.2", "4.3", "4.3")))
    change(source, every_minutes=30, slowest_minutes=600, pace_seconds=4 * 3600)
    paces = []
    for n in range(4):
        visit(source, NOW + n * timedelta(days=1))
        paces.append(source.pace / HOUR)
    assert paces == pytest.approx([4.8, 2.4, 1.2, 1.44])
    assert source.next_visit_at == NOW + timedelta(days=3) + source.pace


def test_the_pace_of_a_feed_follows_its_new_entries(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/a"), feed(site, "/a"), feed(site, "/a", "/b"))
    change(source, every_minutes=30, slowest_minutes=600, pace_seconds=4 * 3600)
    paces = []
    for n in range(3):
        visit(source, NOW + n * timedelta(days=1))
        paces.append(source.pace / HOUR)
    assert paces == pytest.approx([2, 2.4, 1.2])


def test_a_fixed_pace_stays(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.1"), page("4.2"), page("4.2"))
    for n in range(3):
        visit(source, NOW + n * HOUR)
        assert source.next_visit_at == NOW + (n + 1) * HOUR


def test_visits_keep_to_the_hours_a_curator_set(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.1"))
    change(source, window_from=time(8), window_until=time(12))
    visit(source)  # at noon
    tomorrow = NOW.replace(hour=8) + timedelta(days=1)
    assert tomorrow <= source.next_visit_at < tomorrow + HOUR


@pytest.mark.parametrize("fresh", ["max-age=7200", "max-age=9000, public"])
def test_a_site_that_calls_its_page_fresh_is_not_asked_before(site: HTTPServer, fresh: str) -> None:
    answer = Response(page("4.1"), content_type="text/html", headers={"Cache-Control": fresh, "Age": "0"})
    source = serve(site, "/report", answer)
    visit(source)
    assert source.next_visit_at >= NOW + 2 * HOUR
