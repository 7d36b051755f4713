"""Where two reviewers must agree: each says what should stand, and a curator decides where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from factcheck.claims.errors import Invalid, NotAllowed, require
from factcheck.claims.models import Claim, Discrepancy
from factcheck.review.models import Decision, Opinion, Work
from factcheck.review.services import decisions, drafts, history, leases, waiting
from factcheck.review.values import Choice, finding, findings_fields, says_the_same

CURATORS = "claims.publish_verdict"
_SHARED = ("outcome", "chosen", "low", "high", "unit", "reason", "confidence", "note", "wrong")


def needs_two(claim: Claim) -> bool:
    """Whether a decision on the claim stands only when a second reviewer agrees."""
    return bool(claim.needs_sign_off or settings.SECOND_SIGN_OFF)


@transaction.atomic
def decide(
    discrepancy: Discrepancy, *, by: User, seen: int, now: datetime, batch: str = "", **choice: Any
) -> Decision | Opinion:
    """The door for all who decide: a decision where one is enough or a second agrees, else an opinion that waits.

    Raises NotAllowed, Invalid or Conflict, and then nothing has changed.
    """
    if needs_two(discrepancy.claim):
        decided = _with_others(discrepancy, by, seen, Choice(**choice), now)
    else:
        decided = decisions.settle(discrepancy, by=by, seen=seen, now=now, batch=batch, **choice)
    drafts.discard(discrepancy, by=by)
    leases.release(discrepancy, by=by)
    return decided


def opinions_on(discrepancy: Discrepancy) -> list[Opinion]:
    """The opinions that count: not ended, and on the evidence as it is now."""
    rows = Opinion.objects.filter(
        discrepancy=discrepancy, ended_at__isnull=True, evidence_version=discrepancy.evidence_version
    )
    return list(rows.select_related("by", "chosen__figure__revision"))


def shown_to(person: User, opinions: Sequence[Opinion]) -> list[Opinion]:
    """Which of a discrepancy's opinions a person may read: all when two differ or nothing is blind, else her own."""
    if len(opinions) > 1 or not settings.BLIND_SIGN_OFF:
        return list(opinions)
    return [one for one in opinions if one.by_id == person.pk]


@transaction.atomic
def withdraw(opinion: Opinion, *, by: User, now: datetime) -> None:
    """Take one's own opinion back, as long as nobody else has given hers. Withdrawn twice, nothing more happens."""
    if opinion.by_id != by.pk:
        raise NotAllowed("Only the person who gave an opinion can take it back.")
    if any(one.by_id != by.pk for one in opinions_on(opinion.discrepancy)):
        raise Invalid("The second reviewer has decided already. A curator settles it now.")
    if _end(Opinion.objects.filter(pk=opinion.pk), "It was taken back.", now):
        waiting.end(opinion.discrepancy)
        sentence = f"{by} took back the decision proposed for “{opinion.discrepancy.claim}”."
        _record("opinion.withdrawn", sentence, opinion, {}, now)


def _with_others(discrepancy: Discrepancy, by: User, seen: int, choice: Choice, now: datetime) -> Decision | Opinion:
    require(by, decisions.PERMISSION, "settle discrepancies")
    fields = findings_fields(choice, decisions.evidence_on(discrepancy), seen)
    _hold_as_seen(discrepancy, seen)
    standing = Opinion.objects.filter(discrepancy=discrepancy, ended_at__isnull=True)
    _end(standing.exclude(evidence_version=seen), "The evidence changed.", now)
    opinions = list(standing.select_related("by", "chosen__figure"))
    others = [one for one in opinions if one.by_id != by.pk]
    opinion = Opinion(discrepancy=discrepancy, by=by, made_at=now, **fields)
    if len(others) > 1:
        return _arbitrate(opinion, others, now)
    if len(opinions) > 1:
        raise Invalid("Another reviewer differs from you here, so a curator has to decide.")
    _end(standing.filter(by=by), decisions.CHANGED_HER_MIND, now)
    if others and says_the_same(others[0], opinion):
        return _agree(others[0], opinion, now)
    opinion.save()
    if others:
        _disagree(others[0], opinion, now)
    else:
        _propose(opinion, now)
    return opinion


def _hold_as_seen(discrepancy: Discrepancy, seen: int) -> None:
    """Let nobody else decide meanwhile: the row is written to, and so locked, if it is still as the reviewer saw it."""
    Claim.objects.select_for_update(no_key=True).get(pk=discrepancy.claim_id)
    as_seen = Discrepancy.objects.filter(pk=discrepancy.pk, state=Discrepancy.State.OPEN, evidence_version=seen)
    if not as_seen.update(changed_at=F("changed_at")):
        raise decisions.Conflict(Discrepancy.objects.select_related("claim").get(pk=discrepancy.pk))


def _propose(opinion: Opinion, now: datetime) -> None:
    """The first of two: what she said is told only where the second may know it."""
    waiting.begin(opinion.discrepancy, Work.WaitsFor.SIGN_OFF, by=opinion.by, seen=opinion.evidence_version)
    said = "" if settings.BLIND_SIGN_OFF else f": {finding(opinion)}"
    sentence = f"{opinion.by} decided on “{opinion.discrepancy.claim}”{said}. A second reviewer has to agree."
    _record("opinion.given", sentence, opinion, {}, now)


def _agree(first: Opinion, second: Opinion, now: datetime) -> Decision:
    fields = {name: getattr(first, name) for name in _SHARED}
    fields |= {"evidence": second.evidence, "evidence_version": second.evidence_version}
    decision = Decision(discrepancy=second.discrepancy, by=first.by, signed_off_by=second.by, made_at=now, **fields)
    return _conclude(decision, "Both reviewers agreed.", now)


def _disagree(first: Opinion, second: Opinion, now: datetime) -> None:
    waiting.begin(second.discrepancy, Work.WaitsFor.CURATOR, by=second.by, seen=second.evidence_version)
    sentence = (
        f"{first.by} and {second.by} differ on “{second.discrepancy.claim}”: {first.by} says that {finding(first)}, "
        f"{second.by} that {finding(second)}. A curator has to decide."
    )
    data = {"opinions": [first.pk, second.pk], "evidence": second.evidence}
    _record("opinion.disputed", sentence, second, data, now)


def _arbitrate(opinion: Opinion, others: list[Opinion], now: datetime) -> Decision:
    """A curator decides between two; who of them agrees has signed it off."""
    if not opinion.by.has_perm(CURATORS):
        raise NotAllowed("Two reviewers differ here, so a curator has to decide.")
    agrees = next((one.by for one in others if says_the_same(one, opinion)), None)
    fields = {name: getattr(opinion, name) for name in (*_SHARED, "evidence", "evidence_version")}
    decision = Decision(discrepancy=opinion.discrepancy, by=opinion.by, signed_off_by=agrees, made_at=now, **fields)
    return _conclude(decision, f"{opinion.by} decided between the two.", now)


def _conclude(decision: Decision, because: str, now: datetime) -> Decision:
    _end(Opinion.objects.filter(discrepancy=decision.discrepancy, ended_at__isnull=True), because, now)
    return decisions.conclude(decision, now)


def _end(opinions: Any, because: str, now: datetime) -> int:
    ended: int = opinions.filter(ended_at__isnull=True).update(ended_at=now, ended_because=because)
    return ended


def _record(kind: str, sentence: str, opinion: Opinion, data: dict[str, Any], now: datetime) -> None:
    discrepancy = opinion.discrepancy
    seen = {
        "discrepancy": discrepancy.pk,
        "opinion": opinion.pk,
        "evidence_version": opinion.evidence_version,
        "evidence_sha256": discrepancy.evidence_sha256,
    }
    history.record(kind, sentence, by=opinion.by, claim=discrepancy.claim, data=seen | data, now=now)
