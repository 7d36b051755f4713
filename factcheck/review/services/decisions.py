"""What reviewers decide: settle, re-open, undo. Each writes its history row in the same transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, NotAllowed, Refused, require
from factcheck.claims.happenings import Happening
from factcheck.claims.models import Discrepancy, Observation
from factcheck.claims.services import discrepancies
from factcheck.phrasebook import recorded
from factcheck.review.models import Decision, Opinion
from factcheck.review.services import errata, history, waiting
from factcheck.review.values import Choice, finding, findings_fields

__all__ = [
    "Conflict",
    "Invalid",
    "NotAllowed",
    "Refused",
    "conclude",
    "finding",
    "reopen",
    "settle",
    "standing",
    "undo",
]

PERMISSION = "claims.settle_discrepancy"
CHANGED_HER_MIND = "The person who decided changed the decision."


class Conflict(Refused):
    """Somebody settled it first, or the evidence changed under the reviewer's hands.

    `discrepancy` is as it stands now, `decision` the one that came first, if one did.
    """

    def __init__(self, discrepancy: Discrepancy) -> None:
        self.discrepancy = discrepancy
        self.decision = standing(discrepancy)
        super().__init__(_what_came_first(discrepancy, self.decision))


def standing(discrepancy: Discrepancy) -> Decision | None:
    """The decision that holds now."""
    rows = discrepancy.decisions.filter(ended_at__isnull=True)
    return rows.select_related("by", "signed_off_by", "chosen__figure__revision").first()


def evidence_on(discrepancy: Discrepancy) -> list[Observation]:
    """The observations a decision taken now rests on."""
    return list(Observation.objects.standing().filter(claim=discrepancy.claim_id).with_source())


@transaction.atomic
def settle(discrepancy: Discrepancy, *, by: User, seen: int, now: datetime, batch: str = "", **choice: Any) -> Decision:
    """Settle on an observation's value, a typed value, a range, or that nothing is comparable (see values.Choice).

    `seen` is the evidence version the reviewer had in front of her. Raises NotAllowed, Invalid or Conflict, and then
    nothing has changed. Whether two must agree is not asked here: see signing.decide.
    """
    require(by, PERMISSION, "settle discrepancies")
    fields = findings_fields(Choice(**choice), evidence_on(discrepancy), seen)
    return conclude(Decision(discrepancy=discrepancy, by=by, made_at=now, batch=batch, **fields), now)


def conclude(decision: Decision, now: datetime) -> Decision:
    """Let an unsaved decision stand; call in a transaction. Raises Conflict.

    Sent twice by one person, it is taken once; changed by her before anybody built on it, it is replaced.
    """
    discrepancy = decision.discrepancy
    if not _take(decision, now):
        before = standing(discrepancy)
        if before is None or not _may_replace(before, decision):
            raise Conflict(Discrepancy.objects.select_related("claim").get(pk=discrepancy.pk))
        if _is_the_same(before, decision):
            return before
        reopen(discrepancy, by=decision.by, because=CHANGED_HER_MIND, now=now)
        if not _take(decision, now):
            raise Conflict(Discrepancy.objects.select_related("claim").get(pk=discrepancy.pk))
    discrepancy.refresh_from_db()
    decision.save()
    waiting.end(discrepancy)
    _record_settled(decision, now)
    errata.register(decision, now)
    return decision


def reopen(discrepancy: Discrepancy, *, by: User, because: str, now: datetime) -> Discrepancy:
    """Take up a settled discrepancy again, for a reason the history keeps."""
    require(by, PERMISSION, "re-open discrepancies")
    because = because.strip()
    if not because:
        raise Invalid("Write why it has to be looked at again.")
    sentence = f"{by} re-opened “{discrepancy.claim}”: {because}"
    if not discrepancies.reopen(discrepancy, by=by, because=because, sentence=sentence, now=now):
        raise Conflict(Discrepancy.objects.select_related("claim").get(pk=discrepancy.pk))
    discrepancy.refresh_from_db()
    return discrepancy


def undo(decision: Decision, *, by: User, now: datetime) -> Discrepancy:
    """Take one's own decision back, as long as it stands and nobody has built on it."""
    if decision.by_id != by.pk:
        raise NotAllowed("Only the person who decided can undo it. Re-open it instead, and say why.")
    if obstacle := built_on(decision):
        raise Invalid(f"{obstacle} Re-open the discrepancy instead, and say why.")
    return reopen(decision.discrepancy, by=by, because="The decision was undone.", now=now)


def built_on(decision: Decision) -> str:
    """What somebody else has done on the strength of a decision, as a sentence; empty where nobody has."""
    if decision.signed_off_by_id:
        return "Another reviewer has agreed to this decision."
    if Decision.objects.filter(pk=decision.pk, verdicts__isnull=False).exists():
        return "This decision is published already."
    if errata.is_sent(decision):
        return "A publisher has been written to because of this decision."
    return ""


def end_standing(happening: Happening) -> None:
    """A discrepancy that is open again, or has nothing left to settle, ends what was decided or proposed before."""
    if happening.kind in {"discrepancy.reopened", "discrepancy.closed"}:
        for kind in (Decision, Opinion):
            stood = kind.objects.filter(discrepancy__claim=happening.claim, ended_at__isnull=True)
            stood.update(ended_at=happening.now, ended_because=happening.data["because"])


def _take(decision: Decision, now: datetime) -> bool:
    """Whether the discrepancy was still open on the evidence that was seen, and now is settled."""
    return discrepancies.settle(
        decision.discrepancy,
        seen=decision.evidence_version,
        low=decision.low,
        high=decision.high,
        unit=decision.unit,
        now=now,
    )


def _may_replace(before: Decision, after: Decision) -> bool:
    """One's own quick second edit is no conflict, as long as the evidence is the same and nobody built on the first."""
    is_own = before.by_id == after.by_id and before.evidence_version == after.evidence_version
    return is_own and not after.signed_off_by_id and not built_on(before)


def _is_the_same(before: Decision, after: Decision) -> bool:
    names = ("outcome", "chosen_id", "low", "high", "unit", "reason", "confidence", "note", "wrong")
    return all(getattr(before, name) == getattr(after, name) for name in names)


def _record_settled(decision: Decision, now: datetime) -> None:
    claim = decision.discrepancy.claim
    note = f" {decision.note}" if decision.note else ""
    agreed = f" {decision.signed_off_by} agreed." if decision.signed_off_by else ""
    confidence = recorded(decision.get_confidence_display).lower()
    sure = "" if decision.confidence == Decision.Confidence.SURE else f", {confidence}"
    reason = recorded(decision.get_reason_display)
    history.record(
        "discrepancy.settled",
        f"{decision.by} settled “{claim}”: {finding(decision)} ({reason}{sure}).{note}{agreed}",
        by=decision.by,
        claim=claim,
        data={
            "decision": decision.pk,
            "discrepancy": decision.discrepancy_id,
            "signed_off_by": decision.signed_off_by_id,
            "evidence_version": decision.evidence_version,
            "evidence_sha256": decision.discrepancy.evidence_sha256,
            "evidence": decision.evidence,
        },
        now=now,
    )


def _what_came_first(discrepancy: Discrepancy, decision: Decision | None) -> str:
    if discrepancy.state == Discrepancy.State.OPEN:
        return "The evidence changed while you were deciding. Look at it again, then decide."
    if decision:
        return f"{decision.by} settled this first: {finding(decision)}. Re-open it if you disagree."
    return "There is nothing left to settle here: the sources no longer differ."
