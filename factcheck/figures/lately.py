"""Find periods that a number of days, weeks, months or years tells: "three weeks ago", "the last two months"."""

from __future__ import annotations

from datetime import date, timedelta

from .counted_back import resolve
from .lexicon import Lexicon
from .tokens import Sentence
from .when import When

_LONGEST = 20
"""A greater number is rather told for itself: "51 years ago"."""

_UNITS = {f"{unit}{ending}": unit for unit in ("day", "week", "month", "year") for ending in ("", "s")}


def told_by_number(
    s: Sentence, i: int, lexicon: Lexicon, today: date | None, found: list[When], carried: str | None
) -> tuple[int, str] | None:
    """The tokens and the period of "three weeks ago", "two months later", "the past week" from token `i` on, counted
    from the last period `found` before, else from the one `carried`."""
    if s.lows[i] in lexicon.of("lately"):
        return _up_to_now(s, i, lexicon, today) if s.low(i - 1) in ("the", "these") else None
    unit = _UNITS.get(s.low(i + 1))
    count = _count(s, i, lexicon) if unit is not None else None
    if count is None:
        return None
    word, base = s.low(i + 2), next((when.iso for when in reversed(found) if when.last <= i), carried)
    if word in lexicon.of("ago"):
        return 3, resolve(f"{unit}-{count}", today, base)
    if word in lexicon.of("before_that"):
        return 3, resolve(f"back:{unit}-{count}", today, base)
    opens = i == 0 or s.low(i - 1) in lexicon.of("and") or not s.low(i - 1)[:1].isalnum()
    later = opens and word in lexicon.of("after_that")  # and not "the rain stopped nine days later"
    return (3, resolve(f"back:{unit}--{count}", today, base)) if later else None


def _up_to_now(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> tuple[int, str] | None:
    """ "the past week", "the last three months", and not "the last three months of 2024", "the last week"."""
    count = _count(s, i + 1, lexicon)
    length = 2 if count is None else 3
    unit = _UNITS.get(s.low(i + length - 1))
    only_past = count is not None or s.lows[i] != "last"
    if unit is None or today is None or not only_past or s.low(i + length) in lexicon.of("of"):
        return None
    return length, f"{_before(today, unit, count or 1)}/{today}"


def _before(today: date, unit: str, count: int) -> date:
    """The day so many days, weeks, months or years before."""
    if unit in ("day", "week"):
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    return date(months // 12, months % 12 + 1, min(today.day, 28))


def _count(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    low = s.low(i)
    count = int(low) if low.isdecimal() else lexicon.numbers.get(low, 1 if low in lexicon.of("article") else 0)
    return count if 0 < count <= _LONGEST else None
