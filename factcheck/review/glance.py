"""What the home page tells at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, QuerySet

from factcheck import health
from factcheck.claims.models import Observation
from factcheck.review import counting
from factcheck.review.models import Decision, Event
from factcheck.review.queue import Filter
from factcheck.review.rows import Row, rows_of
from factcheck.review.states import MINE, OPEN, REOPENED
from monitor.models import Problem, Revision, Source
from monitor.services import schedule

LATELY = timedelta(days=7)
SHOWN = 6
# Newer events are told one by one, all by their number.
MOST_COUNTED = 1_000


def what_waits(person: User) -> dict[str, Any]:
    rows: Sequence[Row] = rows_of(Filter().rows()[:SHOWN])
    number = counting.count(person).by_state
    return {
        "waiting_count": number[OPEN],
        "reopened_count": number[REOPENED],
        "mine_count": number[MINE],
        "suggested_count": Observation.objects.filter(state=Observation.State.SUGGESTED, is_current=True).count(),
        "rows": rows,
    }


def what_is_new(person: User, last_look: datetime | None, now: datetime) -> dict[str, Any]:
    """What others and the machine did since the last look, and which texts changed; of a week for who never looked."""
    since = last_look or now - LATELY
    news = Event.objects.filter(at__gt=since).exclude(by=person)
    revised = Revision.objects.filter(number__gt=1, recorded_at__gt=since).order_by("-recorded_at")
    newest = list(news.order_by().values_list("pk", flat=True)[:MOST_COUNTED])
    kinds = Event.objects.filter(pk__in=newest).order_by().values_list("kind").annotate(number=Count("pk"))
    return {
        "last_look": last_look,
        "news": _told_once(news.select_related("by")),
        "news_count": len(newest),
        "news_kinds": kinds.order_by("-number", "kind"),
        "revised_count": revised.count(),
        "revised": revised.defer("text", "cells").select_related("article__source__publisher")[:SHOWN],
    }


def _told_once(news: QuerySet[Event]) -> list[Event]:
    """The newest: what a split, a merge or a move did stands in the history of both its claims."""
    first: dict[str, Event] = {}
    for event in news[: 2 * SHOWN]:
        first.setdefault(event.sentence, event)
    return list(first.values())[:SHOWN]


def how_sources_are(now: datetime) -> dict[str, Any]:
    failing = Source.objects.filter(failures__gt=0, is_paused=False)
    problems = Problem.objects.quiet()
    return {
        "sources_count": Source.objects.count(),
        "failing_count": failing.count(),
        "failing": failing.order_by("-failures", "title")[:SHOWN],
        "problems_count": problems.count(),
        "problems": problems.select_related("source")[:SHOWN],
        "lateness": schedule.lateness(now),
        "schedule_trouble": health.schedule_trouble(),
    }


def what_was_settled(now: datetime) -> dict[str, Any]:
    settled: QuerySet[Decision] = Decision.objects.filter(ended_at=None, made_at__gte=now - LATELY)
    return {
        "settled_count": settled.count(),
        "settled": settled.select_related("by", "discrepancy__claim")[:SHOWN],
    }
