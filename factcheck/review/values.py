"""What may be decided: turns what a reviewer chose or typed into the value that stands, or says what is missing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.claims.errors import Invalid
from factcheck.claims.mentions import plain
from factcheck.claims.models import Observation
from factcheck.claims.wording import span
from factcheck.comparing.units import MONEY, dimension, factor
from factcheck.review.models import Finding

Outcome, Reason = Finding.Outcome, Finding.Reason
# Reasons that say by themselves why figures cannot be compared
_SAYS_WHY = {Reason.PERIOD.value, Reason.PLACE.value, Reason.SCOPE.value, Reason.UNIT.value}


@dataclass(frozen=True, slots=True)
class Value:
    """What is to stand, in `unit`; an open end is None."""

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reviewer decides, as her form says it; `wrong` are the observations whose source is wrong."""

    outcome: str
    reason: str
    note: str = ""
    chosen: Observation | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    confidence: str = Finding.Confidence.SURE.value
    wrong: Collection[Observation] = ()


def findings_fields(choice: Choice, evidence: Sequence[Observation], seen: int) -> dict[str, Any]:
    """The fields of a Finding, if the choice may be made on this evidence. Raises Invalid."""
    value = _value(choice, evidence)
    _validate_reason(choice)
    if choice.confidence not in Finding.Confidence.values:
        raise Invalid("Say how sure you are: sure, likely or tentative.")
    return {
        "outcome": choice.outcome,
        "chosen": choice.chosen,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "reason": choice.reason,
        "confidence": choice.confidence,
        "note": choice.note.strip(),
        "wrong": _wrong(choice, evidence),
        "evidence_version": seen,
        "evidence": [_as_seen(observation) for observation in evidence],
    }


def says_the_same(one: Finding, other: Finding) -> bool:
    """Whether both let the same stand, in whatever unit; the reasons may differ."""
    return one.outcome == other.outcome and _in_base(one) == _in_base(other)


def finding(decided: Finding) -> str:
    """What was decided, as the end of a sentence: "4.33 tons stands"."""
    if decided.outcome == Outcome.NOT_COMPARABLE:
        return "the figures are not comparable"
    if decided.chosen:
        return f"{decided.chosen.figure.as_written} stands"
    low, high = (None if end is None else plain(end) for end in (decided.low, decided.high))
    return f"{span(low, high, decided.unit)} stands"


def _in_base(decided: Finding) -> tuple[Decimal | None, Decimal | None]:
    scale = factor(decided.unit) if decided.unit else Decimal(1)
    low, high = (None if end is None else plain(end * scale) for end in (decided.low, decided.high))
    return low, high


def _value(choice: Choice, evidence: Sequence[Observation]) -> Value:
    if choice.outcome not in Outcome.values:
        raise Invalid("Choose what stands: a value, a range, or that nothing is comparable.")
    if choice.outcome == Outcome.NOT_COMPARABLE:
        return Value()
    if choice.outcome == Outcome.VALUE and choice.chosen is not None:
        return _chosen(choice.chosen, evidence)
    typed = Value(choice.low, choice.high, choice.unit.strip())
    value = _typed_range(typed) if choice.outcome == Outcome.RANGE else _typed_value(typed)
    _validate_unit(value.unit, evidence)
    return value


def _chosen(chosen: Observation, evidence: Sequence[Observation]) -> Value:
    if chosen not in evidence:
        raise Invalid("The chosen figure no longer counts as evidence. Choose one of those shown.")
    return Value(chosen.figure.low, chosen.figure.high, chosen.figure.unit)


def _typed_value(typed: Value) -> Value:
    if typed.low is None or typed.high not in {None, typed.low}:
        raise Invalid("Choose the figure that stands, or write one number.")
    return Value(typed.low, typed.low, typed.unit)


def _typed_range(typed: Value) -> Value:
    """Both ends, or one: "at least 4" has no upper end."""
    if typed.low is None and typed.high is None:
        raise Invalid("Write both ends of the range, or the one that is known.")
    if typed.low is not None and typed.high is not None and typed.low >= typed.high:
        raise Invalid("The first end of the range must be smaller than the second.")
    return typed


def _validate_unit(unit: str, evidence: Sequence[Observation]) -> None:
    given = sorted({observation.figure.unit for observation in evidence})
    if not unit:
        raise Invalid(f"Say in which unit the number is: {' or '.join(given)}.")
    kinds = {dimension(one) for one in given}
    if unit not in given and (dimension(unit) not in kinds or dimension(unit) == MONEY):
        raise Invalid(f"“{unit}” is no unit of this claim. Write the number in {' or '.join(given)}.")


def _validate_reason(choice: Choice) -> None:
    if choice.reason not in Reason.values:
        raise Invalid("Choose the reason.")
    if choice.note.strip():
        return
    if choice.outcome == Outcome.NOT_COMPARABLE and choice.reason not in _SAYS_WHY:
        raise Invalid("Write a note that says why the figures cannot be compared.")
    if choice.reason == Reason.OTHER:
        raise Invalid("Write a note that says what the reason is.")


def _wrong(choice: Choice, evidence: Sequence[Observation]) -> list[int]:
    if choice.wrong and choice.outcome == Outcome.NOT_COMPARABLE:
        raise Invalid("A source is wrong only where something stands. Choose what stands, or tick no source.")
    if choice.chosen in choice.wrong:
        raise Invalid("The figure that stands cannot be the wrong one. Tick another source, or choose another value.")
    if any(one not in evidence for one in choice.wrong):
        raise Invalid("A figure ticked as wrong no longer counts as evidence. Look at those shown.")
    return sorted(one.pk for one in choice.wrong)


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
        "step": f"{plain(figure.step):f}",
        "hedge": figure.hedge,
        "unit": figure.unit,
        "source": revision.article.source.publisher.name,
        "article_url": revision.article.url,
        "quote": figure.quote,
        "revision": revision.pk,
        "text_sha256": revision.text_sha256,
        "sha256": revision.snapshot.sha256,
    }
