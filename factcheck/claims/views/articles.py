"""An article as one of its revisions says it, with every figure leading to its claim."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from factcheck.claims.comparison import MOST_CHECKS, Checked
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Figure, Observation
from factcheck.claims.quotes import pieces
from factcheck.comparing.checks import check_inside
from monitor.models import Article, Revision
from monitor.views.access import needs
from monitor.views.paging import page_of

# Of more figures a person would wait for the page
MOST_CHECKED = 1500
# In the list beside the text, where all of them are marked
LISTED = 200


@require_safe
@needs("monitor.view_source")
def article_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest revision; a page that gave no text yet says so."""
    article = get_object_or_404(Article.objects.select_related("source__publisher", "copy_of__source"), pk=pk)
    revision = article.revisions.select_related("snapshot").first()
    return _page(request, article, revision)


@require_safe
@needs("monitor.view_source")
def revision_detail(request: HttpRequest, pk: int) -> HttpResponse:
    revision = get_object_or_404(
        Revision.objects.select_related("article__source__publisher", "article__copy_of__source", "snapshot"), pk=pk
    )
    return _page(request, revision.article, revision)


def _page(request: HttpRequest, article: Article, revision: Revision | None) -> HttpResponse:
    figures = figures_of(revision) if revision else []
    context = {
        "article": article,
        "revision": revision,
        "revisions": article.revisions.defer("text", "cells").select_related("snapshot"),
        "pieces": list(pieces(revision.text, ((one.start, one.end, one) for one in figures))) if revision else [],
        "page": page_of(request, figures, LISTED),
        "checks": checks_of(figures, revision) if revision else [],
        "visits": list(article.visits.all()[:5]),
        "copies": article.copies.select_related("source__publisher")[:20],
    }
    return render(request, "claims/article_detail.html", context)


def checks_of(figures: Sequence[Figure], revision: Revision) -> list[Checked]:
    """Its totals, shares and parts worked out again, those first that do not hold."""
    if len(figures) > MOST_CHECKED:
        return []
    for figure in figures:
        figure.revision = revision
    found = [Checked(check) for check in check_inside([mention_of(figure) for figure in figures])]
    return sorted(found, key=lambda one: one.check.holds)[:MOST_CHECKS]


def figures_of(revision: Revision) -> list[Figure]:
    """The figures of the newest reading, each with the observations that file it under a claim."""
    newest = revision.readings.aggregate(version=Max("reader_version"))["version"]
    filed = Observation.objects.binding().select_related("claim")
    figures = Figure.objects.filter(revision=revision, reading__reader_version=newest).order_by("start")
    figures = figures.select_related("reading")
    return list(figures.prefetch_related(Prefetch("observations", queryset=filed, to_attr="filed")))
