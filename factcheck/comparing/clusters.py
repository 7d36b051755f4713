"""Joins what is likely of one quantity into clusters, the likeliest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Mapping
from heapq import heapify, heappop, heappush

Odds = Mapping[tuple[int, int], float]

# A pair that must not be in one cluster weighs against it as this many others can weigh for it.
NEVER = -1000.0
# Two that are told apart, or have nothing in common.
APART = -3.0
# Log-odds that no look at a pair has found.
BARRED = (NEVER, APART)

# Two numbers that their text gives as two accounts of one quantity.
_ACCOUNTS = 2.0


def of_accounts(odds: Odds, accounts: Collection[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """The log-odds that change: accounts of one quantity belong together, and what is likely of one with either is so
    with both: who repeats what the police say of a crowd speaks of the crowd that the organisers count otherwise."""
    together = sorted(pair for pair in accounts if odds.get(pair, NEVER) not in BARRED)
    found = {pair: max(_ACCOUNTS, odds[pair]) for pair in together}

    def now(pair: tuple[int, int]) -> float:
        return found.get(pair, odds.get(pair, APART))

    partners = _partners(odds, {one for pair in together for one in pair})
    for i, j in together + together:  # twice, for accounts of accounts
        for other in (partners[i] | partners[j]) - {i, j}:
            pairs = [(min(one, other), max(one, other)) for one in (i, j)]
            likely = max(map(now, pairs))
            if likely > 0:
                found |= {pair: likely for pair in pairs if odds.get(pair) not in BARRED}
    return found


def _partners(odds: Odds, asked: Container[int]) -> dict[int, set[int]]:
    """With which others those asked for stand in a pair."""
    found: dict[int, set[int]] = defaultdict(set)
    for i, j in odds:
        if i in asked:
            found[i].add(j)
        if j in asked:
            found[j].add(i)
    return found


class _Clusters:
    """Clusters under the number of one of their members, and between each two the sum of their pairs' log-odds."""

    def __init__(self, count: int, odds: Odds, least: float) -> None:
        self._least = least
        self.members = {i: [i] for i in range(count)}
        self.sums: dict[int, dict[int, tuple[float, int]]] = {i: {} for i in range(count)}
        self._version = [0] * count
        tied = _tied(count, odds, least)
        for (i, j), found in odds.items():
            if tied[i] == tied[j]:
                self.sums[i][j] = self.sums[j][i] = (found, 1)
        self.queue = [(-found, i, j, 0, 0) for (i, j), found in odds.items() if found >= least]

    def is_current(self, p: int, q: int, version: int, other: int) -> bool:
        both_there = p in self.members and q in self.members
        return both_there and (self._version[p], self._version[q]) == (version, other)

    def join(self, p: int, q: int) -> None:
        self.members[p] += self.members.pop(q)
        self._version[p] += 1
        of_one = self.sums[p]
        for other, (total, known) in self.sums.pop(q).items():
            of_other = self.sums[other]
            del of_other[q]
            if other != p:
                before, count = of_one.get(other, (0.0, 0))
                of_one[other] = of_other[p] = (before + total, count + known)

    def offers(self, p: int) -> None:
        """Put what the cluster could join next into the queue."""
        size, version = len(self.members[p]), self._version
        for other, (total, known) in self.sums[p].items():
            # The mean log-odds over all pairs of the two; those without any count as unlikely.
            pairs = size * len(self.members[other])
            average = (total + APART * (pairs - known)) / pairs
            if average >= self._least:
                heappush(self.queue, (-average, p, other, version[p], version[other]))


def _tied(count: int, odds: Odds, least: float) -> list[int]:
    """For each the one that stands for all whom likely pairs tie to it, over however many others: no two that are not
    tied ever come into one cluster."""
    tied_to = list(range(count))

    def last(i: int) -> int:
        while tied_to[i] != i:
            tied_to[i] = i = tied_to[tied_to[i]]
        return i

    for (i, j), found in odds.items():
        if found >= least:
            tied_to[last(i)] = last(j)
    return list(map(last, range(count)))


def clusters(count: int, odds: Odds, least: float) -> list[list[int]]:
    """The numbers below `count` in clusters of two and more, whose pairs have `least` log-odds or more on average."""
    found = _Clusters(count, odds, least)
    heapify(found.queue)
    while found.queue:
        _, p, q, version, other = heappop(found.queue)
        if found.is_current(p, q, version, other):
            found.join(p, q)
            found.offers(p)
    return sorted(sorted(members) for members in found.members.values() if len(members) > 1)
