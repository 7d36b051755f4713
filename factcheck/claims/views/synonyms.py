"""The words of one meaning that curators added to those shipped with the program."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.errors import Refused
from factcheck.claims.forms import SynonymForm
from factcheck.claims.models import Synonym
from factcheck.claims.services import vocabulary
from factcheck.claims.tasks import index_synonyms
from factcheck.claims.views.refusals import refusals_told
from monitor.views.access import needs, person
from monitor.views.paging import page_of


@require_safe
@needs("claims.settle_discrepancy")
def synonym_list(request: HttpRequest) -> HttpResponse:
    return _page(request, SynonymForm())


@require_POST
@needs(vocabulary.PERMISSION)
def synonym_add(request: HttpRequest) -> HttpResponse:
    form = SynonymForm(request.POST)
    if form.is_valid():
        try:
            synonym = vocabulary.add(form.cleaned_data["words"], by=person(request), now=timezone.now())
        except Refused as refusal:
            form.add_error("words", refusal.sentence)
        else:
            index_synonyms.delay_on_commit()  # type: ignore[attr-defined]
            messages.success(request, f"From now on these mean the same: {synonym}. Stored figures follow in a moment.")
            return redirect("synonym-list")
    return _page(request, form, status=422)


@require_POST
@needs(vocabulary.PERMISSION)
def synonym_remove(request: HttpRequest, pk: int) -> HttpResponse:
    synonym = get_object_or_404(Synonym, pk=pk)
    with refusals_told(request):
        vocabulary.remove(synonym, by=person(request), now=timezone.now())
        index_synonyms.delay_on_commit()  # type: ignore[attr-defined]
        messages.success(request, f"{synonym}: these no longer mean the same. What was filed by them stays.")
    return redirect("synonym-list")


def _page(request: HttpRequest, form: SynonymForm, status: int = 200) -> HttpResponse:
    page = page_of(request, Synonym.objects.holding().select_related("by"))
    return render(request, "claims/synonyms.html", {"page": page, "form": form}, status=status)
