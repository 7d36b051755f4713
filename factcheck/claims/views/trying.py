"""Hand in a text or a page and see how its figures are understood; nothing is stored."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from factcheck.claims import handed
from factcheck.claims.forms import ReadingForm
from factcheck.claims.known import MOST, known_of
from factcheck.claims.understood import Understood, understand
from factcheck.documents import DocumentError
from factcheck.figures import Document
from monitor.views.access import needs


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def try_reading(request: HttpRequest) -> HttpResponse:
    """How the reader understands a pasted text, or a page of the web, and what is known here of its figures."""
    form = ReadingForm(request.POST if request.method == "POST" else None)
    understood = _understood(form) if form.is_valid() else None
    context: dict[str, object] = {"form": form, "understood": understood}
    if understood:
        published = understood.published or timezone.now().date()
        context["known"] = known_of([card.figure for card in understood.cards], published)
        context["most_known"] = MOST
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
