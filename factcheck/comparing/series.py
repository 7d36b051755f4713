"""A quantity through the periods: the value of another year may have been taken for this one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from factcheck.comparing.cause import Cause
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import digits_of
from factcheck.comparing.pairs import Pair
from factcheck.comparing.periods import in_words, parse
from factcheck.comparing.signature import quantity_key
from factcheck.comparing.stated import states_period
from factcheck.comparing.units import is_one_unit

# Numbers of fewer digits meet by chance.
_FEWEST_DIGITS = 2
# Days in which one event is told.
_EVENT = 7


def other_year(two: Pair, series: Sequence[Mention]) -> Cause | None:
    """One of the two is what a text gives for a neighbouring period."""
    for side, writing, other in ((two.a, two.x, two.b), (two.b, two.y, two.a)):
        if len(digits_of(writing.value, writing.step)) < _FEWEST_DIGITS:
            continue
        for mention in series:
            found = mention.writings[0]
            is_it = is_one_unit(found.unit, writing.unit) and found.value == writing.value
            if is_it and not _is_of(mention, side, other):
                when = in_words(mention.figure.period or "")
                words = f"{side.figure.text} is what {mention.source} gives for {when}: "
                return Cause("other_period", f"{words}the value of another period may have been taken.", 0.88)
    return None


def _is_of(mention: Mention, side: Mention, other: Mention) -> bool:
    """Whether a figure of the series is no evidence: one of the two, or of no other period than theirs."""
    periods = {side.figure.period, other.figure.period}
    return mention.key in (side.key, other.key) or not mention.figure.period or mention.figure.period in periods


def says_its_span(mention: Mention) -> bool:
    """Whether a figure of the quantity itself may be of another period: its own sentence says so, and of more than the
    days on which something is told."""
    period = parse(mention.figure.period)
    return period is not None and period.days > _EVENT and not period.as_of and states_period(mention.figure)


def in_series(mentions: Sequence[Mention]) -> dict[tuple[str, ...], list[Mention]]:
    """Figures by what they measure and where, whatever their period."""
    found: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[series_key(mention)].append(mention)
    return found


def series_key(mention: Mention) -> tuple[str, ...]:
    """Kind of unit, concepts and place: equal for the figures of one series told in the same way."""
    return quantity_key(mention.figure)[:-1]
