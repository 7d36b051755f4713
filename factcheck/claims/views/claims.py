"""Claims: the list, and one claim with everything said about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from factcheck.claims.cited import cited_sources
from factcheck.claims.errors import Refused
from factcheck.claims.evidence import (
    by_origin,
    count_publishers,
    evidence_of,
    kept_out_of,
    likely,
    observations_with_sources,
    plot_of,
    suggestions_for,
)
from factcheck.claims.forms import WritingForm
from factcheck.claims.models import Arrangement, Claim, Discrepancy, Lesson, Observation
from factcheck.claims.series import related_to, same_as
from factcheck.claims.services import claims, learning
from factcheck.claims.timeline import timeline_of
from factcheck.claims.units import known_units
from factcheck.claims.views.refusals import refusals_told
from monitor.models import Source
from monitor.views.access import needs, person
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def claim_list(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()
    only_suggested = request.GET.get("show") == "suggested"
    found = Claim.objects.in_use().order_by("statement", "pk")
    for word in words.split():
        found = found.filter(statement__icontains=word)
    if only_suggested:
        found = found.filter(Exists(_suggested().filter(claim=OuterRef("pk"))))
    page = page_of(request, found.values_list("pk", flat=True))
    claims = _counted(list(page.object_list))
    context = {
        "page": page,
        "claims": claims,
        "words": words,
        "only_suggested": only_suggested,
        "any_source": Source.objects.exists,
    }
    return render(request, "claims/claim_list.html", context)


def _counted(pks: Sequence[int]) -> QuerySet[Claim]:
    """The claims of one page with what they hold: a database would count for all the pages before it too."""
    standing = Observation.objects.standing()
    of_page = Claim.objects.filter(pk__in=list(pks)).select_related("discrepancy").order_by("statement", "pk")
    return of_page.annotate(
        figures_count=_number(standing),
        publishers_count=_number(standing, "figure__revision__article__source__publisher"),
        suggested_count=_number(_suggested()),
    )


def _suggested() -> QuerySet[Observation]:
    return Observation.objects.filter(state=Observation.State.SUGGESTED, is_current=True)


def _number(observations: QuerySet[Observation], of: str = "pk") -> Coalesce:
    """How many different ones a claim has; worked out for the claims on the page only, and so a subquery."""
    of_claim = observations.filter(claim=OuterRef("pk")).order_by().values("claim")
    return Coalesce(Subquery(of_claim.annotate(number=Count(of, distinct=True)).values("number")), 0)


@require_safe
@needs("claims.settle_discrepancy")
def claim_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim that was merged into another leads there."""
    claim = get_object_or_404(Claim.objects.select_related("discrepancy", "created_by", "merged_into"), pk=pk)
    if claim.merged_into:
        messages.info(request, f"“{claim}” was merged into this claim.")
        return redirect(claim.merged_into)
    return render(request, "claims/claim_detail.html", _of_evidence(claim) | _of_people(claim))


def _of_evidence(claim: Claim) -> dict[str, Any]:
    evidence = evidence_of(observations_with_sources(claim.observations.timeline()), claim.unit)
    standing = [one for one in evidence if one.is_standing]
    discrepancy: Discrepancy | None = getattr(claim, "discrepancy", None)
    is_open = discrepancy is not None and discrepancy.state == Discrepancy.State.OPEN
    return {
        "claim": claim,
        "standing": standing,
        "origins": by_origin(standing),
        "publishers_count": count_publishers(standing),
        "plot": plot_of(standing),
        "likely": likely(standing) if is_open else None,
        "cited": cited_sources(standing),
        "suggested": suggestions_for(claim),
        "timeline": timeline_of(evidence),
    }


def _of_people(claim: Claim) -> dict[str, Any]:
    """What people taught the claim and did with it, and where to go from here."""
    arrangements = Arrangement.objects.filter(Q(origin=claim) | Q(target=claim), undone_at__isnull=True)
    return {
        "kept_out": kept_out_of(claim),
        "lessons": Lesson.objects.holding().filter(claim=claim).select_related("by"),
        "arrangements": arrangements.select_related("origin", "target", "by").defer("moved")[:10],
        "related": related_to(claim),
        "events": claim.events.select_related("by")[:20],
    }


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.add_claim")
def claim_write(request: HttpRequest) -> HttpResponse:
    """A curator's own claim; what is stored is searched for it at once."""
    form = WritingForm(request.POST if request.method == "POST" else None)
    same = None
    if parts := form.read_words():
        form = WritingForm(initial=parts | {"text": request.POST["text"]})
    elif form.is_valid():
        try:
            same = None if "confirmed" in request.POST else same_as(claims.drafted(form.parts()))
            if same is None:
                return redirect(_written(request, form))
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {"form": form, "units": known_units(), "is_read": bool(parts), "same": same}
    return render(request, "claims/write.html", context, status=422 if form.errors else 200)


def _written(request: HttpRequest, form: WritingForm) -> Claim:
    claim = claims.write_claim(by=person(request), now=timezone.now(), **form.cleaned_data)
    messages.success(request, f"The claim is written. {_found(claim)} Future figures are watched for it.")
    return claim


@require_POST
@needs("claims.settle_discrepancy")
def claim_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Look through the stored figures again, as after a correction or a new synonym."""
    claim = get_object_or_404(Claim, pk=pk)
    with refusals_told(request):
        number = claims.search(claim, by=person(request), now=timezone.now())
        messages.success(request, f"{number} more found." if number else "Nothing more was found.")
    return redirect(claim)


@require_POST
@needs("claims.settle_discrepancy")
def lesson_undo(request: HttpRequest, pk: int) -> HttpResponse:
    lesson = get_object_or_404(Lesson.objects.select_related("claim"), pk=pk)
    with refusals_told(request):
        learning.undo(lesson, by=person(request), now=timezone.now())
        messages.success(request, f"Taken back: {lesson}")
    return redirect(lesson.claim)


def _found(claim: Claim) -> str:
    states = list(claim.observations.values_list("state", flat=True))
    if not states:
        same = next((one.claim for one in related_to(claim) if one.may_be_same), None)
        if same:
            return f"Stored figures that may speak of it stand under “{same}”: merge the two if they are one quantity."
        return "No stored figure speaks of it yet."
    filed, suggested = states.count(Observation.State.FILED), states.count(Observation.State.SUGGESTED)
    return f"Stored figures filed under it: {filed}, suggested: {suggested}."
