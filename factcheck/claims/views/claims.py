"""Claims: the list, and one claim with everything said about it."""

from __future__ import annotations

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.claims.evidence import by_origin, evidence_of, observations_with_sources, plot_of, suggestions_for
from factcheck.claims.models import Claim, Observation
from monitor.views.access import needs
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def claim_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    only_suggested = request.GET.get("show") == "suggested"
    claims = Claim.objects.select_related("discrepancy").order_by("statement", "pk")
    for word in words.split():
        claims = claims.filter(statement__icontains=word)
    if only_suggested:
        claims = claims.filter(Exists(_suggested().filter(claim=OuterRef("pk"))))
    standing = Observation.objects.standing()
    claims = claims.annotate(
        figures_count=_number(standing),
        publishers_count=_number(standing, "figure__revision__article__source__publisher"),
        suggested_count=_number(_suggested()),
    )
    context = {"page": page_of(request, claims), "words": words, "only_suggested": only_suggested}
    return render(request, "claims/claim_list.html", context)


def _suggested() -> QuerySet[Observation]:
    return Observation.objects.filter(state=Observation.State.SUGGESTED, is_current=True)


def _number(observations: QuerySet[Observation], of: str = "pk") -> Coalesce:
    """How many different ones a claim has; worked out for the claims on the page only, and so a subquery."""
    of_claim = observations.filter(claim=OuterRef("pk")).order_by().values("claim")
    return Coalesce(Subquery(of_claim.annotate(number=Count(of, distinct=True)).values("number")), 0)


@require_safe
@needs("claims.settle_discrepancy")
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.select_related("discrepancy", "created_by"), pk=pk)
    evidence = evidence_of(observations_with_sources(claim.observations.timeline()), claim.unit)
    standing = [one for one in evidence if one.is_standing]
    context = {
        "claim": claim,
        "standing": standing,
        "origins": by_origin(standing),
        "plot": plot_of(standing),
        "suggested": suggestions_for(claim),
        "timeline": sorted(evidence, key=lambda one: one.said_on, reverse=True),
        "events": claim.events.select_related("by")[:20],
    }
    return render(request, "claims/claim_detail.html", context)
