"""Causes that lie in what the figures speak of and who gives them: dates, parts, words, counts, revisions, sources."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import NamedTuple

from factcheck.comparing.cause import Cause
from factcheck.comparing.course import REMEMBERED, day_told, is_counted_anew
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import Pair, pair
from factcheck.comparing.periods import in_words, parse
from factcheck.comparing.stated import states_period
from factcheck.comparing.telling import word_of_adding_up, word_of_own_count, word_of_revision, word_of_scope
from factcheck.comparing.units import dimension

_DATA = Path(__file__).parent / "data"
# The part stands behind "including" and before "of them"; "alone" may stand on either side of it.
_PART_BEHIND = re.compile(
    r"\b(?:of which|of whom|of them|of those|among them|including|part of)\b[^;.]*$|其中[^；。]*$", re.I
)
_PART_BEFORE = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,2}of (?:(?:them|those|which|whom)|(?:the|its|their|this) (?:\w+ )?(?:total|whole|sum))\b",
    re.I,
)
_PART_ROW = re.compile(r"\W*(?:of which|of whom|thereof|including|其中)", re.I)
_ALONE = re.compile(r"\balone\b", re.I)
# Figures of a cited source that a sentence lists
_MOST_GIVEN = 3
# A count is news for so many days.
_GOING_ON = 45
# A count of a time n times as long is at least n to the power of this times as large.
_LEAST_GROWTH = 0.2
_NEVER_ADDED = frozenset({"ratio", "points", "temperature"})


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    return tuple((one, other) for one, other in json.loads((_DATA / "opposites.json").read_text(encoding="utf-8")))


def other_period(two: Pair) -> Cause | None:
    """The texts give different periods or as-of dates."""
    one, other = parse(two.a.figure.period), parse(two.b.figure.period)
    if one is None or other is None:
        return _other_day(two.a, two.b)
    if (one.start, one.end) == (other.start, other.end):
        return _other_day(two.a, two.b, within=REMEMBERED) if one.days == 1 else None
    words = f"{two.a.figure.text} is given {_when(two.a)}, {two.b.figure.text} {_when(two.b)}."
    if one.as_of or other.as_of or (one.days == other.days == 1):
        return Cause("other_period", f"{words} A count that goes on grows with its date.", 0.74)
    is_nested = (one.contains(other) or other.contains(one)) and not is_counted_anew(two.a, two.b)
    is_said = all(states_period(side.figure) for side in (two.a, two.b))
    return Cause("other_period", words, 0.5 if is_nested else 0.74 if is_said else 0.58)


def _other_day(one: Mention, other: Mention, within: int = _GOING_ON) -> Cause | None:
    """Texts of other days may give other states of a count that goes on, where the period they name, if any, is only
    the day on which it began; a text may be written on as the day goes on."""
    anew = is_counted_anew(one, other)
    if one.published is None or other.published is None:
        words = "Not every text says of which day its number is: a count that goes on grows."
        return Cause("other_period", words, 0.4) if anew else None
    days = abs((one.published - other.published).days)
    if days == 0:
        words = "One text gives both: a count that goes on grows while it is written."
        return Cause("other_period", words, 0.3) if anew and one.document == other.document else None
    if days > (REMEMBERED if anew else within):
        return None
    words = "The texts are of two days, one after the other" if days == 1 else f"The texts are {days} days apart"
    words = f"{words}, and not both date the number: a count that goes on grows."
    return Cause("other_period", words, 0.57 if anew else 0.3)


def _when(mention: Mention) -> str:
    words = in_words(mention.figure.period or "")
    return words if words.startswith(("as of", "since")) else f"for {words}"


def cumulative(two: Pair) -> Cause | None:
    """One counts since a beginning, the other within a period."""
    if dimension(two.x.unit) in _NEVER_ADDED:
        return None
    if found := _longer(two):
        return found
    one, other = (word_of_adding_up(side.figure.quote) for side in (two.a, two.b))
    if bool(one) == bool(other):
        return None
    adding = two.a if one else two.b
    word = (one or other).lower()
    words = f"{adding.source} says “{word}” and may add up from a beginning on; the other may count one period only."
    return Cause("cumulative", words, 0.45)


def _longer(two: Pair) -> Cause | None:
    """The larger number is of a longer period that holds the other's, as a year holds its first half."""
    small, large = (two.a, two.b) if _base(two, 0) <= _base(two, 1) else (two.b, two.a)
    part, whole = parse(small.figure.period), parse(large.figure.period)
    if part is None or whole is None or part.as_of or whole.as_of or part.days >= whole.days:
        return None
    if not whole.contains(part) or part.days * 3 > whole.days * 2 or not _adds_up(two, whole.days / part.days):
        return None
    words = f"{large.figure.text} counts {_when(large)}, {small.figure.text} only {_when(small)}, a part of that time."
    return Cause("cumulative", words, 0.76)


def _adds_up(two: Pair, times: float) -> bool:
    """Whether the larger number can be of a time so many times as long: what is hardly more is a slip or a state."""
    small, large = sorted((_base(two, 0), _base(two, 1)))
    return small > 0 and log(large / small) > _LEAST_GROWTH * log(times)


def part_of_whole(two: Pair) -> Cause | None:
    """The smaller one is given as a part."""
    small, large = (two.a, two.b) if _base(two, 0) <= _base(two, 1) else (two.b, two.a)
    if not is_said_part(small) or is_said_part(large):
        return None
    return Cause("part_whole", f"{small.source} gives {small.figure.text} as a part of a larger number.", 0.55)


def _base(two: Pair, side: int) -> float:
    return float((two.x.value * two.x_factor, two.y.value * two.y_factor)[side])


def is_said_part(mention: Mention) -> bool:
    """Whether its sentence, or the row of its table, says that it is a part of something."""
    figure = mention.figure
    if figure.cell is not None and _PART_ROW.match(figure.cell.row):
        return True
    before = figure.quote[: max(figure.start - figure.quote_start, 0)]
    behind = figure.quote[figure.end - figure.quote_start :]
    found = _PART_BEHIND.search(before) or _PART_BEFORE.match(behind) or _ALONE.search(figure.quote)
    return figure.part_of or bool(found)


def scope_words(two: Pair) -> Cause | None:
    """The sentences use words that count different things: reported and solved, confirmed and suspected."""
    if words := opposite_words(two.a, two.b):
        return Cause("scope_words", f"One counts “{words[0]}”, the other “{words[1]}”.", 0.6)
    for side in (two.a, two.b):
        if word := word_of_scope(side.figure.quote):
            return Cause("scope_words", f"{side.source} says “{word}”: it may not count the same.", 0.5)
    return None


def opposite_words(a: Mention, b: Mention) -> tuple[str, str] | None:
    """Two words of which each has only its own: "confirmed" and "suspected"."""
    one, other = _scopes(_meaning(a)), _scopes(_meaning(b))
    if not one or not other:
        return None
    only_one, only_other = one - other, other - one
    for left, right in _opposites():
        for p, q in ((left, right), (right, left)):
            if p in only_one and q in only_other:
                return p, q
    return None


def _meaning(mention: Mention) -> str:
    figure = mention.figure
    return " ".join(part for part in (figure.what, figure.action) if part).lower() or figure.quote.lower()


@lru_cache(maxsize=1024)
def _scopes(text: str) -> frozenset[str]:
    """The words of a text that have an opposite."""
    return frozenset(word for word, pattern in _sought() if pattern.search(text))


@cache
def _sought() -> list[tuple[str, re.Pattern[str]]]:
    words = {word for opposites in _opposites() for word in opposites}
    return [(word, re.compile(rf"\b{re.escape(word)}\b")) for word in words]


def revised(two: Pair) -> Cause | None:
    """The words, or a later text of the same publisher, say that a number was revised."""
    for side in (two.a, two.b):
        if word := word_of_revision(side.figure.quote):
            return Cause("revised", f"{side.source} says “{word}”: the number was revised.", 0.72)
    one, other = two.a, two.b
    titled = next((side for side in (one, other) if word_of_revision(side.title)), None)
    if titled and one.document != other.document:
        word = word_of_revision(titled.title)
        return Cause("revised", f"The text of {titled.source} is called “{word}”: numbers may have been revised.", 0.65)
    if one.publisher and one.publisher == other.publisher and one.published != other.published:
        return Cause("revised", f"{one.publisher} gave both, at different dates: it may have revised the number.", 0.73)
    return _superseded(one, other)


def _superseded(one: Mention, other: Mention) -> Cause | None:
    """Of what is counted anew from day to day the number of a later day takes the place of an earlier one's."""
    days = [day_told(one), day_told(other)]
    if None in days or days[0] == days[1] or not is_counted_anew(one, other):
        return None
    first, last = sorted((one, other), key=lambda side: day_told(side) or date.min)
    days_told = f"{last.figure.text} is of a later day than {first.figure.text}"
    words = f"{days_told}: what is counted anew from day to day takes the place of the number before."
    return Cause("revised", words, 0.54)


def cited_source(two: Pair) -> Cause | None:
    """One names the other as its source, and that source gives another number."""
    for citing, source in ((two.a, two.b), (two.b, two.a)):
        cited = citing.figure.attributed_to
        if cited and source.publisher and same_name(cited, source.publisher):
            words = f"{citing.source} cites {cited}, whose own text gives {source.figure.text}."
            return Cause("not_found_in_source", words, 0.5)
    return None


def cited_elsewhere(two: Pair, siblings: Sequence[Mention], series: Sequence[Mention]) -> Cause | None:
    """One names a source whose own texts, of this quantity or of its other periods, do not give its number."""
    for side in (two.a, two.b):
        cited = side.figure.attributed_to
        if not cited:
            continue
        own = [one for one in (*siblings, *series) if one.publisher and same_name(cited, one.publisher)]
        own = [one for one in own if one.key not in (two.a.key, two.b.key) and one.publisher != side.publisher]
        if not own or any(found.meet for one in own if (found := pair(side, one)) is not None):
            continue
        # Another period's number says something only where the cited source gives none for this one.
        told = [one for one in own if one in siblings] or own
        given = ", ".join(dict.fromkeys(f"{one.figure.text}{_for_period(one, side)}" for one in told[:_MOST_GIVEN]))
        words = f"{side.source} cites {own[0].publisher} for {side.figure.text}; its texts kept here give {given}."
        return Cause("not_found_in_source", words, 0.5)
    return None


def _for_period(mention: Mention, side: Mention) -> str:
    return f" {_when(mention)}" if mention.figure.period and mention.figure.period != side.figure.period else ""


def one_of_each_value(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that repeat a value; of several that give it, one whose source others cite stays."""
    names = {one.figure.attributed_to for one in mentions if one.figure.attributed_to}
    publishers = {one.publisher for one in mentions if one.publisher}
    cited = {publisher for publisher in publishers if any(same_name(name, publisher) for name in names)}
    found: dict[tuple[object, ...], Mention] = {}
    for one in mentions:
        value = (one.figure.low, one.figure.high, one.figure.unit)
        if value not in found or (one.publisher in cited and found[value].publisher not in cited):
            found[value] = one
    return list(found.values())


def copied(two: Pair) -> Cause | None:
    """Both texts name one source, so that one of them has copied it wrongly."""
    one, other = two.a.figure.attributed_to, two.b.figure.attributed_to
    if one and other and two.a.document != two.b.document and same_name(one, other):
        return Cause("copied", f"Both cite {one}: one of them may have copied it wrongly.", 0.35)
    return None


def own_count(two: Pair) -> Cause | None:
    """Two agencies, each with a count of its own."""
    one, other = two.a.figure.attributed_to, two.b.figure.attributed_to
    if one and other and not same_name(one, other):
        return Cause("own_count", f"{one} and {other} may each count in their own way.", 0.4)
    return None


def two_sources(two: Pair) -> Cause | None:
    """That two sources are not one may always be why: less than anything that a text says, more than nothing."""
    one, other = (side.figure.attributed_to or side.source for side in (two.a, two.b))
    if two.a.document == two.b.document or same_name(one, other):
        return None
    return Cause("own_count", f"{one} and {other} may each count in their own way.", 0.2)


def own_words(two: Pair) -> Cause | None:
    """One says that it counted itself."""
    for side in (two.a, two.b):
        if word := word_of_own_count(side.figure.quote):
            words = f"{side.source} says “{word}”: the number may be a count of its own."
            return Cause("own_count", words, 0.55)
    return None


class Name(NamedTuple):
    """A name in small letters: its words without those that only fill it, these in a row, and their initials."""

    words: frozenset[str]
    together: str
    initials: str


_NAME_FILLERS = {"the", "of", "for", "and", "a", "in", "on", "de", "la"}


@lru_cache(maxsize=4096)
def name(text: str) -> Name:
    """A name as it is laid beside others."""
    words = re.findall(r"\w+", text.lower().replace("'s", "").replace("’s", ""))
    telling = [word for word in words if word not in _NAME_FILLERS]
    return Name(frozenset(telling), "".join(telling), "".join(word[0] for word in telling))


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one body: the same words, one's words within the other's, or its initials."""
    p, q = name(one), name(other)
    if not p.words or not q.words:
        return False
    return p.words <= q.words or q.words <= p.words or p.initials == q.together or q.initials == p.together


CIRCUMSTANCES = (
    other_period,
    cumulative,
    part_of_whole,
    scope_words,
    revised,
    cited_source,
    copied,
    own_count,
    own_words,
)
