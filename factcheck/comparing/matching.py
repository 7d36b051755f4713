"""Do two mentions speak of the same quantity? A score, and the reasons a reviewer can check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from factcheck.comparing import periods, places, stated
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import pair
from factcheck.comparing.signature import CORE, NEAR, Signature, signature
from factcheck.comparing.words import Synonyms, default_synonyms

# At or above this two mentions are filed under one claim; between MAYBE and this it is only suggested.
# These and the shares below were set on the corpus of docs/benchmarks.md, by subjects left out in turn.
SURE = 0.2
MAYBE = 0.1

# What is measured counts this much, the rest of the words the remainder.
_MEASURED = 0.3
# How far a word of what the one measures is met by a word elsewhere in the other's sentence, and in its title.
_BESIDE, _ELSEWHERE = 0.8, 0.4
# What is left of the score when places or periods differ, but one of them was only carried over from another sentence.
_PLACE_CARRIED, _PERIOD_CARRIED = 0.5, 0.6
_PLACE_NAMED = 0.8
_PLACE_MISSING = 0.95
_PART_DOUBT = 0.6
_CHANGE_DOUBT = 0.7
# Values so many times apart are rarely one quantity told twice.
_FAR = ((8.0, 0.5), (3.0, 0.8))
# Unless the decimal point or a scale word slipped: then they are a power of ten apart, give or take this share.
_SLIP = 0.06

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two mentions speak of one quantity, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


def same_quantity(
    a: Mention, b: Mention, synonyms: Synonyms | None = None, *, weigh: Weigh | None = None, subject: float = 1.0
) -> Match:
    """Whether two mentions speak of one quantity. That their numbers are close is never a reason for it.

    `weigh` says how much a concept tells; without it those with synonyms tell more than others. `subject` is how much
    the two documents are known to be about one subject, 0 to 1.
    """
    known = synonyms or default_synonyms()
    found = match(a, signature(a, known), b, signature(b, known), weigh or known.weight)
    return Match(round(found.score * subject, 3), found.reasons)


def match(a: Mention, p: Signature, b: Mention, q: Signature, weigh: Weigh) -> Match:
    """The same, for callers that keep the signatures."""
    if against := _contradiction(a, p, b, q):
        return Match(0.0, (against,))
    words, shared = _likeness(p, q, weigh)
    if not words:
        return Match(0.0, ("no words in common",))
    score, reasons = words, [shared] if shared else []
    for factor, reason in (_period(a, p, b, q), _place(a, b), *_doubts(a, b)):
        score *= factor
        if reason:
            reasons.append(reason)
        if not score:
            return Match(0.0, (reason,))
    return Match(round(score, 3), tuple(reasons))


def _contradiction(a: Mention, p: Signature, b: Mention, q: Signature) -> str | None:
    """What makes it impossible that the two are one quantity."""
    one, other = a.figure, b.figure
    if p.kind != q.kind:
        return f"other kind of unit: {one.unit} and {other.unit}"
    if one.role != other.role:
        return f"one is {one.role}, the other {other.role}"
    if bool(one.per) != bool(other.per) and p.kind == "count":
        return "one is a rate, the other a count"
    if a.document != b.document:
        return None
    if one.quote_start == other.quote_start:
        return "two numbers of one sentence"
    return "two cells of the tables of one document" if stated.is_cell(one) and stated.is_cell(other) else None


def _likeness(p: Signature, q: Signature, weigh: Weigh) -> tuple[float, str]:
    """How alike the words are: those of what is measured, and all by how closely they belong to the figure."""
    shared = p.words.keys() & q.words.keys()
    if not shared:
        return 0.0, ""
    product = sum(p.words[word] * q.words[word] * weigh(word) ** 2 for word in shared)
    cosine = product / sqrt(_square(p, weigh) * _square(q, weigh))
    measured = sqrt(_cover(p, q, weigh) * _cover(q, p, weigh))
    named = sorted(word for word in shared if CORE in (p.words[word], q.words[word]))
    return _MEASURED * measured + (1 - _MEASURED) * cosine, f"same words: {', '.join(named)}" if named else ""


def _square(one: Signature, weigh: Weigh) -> float:
    return sum((closeness * weigh(word)) ** 2 for word, closeness in one.words.items())


def _cover(one: Signature, other: Signature, weigh: Weigh) -> float:
    """How much of what the one measures the other speaks of too."""
    total = sum(weigh(word) for word in one.core)
    found = sum(weigh(word) * _met(other.words[word]) for word in one.core if word in other.words)
    return found / total if total else 0.0


def _met(closeness: float) -> float:
    if closeness == CORE:
        return 1.0
    return _BESIDE if closeness >= NEAR else _ELSEWHERE


def _period(a: Mention, p: Signature, b: Mention, q: Signature) -> tuple[float, str]:
    together, reason = periods.relation(p.period, q.period, a.published, b.published)
    if together >= _PERIOD_CARRIED or (stated.states_period(a.figure) and stated.states_period(b.figure)):
        return together, reason
    return _PERIOD_CARRIED, f"perhaps another period: {a.figure.period} and {b.figure.period}"


def _place(a: Mention, b: Mention) -> tuple[float, str]:
    one, other = a.figure, b.figure
    same = places.same(one.place, other.place)
    if same is None:
        return (
            _PLACE_MISSING,
            f"place given by one only: {one.place or other.place}" if one.place or other.place else "",
        )
    if same:
        return 1.0, f"same place: {one.place}"
    if not stated.is_cell(one) and stated.names(one, other.place):
        return _PLACE_NAMED, f"{other.place} is named beside {one.place}"
    if not stated.is_cell(other) and stated.names(other, one.place):
        return _PLACE_NAMED, f"{one.place} is named beside {other.place}"
    if stated.states_place(one) and stated.states_place(other):
        return 0.0, f"other place: {one.place} and {other.place}"
    return _PLACE_CARRIED, f"perhaps another place: {one.place} and {other.place}"


def _doubts(a: Mention, b: Mention) -> list[tuple[float, str]]:
    found = [_distance(a, b)]
    if a.figure.part_of != b.figure.part_of:
        found.append((_PART_DOUBT, "one is given as a part"))
    if (a.figure.trend is None) != (b.figure.trend is None):
        found.append((_CHANGE_DOUBT, "one is given as a change"))
    return found


def _distance(a: Mention, b: Mention) -> tuple[float, str]:
    """Closeness proves nothing, but values many times apart are a reason to doubt."""
    two = pair(a, b)
    if two is None:
        return 0.0, f"units that cannot be converted: {a.figure.unit} and {b.figure.unit}"
    small, large = sorted(abs(float(v)) for v in (two.x.value * two.x_factor, two.y.value * two.y_factor))
    if two.meet or not small:
        return 1.0, ""
    times = large / small
    if any(abs(times / 10**power - 1) < _SLIP for power in (1, 2, 3, 4, 6)):
        return 1.0, ""
    doubt = next((left for limit, left in _FAR if times > limit), 1.0)
    return doubt, "values many times apart" if doubt < 1 else ""
