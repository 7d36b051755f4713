"""What a figure means, as a person may correct it, and the figure with that meaning."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, cast

from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Figure
from factcheck.comparing.units import dimension
from factcheck.figures import Figure as Read
from factcheck.figures.figure import Hedge

_NUMBERS = ("low", "high", "step")
# The columns of a stored figure that a correction may change
COLUMNS = ("unit", "unit_text", "dimension", "hedge", "what", "place", "period", "also", *_NUMBERS)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields that people correct; numbers are in the unit, None where a range is open."""

    unit: str
    what: str
    place: str
    period: str
    low: Decimal | None
    high: Decimal | None

    def beside(self, other: Meaning) -> dict[str, str | None]:
        """What this one says otherwise than the other, as JSON values."""
        names = [field.name for field in fields(self) if getattr(self, field.name) != getattr(other, field.name)]
        return {name: _written(getattr(self, name)) for name in names}


def meaning_of(figure: Read) -> Meaning:
    return Meaning(figure.unit, figure.what or "", figure.place or "", figure.period or "", figure.low, figure.high)


def corrected(figure: Read, values: Mapping[str, str | None]) -> Read:
    """The figure with some fields of its meaning replaced, and with what follows from them."""
    words: dict[str, Any] = {name: values[name] or None for name in ("what", "place", "period") if name in values}
    changed = replace(figure, **words)
    if unit := values.get("unit"):
        changed = replace(changed, unit=unit, unit_text=None, dimension=dimension(unit))
    if {"unit", "low", "high"} & set(values):
        # Other expressions of the same were converted from what was read wrongly.
        changed = replace(changed, also=())
    return _with_numbers(changed, values) if {"low", "high"} & set(values) else changed


def _with_numbers(figure: Read, values: Mapping[str, str | None]) -> Read:
    low = _number(values["low"]) if "low" in values else figure.low
    high = _number(values["high"]) if "high" in values else figure.high
    hedge: Hedge = "exact" if figure.hedge == "between" else figure.hedge
    if low is None or high is None:
        hedge = "at_most" if low is None else "at_least"
    elif low != high:
        hedge = "between"
    return replace(figure, low=low, high=high, hedge=hedge, step=_step(high if low is None else low))


def _step(number: Decimal | None) -> Decimal:
    """The place of the last digit that was typed: 0.01 for 4.33, 1 for whole numbers."""
    exponent = cast(int, number.as_tuple().exponent) if number else 0
    return Decimal(1).scaleb(min(exponent, 0))


def kept(row: Figure) -> dict[str, Any]:
    """All of a row that a correction may change, as `Figure.as_read` keeps it."""
    return {name: _written(getattr(row, name)) for name in COLUMNS}


def machine_reading(row: Figure) -> Read:
    """The figure as the machine read it, whatever people said since."""
    read = copy(row)
    for name, value in row.as_read.items():
        setattr(read, name, _number(value) if name in _NUMBERS else value)
    return figure_of(read)


def in_quote(figure: Read) -> Read:
    """The same figure with its offsets counted from the beginning of its quote."""
    begin = figure.quote_start
    also = tuple(replace(one, start=one.start - begin, end=one.end - begin) for one in figure.also)
    return replace(figure, start=figure.start - begin, end=figure.end - begin, quote_start=0, also=also)


def _written(value: Any) -> Any:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _number(words: str | None) -> Decimal | None:
    return None if words is None else Decimal(words)
