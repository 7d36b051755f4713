"""The values of a verdict on one axis, from the evidence that was published with it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.claims.evidence import mark_of
from factcheck.claims.plot import Mark, Plot, Strip, lay_out
from factcheck.claims.wording import span
from factcheck.comparing.units import factor
from factcheck.publishing.models import Verdict
from factcheck.review.models import Decision


@dataclass(frozen=True, slots=True)
class Line:
    """One value as written, who gives it, and what the written number can stand for."""

    text: str
    source: str
    strip: Strip
    stands_for: str


@dataclass(frozen=True, slots=True)
class Picture:
    plot: Plot
    lines: list[Line]
    unit: str


def picture_of(verdict: Verdict) -> Picture | None:
    """The largest values first, in the unit of what stands; None where none can be laid out."""
    items = verdict.evidence
    unit = verdict.decision.unit or (items[0]["unit"] if items else "")
    marked = [(item, mark) for item in items if (mark := mark_of(item, unit))]
    plot = lay_out([mark for _, mark in marked], _stands(verdict.decision, unit))
    if plot is None:
        return None
    largest_first = sorted(marked, key=lambda one: -one[1].value)
    return Picture(plot, [_line(item, mark, plot, unit) for item, mark in largest_first], unit)


def _line(item: dict[str, Any], mark: Mark, plot: Plot, unit: str) -> Line:
    return Line(item["text"], item["source"], plot.strips[mark.key], span(mark.low, mark.high, unit))


def _stands(decision: Decision, unit: str) -> tuple[Decimal, Decimal] | None:
    """What stands; of an open range the end that is given, twice."""
    ends = [end * factor(decision.unit) / factor(unit) for end in (decision.low, decision.high) if end is not None]
    return (ends[0], ends[-1]) if ends else None
