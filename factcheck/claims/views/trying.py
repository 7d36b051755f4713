"""Hand in a text or documents and see what the program makes of them; nothing is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from factcheck.claims import handed
from factcheck.claims.comparison import MadeReport, TooMuch, compared
from factcheck.claims.forms import FEWEST_DOCUMENTS, ComparisonForm, ReadingForm
from factcheck.claims.understood import Understood, understand
from factcheck.documents import DocumentError, Paper
from factcheck.figures import Document
from monitor.views.access import needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def try_reading(request: HttpRequest) -> HttpResponse:
    """How the reader understands a pasted text, or a page of the web."""
    form = ReadingForm(request.POST if request.method == "POST" else None)
    understood = _understood(form) if form.is_valid() else None
    context = {"form": form, "understood": understood}
    return render(request, "claims/try.html", context, status=422 if form.errors else 200)


def _understood(form: ReadingForm) -> Understood | None:
    """None where the page could not be had; the form then says why."""
    address = form.cleaned_data["address"]
    if not address:
        return understand(Document(form.cleaned_data["text"]))
    try:
        return understand(handed.from_address(address).document)
    except DocumentError as error:
        form.add_error("address", str(error))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def compare_documents(request: HttpRequest) -> HttpResponse:
    """Which figures of the documents speak of the same quantity, which agree, and why the others differ."""
    form = ComparisonForm(request.POST, request.FILES) if request.method == "POST" else ComparisonForm()
    taken = handed.read_all(form.cleaned_data["documents"], form.cleaned_data["addresses"]) if form.is_valid() else None
    report = _report(form, taken.papers) if taken else None
    context = {"form": form, "refused": taken.refused if taken else [], "report": report}
    return render(request, "claims/compare.html", context, status=422 if form.errors else 200)


def _report(form: ComparisonForm, papers: list[Paper]) -> MadeReport | None:
    """None where there is nothing to compare, or too much; the form then says so."""
    if len(papers) < FEWEST_DOCUMENTS:
        form.add_error(None, "Fewer than two of the documents could be read, so there is nothing to compare.")
        return None
    try:
        return compared(papers)
    except TooMuch as error:
        form.add_error(None, str(error))
        return None
