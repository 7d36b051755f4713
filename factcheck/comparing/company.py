"""The second look at two mentions: what else would fit each of them, and what stands beside them.

A quantity is mostly told once in a document, so whoever fits better there is a rival. Two figures whose neighbours are
of one quantity are likelier of one themselves, as are two that a third, of another document, goes with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import eq, itemgetter

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

    def __init__(self, mentions: Sequence[Mention], odds: Odds, twins: Mapping[tuple[int, int], bool]) -> None:
        self._odds = odds
        self._twins = twins
        self._document = [mention.document for mention in mentions]
        # Whether each mention, and what would follow the last, stands in the document of the one before it
        self._goes_on = [False, *map(eq, self._document, self._document[1:]), False]
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
        """What there is to weigh besides the first look's log-odds, which are among it; `i` is less than `j`."""
        found = self._odds[i, j]
        one, other = self._ahead(i, j, found), self._ahead(j, i, found)
        return {
            "first look": found,
            "ahead of all rivals": min(one, other),
            "ahead of rivals on one side": max(one, other),
            "neighbours": self._neighbours(i, j),
            "go-between": self._go_between(i, j),
        }

    def _ahead(self, i: int, j: int, found: float) -> float:
        """How far the log-odds are above those of the best other partner of one mention in the other's document.

        The same number again is no rival.
        """
        for rival, other in self._fits[i, self._document[j]]:
            if other != j and not self._twins[(other, j) if other < j else (j, other)]:
                return max(_NOTHING, min(_AHEAD, found - rival))
        return _UNRIVALLED

    def _neighbours(self, i: int, j: int) -> float:
        """The log-odds of the figures next to the two, each in its document: of those before or those behind them."""
        if self._document[i] == self._document[j]:
            return _NOTHING
        best = _NOTHING
        if self._goes_on[i] and self._goes_on[j]:
            best = self._odds.get((i - 1, j - 1), best)
        if self._goes_on[i + 1] and self._goes_on[j + 1]:
            best = max(best, self._odds.get((i + 1, j + 1), best))
        return max(_NOTHING, min(_MOST, best))

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
