"""The rows of captures: which bytes an address gave when, and whether they were read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db.models import F

from monitor.models import Article, Snapshot, Visit
from monitor.services.rounds import Find

# A message to read comes at once; the sweep looks after those that were lost, or whose worker died.
READ_LEASE = timedelta(minutes=5)


def take(kept: Iterable[tuple[Find, Visit]], unread: Collection[Find]) -> list[Snapshot]:
    """The rows of snapshots, in the same order; their bytes must be stored before the transaction begins.

    What is read in the others is recorded in the same transaction.
    """
    taken = [_snapshot(find, visit, is_read=find not in unread) for find, visit in kept]
    return Snapshot.objects.bulk_create(taken)


def _snapshot(find: Find, visit: Visit, *, is_read: bool) -> Snapshot:
    now = find.look.started_at
    return Snapshot(
        article=find.look.page,
        visit=visit,
        taken_at=now,
        url=find.response.url,
        headers=find.response.headers,
        sha256=find.digest,
        size=len(find.response.body),
        read_at=now if is_read else None,
        attempts=1 if is_read else 0,
        next_read_at=now + READ_LEASE,
    )


def unread_of(articles: Collection[Article]) -> set[int]:
    """The ids of those of the articles of which an earlier capture is to be read first."""
    if not articles:
        return set()
    return set(Snapshot.objects.unread().filter(article__in=articles).values_list("article_id", flat=True))


def claim_unread(now: datetime, limit: int = 50) -> list[int]:
    """Snapshots whose reading did not happen, oldest first; each goes to one caller until its lease ends."""
    due = Snapshot.objects.unread().filter(next_read_at__lte=now).order_by("next_read_at")[:limit]
    claimed = []
    for pk, next_read_at in due.values_list("pk", "next_read_at"):
        unclaimed = Snapshot.objects.filter(pk=pk, next_read_at=next_read_at)
        if unclaimed.update(next_read_at=now + READ_LEASE):
            claimed.append(pk)
    return claimed


def count_attempt(snapshot: Snapshot) -> int:
    """Counts an attempt to read before it is made, and gives the number of attempts with this one."""
    Snapshot.objects.filter(pk=snapshot.pk).update(attempts=F("attempts") + 1)
    snapshot.attempts += 1
    return snapshot.attempts


def take_back_attempt(snapshot: Snapshot) -> None:
    """For an attempt that did not come to pass."""
    Snapshot.objects.filter(pk=snapshot.pk).update(attempts=F("attempts") - 1)


def leave_unread(snapshot: Snapshot) -> None:
    """What is in it could not be recorded yet: the next sweep has it read."""
    snapshot.read_at = None
    snapshot.save(update_fields=["read_at"])
