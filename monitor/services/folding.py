"""Folds the visits of one day that found the same into the last of them, once they are old.

Nothing is lost by it: each request that was made stands on the visit that is left, for the publisher's log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Count, F, QuerySet
from django.db.models.functions import TruncDate

from monitor.models import Source, Visit

T = TypeVar("T")

# Every single visit of so many days is kept.
KEPT_WHOLE = timedelta(days=30)
# Older ones are folded by then, unless nothing has run for so long.
LOOKS_BACK = timedelta(days=60)
# Each hour it is the turn of those sources whose number leaves this hour when divided by so many.
TURNS = 24
SOURCES_AT_ONCE = 50
GROUPS_AT_ONCE = 100


def fold(now: datetime) -> int:
    """Folds old visits of the sources whose turn it is in this hour. Gives the number of visits that are gone."""
    midnight = datetime.combine(now.astimezone(UTC), time(), UTC)
    old = Visit.objects.filter(started_at__gte=midnight - KEPT_WHOLE - LOOKS_BACK, started_at__lt=midnight - KEPT_WHOLE)
    turn = Source.objects.annotate(turn=F("pk") % TURNS).filter(turn=now.astimezone(UTC).hour)
    pks = list(turn.order_by("pk").values_list("pk", flat=True))
    return sum(_fold(old.filter(source__in=some)) for some in _batches(pks, SOURCES_AT_ONCE))


def requests_of(visit: Visit) -> list[dict[str, Any]]:
    """Every request of a visit and, before them, of those folded into it, as they stand in `asked`.

    The last of each visit has its "size" too.
    """
    rows = visit.asked
    folded = next((at + 1 for at in reversed(range(len(rows))) if "size" in rows[at]), 0)
    own = rows[folded:]
    if not own and visit.status_code is not None:
        at = visit.started_at.isoformat(timespec="seconds")
        own = [{"at": at, "url": visit.url, "conditional": visit.is_conditional, "status": visit.status_code}]
    return [*rows[:folded], *own[:-1], *({**row, "size": visit.size} for row in own[-1:])]


def _fold(visits: QuerySet[Visit]) -> int:
    # What kept something stays where it is.
    dated = visits.filter(snapshot=None).annotate(day=TruncDate("started_at", tzinfo=UTC)).order_by()
    alike = dated.values("source", "article", "day", "outcome", "message").annotate(count=Count("pk"))
    days = sorted({row["day"] for row in alike.filter(count__gt=1)})
    return sum(_fold_day(dated.filter(day=day)) for day in days)


def _fold_day(visits: QuerySet[Visit]) -> int:
    groups = list(_alike(visits.order_by("started_at", "pk")))
    return sum(_fold_some(some) for some in _batches(groups, GROUPS_AT_ONCE))


def _alike(visits: Iterable[Visit]) -> Iterator[list[Visit]]:
    """Those of a day that found the same of the same page, in their order."""
    groups: defaultdict[tuple[Any, ...], list[Visit]] = defaultdict(list)
    for visit in visits:
        groups[visit.source_id, visit.article_id, visit.outcome, visit.message].append(visit)
    return (group for group in groups.values() if len(group) > 1)


def _fold_some(groups: Sequence[list[Visit]]) -> int:
    """All or nothing: where another worker has folded one of them, its requests stand where that one put them."""
    gone = [visit.pk for *before, _ in groups for visit in before]
    for *before, last in groups:
        last.asked = [row for visit in before for row in requests_of(visit)] + last.asked
    with transaction.atomic():
        deleted, _ = Visit.objects.filter(pk__in=gone).delete()
        if deleted < len(gone):
            transaction.set_rollback(True)
            return 0
        Visit.objects.bulk_update([last for *_, last in groups], ["asked"])
    return len(gone)


def _batches(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    return (rows[at : at + size] for at in range(0, len(rows), size))
