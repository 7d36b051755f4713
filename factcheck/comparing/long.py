"""Which figures of long documents are laid beside each other: of ten thousand, all pairs would be fifty million."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from factcheck.comparing.seen import Seen

# Up to so many pairs of two documents, or within one, all are looked at.
AT_ONCE = 1_000_000
# Of more, each figure is laid beside so many others.
BESIDE = 60

Key = tuple[str | None, ...]


def number_of_pairs(documents: Sequence[Mapping[str, int]]) -> int:
    """About how many pairs are looked at, where each document holds so many figures of each kind of unit."""
    within = sum(_looked_at(number, number) // 2 for one in documents for number in one.values())
    between = (
        _looked_at(one[kind], other[kind]) for one, other in combinations(documents, 2) for kind in one if kind in other
    )
    return within + sum(between)


def _looked_at(one: int, other: int) -> int:
    return one * other if one * other <= AT_ONCE else BESIDE * max(one, other)


def likely_pairs(one: Sequence[int], other: Sequence[int], seen: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    """Pairs that measure the same, those of one place and period before the others; both sequences ascend.

    In time and memory they grow with the figures, and not with their square.
    """
    first, second = sorted((one, other), key=lambda numbers: numbers[0])
    under: dict[Key, list[int]] = defaultdict(list)
    for j in second:
        for key in _keys(seen[j]):
            under[key].append(j)
    for i in first:
        yield from ((i, j) for j in islice(_beside(i, _keys(seen[i]), under), BESIDE))


def _beside(i: int, keys: Sequence[Key], under: dict[Key, list[int]]) -> dict[int, None]:
    found: dict[int, None] = {}
    for key in keys:
        if len(found) < BESIDE:
            begin = bisect_right(under[key], i)
            found |= dict.fromkeys(under[key][begin : begin + BESIDE])
    return found


def _keys(one: Seen) -> list[Key]:
    """What is measured and what stands beside the number: first with place and period, then alone."""
    figure, words = one.mention.figure, one.signature
    near = sorted(words.beside, key=lambda concept: (concept not in words.measured, concept))
    return [*((concept, figure.place, figure.period) for concept in near), *((concept,) for concept in near)]
