"""The history: who did what, when, on which evidence."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from factcheck.claims.models import Claim, Observation
from factcheck.review.models import Event
from monitor.models import Source
from monitor.views.access import needs
from monitor.views.paging import page_of

MACHINE = "machine"


@require_safe
@needs("claims.settle_discrepancy")
def history(request: HttpRequest) -> HttpResponse:
    by, kind, claim_id, source_id = (request.GET.get(name, "") for name in ("by", "kind", "claim", "source"))
    events = Event.objects.select_related("by", "claim")
    if by:
        events = events.filter(by=None) if by == MACHINE else events.filter(by__username=by)
    if kind:
        events = events.filter(kind=kind)
    claim = Claim.objects.filter(pk=claim_id).first() if claim_id.isdecimal() else None
    if claim:
        events = events.filter(claim=claim)
    source = Source.objects.filter(pk=source_id).first() if source_id.isdecimal() else None
    if source:
        said = Observation.objects.filter(figure__revision__article__source=source)
        events = events.filter(claim__in=said.values("claim"))
    context = {
        "page": page_of(request, events, size=50),
        "by": by,
        "kind": kind,
        "claim": claim,
        "source": source,
        "people": User.objects.filter(events__isnull=False).distinct().order_by("username"),
        "sources": Source.objects.only("title").order_by("title")[:500],
        "kinds": Event.objects.order_by("kind").values_list("kind", flat=True).distinct(),
    }
    return render(request, "review/history.html", context)
