"""What a figure read out of a text is: its words, the numbers they stand for, and what the text says they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between"]
Trend = Literal["up", "down"]
Role = Literal["actual", "forecast", "target", "previous"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One way a figure is written: "612 kilograms" and "1,349 lb" are two expressions of one figure."""

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    unit_text: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell inside the text: where its words stand, and the headers that say what they mean."""

    start: int
    end: int
    row: str
    column: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as a text gives it.

    `start` and `end` are character offsets into the text that was read, and `text` is exactly what stands there.
    `low` and `high` are in the unit as written, scale words applied ("1.2 million" is 1200000); one is None where a
    range is open. `step` is the place value of the last digit that was written to be meant: 0.01 for "4.33",
    1000 for "1.078 million", 1 for "61,900" (trailing zeros of a whole number may or may not be rounding).
    `unit` is the canonical name ("tonne", "percent", "USD", "count"); for "count", `what` names the things counted.
    `period` is ISO 8601 as far as the text tells: "2008", "2008-06", "2008-06-30", "2008-Q2", "2008-01/2008-06",
    "FY2008", "FY2008-Q2", "/2008-06-30" (as of). `role` tells an actual from a forecast, a target, and a previous
    value given for comparison. `per` is the denominator of a rate ("100,000 people"). `part_of` says the text gives it
    as a part of a total ("of those", "including"). `ambiguous` marks a number whose separators allow two readings.
    `cell` is the table cell it stands in, with the headings as written.
    """

    start: int
    end: int
    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    quote: str
    quote_start: int
    unit_text: str | None = None
    dimension: str | None = None
    hedge: Hedge = "exact"
    trend: Trend | None = None
    what: str | None = None
    action: str | None = None
    place: str | None = None
    period: str | None = None
    attributed_to: str | None = None
    role: Role = "actual"
    per: str | None = None
    part_of: bool = False
    step: Decimal = Decimal(1)
    ambiguous: bool = False
    also: tuple[Expression, ...] = ()
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read, with what is known about it before reading."""

    text: str
    title: str = ""
    published: date | None = None
    language: str | None = None
    cells: tuple[Cell, ...] = field(default=())
