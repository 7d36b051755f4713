"""Gives work to a person, with a message."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work
from factcheck.review.services import history
from factcheck.review.services.decisions import PERMISSION


@transaction.atomic
def assign(discrepancy: Discrepancy, to: User | None, *, by: User, message: str = "", now: datetime) -> Work:
    """Give it to a person, or to nobody; the same said twice changes nothing. Raises NotAllowed or Invalid."""
    require(by, PERMISSION, "assign discrepancies")
    if to is not None and not to.has_perm(PERMISSION):
        raise Invalid(f"{to} may not settle discrepancies. Choose a reviewer.")
    message = message.strip() if to else ""
    Work.objects.get_or_create(discrepancy=discrepancy)
    work = Work.objects.select_for_update(of=["self"]).get(discrepancy=discrepancy)
    if work.assignee_id == (to.pk if to else None) and work.message == message:
        return work
    work.assignee, work.assigned_by, work.assigned_at, work.message, work.told_at = to, by, now, message, None
    work.save(update_fields=["assignee", "assigned_by", "assigned_at", "message", "told_at"])
    claim = discrepancy.claim
    if to is None:
        sentence = f"{by} made “{claim}” free for anybody."
    else:
        sentence = f"{by} took “{claim}”." if to == by else f"{by} gave “{claim}” to {to}."
    data = {"discrepancy": discrepancy.pk, "assignee": to.pk if to else None}
    history.record("discrepancy.assigned", f"{sentence} {message}".strip(), by=by, claim=claim, data=data, now=now)
    return work


def reviewers() -> list[User]:
    """Everybody to whom work can be given, by name."""
    return list(
        User.objects.with_perm(PERMISSION, backend="django.contrib.auth.backends.ModelBackend").order_by("username")
    )
