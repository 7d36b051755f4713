"""The register of corrections, and the letter for each."""

from __future__ import annotations

import re
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.views.refusals import refusals_told
from factcheck.figures.language import detect
from factcheck.review.letter import letter, subject
from factcheck.review.models import Erratum
from factcheck.review.services import errata
from monitor.addresses import host_name
from monitor.views.access import needs, person
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def erratum_list(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    rows = Erratum.objects.select_related(
        "article__source__publisher", "decision__discrepancy__claim", "decision__chosen__figure__revision", "changed_by"
    ).defer("decision__evidence")
    if state in Erratum.State.values:
        rows = rows.filter(state=state)
    context = {"page": page_of(request, rows), "state": state, "states": Erratum.State.choices}
    return render(request, "review/errata.html", context)


@require_safe
@needs("claims.settle_discrepancy")
def erratum_detail(request: HttpRequest, pk: int) -> HttpResponse:
    erratum = _erratum(pk)
    text = letter(erratum, _explanations(erratum), sender=person(request).get_full_name() or str(request.user))
    publisher = erratum.article.source.publisher
    context = {
        "erratum": erratum,
        "letter": text,
        "publisher": publisher,
        "mail": f"mailto:{_address_in(publisher.notes)}?subject={quote(subject(erratum))}&body={quote(text)}",
        "states": Erratum.State.choices,
        "site": host_name(erratum.article.url),
        "is_in_english": _is_in_english(erratum),
        "gone": erratum.observation is not None and not erratum.observation.is_current,
    }
    return render(request, "review/erratum_detail.html", context)


@require_POST
@needs("claims.settle_discrepancy")
def erratum_mark(request: HttpRequest, pk: int) -> HttpResponse:
    erratum = _erratum(pk)
    state, note = request.POST.get("state", ""), request.POST.get("note", "")
    with refusals_told(request):
        errata.mark(erratum, state, by=person(request), note=note, now=timezone.now())
        messages.success(request, "Noted in the register.")
    return redirect(erratum)


def _address_in(notes: str) -> str:
    """The first address of mail in what is noted of a publisher, or ""."""
    found = re.search(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", notes)
    return quote(found[0], safe="@+") if found else ""


def _is_in_english(erratum: Erratum) -> bool:
    """As the letter is."""
    told = erratum.observation.figure.revision.language if erratum.observation else ""
    return (told or detect(erratum.quote, None)).startswith("en")


def _erratum(pk: int) -> Erratum:
    rows = Erratum.objects.select_related(
        "article__source__publisher",
        "observation__figure__revision",
        "changed_by",
        "decision__by",
        "decision__discrepancy__claim",
        "decision__chosen__figure__revision",
    )
    return get_object_or_404(rows, pk=pk)


def _explanations(erratum: Erratum) -> list[str]:
    """How the wrong figure differs from the others, as the comparison said it: the likeliest cause of each pair."""
    pairs = erratum.decision.discrepancy.pairs
    about = [pair for pair in pairs if erratum.observation_id in pair["observations"] and pair["causes"]]
    return list(dict.fromkeys(pair["causes"][0]["explanation"] for pair in about))[:3]
