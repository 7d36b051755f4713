"""The second look at two mentions: what else would fit each of them, and what stands beside them.

A quantity is mostly told once in a document, so whoever fits better there is a rival. Two figures whose neighbours are
of one quantity are likelier of one themselves, as are two that a third, of another document, goes with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from operator import itemgetter

from factcheck.comparing.evidence import Evidence
from factcheck.comparing.mention import Mention

Odds = Mapping[tuple[int, int], float]

# Log-odds taken for pairs that were found to have nothing in common, and the bounds of what is told.
_NOTHING, _MOST = -6.0, 4.0
_AHEAD, _UNRIVALLED = 3.0, 1.0
# A go-between must itself be thinkable.
_THINKABLE = -4.0


class Company:
    """All pairs of a batch with the log-odds of the first look."""

    def __init__(self, mentions: Sequence[Mention], odds: Odds, twins: Container[tuple[int, int]]) -> None:
        self._odds = odds
        self._twins = twins
        self._document = [mention.document for mention in mentions]
        self._fits: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        # The partners of each mention that may be thought of, the likeliest first
        self._likely: dict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), found in odds.items():
            self._fits[i, self._document[j]].append((found, j))
            self._fits[j, self._document[i]].append((found, i))
        thinkable = ((pair, found) for pair, found in odds.items() if found > _THINKABLE)
        for (i, j), found in sorted(thinkable, key=itemgetter(1), reverse=True):
            self._likely[i][j] = self._likely[j][i] = found
        for fits in self._fits.values():
            fits.sort(reverse=True)

    def evidence(self, i: int, j: int) -> Evidence:
        """What there is to weigh besides the first look's log-odds, which are among it."""
        found = self._odds[i, j]
        less, more = sorted((self._ahead(i, j), self._ahead(j, i)))
        neighbours = max(self._beside(i, j, -1), self._beside(i, j, 1))
        return {
            "first look": found,
            "ahead of all rivals": less,
            "ahead of rivals on one side": more,
            "neighbours": neighbours,
            "go-between": self._go_between(i, j),
        }

    def _ahead(self, i: int, j: int) -> float:
        """How far the log-odds are above those of the best other partner of one mention in the other's document.

        The same number again is no rival.
        """
        rivals = (
            found
            for found, other in self._fits[i, self._document[j]]
            if other != j and (min(other, j), max(other, j)) not in self._twins
        )
        rival = next(rivals, None)
        ahead = _UNRIVALLED if rival is None else self._odds[min(i, j), max(i, j)] - rival
        return max(_NOTHING, min(_AHEAD, ahead))

    def _beside(self, i: int, j: int, step: int) -> float:
        """The log-odds of the figures next to the two, each in its document."""
        k, m = i + step, j + step
        inside = all(0 <= one < len(self._document) for one in (k, m))
        if not inside or self._document[i] == self._document[j]:
            return _NOTHING
        if (self._document[k], self._document[m]) != (self._document[i], self._document[j]):
            return _NOTHING
        return max(_NOTHING, min(_MOST, self._odds.get((min(k, m), max(k, m)), _NOTHING)))

    def _go_between(self, i: int, j: int) -> float:
        """The log-odds by way of the best third mention, of another document: those of the less likely of its pairs."""
        one, other = self._likely[i], self._likely[j]
        few, many = (one, other) if len(one) < len(other) else (other, one)
        own = (self._document[i], self._document[j])
        best = _NOTHING
        for k, found in few.items():
            if found <= best:
                break  # The likeliest come first.
            if k in many and self._document[k] not in own:
                best = max(best, min(found, many[k]))
        return min(_MOST, best)
