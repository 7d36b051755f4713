"""Puts aside what cannot be decided on the evidence there is, until a day or until new evidence comes."""

from __future__ import annotations

from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.models import Discrepancy
from factcheck.review.models import Work
from factcheck.review.services import drafts, history, leases, waiting
from factcheck.review.services.decisions import PERMISSION, Conflict

WaitsFor = Work.WaitsFor


@transaction.atomic
def put_aside(discrepancy: Discrepancy, *, by: User, seen: int, until: date, note: str, now: datetime) -> Work:
    """Put it aside until a day; new evidence brings it back sooner. Raises NotAllowed, Invalid or Conflict."""
    require(by, PERMISSION, "put discrepancies aside")
    note = note.strip()
    if not note:
        raise Invalid("Write what is missing.")
    if until <= now.date():
        raise Invalid("Choose a day after today for the reminder.")
    as_seen = Discrepancy.objects.filter(pk=discrepancy.pk, state=Discrepancy.State.OPEN, evidence_version=seen)
    if not as_seen.select_for_update(no_key=True).exists():
        raise Conflict(Discrepancy.objects.select_related("claim").get(pk=discrepancy.pk))
    work = waiting.begin(discrepancy, WaitsFor.EVIDENCE, by=by, seen=seen, until=until, note=note)
    if work.assignee_id is None:
        Work.objects.filter(pk=work.pk).update(assignee=by, assigned_by=by, assigned_at=now)
    sentence = f"{by} needs more evidence on “{discrepancy.claim}” and will be reminded on {until:%Y-%m-%d}: {note}"
    _record("discrepancy.put_aside", sentence, discrepancy, by, now)
    drafts.discard(discrepancy, by=by)
    leases.release(discrepancy, by=by)
    return work


@transaction.atomic
def take_up(discrepancy: Discrepancy, *, by: User, now: datetime) -> None:
    """Bring back what was put aside; done twice, nothing more happens."""
    require(by, PERMISSION, "take discrepancies up")
    aside = Work.objects.filter(discrepancy=discrepancy, waits_for=WaitsFor.EVIDENCE)
    if aside.select_for_update().exists():
        waiting.end(discrepancy)
        _record("discrepancy.taken_up", f"{by} took “{discrepancy.claim}” up again.", discrepancy, by, now)


def _record(kind: str, sentence: str, discrepancy: Discrepancy, by: User, now: datetime) -> None:
    data = {
        "discrepancy": discrepancy.pk,
        "evidence_version": discrepancy.evidence_version,
        "evidence_sha256": discrepancy.evidence_sha256,
    }
    history.record(kind, sentence, by=by, claim=discrepancy.claim, data=data, now=now)
