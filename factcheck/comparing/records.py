"""How often what a source gave was what stood in the end: what settled discrepancies say about who is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.comparing.agreement import agree
from factcheck.comparing.mention import Mention

# Fewer settled discrepancies say nothing about a source.
_FEWEST = 5
# What is known of a source before any was settled: it is right as often as wrong, and two cases would not change much.
_RIGHT_BEFORE, _CASES_BEFORE = 1, 2
_UNKNOWN = _RIGHT_BEFORE / _CASES_BEFORE
# Nearer records do not tell two sources apart.
_CLEARLY = 0.2


@dataclass(frozen=True, slots=True)
class Record:
    """In how many settled discrepancies a source gave a figure, and in how many of them it agrees with what stands."""

    settled: int
    stood: int

    @property
    def trust(self) -> float:
        """How likely its next figure stands, 0 to 1; even where too little was settled."""
        if self.settled < _FEWEST:
            return _UNKNOWN
        return (self.stood + _RIGHT_BEFORE) / (self.settled + _CASES_BEFORE)


def of_best_record(mentions: Sequence[Mention], records: Mapping[str, Record]) -> tuple[Mention, Record] | None:
    """The one of the publisher whose figures stood clearly more often than those of all that differ from it."""
    trust = {one.key: records[one.publisher].trust if one.publisher in records else _UNKNOWN for one in mentions}
    best = max(mentions, key=lambda one: trust[one.key])
    rivals = [trust[other.key] for other in mentions if not agree(best, other)]
    if trust[best.key] <= _UNKNOWN or not rivals or trust[best.key] - max(rivals) < _CLEARLY:
        return None
    return best, records[best.publisher]
