"""Lists of sources from and to other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from monitor.forms import SourcesForm
from monitor.models import Source
from monitor.services import importing
from monitor.source_files import COLUMNS, BadFile, as_opml, passed_over, read
from monitor.views.access import needs
from monitor.views.downloads import csv_response

# Of the lines that were left out
MOST_NAMED = 50
# Of what would become of each row
MOST_SHOWN = 500


@require_http_methods(["GET", "HEAD", "POST"])
@needs("monitor.add_source")
def source_import(request: HttpRequest) -> HttpResponse:
    """First a file, or its text; then what would become of each row; then the rows are added."""
    form = SourcesForm(request.POST, request.FILES) if request.method == "POST" else SourcesForm()
    found = _found(form) if form.is_valid() else None
    if found is not None and "add" in request.POST:
        watched, paused = importing.add(found)
        if watched or not paused:
            messages.success(
                request, f"{watched:,} {'source is' if watched == 1 else 'sources are'} watched from now on."
            )
        if paused:
            messages.success(request, f"{paused:,} {'source was' if paused == 1 else 'sources were'} added as paused.")
        if left_out := [str(one.row.number) for one in found if one.errors]:
            messages.warning(request, f"Lines of the file that were left out: {', '.join(left_out[:MOST_NAMED])}.")
        return redirect("source-list")
    context: dict[str, object] = {"form": form, "columns": COLUMNS}
    if found is not None:
        counts = {"new": sum(one.is_new for one in found), "known": sum(one.is_known for one in found)}
        counts["wrong"] = sum(bool(one.errors) for one in found)
        # What is wrong comes first: of ten thousand rows it would not be found.
        found.sort(key=lambda one: not one.errors)
        counts["left_out"] = max(0, len(found) - MOST_SHOWN)
        content = form.cleaned_data["content"]
        context |= {
            "found": found[:MOST_SHOWN],
            "counts": counts,
            "content": content,
            "passed_over": passed_over(content),
        }
    return render(request, "monitor/source_import.html", context, status=422 if form.errors else 200)


def _found(form: SourcesForm) -> list[importing.Candidate] | None:
    """None where the file is no list of sources; the form then says so."""
    try:
        return importing.candidates(read(form.cleaned_data["content"]))
    except BadFile as error:
        form.add_error(None, str(error))
        return None


@require_safe
@needs("monitor.view_source")
def source_export(request: HttpRequest) -> HttpResponseBase:
    """All sources with their settings, as CSV or OPML; what is exported can be imported."""
    if request.GET.get("format") == "opml":
        lines = as_opml(f"Sources of {settings.SITE_NAME}", _rows())
        headers = {"Content-Disposition": 'attachment; filename="sources.opml"'}
        return StreamingHttpResponse(lines, content_type="text/x-opml; charset=utf-8", headers=headers)
    return csv_response("sources.csv", COLUMNS, ([row[name] for name in COLUMNS] for row in _rows()))


def _rows() -> Iterator[dict[str, str]]:
    for source in Source.objects.select_related("publisher").order_by("pk").iterator(chunk_size=1000):
        values: dict[str, Any] = {name: getattr(source, name, None) for name in COLUMNS}
        values |= {"publisher_name": source.publisher.name, "paused": "yes" if source.is_paused else ""}
        yield {name: "" if value is None else str(value) for name, value in values.items()}
