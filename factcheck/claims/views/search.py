"""Search over everything the desk works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from factcheck.claims.search.finding import KINDS, MOST, Found, find, rows_of
from monitor.views.access import needs
from monitor.views.paging import PAGE

NAMES = {"claims": _("Claims"), "figures": _("Figures"), "articles": _("Articles"), "sources": _("Sources")}
# Of each kind, where all kinds are shown
FIRST = 5


@dataclass(frozen=True, slots=True)
class Section:
    """Some of what was found of one kind."""

    kind: str
    name: str
    count: int
    rows: list[Any]

    @property
    def is_cut(self) -> bool:
        """Whether there may be more than were looked up."""
        return self.count >= MOST


@require_safe
@needs("claims.settle_discrepancy")
def search(request: HttpRequest) -> HttpResponse:
    query, kind = request.GET.get("q", "").strip(), request.GET.get("in", "")
    found = find(query)
    kind = kind if kind in KINDS else ""
    page = Paginator(found.pks[kind], PAGE).get_page(request.GET.get("page")) if kind else None
    context = {
        "query": query,
        "found": found,
        "kind": kind,
        "page": page,
        "tabs": [_section(found, one, []) for one in KINDS],
        "sections": _sections(found, kind, page),
    }
    return render(request, "claims/search.html", context)


def _sections(found: Found, kind: str, page: Page[int] | None) -> list[Section]:
    """The page of one kind, or the first few of each."""
    if page is not None:
        return [_section(found, kind, list(page.object_list))] if page.object_list else []
    return [_section(found, one, found.pks[one][:FIRST]) for one in KINDS if found.pks[one]]


def _section(found: Found, kind: str, pks: list[int]) -> Section:
    return Section(kind, str(NAMES[kind]), len(found.pks[kind]), rows_of(kind, pks) if pks else [])
