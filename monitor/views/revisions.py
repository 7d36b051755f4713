"""What changed between two revisions, and what was captured, both as plain text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from monitor.diff import changes
from monitor.models import Revision, Snapshot
from monitor.services import snapshots
from monitor.views.access import needs

# Enough to see what a page was; the whole file stays in the store.
SHOWN_BYTES = 200_000


@require_safe
@needs("monitor.view_source")
def revision_diff(request: HttpRequest, pk: int) -> HttpResponse:
    revision = get_object_or_404(Revision.objects.select_related("article__source__publisher", "snapshot"), pk=pk)
    before = revision.article.revisions.filter(number__lt=revision.number).order_by("-number").first()
    found = changes(before.text, revision.text) if before else []
    counts = {kind: sum(change.kind == kind for change in found) for kind in ("removed", "added")}
    context = {"revision": revision, "before": before, "changes": found, "counts": counts}
    return render(request, "monitor/revision_diff.html", context)


@require_safe
@needs("monitor.view_source")
def snapshot_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The capture as inert text: markup of a stranger is shown, never rendered."""
    snapshot = get_object_or_404(Snapshot.objects.select_related("article__source", "visit"), pk=pk)
    context: dict[str, object] = {"snapshot": snapshot, "shown_bytes": SHOWN_BYTES}
    try:
        body = snapshots.body(snapshot)
    except snapshots.Damaged as damage:
        context["damage"] = str(damage)
    else:
        context["text"] = body[:SHOWN_BYTES].decode("utf-8", errors="replace").replace("\0", "\ufffd")
    return render(request, "monitor/snapshot_detail.html", context)
