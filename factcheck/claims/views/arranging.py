"""Splitting and merging claims and moving figures: choose, see what would come of it, then do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from factcheck.claims.arranged import after_merge, after_move, after_split, likely_strays, parts_for
from factcheck.claims.errors import Refused
from factcheck.claims.evidence import Evidence, evidence_of, observations_with_sources
from factcheck.claims.forms import PartsForm
from factcheck.claims.models import Arrangement, Claim, Observation
from factcheck.claims.series import related_to
from factcheck.claims.services import arranging
from factcheck.claims.services.claims import Parts
from factcheck.claims.units import known_units
from factcheck.claims.views.refusals import refusals_told
from monitor.views.access import needs, person

MOST_OFFERED, MOST_VALUES = 20, 4


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def claim_split(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose figures and say what they speak of; the second step shows both claims as they would be."""
    claim = get_object_or_404(Claim, pk=pk)
    standing = evidence_of(observations_with_sources(claim.observations.standing()), claim.unit)
    data = request.POST if request.method == "POST" else request.GET
    chosen = [one for one in standing if str(one.observation.pk) in data.getlist("o")]
    if request.method != "POST":
        chosen = chosen or likely_strays(claim, standing)
    form = PartsForm(request.POST if request.method == "POST" else None, initial=parts_for(claim, chosen))
    preview = None
    if form.is_valid():
        try:
            if parted := _parted(request, claim, chosen, form.parts()):
                return redirect(parted)
            preview = after_split(claim, standing, chosen, form.parts())
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
    context = {
        "claim": claim,
        "standing": standing,
        "chosen": [one.observation.pk for one in chosen],
        "form": form,
        "preview": preview,
        "units": known_units(),
    }
    return render(request, "claims/split.html", context, status=422 if form.errors else 200)


def _parted(request: HttpRequest, claim: Claim, chosen: Sequence[Evidence], parts: Parts) -> Claim | None:
    """The claim the figures are under once it is said that they go: one of their own, or one that was there already."""
    rows, by, now = [one.observation for one in chosen], person(request), timezone.now()
    if into := _chosen_claim(request, claim):
        arranging.move(rows, into, by=by, now=now)
        messages.success(request, f"Moved to “{into}”. Undo it on this page if that was wrong.")
        return into
    if "confirmed" not in request.POST:
        return None
    made = arranging.split(claim, rows, parts, by=by, now=now)
    messages.success(request, f"Split off: “{made}”. Undo it on this page if that was wrong.")
    return made


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def claim_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the claim that takes this one in; the second step shows what it would hold."""
    claim = get_object_or_404(Claim, pk=pk)
    into = _chosen_claim(request, claim)
    if into and request.method == "POST":
        with refusals_told(request):
            arranging.merge(claim, into, by=person(request), now=timezone.now())
            messages.success(request, f"“{claim}” is merged into this claim. Undo it on this page if that was wrong.")
            return redirect(into)
    context = {"claim": claim, "into": into, "preview": after_merge(claim, into) if into else None}
    return render(request, "claims/merge.html", context | _offered(request, claim))


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def observation_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the claim that a figure belongs under."""
    observations = observations_with_sources(Observation.objects.all())
    observation = get_object_or_404(observations, pk=pk)
    into = _chosen_claim(request, observation.claim)
    if into and request.method == "POST":
        with refusals_told(request):
            arranging.move([observation], into, by=person(request), now=timezone.now())
            messages.success(request, f"Moved to “{into}”. Undo it on this page if that was wrong.")
            return redirect(into)
    (one,) = evidence_of([observation], observation.claim.unit)
    preview = after_move(observation.claim, into, [one]) if into else None
    context = {"claim": observation.claim, "one": one, "into": into, "preview": preview}
    return render(request, "claims/move.html", context | _offered(request, observation.claim))


@require_POST
@needs("claims.settle_discrepancy")
def arrangement_undo(request: HttpRequest, pk: int) -> HttpResponse:
    arrangement = get_object_or_404(Arrangement.objects.select_related("origin", "target"), pk=pk)
    try:
        arranging.undo(arrangement, by=person(request), now=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(arrangement.target)
    messages.success(request, "Undone: the figures are back where they were.")
    return redirect(arrangement.origin)


def _chosen_claim(request: HttpRequest, claim: Claim) -> Claim | None:
    """The claim that was chosen, by `into`; None for none, for nonsense and for the claim itself."""
    into = (request.POST if request.method == "POST" else request.GET).get("into", "")
    return Claim.objects.in_use().exclude(pk=claim.pk).filter(pk=into).first() if into.isdecimal() else None


def _offered(request: HttpRequest, claim: Claim) -> dict[str, Any]:
    """Claims to choose from: those with the words asked for, else those related to this one."""
    words = request.GET.get("q", "").strip()
    if words:
        found: QuerySet[Claim] = Claim.objects.in_use().exclude(pk=claim.pk).order_by("statement", "pk")
        for word in words.split():
            found = found.filter(statement__icontains=word)
        return {"words": words, "offered": _with_values(list(found[:MOST_OFFERED]))}
    return {"words": "", "offered": _with_values([one.claim for one in related_to(claim)])}


def _with_values(claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Each with what its figures say: by that, claims of one wording are told apart."""
    said: dict[int, dict[str, None]] = defaultdict(dict)
    standing = Observation.objects.standing().filter(claim__in=claims).order_by("pk")
    for claim_id, text in standing.values_list("claim_id", "figure__text"):
        said[claim_id][text] = None
    return [(claim, " · ".join(islice(said[claim.pk], MOST_VALUES))) for claim in claims]
