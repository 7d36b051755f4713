"""Do two mentions speak of the same quantity? A score, and the reasons a reviewer can check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from factcheck.comparing import places
from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import Period
from factcheck.comparing.signature import Signature, signature
from factcheck.comparing.words import Synonyms, default_synonyms

# At or above this two mentions are filed under one claim; between MAYBE and this it is only suggested.
SURE = 0.6
MAYBE = 0.4

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two mentions speak of one quantity, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


def same_quantity(
    a: Mention, b: Mention, synonyms: Synonyms | None = None, *, weigh: Weigh = lambda concept: 1.0
) -> Match:
    """Whether two mentions speak of one quantity. The closeness of their numbers plays no part.

    `weigh` says how much a concept tells; without it all tell the same.
    """
    known = synonyms or default_synonyms()
    return match(a, signature(a, known), b, signature(b, known), weigh)


def match(a: Mention, p: Signature, b: Mention, q: Signature, weigh: Weigh) -> Match:
    """The same, for callers that keep the signatures."""
    if against := _contradiction(a, p, b, q):
        return Match(0.0, (against,))
    shared = p.core & q.core
    words = (_cover(p, q, weigh) * _cover(q, p, weigh)) ** 0.5
    period, period_reason = _period(p.period, q.period)
    place, place_reason = _place(a, b)
    reasons = (
        f"same words: {', '.join(sorted(shared))}" if shared else "no words in common",
        period_reason,
        place_reason,
    )
    return Match(round(words * period * place, 3), tuple(reason for reason in reasons if reason))


def _contradiction(a: Mention, p: Signature, b: Mention, q: Signature) -> str | None:
    """What makes it impossible that the two are one quantity."""
    one, other = a.figure, b.figure
    if p.kind != q.kind:
        return f"other kind of unit: {one.unit} and {other.unit}"
    if one.role != other.role:
        return f"one is {one.role}, the other {other.role}"
    if bool(one.per) != bool(other.per):
        return "one is a rate, the other is not"
    if places.same(one.place, other.place) is False:
        return f"other place: {one.place} and {other.place}"
    if p.period and q.period and not _compatible(p.period, q.period):
        return f"other period: {one.period} and {other.period}"
    return None


def _compatible(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _cover(one: Signature, other: Signature, weigh: Weigh) -> float:
    """How much of what the one measures the other speaks of too."""
    total = sum(weigh(concept) for concept in one.core)
    if not total:
        return 0.0
    found = sum(weigh(concept) for concept in one.core & other.core)
    found += 0.5 * sum(weigh(concept) for concept in one.core & other.near - other.core)
    return found / total


def _period(one: Period | None, other: Period | None) -> tuple[float, str]:
    if one and other:
        return 1.0, f"same period: {one.start.isoformat()} to {one.end.isoformat()}"
    return 0.8, "period given by one only" if one or other else ""


def _place(a: Mention, b: Mention) -> tuple[float, str]:
    if places.same(a.figure.place, b.figure.place):
        return 1.0, f"same place: {a.figure.place}"
    return 0.9, "place given by one only" if a.figure.place or b.figure.place else ""
