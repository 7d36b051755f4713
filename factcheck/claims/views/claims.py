"""Claims: the list, and one claim with everything said about it."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.claims.evidence import by_origin, evidence_of, observations_with_sources, plot_of
from factcheck.claims.models import Claim, Observation
from monitor.views.access import needs
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def claim_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    claims = Claim.objects.select_related("discrepancy").order_by("statement", "pk")
    for word in words.split():
        claims = claims.filter(statement__icontains=word)
    only_suggested = request.GET.get("show") == "suggested"
    states = Observation.State
    standing = Q(observations__is_current=True, observations__state__in=[states.FILED, states.ACCEPTED])
    suggested = Q(observations__is_current=True, observations__state=states.SUGGESTED)
    claims = claims.annotate(
        figures_count=Count("observations", filter=standing, distinct=True),
        suggested_count=Count("observations", filter=suggested, distinct=True),
        publishers_count=Count(
            "observations__figure__revision__article__source__publisher", filter=standing, distinct=True
        ),
    )
    if only_suggested:
        claims = claims.filter(suggested_count__gt=0)
    context = {"page": page_of(request, claims), "words": words, "only_suggested": only_suggested}
    return render(request, "claims/claim_list.html", context)


@require_safe
@needs("claims.settle_discrepancy")
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.select_related("discrepancy", "created_by"), pk=pk)
    evidence = evidence_of(observations_with_sources(claim.observations.timeline()), claim.unit)
    standing = [one for one in evidence if one.is_standing]
    suggested = claim.observations.filter(state=Observation.State.SUGGESTED, is_current=True)
    context = {
        "claim": claim,
        "standing": standing,
        "origins": by_origin(standing),
        "plot": plot_of(standing),
        "suggested": evidence_of(observations_with_sources(suggested), claim.unit),
        "timeline": sorted(evidence, key=lambda one: one.said_on, reverse=True),
        "events": claim.events.select_related("by")[:20],
    }
    return render(request, "claims/claim_detail.html", context)
