"""What a discrepancy waits for: more evidence until a day, a second reviewer, or a curator."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import User

from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work


def begin(
    discrepancy: Discrepancy, what: str, *, by: User, seen: int, until: date | None = None, note: str = ""
) -> Work:
    """Note what it waits for; call in the transaction of the step that makes it wait."""
    fields = {"waits_for": what, "waits_version": seen, "waits_until": until, "waits_note": note, "waits_by": by}
    work, _ = Work.objects.update_or_create(discrepancy=discrepancy, defaults=fields | {"reminded_at": None})
    return work


def end(discrepancy: Discrepancy) -> None:
    """It waits for nothing any more."""
    Work.objects.filter(discrepancy=discrepancy).update(
        waits_for=Work.WaitsFor.NOTHING, waits_until=None, waits_note="", waits_by=None
    )
