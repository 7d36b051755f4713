"""How far the figures of a claim lie apart, and which of them likely stands. A suggestion, never a decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from factcheck.comparing.agreement import compare
from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.origins import origins
from factcheck.comparing.pairs import pair


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The key of the mention whose value likely stands, and the reason in a sentence."""

    key: str
    reason: str


def spread(mentions: Sequence[Mention]) -> Decimal:
    """The largest difference between two of the mentions, as a share of the larger value (0 to 1 for positive ones)."""
    shares = [
        two.apart
        for i, one in enumerate(mentions)
        for other in mentions[i + 1 :]
        if (two := pair(one, other)) is not None
    ]
    return max(shares, default=Decimal(0))


def suggest(mentions: Sequence[Mention]) -> Suggestion | None:
    """The value most independent origins agree with; among those that agree the most precise, then the most recent.

    None where fewer than two mentions are given, or no value has more origins behind it than another.
    """
    if len(mentions) < 2:
        return None
    support = {mention.key: _support(mention, mentions) for mention in mentions}
    most = max(support.values())
    strongest = [mention for mention in mentions if support[mention.key] == most]
    if any(compare(strongest[0], other).relation == "differs" for other in strongest[1:]):
        return None
    best = min(strongest, key=lambda mention: (_coarseness(mention), -_day(mention)))
    sources = "1 origin gives" if most == 1 else f"{most} origins give"
    return Suggestion(best.key, f"{sources} this value, the most precise of those that agree is {best.figure.text}.")


def _support(mention: Mention, mentions: Sequence[Mention]) -> int:
    agreeing = [other for other in mentions if other is mention or compare(mention, other).relation == "agrees"]
    return len(origins(agreeing))


def _coarseness(mention: Mention) -> Decimal:
    first = writings(mention.figure)[0]
    return first.rounding / abs(first.value) if first.value else Decimal(0)


def _day(mention: Mention) -> int:
    return (mention.published or date.min).toordinal()
