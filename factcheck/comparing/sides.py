"""Causes seen where somebody lays two counts side by side: who knows both has not mistyped one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.comparing.accounts import is_told_by_another
from factcheck.comparing.cause import Cause
from factcheck.comparing.course import is_counted_anew
from factcheck.comparing.intervals import Interval
from factcheck.comparing.mention import Mention, by_document
from factcheck.comparing.pairs import Pair
from factcheck.comparing.periods import parse
from factcheck.comparing.telling import first_match, word_of_own_count, word_of_revision, word_of_scope

# As many characters lie between two numbers that are told one beside the other.
_BESIDE = 320
# More of them in one claim say nothing new.
_MOST = 60
_REPLACED = re.compile(r"\b(?:at first|originally|no longer|instead of the|in place of)\b|此前|原先", re.I)
_DAY_BEFORE = re.compile(
    r"\b(?:(?:a|an|one|the|two|three|\d+) (?:days?|weeks?|hours?|months?) (?:before|earlier|ago)"
    r"|yesterday|on the eve|the previous (?:day|week|month)|has only begun|so far)\b|前一天|昨天|截至",
    re.I,
)
_AGAINST = re.compile(
    r"\b(?:where(?:as)?|although|though|while|but|in contrast|speaks? of|claims?|disputes?|insists?)\b|而|但", re.I
)
_EXPECTED = frozenset({"forecast", "target"})

Together = tuple[Mention, Mention]


def laid_together(mentions: Sequence[Mention]) -> list[Together]:
    """Figures of one quantity that stand close together in one text and are not the same number."""
    texts = by_document(mentions).values()
    found = (two for members in texts for two in combinations(members[:_MOST], 2) if _are_close(*two))
    return [two for two in found if not _written(two[0]).meets(_written(two[1]))][:_MOST]


def _are_close(one: Mention, other: Mention) -> bool:
    p, q = one.figure, other.figure
    if any(side.figure.quote.strip() in side.title for side in (one, other)):
        return False  # A headline is written by somebody else.
    if p.cell and q.cell:
        return (p.cell.row, p.cell.caption) == (q.cell.row, q.cell.caption)
    return not (p.cell or q.cell) and abs(p.start - q.start) <= _BESIDE


def _written(mention: Mention) -> Interval:
    return mention.writings[0].written_in_base_units


def side_by_side(two: Pair, together: Sequence[Together]) -> Cause | None:
    """A text gives both values, one beside the other: two bodies count, or one was put in the place of the other."""
    return next((_why(*sides) for sides in _of(two, together)), None)


def _of(two: Pair, together: Sequence[Together]) -> Iterator[Together]:
    """Those of which one gives the first number, the other the second; in the order of the text."""
    first, second = (side.written.scaled(by) for side, by in ((two.x, two.x_factor), (two.y, two.y_factor)))
    for one, other in together:
        p, q = _written(one), _written(other)
        if (p.meets(first) and q.meets(second)) or (p.meets(second) and q.meets(first)):
            yield one, other


def _why(one: Mention, other: Mention) -> Cause:
    both = f"{one.source} gives both {one.figure.text} and {other.figure.text}"
    quotes = f"{one.figure.quote} {other.figure.quote}"
    found = (
        _in_a_table(both, one, other),
        _by_two(both, one, other),
        _replaced(both, quotes, one, other),
        _other_count(both, quotes, one, other),
    )
    return next((cause for cause in found if cause), _unsaid(both, one, other))


def _in_a_table(both: str, one: Mention, other: Mention) -> Cause | None:
    days = other_column(one, other)
    return Cause("other_period", f"{both}, {days}.", 0.8) if days else None


def _by_two(both: str, one: Mention, other: Mention) -> Cause | None:
    """Two bodies, where the text says so in so many words; of what grows from day to day the later count may."""
    if is_counted_anew(one, other) or not is_told_by_another(one, other):
        return None
    return Cause("own_count", f"{both}, side by side: each is somebody's own count.", 0.86)


def _replaced(both: str, quotes: str, one: Mention, other: Mention) -> Cause | None:
    if word := word_of_revision(quotes) or first_match(_REPLACED, quotes):
        return Cause("revised", f"{both}, and says “{word}”: one may have been put in the place of the other.", 0.85)
    if _is_superseded(one, other):
        return Cause("revised", f"{both}, one as the number before: it was put in the place of the other.", 0.8)
    return None


def _other_count(both: str, quotes: str, one: Mention, other: Mention) -> Cause | None:
    if word := first_match(_DAY_BEFORE, quotes):
        return Cause("other_period", f"{both}, and says “{word}”: a count that goes on grows.", 0.8)
    if word := word_of_scope(quotes):
        return Cause("scope_words", f"{both}, and says “{word}”: one counts what the other does not.", 0.85)
    if _are_of_other_periods(one, other):
        return Cause("other_period", f"{both}, not for the same time.", 0.74)
    if word_of_own_count(quotes) or _are_set_against(one, other):
        return Cause("own_count", f"{both}, side by side: each is somebody's own count.", 0.78)
    return None


def _unsaid(both: str, one: Mention, other: Mention) -> Cause:
    """Nothing says that whoever wrote it saw that they differ: a slip that fits goes first."""
    if is_counted_anew(one, other):
        return Cause("other_period", f"{both}: a count that goes on grows.", 0.5)
    return Cause("own_count", f"{both}, side by side: each may be somebody's own count.", 0.5)


def _are_set_against(one: Mention, other: Mention) -> bool:
    """Whether one sentence sets one number against the other."""
    return one.figure.quote_start == other.figure.quote_start and bool(_AGAINST.search(one.figure.quote))


def _is_superseded(one: Mention, other: Mention) -> bool:
    """Whether one is told as the number before, or both as what is expected: forecasts are made anew."""
    roles = {one.figure.role, other.figure.role}
    return "previous" in roles or roles <= _EXPECTED


def other_column(one: Mention, other: Mention) -> str:
    """The headings of two columns of a table that are told apart by a number, as days and years are."""
    p, q = one.figure.cell, other.figure.cell
    if p is None or q is None or p.column == q.column:
        return ""
    dated = all(re.search(r"\d", cell.column) for cell in (p, q))
    return f"under “{p.column}” and “{q.column}”" if dated else ""


def _are_of_other_periods(one: Mention, other: Mention) -> bool:
    p, q = parse(one.figure.period), parse(other.figure.period)
    return p is not None and q is not None and (p.start, p.end) != (q.start, q.end)
