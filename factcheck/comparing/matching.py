"""Do two mentions speak of the same quantity? How likely it is, and the reasons a reviewer can check."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from factcheck.comparing.clusters import NEVER
from factcheck.comparing.contrasts import exclude, named
from factcheck.comparing.grouping import Batch, weigh
from factcheck.comparing.mention import Mention
from factcheck.comparing.reasons import may_be_other_things, reasons
from factcheck.comparing.signature import signature
from factcheck.comparing.weights import log_odds
from factcheck.comparing.words import Synonyms, default_synonyms

# At or above this two mentions are filed under one claim; between MAYBE and this it is only suggested.
SURE = 0.5
MAYBE = 0.2


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two mentions speak of one quantity, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


NONE = Match(0.0, ())


def same_quantity(a: Mention, b: Mention, synonyms: Synonyms | None = None) -> Match:
    """Whether two mentions speak of one quantity, by themselves. That their numbers are close is never a reason."""
    known = synonyms or default_synonyms()
    for _, _, evidence in Batch([a, b], known).candidates():
        if isinstance(evidence, dict):
            score = _probability(log_odds(evidence))
            return NONE if _are_other_things(a, b, known) else Match(score, reasons(a, b, known))
    return NONE


class Matches:
    """New mentions laid beside others, `filed` under claims or under none, by their keys; see `grouping.weigh`."""

    def __init__(
        self, mentions: Sequence[Mention], filed: Mapping[str, Hashable | None], synonyms: Synonyms | None = None
    ) -> None:
        self._known = synonyms or default_synonyms()
        self._weighed = weigh(mentions, self._known, filed)
        self._number = {mentions[k].key: number for number, found in enumerate(self._weighed.copies) for k in found}

    def groups(self) -> list[tuple[Mention, ...]]:
        """The mentions of each quantity; those that stand alone are left out."""
        return self._weighed.groups()

    def score(self, one: Mention, other: Mention) -> float:
        """How likely two of them are of one quantity, beside all others; those that name other things are not.

        The weights are fitted on whole documents, in which a better partner is at hand. With little stored they would
        take opium for heroin.
        """
        i, j = sorted((self._number[one.key], self._number[other.key]))
        score = 1.0 if i == j else _probability(self._weighed.odds.get((i, j), NEVER))
        return 0.0 if score >= MAYBE and _are_other_things(one, other, self._known) else score

    def best(self, one: Mention, others: Sequence[Mention]) -> tuple[Match, Mention | None]:
        """The likeliest of the others."""
        other = max(others, key=lambda other: self.score(one, other), default=None)
        if other is None:
            return NONE, None
        return Match(self.score(one, other), reasons(one, other, self._known)), other


def _are_other_things(a: Mention, b: Mention, known: Synonyms) -> bool:
    if exclude(named(a.figure), named(b.figure)):
        return True
    return may_be_other_things(signature(a, known), signature(b, known))


def _probability(odds: float) -> float:
    return 0.0 if odds <= NEVER else round(1 / (1 + exp(-odds)), 3)
