"""Who has what open, so that "next" hands different items to different people. Never a lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Lease

LASTS = timedelta(minutes=15)


def hold(discrepancy: Discrepancy, *, by: User, now: datetime) -> bool:
    """Take it, or take it for longer; False where somebody else has it open."""
    fields = {"by": by, "expires_at": now + LASTS}
    mine = Lease.objects.filter(discrepancy=discrepancy, by=by, expires_at__gt=now)
    if mine.update(expires_at=fields["expires_at"]):
        return True
    if Lease.objects.filter(discrepancy=discrepancy, expires_at__lte=now).update(taken_at=now, **fields):
        return True
    try:
        with transaction.atomic():
            Lease.objects.create(discrepancy=discrepancy, taken_at=now, **fields)
    except IntegrityError:
        return False  # somebody else was quicker
    return True


def release(discrepancy: Discrepancy, *, by: User) -> None:
    Lease.objects.filter(discrepancy=discrepancy, by=by).delete()


def held_by_others(by: User, now: datetime) -> Q:
    """What others have open at the moment."""
    return Q(lease__expires_at__gt=now) & ~Q(lease__by=by)


def take_first(discrepancies: Iterable[Discrepancy], *, by: User, now: datetime) -> Discrepancy | None:
    """The first of them that nobody else takes at the same moment."""
    return next((one for one in discrepancies if hold(one, by=by, now=now)), None)
