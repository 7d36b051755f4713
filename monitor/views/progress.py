"""How a visit that a curator asked for is going."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from monitor.models import Article, Source, Visit
from monitor.services import schedule
from monitor.views.access import needs

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """What was done for a source since a moment, newest first.

    `waiting` is the number of pages still to be visited; `is_reading` says that what was found is being read.
    """

    since: datetime
    visits: list[Visit]
    is_visited: bool
    is_put_off: bool
    is_reading: bool
    waiting: int

    @property
    def is_done(self) -> bool:
        return self.is_put_off or (self.is_visited and not self.is_reading and not self.waiting)


def of_request(request: HttpRequest, source: Source) -> Progress | None:
    """Since the moment named in the address; None where none is."""
    try:
        since = parse_datetime(request.GET.get("since", ""))
    except ValueError:
        return None
    return _progress(source, since) if since and since.tzinfo else None


def _progress(source: Source, since: datetime) -> Progress:
    is_expected = schedule.is_expected(timezone.now())
    is_visited = source.last_visit_at is not None and source.last_visit_at >= since
    visits = source.visits.filter(started_at__gte=since)
    return Progress(
        since,
        list(visits.select_related("article")[:MOST_SHOWN]),
        is_visited,
        is_reading=visits.filter(outcome=Visit.Outcome.FETCHED).exists(),
        is_put_off=source.is_paused or not (is_visited or Source.objects.filter(is_expected, pk=source.pk).exists()),
        waiting=_unvisited(source, since).filter(is_expected).count() if source.lists_articles else 0,
    )


def _unvisited(source: Source, since: datetime) -> QuerySet[Article]:
    return source.articles.filter(Q(last_visit_at=None) | Q(last_visit_at__lt=since))


@require_safe
@needs("monitor.view_source")
def source_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the source's page that changes, to be asked for again and again."""
    source = get_object_or_404(Source, pk=pk)
    return render(request, "monitor/_progress.html", {"source": source, "progress": of_request(request, source)})
