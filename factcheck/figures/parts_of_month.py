"""Find so many days of a month or year: "the first week of May", "the last ten days of 2023"."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from .lexicon import Lexicon
from .parts_of_year import ORDINALS
from .tokens import Sentence
from .when import MONTH, YEAR

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MANY = {f"{unit}s": days for unit, days in _DAYS.items()}
_HALF = 15
_LONGEST = 200
"""Days: "the first hundred days of 2024"."""


class Stretch(NamedTuple):
    """So many `days`, `before` of which come before them where counted from the end (`last`) or the beginning."""

    before: int
    days: int
    last: bool
    stop: int
    """The token at which the month or year is named."""


def stretch(s: Sentence, i: int, lexicon: Lexicon) -> Stretch | None:
    """ "first week of", "second half of", "last ten days of" at token `i`."""
    last = s.lows[i] in ("last", "final", "closing")
    number = ORDINALS.get(s.lows[i], 1 if last or s.lows[i] == "opening" else 0)
    low, j = s.low(i + 1), i + 2
    if not number:
        return None
    days = _HALF if low == "half" else _DAYS.get(low, 0)
    if s.low(j) in _MANY and number == 1:
        days = _MANY[s.low(j)] * (int(low) if low.isdecimal() else lexicon.numbers.get(low, 0))
        j += 1
    if not 0 < days <= _LONGEST or s.low(j) not in ("of", "in"):
        return None
    return Stretch((number - 1) * days, days, last, j + 1 + (s.low(j + 1) == "the"))


def days_of(part: Stretch, iso: str) -> str:
    """The days that a stretch of the month or year `iso` takes; "" where it is of neither or has no such days."""
    if len(iso) not in (YEAR, MONTH) or (len(iso) == YEAR and part.days == _HALF):
        return ""
    year, month = int(iso[:YEAR]), int(iso[YEAR + 1 :] or 0)
    end = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    begin = date(year, month or 1, 1)
    if part.last:
        return f"{end - timedelta(part.days - 1)}/{end}" if part.days > 1 else f"{end}"
    first = begin + timedelta(part.before)
    until = end if part.before and part.days == _HALF else first + timedelta(part.days - 1)
    return "" if until > end else f"{first}/{until}" if until > first else f"{first}"
