"""What was captured, as plain text, and for archives."""

from __future__ import annotations

from tempfile import TemporaryFile

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from monitor.models import Article, Snapshot
from monitor.services import captures, warc
from monitor.views.access import needs

# Enough to see what a page was; the whole file stays in the store.
SHOWN_BYTES = 200_000


@require_safe
@needs("monitor.view_source")
def snapshot_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The capture as inert text: markup of a stranger is shown, never rendered."""
    snapshot = get_object_or_404(Snapshot.objects.select_related("article__source", "visit"), pk=pk)
    context: dict[str, object] = {"snapshot": snapshot, "shown_bytes": SHOWN_BYTES}
    try:
        body = captures.read(snapshot.sha256)
    except captures.Damaged as damage:
        context["damage"] = str(damage)
    else:
        context["text"] = body[:SHOWN_BYTES].decode("utf-8", errors="replace").replace("\0", "\ufffd")
    return render(request, "monitor/snapshot_detail.html", context)


@require_safe
@needs("monitor.view_source")
def article_warc(request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
    """All captures of an article as one file to keep."""
    article = get_object_or_404(Article, pk=pk)
    file = TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        warc.write(article, file)
    except captures.Damaged as damage:
        return HttpResponse(
            f"A capture of this article cannot be exported: {damage}", status=409, content_type="text/plain"
        )
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"article-{pk}.warc.gz", content_type="application/warc")
