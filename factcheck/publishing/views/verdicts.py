"""What was settled and published: pages that anyone may read, and the curator's two buttons."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.errors import Refused
from factcheck.claims.models import Claim
from factcheck.claims.views.refusals import refusals_told
from factcheck.publishing.models import Verdict
from factcheck.publishing.picture import picture_of
from factcheck.publishing.services import verdicts
from monitor.views.access import needs, person
from monitor.views.paging import page_of


@require_safe
def verdict_list(request: HttpRequest) -> HttpResponse:
    """The newest version of each claim's verdict."""
    words = request.GET.get("q", "").strip()
    newest = Verdict.objects.published()
    for word in words.split():
        newest = newest.filter(statement__icontains=word)
    return render(request, "publishing/verdict_list.html", {"page": page_of(request, newest), "words": words})


@require_safe
def verdict_detail(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The newest version, with the earlier ones named below it; a withdrawn one says so."""
    versions = list(Verdict.objects.filter(claim=claim_id).select_related("decision").order_by("-version"))
    if not versions:
        raise Http404("No verdict on this claim is published.")
    newest = versions[0]
    context = {
        "verdict": newest,
        "earlier": versions[1:],
        "picture": None if newest.withdrawn_at else picture_of(newest),
    }
    return render(request, "publishing/verdict_detail.html", context)


@require_POST
@needs("claims.publish_verdict")
def verdict_publish(request: HttpRequest, claim_id: int) -> HttpResponse:
    claim = get_object_or_404(Claim, pk=claim_id)
    try:
        verdict = verdicts.publish(claim, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(claim)
    messages.success(request, f"Published: version {verdict.version} of this verdict may be read by anyone.")
    return redirect(verdict)


@require_POST
@needs("claims.publish_verdict")
def verdict_withdraw(request: HttpRequest, claim_id: int) -> HttpResponse:
    verdict = get_object_or_404(Verdict.objects.newest(), claim=claim_id)
    with refusals_told(request):
        verdicts.withdraw(verdict, by=person(request), now=timezone.now())
        messages.success(request, "Withdrawn: the page now says so, and no longer gives the finding.")
    return redirect(verdict)
