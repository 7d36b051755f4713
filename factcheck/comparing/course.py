"""The course of what is counted anew from day to day, the dead, the missing, the displaced: its last state stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import hedge_words
from factcheck.comparing.periods import parse
from factcheck.comparing.signature import core
from factcheck.comparing.tolls import tallied

# What happened on a day is told anew, with what came to light since, for so many days.
REMEMBERED = 400
_TOLL = re.compile(
    r"\b(?:toll|dead|died|deaths?|killed|bodies|missing|injured|wounded|hurt|lives)\b|遇难|死亡|失踪|受伤", re.I
)


def is_counted_anew(one: Mention, other: Mention) -> bool:
    """Whether both count what is counted anew from day to day: the dead, the missing, the displaced."""
    return all(unit == "count" for unit in (one.figure.unit, other.figure.unit)) and any(
        not tallied().isdisjoint(core(side.figure)) or bool(_TOLL.search(side.figure.quote)) for side in (one, other)
    )


def day_told(mention: Mention) -> date | None:
    """The day whose state a figure gives, named or that on which its text came out; None of what is long past, and
    where a text without a date names the day on which it happened."""
    period = parse(mention.figure.period)
    if period and mention.published and (mention.published - period.start).days > REMEMBERED:
        return None
    if mention.published is None:
        return period.end if period and period.as_of else None
    return _day_named(mention) or mention.published


def _day_named(mention: Mention) -> date | None:
    period = parse(mention.figure.period)
    return period.end if period and (period.as_of or period.days == 1) else None


@dataclass(frozen=True)
class Course:
    """What was counted on each day, the earliest first, and what is told of no day."""

    days: tuple[tuple[date, tuple[Mention, ...]], ...]
    undated: tuple[Mention, ...]

    @property
    def last(self) -> tuple[date, tuple[Mention, ...]]:
        """The last day of which a number is told, and the numbers of it."""
        return self.days[-1]

    @property
    def states(self) -> list[tuple[date, list[str]]]:
        """The numbers of each day as written, each once and in digits where a text has them, in the order in which the
        count went."""
        return [(day, self._in_order(told)) for day, told in self.days]

    def _in_order(self, told: Sequence[Mention]) -> list[str]:
        digits_first = sorted(told, key=lambda one: not one.figure.text[:1].isdigit())
        written = {(_amount(one), one.figure.hedge): one for one in reversed(digits_first)}
        ordered = sorted(written.values(), key=_amount, reverse=not self._rises)
        return [_as_written(one) for one in ordered]

    def explains(self, one: str, other: str) -> bool:
        """Whether two numbers, by the keys of their mentions, differ as two states do: the count went the same way
        between their days as in all, or one text was written on during the day. What is told of no day is to be laid
        beside the last state alone."""
        p, q = self._told.get(one), self._told.get(other)
        if p is None or q is None:
            dated = p or q
            return dated is not None and dated[0] != self.last[0]
        if p[0] == q[0]:
            return p[1].document == q[1].document
        return self._rises == ((_amount(p[1]) < _amount(q[1])) == (p[0] < q[0]))

    @cached_property
    def _told(self) -> dict[str, tuple[date, Mention]]:
        return {mention.key: (day, mention) for day, told in self.days for mention in told}

    @property
    def _rises(self) -> bool:
        first, last = (max(map(_amount, told)) for _, told in (self.days[0], self.last))
        return first < last


def course(mentions: Sequence[Mention]) -> Course | None:
    """The course of one count; None where it is none, or where its days are not told.

    They are where the texts name two of them, or where what came out on three days or more went one way from each to
    the next. A number given for a month or a year is of no day, as is that of a text without a date of its own. The
    first day named is mostly that on which it happened, not that of the count: "the quake of 3 May killed 40".
    """
    if not all(is_counted_anew(mentions[0], other) for other in mentions[1:]):
        return None
    named = {day for one in mentions if (day := _day_named(one))}
    told: dict[date | None, list[Mention]] = defaultdict(list)
    for one in mentions:
        told[_day_counted(one, min(named, default=None))].append(one)
    undated = tuple(told.pop(None, ()))
    days = tuple((day, tuple(told[day])) for day in sorted(filter(None, told)))
    if len(days) < 2 or (len(named) < 2 and not _goes_one_way([told for _, told in days])):
        return None
    return Course(days, undated)


def _goes_one_way(states: Sequence[Sequence[Mention]]) -> bool:
    """Whether on three days or more the most that was counted grew, or fell, from each to the next."""
    most = [max(map(_amount, told)) for told in states]
    steps = list(pairwise(most))
    return len(steps) > 1 and (all(a < b for a, b in steps) or all(a > b for a, b in steps))


def _day_counted(mention: Mention, happened: date | None) -> date | None:
    day = _day_named(mention)
    if mention.published is None or (mention.figure.period and day is None):
        return None
    return mention.published if day in (None, happened) else day


def _as_written(mention: Mention) -> str:
    hedge = hedge_words(mention.figure.hedge, mention.figure.text)
    return f"{hedge} {mention.figure.text}".strip()


def _amount(mention: Mention) -> float:
    return writings(mention.figure)[0].amount
