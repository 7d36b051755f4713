"""How far the machine is with what lies before it, as after an import or when a better reader reads all again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from factcheck.claims.services import reading
from monitor.models import Article, Snapshot, Source
from monitor.views.access import needs

# Of more it is enough to know that they are many.
MOST_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from a page to a figure, and how many wait at it."""

    name: str | Promise
    waiting: int

    @property
    def is_cut(self) -> bool:
        return self.waiting >= MOST_COUNTED


@require_safe
@needs("claims.settle_discrepancy")
def progress(request: HttpRequest) -> HttpResponse:
    return render(request, "claims/progress.html", _context())


@require_safe
@needs("claims.settle_discrepancy")
def progress_steps(request: HttpRequest) -> HttpResponse:
    """The part of the page that changes, to be asked for again and again."""
    return render(request, "claims/_progress.html", _context())


def _context() -> dict[str, Any]:
    now = timezone.now()
    steps = _steps(now)
    return {"steps": steps, "now": now, "is_done": not any(step.waiting for step in steps)}


def _steps(now: datetime) -> list[Step]:
    never = Source.objects.filter(is_paused=False, last_visit_at=None)
    return [
        Step(_("sources to be visited for the first time"), _number(never)),
        Step(_("pages whose visit is due"), _number(Article.objects.due(now))),
        Step(_("captures whose text is to be taken out"), _number(Snapshot.objects.unread())),
        Step(_("texts whose figures are to be read"), len(reading.unread_revisions(now, MOST_COUNTED))),
        Step(_("texts whose figures are to be filed"), len(reading.unfiled_readings(now, MOST_COUNTED))),
    ]


def _number(rows: QuerySet[Any]) -> int:
    return rows.order_by()[:MOST_COUNTED].count()
