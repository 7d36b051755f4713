"""What changed between two revisions of an article: its words, and its figures."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from factcheck.claims.changed import changed_figures
from factcheck.claims.views.articles import figures_of
from monitor.diff import Block, blocks
from monitor.models import Revision
from monitor.services import seen
from monitor.views.access import needs, person

WAYS = {"inline": "In one text", "side": "Side by side", "figures": "Figures only"}


@dataclass(frozen=True, slots=True)
class Place:
    """A block of sentences; those that changed are numbered from 1."""

    block: Block
    number: int | None


@require_safe
@needs("monitor.view_source")
def revision_diff(request: HttpRequest, pk: int) -> HttpResponse:
    """Against the revision before, or any earlier one (`from`)."""
    revision = get_object_or_404(Revision.objects.select_related("article__source__publisher"), pk=pk)
    before = _before(revision, request.GET.get("from", ""))
    found = blocks(before.text, revision.text) if before else []
    numbers = count(1)
    places = [Place(block, None if block.is_same else next(numbers)) for block in found]
    way = request.GET.get("view", "inline")
    context = {
        "revision": revision,
        "before": before,
        "places": places,
        "changes": [place.number for place in places if place.number],
        "way": way if way in WAYS else "inline",
        "ways": WAYS.items(),
        "figures": changed_figures(figures_of(before), figures_of(revision), found) if before else [],
        "seen": seen.last_number(revision.article, person(request)),
        **_neighbours(revision),
    }
    return render(request, "claims/revision_diff.html", context)


def _before(revision: Revision, number: str) -> Revision | None:
    earlier = revision.article.revisions.filter(number__lt=revision.number).order_by("-number")
    asked = earlier.filter(number=int(number)).first() if number.isascii() and number.isdigit() else None
    return asked or earlier.first()


def _neighbours(revision: Revision) -> dict[str, Revision | None]:
    """The change before this one, which the first text has none of, and the one after."""
    others = revision.article.revisions.defer("text", "cells")
    return {
        "previous": others.filter(number__lt=revision.number, number__gt=1).order_by("-number").first(),
        "next": others.filter(number__gt=revision.number).order_by("number").first(),
    }


@require_POST
@needs("monitor.view_source")
def revision_seen(request: HttpRequest, pk: int) -> HttpResponse:
    """The reader has read the article up to here: what comes later is compared with this."""
    revision = get_object_or_404(Revision.objects.select_related("article"), pk=pk)
    seen.mark(revision, person(request), timezone.now())
    messages.success(request, f"Noted: you have read {revision.article} up to revision {revision.number}.")
    return redirect(revision.article)
