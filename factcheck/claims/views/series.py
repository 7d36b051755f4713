"""The claims of one thing over its periods and over its places."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.claims.models import Claim
from factcheck.claims.series import over_periods, over_places, title_of
from monitor.views.access import needs


@require_safe
@needs("claims.settle_discrepancy")
def claim_series(request: HttpRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim, pk=pk)
    by_place = request.GET.get("over") == "places"
    series = over_places(claim) if by_place else over_periods(claim)
    context = {"claim": claim, "by_place": by_place, "series": series, "title": title_of(claim)}
    return render(request, "claims/series.html", context)
