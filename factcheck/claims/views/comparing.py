"""Hand in documents and see where their figures differ; nothing is stored.

Many documents take a while. The page is sent as it comes: how far the reading is, then the report. So whoever waits
sees it go on, with scripts or without, and no worker has to keep what was handed in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_http_methods

from factcheck.claims import handed
from factcheck.claims.comparison import CannotCompare, Pile, compared
from factcheck.claims.forms import FEWEST_DOCUMENTS, MOST_DOCUMENTS, ComparisonForm
from factcheck.documents import DocumentError
from monitor.views.access import needs

# Where in the page what comes later stands; nothing that a person typed comes after it.
HERE = "<!-- here -->"
NO_FIGURE = "No figure was read in the documents, so there is nothing to compare."
TOO_FEW = "Fewer than two of the documents could be read, so there is nothing to compare."


@require_http_methods(["GET", "HEAD", "POST"])
@needs("claims.settle_discrepancy")
def compare_documents(request: HttpRequest) -> HttpResponseBase:
    """Which figures of the documents speak of the same quantity, which agree, and why the others differ."""
    form = ComparisonForm(request.POST, request.FILES) if request.method == "POST" else ComparisonForm()
    context = {"form": form, "fewest": FEWEST_DOCUMENTS, "most": MOST_DOCUMENTS}
    if not form.is_valid():
        return render(request, "claims/compare.html", context, status=422 if form.errors else 200)
    page = render(request, "claims/compare.html", context | {"here": HERE})
    return _sent_as_it_comes(page, _report(form))


def _sent_as_it_comes(page: HttpResponse, parts: Iterator[str]) -> StreamingHttpResponse:
    before, _, after = page.content.decode().rpartition(HERE)

    def content() -> Iterator[str]:
        yield before
        yield from parts
        yield after

    # Else a proxy would keep it back until it is whole.
    return StreamingHttpResponse(content(), headers={"X-Accel-Buffering": "no"})


def _report(form: ComparisonForm) -> Iterator[str]:
    """A line for each document that was read, then the report, or a sentence why there is none."""
    files, addresses = form.cleaned_data["documents"], form.cleaned_data["addresses"]
    pile, number = Pile(), len(files) + len(addresses)
    yield _part("reading", done=0, number=number)
    try:
        for done, read in enumerate(handed.read_each(files, addresses), 1):
            if isinstance(read, DocumentError):
                yield _part("refused", sentence=str(read))
            else:
                yield _part("reading", done=done, number=number, paper=read, figures=pile.add(read))
                if read.is_cut:
                    yield _part("refused", sentence=f"{read.title} is very long: only its beginning is read.")
        if len(pile.papers) < FEWEST_DOCUMENTS:
            raise CannotCompare(TOO_FEW)
        if not pile.mentions:
            raise CannotCompare(NO_FIGURE)
        yield _part("comparing", figures=len(pile.mentions), number=number)
        yield _part("report", report=compared(pile))
    except CannotCompare as error:
        yield _part("refused", sentence=str(error), is_all=True)


def _part(name: str, **context: Any) -> str:
    return render_to_string(f"claims/_compare_{name}.html", context)
