"""Periods as the figures room writes them, and which of them can be the same."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

_YEAR = re.compile(r"(?:FY)?(\d{4})")
_QUARTER = re.compile(r"(?:FY)?(\d{4})-Q([1-4])")
_HALF = re.compile(r"(?:FY)?(\d{4})-[HS]([12])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTHS_OF_A_QUARTER = 3
_MONTHS_OF_A_HALF = 6
# Days between two periods that no slip of a date and no count that goes on would bridge.
_YEARS = 300


class Period(NamedTuple):
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


def is_open(text: str | None) -> bool:
    """Whether a period goes on: "2015/" is since 2015."""
    return bool(text) and str(text).endswith(("/", "/.."))


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


# How far apart two as-of dates may lie and still be one running count, in days.
_RUNNING = 31
# What happened within a week is one event, whose count may be told of the day, the week or the year.
_EVENT = 7
# The days of a year, and how many of them two years share that are taken for one counted from another month.
_A_YEAR, _MOST_OF_A_YEAR = range(360, 372), 150
# Days by which quarters and halves of a year differ in length.
_UNEVEN = 4
# Two texts without a period speak of one if they were published within so many days.
_SAME_NEWS = 45
# A text without a period may speak of one that ended up to so many days before it was published.
_STILL_NEWS = 400


@lru_cache(maxsize=65536)
def relation(
    one: Period | None, other: Period | None, one_published: date | None, other_published: date | None
) -> tuple[float, str]:
    """How well two periods go together, 0 (they cannot be one) to 1, and why.

    A text that gives no period speaks of what was news when it was published.
    """
    if one and other:
        return _both_known(one, other)
    if one or other:
        known, published = (one, other_published) if one else (other, one_published)
        return _one_known(known, published) if known else (1.0, "")
    if one_published and other_published:
        apart = abs((one_published - other_published).days)
        if apart <= _SAME_NEWS:
            return 0.9, "published about the same time"
        return (0.6 if apart <= _STILL_NEWS else 0.3), "no period given, published far apart"
    return 0.8, "no period given"


def _one_known(known: Period, published: date | None) -> tuple[float, str]:
    if published is None:
        return 0.8, "period given by one only"
    late = (published - known.end).days
    if -known.days < late <= _STILL_NEWS:
        return 0.85, "period given by one only, the other published soon after"
    return 0.5, "period given by one only, the other published at another time"


def _both_known(one: Period, other: Period) -> tuple[float, str]:
    if (one.start, one.end) == (other.start, other.end):
        return 1.0, f"same period: {said(one)}"
    if one.as_of and other.as_of:
        apart = abs((one.end - other.end).days)
        return (0.7, "state on dates close to each other") if apart <= _RUNNING else (0.0, "state on other dates")
    if one.as_of or other.as_of:
        state, span = (one, other) if one.as_of else (other, one)
        if state.end == span.end:
            return 0.95, f"state at the end of the period: {said(span)}"
        near = span.start <= state.end and (state.end - span.end).days <= _RUNNING
        return (0.7, "state within the period") if near else (0.0, "other period")
    if _are_years_counted_otherwise(one, other) or _may_be_a_part_of_accounts(one, other):
        return 0.6, "fiscal against calendar year"
    short, long = (one, other) if one.days < other.days else (other, one)
    if long.contains(short):
        return (0.6, "days within the period") if short.days <= _EVENT else (0.3, "a part of the period")
    if long.days <= _EVENT and abs((one.end - other.end).days) <= _RUNNING:
        return 0.6, "days close to each other"
    return 0.0, "other period"


def _are_years_counted_otherwise(one: Period, other: Period) -> bool:
    """Whether two are years of which one begins in another month: the year to March 2024 and 2023."""
    if one.start.year == other.start.year and one.end.year == other.end.year and one.fiscal != other.fiscal:
        return True
    shared = (min(one.end, other.end) - max(one.start, other.start)).days + 1
    return all(one.days in _A_YEAR for one in (one, other)) and shared > _MOST_OF_A_YEAR and one.start != other.start


def _may_be_a_part_of_accounts(one: Period, other: Period) -> bool:
    """Whether one is the quarter or half of a financial year, which may have begun up to a year before, and the other,
    of no year of accounts, can be the same months: the second quarter of the financial year 2025 and that of 2024."""
    if one.fiscal == other.fiscal or abs(one.days - other.days) > _UNEVEN:
        return False
    fiscal, plain = (one, other) if one.fiscal else (other, one)
    return fiscal.days < _A_YEAR.start and timedelta(0) <= fiscal.start - plain.start <= timedelta(_A_YEAR.stop)


def said(period: Period) -> str:
    """A period in words: "2008", "June 2008", "30 June 2008", "second quarter of 2008", "as of 30 June 2008"."""
    if period.as_of:
        return f"as of {_day(period.end)}"
    first, last = period.start, period.end
    if first == last:
        return _day(first)
    if not _is_of_full_months(period):
        return f"{_day(first)} to {_day(last)}"
    years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    if (first.month, last.month) == (1, _MONTHS_OF_A_YEAR):
        return f"financial year {years}" if period.fiscal else years
    if first.year == last.year and (named := _PARTS_OF_A_YEAR.get((first.month, last.month))):
        return f"{named} of {'financial year ' if period.fiscal else ''}{years}"
    begin, end = _month(first), _month(last)
    return end if begin == end else f"{begin} to {end}"


_MONTHS_OF_A_YEAR = 12
_PARTS_OF_A_YEAR = {
    (1, 3): "first quarter",
    (4, 6): "second quarter",
    (7, 9): "third quarter",
    (10, 12): "fourth quarter",
    (1, 6): "first half",
    (7, 12): "second half",
}


def _is_of_full_months(period: Period) -> bool:
    last = period.end
    return period.start.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{calendar.month_name[day.month]} {day.year}"


def in_words(text: str) -> str:
    """A period as the figures room writes it, in words: "since 2015" for "2015/"; other forms as they are."""
    period = parse(text)
    if period is None:
        return text
    if is_open(text):
        return f"since {said(parse(text.partition('/')[0]) or period)}"
    span = parse(text.removeprefix("/")) or period
    return f"as of the end of {said(span)}" if period.as_of and span.days > 1 else said(period)


def years_apart(one: str | None, other: str | None) -> bool:
    """Whether two periods as written lie far from each other, the day a text came out among them, which else is taken
    for none."""
    p, q = parse(one), parse(other)
    if p is None or q is None or max(q.start - p.end, p.start - q.end).days <= _YEARS:
        return False
    return not is_open(one) and not is_open(other)
