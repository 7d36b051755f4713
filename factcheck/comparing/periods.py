"""Periods as the figures room writes them, and which of them can be the same."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_YEAR = re.compile(r"(?:FY)?(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_HALF = re.compile(r"(\d{4})-[HS]([12])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS_OF_A_QUARTER = 3
_MONTHS_OF_A_HALF = 6


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; `as_of` where it is the state at `end` that was given."""

    start: date
    end: date
    as_of: bool = False
    fiscal: bool = False

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1

    def contains(self, other: Period) -> bool:
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def parse(text: str | None) -> Period | None:
    """A period of the forms that `Figure.period` names; None where there is none or it has another form."""
    if not text:
        return None
    begin, slash, finish = text.partition("/")
    if slash and not begin:
        one = _span(finish)
        return Period(one[1], one[1], as_of=True) if one else None
    first, last = _span(begin), _span(finish) if slash and finish not in ("", "..") else None
    if first is None:
        return None
    end = last[1] if last else first[1]
    return Period(first[0], max(first[0], end), fiscal=text.startswith("FY"))


def _span(text: str) -> tuple[date, date] | None:
    try:
        if match := _DAY.fullmatch(text):
            day = date(*(int(part) for part in match.groups()))
            return day, day
        return _months(text)
    except ValueError:
        return None


def _months(text: str) -> tuple[date, date] | None:
    if match := _YEAR.fullmatch(text):
        return _from_month(int(match[1]), 1, 12)
    if match := _QUARTER.fullmatch(text):
        return _from_month(int(match[1]), (int(match[2]) - 1) * _MONTHS_OF_A_QUARTER + 1, _MONTHS_OF_A_QUARTER)
    if match := _HALF.fullmatch(text):
        return _from_month(int(match[1]), (int(match[2]) - 1) * _MONTHS_OF_A_HALF + 1, _MONTHS_OF_A_HALF)
    if match := _MONTH.fullmatch(text):
        return _from_month(int(match[1]), int(match[2]), 1)
    return None


def _from_month(year: int, month: int, count: int) -> tuple[date, date]:
    last = month + count - 1
    return date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1])
