"""What reviewers decide: settle, re-open, undo. Each writes its history row in the same transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, NotAllowed, Refused, require
from factcheck.claims.happenings import Happening
from factcheck.claims.mentions import plain
from factcheck.claims.models import Discrepancy, Observation
from factcheck.claims.services import discrepancies
from factcheck.claims.wording import span
from factcheck.comparing.units import MONEY, dimension
from factcheck.review.models import Decision
from factcheck.review.services import history

__all__ = ["Conflict", "Invalid", "NotAllowed", "Refused", "reopen", "settle", "standing", "undo"]

Outcome = Decision.Outcome
PERMISSION = "claims.settle_discrepancy"


class Conflict(Refused):
    """Somebody settled it first, or the evidence changed under the reviewer's hands.

    `discrepancy` is as it stands now, `decision` the one that came first, if one did.
    """

    def __init__(self, discrepancy: Discrepancy) -> None:
        self.discrepancy = discrepancy
        self.decision = standing(discrepancy)
        super().__init__(_what_came_first(discrepancy, self.decision))


class Value(NamedTuple):
    """What is to stand, in `unit`; an open end is None."""

    low: Decimal | None
    high: Decimal | None
    unit: str


_NOTHING = Value(None, None, "")


def standing(discrepancy: Discrepancy) -> Decision | None:
    """The decision that holds now."""
    return discrepancy.decisions.filter(ended_at__isnull=True).select_related("by", "chosen__figure").first()


@transaction.atomic
def settle(
    discrepancy: Discrepancy,
    *,
    by: User,
    outcome: str,
    reason: str,
    note: str = "",
    chosen: Observation | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
    seen: int,
    now: datetime,
) -> Decision:
    """Settle on an observation's value, a typed value, a range, or that nothing is comparable.

    `seen` is the evidence version the reviewer had in front of her. Raises NotAllowed, Invalid or Conflict, and then
    nothing has changed.
    """
    require(by, PERMISSION, "settle discrepancies")
    evidence = list(Observation.objects.standing().filter(claim=discrepancy.claim_id).with_source())
    value = _value(outcome, chosen, Value(low, high, unit.strip()), evidence)
    _validate_reason(outcome, reason, note)
    if not discrepancies.settle(discrepancy, seen=seen, low=value.low, high=value.high, unit=value.unit, now=now):
        raise Conflict(Discrepancy.objects.get(pk=discrepancy.pk))
    discrepancy.refresh_from_db()
    decision = Decision.objects.create(
        discrepancy=discrepancy,
        by=by,
        made_at=now,
        outcome=outcome,
        chosen=chosen,
        low=value.low,
        high=value.high,
        unit=value.unit,
        reason=reason,
        note=note.strip(),
        evidence_version=seen,
        evidence=[_as_seen(observation) for observation in evidence],
    )
    _record_settled(decision, now)
    return decision


def reopen(discrepancy: Discrepancy, *, by: User, because: str, now: datetime) -> Discrepancy:
    """Take up a settled discrepancy again, for a reason the history keeps."""
    require(by, PERMISSION, "re-open discrepancies")
    because = because.strip()
    if not because:
        raise Invalid("Write why it has to be looked at again.")
    sentence = f"{by} re-opened “{discrepancy.claim}”: {because}"
    if not discrepancies.reopen(discrepancy, by=by, because=because, sentence=sentence, now=now):
        raise Conflict(Discrepancy.objects.get(pk=discrepancy.pk))
    discrepancy.refresh_from_db()
    return discrepancy


def undo(decision: Decision, *, by: User, now: datetime) -> Discrepancy:
    """Take one's own decision back, as long as it stands and nobody published it."""
    if decision.by_id != by.pk:
        raise NotAllowed("Only the person who decided can undo it. Re-open it instead, and say why.")
    if Decision.objects.filter(pk=decision.pk, verdicts__isnull=False).exists():
        raise Invalid("This decision is published already. Re-open the discrepancy instead, and say why.")
    return reopen(decision.discrepancy, by=by, because="The decision was undone.", now=now)


def end_standing(happening: Happening) -> None:
    """A discrepancy that is open again, or has nothing left to settle, ends the decision that stood."""
    if happening.kind in {"discrepancy.reopened", "discrepancy.closed"}:
        stood = Decision.objects.filter(discrepancy__claim=happening.claim, ended_at__isnull=True)
        stood.update(ended_at=happening.now, ended_because=happening.data["because"])


def _value(outcome: str, chosen: Observation | None, typed: Value, evidence: Sequence[Observation]) -> Value:
    """What stands after this decision, if it may be decided so."""
    if outcome not in Outcome.values:
        raise Invalid("Choose what stands: a value, a range, or that nothing is comparable.")
    if outcome == Outcome.NOT_COMPARABLE:
        return _NOTHING
    if outcome == Outcome.VALUE and chosen is not None:
        return _chosen(chosen, evidence)
    value = _typed_range(typed) if outcome == Outcome.RANGE else _typed_value(typed)
    _validate_unit(value.unit, evidence)
    return value


def _chosen(chosen: Observation, evidence: Sequence[Observation]) -> Value:
    if chosen not in evidence:
        raise Invalid("The chosen figure no longer counts as evidence. Choose one of those shown.")
    return Value(chosen.figure.low, chosen.figure.high, chosen.figure.unit)


def _typed_value(typed: Value) -> Value:
    if typed.low is None or typed.high not in {None, typed.low}:
        raise Invalid("Choose the figure that stands, or write one number.")
    return typed._replace(high=typed.low)


def _typed_range(typed: Value) -> Value:
    if typed.low is None or typed.high is None:
        raise Invalid("Write both ends of the range.")
    if typed.low >= typed.high:
        raise Invalid("The first end of the range must be smaller than the second.")
    return typed


def _validate_unit(unit: str, evidence: Sequence[Observation]) -> None:
    given = sorted({observation.figure.unit for observation in evidence})
    if not unit:
        raise Invalid(f"Say in which unit the number is: {' or '.join(given)}.")
    kinds = {dimension(one) for one in given}
    if unit not in given and (dimension(unit) not in kinds or dimension(unit) == MONEY):
        raise Invalid(f"“{unit}” is no unit of this claim. Write the number in {' or '.join(given)}.")


def _validate_reason(outcome: str, reason: str, note: str) -> None:
    if reason not in Decision.Reason.values:
        raise Invalid("Choose the reason.")
    if not note.strip() and outcome == Outcome.NOT_COMPARABLE:
        raise Invalid("Write a note that says why the figures cannot be compared.")
    if not note.strip() and reason == Decision.Reason.OTHER:
        raise Invalid("Write a note that says what the reason is.")


def _as_seen(observation: Observation) -> dict[str, Any]:
    """One observation as the reviewer saw it, with the hashes that prove it."""
    figure = observation.figure
    revision = figure.revision
    return {
        "observation": observation.pk,
        "text": figure.as_written,
        "headings": figure.headings,
        "low": None if figure.low is None else f"{plain(figure.low):f}",
        "high": None if figure.high is None else f"{plain(figure.high):f}",
        "unit": figure.unit,
        "source": revision.article.source.publisher.name,
        "article_url": revision.article.url,
        "quote": figure.quote,
        "revision": revision.pk,
        "text_sha256": revision.text_sha256,
        "sha256": revision.snapshot.sha256,
    }


def finding(decision: Decision) -> str:
    """What was decided, as the end of a sentence: "4.33 tons stands"."""
    if decision.outcome == Outcome.NOT_COMPARABLE:
        return "the figures are not comparable"
    if decision.chosen:
        return f"{decision.chosen.figure.as_written} stands"
    low, high = (None if end is None else plain(end) for end in (decision.low, decision.high))
    return f"{span(low, high, decision.unit)} stands"


def _record_settled(decision: Decision, now: datetime) -> None:
    claim = decision.discrepancy.claim
    note = f" {decision.note}" if decision.note else ""
    history.record(
        "discrepancy.settled",
        f"{decision.by} settled “{claim}”: {finding(decision)} ({decision.get_reason_display()}).{note}",
        by=decision.by,
        claim=claim,
        data={
            "decision": decision.pk,
            "discrepancy": decision.discrepancy_id,
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
