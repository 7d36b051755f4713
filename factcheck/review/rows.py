"""A discrepancy as one row of a list, from the evidence kept with it: no further query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.claims.evidence import accepted_of, on_axis
from factcheck.claims.models import Discrepancy
from factcheck.claims.plot import Mark, Plot, lay_out
from factcheck.claims.wording import amount
from factcheck.figures import Figure


@dataclass(frozen=True, slots=True)
class Value:
    """A value as the claim's unit says it, and who gives it."""

    words: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    discrepancy: Discrepancy
    values: tuple[Value, ...]
    plot: Plot | None
    publishers: int


def rows_of(discrepancies: Iterable[Discrepancy]) -> list[Row]:
    """The rows of a list. The discrepancies are loaded with their claim."""
    return [_row(discrepancy) for discrepancy in discrepancies]


def _row(discrepancy: Discrepancy) -> Row:
    evidence, unit = discrepancy.evidence, discrepancy.claim.unit
    marks = [mark for item in evidence if (mark := _mark(item, unit))]
    source_of = {item["observation"]: item["source"] for item in evidence}
    by_value: dict[str, list[str]] = {}
    for mark in sorted(marks, key=lambda one: one.value):
        by_value.setdefault(amount(mark.value, unit), []).append(source_of[mark.key])
    return Row(
        discrepancy=discrepancy,
        values=tuple(Value(words, tuple(dict.fromkeys(said_by))) for words, said_by in by_value.items()),
        plot=lay_out(marks, accepted_of(discrepancy)),
        publishers=len({item["source"] for item in evidence}),
    )


def _mark(item: dict[str, Any], unit: str) -> Mark | None:
    """The evidence on the claim's axis; None where its unit cannot be converted."""
    low, high = (None if item[end] is None else Decimal(item[end]) for end in ("low", "high"))
    words = item["text"]
    figure = Figure(
        start=0,
        end=len(words),
        text=words,
        low=low,
        high=high,
        unit=item["unit"],
        hedge=item["hedge"],
        step=Decimal(item["step"]),
        quote=words,
        quote_start=0,
    )
    place = on_axis(figure, unit)
    return Mark(item["observation"], *place) if place else None
