"""How large two figures are, how far apart they stand, how much they have in common: evidence that is no yes or no.

The trees of the second look (comparing/trees.py) ask each of these where it matters: that two texts are a year apart
says little of a census and much of a toll. How close two numbers are is not among them: it is never a reason.
"""

from __future__ import annotations

from math import log, log10

from factcheck.comparing.evidence import Evidence, powers_apart
from factcheck.comparing.seen import Seen

# Numbers within three times of each other are not told apart by their size; beyond a million times all is one.
_NEAR, _MOST = 0.477, 6.0
# As many days apart as texts without a date are taken to be, on a scale of logarithms: 22 years.
_UNDATED = 9.0
_KINDS = ("count", "ratio", "money", "mass", "time", "length")
_UNSAID = 0.5


def measures(a: Seen, b: Seen) -> Evidence:
    """Sizes and distances are logarithms: powers of ten of a value, e-fold days, e-fold characters."""
    p, q = a.signature, b.signature
    fewer, more = sorted((len(p.measured), len(q.measured)))
    first, later = sorted((a.figure.start, b.figure.start))
    return {
        "times apart": max(0.0, min(_MOST, powers_apart(a, b)) - _NEAR),
        "size": _size(max(p.amount, q.amount)),
        "days between": _days_between(a, b),
        "stands, first": log(1 + first),
        "stands, later": log(1 + later),
        "words measured, fewer": float(fewer),
        "words measured, more": float(more),
        "in tables": float(p.is_cell + q.is_cell),
        "kind": float(_KINDS.index(p.kind) if p.kind in _KINDS else len(_KINDS)),
        "same action": _same_action(a, b),
        "measured by both": float(len(p.measured & q.measured)),
        "beside both": float(len(p.beside & q.beside)),
        "known": float(p.is_known + q.is_known),
        "of the subject": (_of_subject(a, b) + _of_subject(b, a)) / 2,
    }


def _size(amount: float) -> float:
    return log10(amount) if amount else -_MOST


def _days_between(a: Seen, b: Seen) -> float:
    one, other = a.mention.published, b.mention.published
    return _UNDATED if one is None or other is None else log(1 + abs((one - other).days))


def _same_action(a: Seen, b: Seen) -> float:
    one, other = a.figure.action, b.figure.action
    if not one or not other:
        return _UNSAID
    return float(one == other)


def _of_subject(one: Seen, other: Seen) -> float:
    """The share of what the other's document is about that is said of the first."""
    topic = other.setting.topic
    return len(one.signature.concepts & topic) / len(topic) if topic else 0.0
