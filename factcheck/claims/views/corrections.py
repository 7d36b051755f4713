"""A person's word on what a figure means."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from factcheck.claims.corrected import Meaning, machine_reading, meaning_of
from factcheck.claims.errors import Refused
from factcheck.claims.forms import CorrectionForm
from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Correction, Figure
from factcheck.claims.quotes import VALUE, pieces
from factcheck.claims.services import corrections
from factcheck.claims.services.reading import words_of
from factcheck.claims.understood import Card
from factcheck.claims.units import known_units
from monitor.views.access import needs, person


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def figure_correct(request: HttpRequest, pk: int) -> HttpResponse:
    figure = get_object_or_404(Figure.objects.select_related("reading", "revision__article__source"), pk=pk)
    form = _form(request, figure)
    if form.is_valid() and _is_corrected(request, form, figure):
        return redirect(f"{reverse('revision-detail', args=[figure.revision_id])}#f{pk}")
    text, quote, offset = words_of(figure)
    same_words = Correction.objects.filter(article=figure.revision.article_id, text=text, quote=quote, offset=offset)
    context = {
        "figure": figure,
        "form": form,
        "quote": list(pieces(quote, [(offset, offset + figure.end - figure.start, VALUE)])),
        "read": Card(figure.pk, machine_reading(figure)),
        "corrections": same_words.select_related("by"),
        "units": known_units(),
    }
    return render(request, "claims/correct.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, figure: Figure) -> CorrectionForm:
    """What was typed; the machine's own reading where it is to be taken back; else the figure as it stands."""
    if "take_back" in request.POST:
        return CorrectionForm(_shown(meaning_of(machine_reading(figure))))
    return CorrectionForm(
        request.POST if request.method == "POST" else None, initial=_shown(meaning_of(figure_of(figure)))
    )


def _shown(meaning: Meaning) -> dict[str, str]:
    numbers = {name: "" if end is None else f"{end:f}" for name, end in (("low", meaning.low), ("high", meaning.high))}
    return asdict(meaning) | numbers


def _is_corrected(request: HttpRequest, form: CorrectionForm, figure: Figure) -> bool:
    note = form.cleaned_data["note"]
    try:
        said = corrections.correct(figure, form.meaning(), by=person(request), note=note, now=timezone.now())
    except Refused as refusal:
        form.add_error(None, refusal.sentence)
        return False
    done = "is corrected" if said.values else "is again as the machine read it"
    messages.success(request, f"“{figure.text}” {done}, and filed anew.")
    return True
