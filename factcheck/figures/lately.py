"""Find periods that a number of days, weeks, months or years tells: "three weeks ago", "the last two months"."""

from __future__ import annotations

from datetime import date, timedelta

from .counted_back import MONTHS, part_before, resolve
from .lexicon import Lexicon
from .tokens import Sentence
from .when import When

_LONGEST = 20
"""A greater number is rather told for itself: "51 years ago"."""

_UNITS = ("hour", "day", "week", "month", "year", "decade", "century")
COUNTED = {f"{unit}{ending}": unit for unit in _UNITS for ending in ("", "s")} | {"centuries": "century"}
"""The units of time, as written, of which so many make a period."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_YEARS = {"decade": 10, "century": 100}
_HOURS = 24
"""Fewer are no day: "in the past 12 hours"."""


def told_by_number(
    s: Sentence, i: int, lexicon: Lexicon, today: date | None, found: list[When], carried: str | None
) -> tuple[int, str] | None:
    """The tokens and the period of "three weeks ago", "two months later", "the past week" from token `i` on, counted
    from the last period `found` before, else from the one `carried`."""
    if s.lows[i] in lexicon.of("lately"):
        return _up_to_now(s, i, lexicon, today) if s.low(i - 1) in ("the", "these") else None
    unit, count = _counted(s, i, lexicon)
    if count is None or unit == "hour":
        return None
    if unit in _YEARS:
        unit, count = "year", _YEARS[unit] * count
    word, base = s.low(i + 2), next((when.iso for when in reversed(found) if when.last <= i), carried)
    if word in lexicon.of("ago"):
        return 3, resolve(f"{unit}-{count}", today, base)
    if word in lexicon.of("before_that"):
        return 3, resolve(f"back:{unit}-{count}", today, base)
    opens = i == 0 or s.low(i - 1) in lexicon.of("and") or not s.low(i - 1)[:1].isalpha()
    later = opens and word in lexicon.of("after_that")  # and not "the rain stopped nine days later"
    return (3, resolve(f"back:{unit}--{count}", today, base)) if later else None


def _up_to_now(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> tuple[int, str] | None:
    """ "the past week", "the last three months", and not "the last three months of 2024", "the last week"."""
    unit, count = _counted(s, i + 1, lexicon)
    length = 3
    if unit is None and s.lows[i] != "last":
        unit, count, length = COUNTED.get(s.low(i + 1)), 1, 2
    if unit is None or count is None or today is None or s.low(i + length) in lexicon.of("of"):
        return None
    first = _before(today, unit, count)
    return (length, f"{first}/{today}") if first is not None else None


def _before(today: date, unit: str, count: int) -> date | None:
    """The day so many days, weeks, months or years before; None for a few hours."""
    if unit == "hour":
        return today - timedelta(days=count // _HOURS) if count >= _HOURS else None
    if unit in _DAYS:
        return today - timedelta(days=count * _DAYS[unit])
    year, month = part_before(today.year, today.month, count * _MONTHS[unit], MONTHS)
    return date(year, month, min(today.day, 28))


def _counted(s: Sentence, i: int, lexicon: Lexicon) -> tuple[str | None, int | None]:
    """The unit of time of which so many are told from token `i` on, and how many."""
    low, unit = s.low(i), COUNTED.get(s.low(i + 1))
    count = int(low) if low.isdecimal() else lexicon.numbers.get(low, 1 if low in lexicon.of("article") else 0)
    if unit is None or not 0 < count <= (_LONGEST if unit != "hour" else 3 * _HOURS):
        return None, None
    return unit, count


def without_date(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "The next three years", "than four years earlier": a time, and no figure."""
    unit, _ = _counted(s, i, lexicon)
    if unit is None:
        return None
    lead, behind = s.low(i - 1), s.low(i + 2)
    if lead in lexicon.of("to_come") and s.low(i - 2) in ("the", "these"):
        return When(i, i + 2, "")
    told = behind in lexicon.of("before_that") or behind in lexicon.of("after_that") or behind == "before"
    return When(i, i + 3, "") if told and lead == "than" else None
