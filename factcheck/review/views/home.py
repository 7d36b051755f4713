"""The first page: what waits, what changed, what fails, what was settled."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from factcheck import health
from factcheck.claims.models import Observation
from factcheck.review.models import Decision
from factcheck.review.queue import REOPENED, Filter
from factcheck.review.rows import rows_of
from monitor.models import Problem, Revision, Source
from monitor.services import schedule
from monitor.views.access import person

LATELY = timedelta(days=7)
SHOWN = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Whoever is not of the desk is shown what is published."""
    if not request.user.is_authenticated or not person(request).has_perm("claims.settle_discrepancy"):
        return redirect("verdict-list")
    since = timezone.now() - LATELY
    waiting = Filter().rows()
    revised = Revision.objects.filter(number__gt=1, recorded_at__gte=since).order_by("-recorded_at")
    settled = Decision.objects.filter(ended_at=None, made_at__gte=since).select_related("by", "discrepancy__claim")
    failing = Source.objects.filter(failures__gt=0, is_paused=False).select_related("publisher")
    context = {
        "waiting_count": waiting.count(),
        "reopened_count": Filter(state=REOPENED).rows().count(),
        "suggested_count": Observation.objects.filter(state=Observation.State.SUGGESTED, is_current=True).count(),
        "settled_count": settled.count(),
        "failing_count": failing.count(),
        "sources_count": Source.objects.count(),
        "rows": rows_of(waiting[:SHOWN]),
        "revised": revised.defer("text", "cells").select_related("article__source__publisher")[:SHOWN],
        "failing": failing.order_by("-failures")[:SHOWN],
        "settled": settled[:SHOWN],
        "silent": Problem.objects.filter(kind=Problem.Kind.SILENT, ended_at=None).select_related("source")[:SHOWN],
        "lateness": schedule.lateness(timezone.now()),
        "schedule_trouble": health.schedule_trouble(),
    }
    return render(request, "review/home.html", context)
