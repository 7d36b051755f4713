"""What two sequences have in common, in the order of both: patience diff, as version control knows it. Plain Python.

What stands once on each side is matched first, for it says where one is; the gaps between are then looked at in the
same way. That costs little more than sorting; to look for the longest run in common again and again takes the square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

# Of how many parts in a row it is asked whether they stand but once
WIDTHS = (1, 2, 4)

Pair = tuple[int, int]


def matches(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Where equal parts stand, each pair later on both sides than the one before.

    >>> matches("a b c d".split(), "a x c d".split())
    [(0, 0), (2, 2), (3, 3)]
    """
    found: list[Pair] = []
    gaps = [((0, 0), (len(old), len(new)))]
    while gaps:
        (a, c), (b, d) = gaps.pop()
        anchors = [(a + at, c + there) for at, there in _in_order(_footholds(old[a:b], new[c:d]))]
        found += anchors
        gaps += _between((a, c), anchors, (b, d)) if anchors else ()
    return sorted(found)


def _footholds(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """What is the same at the beginning; else what stands once on each side, by itself or together with what follows
    it; else what is the same at the end; else the first of equal parts beside the first, the second beside the second.
    """
    if not set(old) & set(new):
        return []
    if head := _in_common(old, new):
        return [(n, n) for n in range(head)]
    for width in WIDTHS:
        here, there = _places(old, width), _places(new, width)
        once = [(here[part][0], there[part][0]) for part in here if len(here[part]) == len(there.get(part, ())) == 1]
        if once:
            return once
    if tail := _in_common(old[::-1], new[::-1]):
        return [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]
    here, there = _places(old, 1), _places(new, 1)
    return sorted(pair for part in here.keys() & there.keys() for pair in zip(here[part], there[part], strict=False))


def _in_common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many parts are the same at the beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _places(parts: Sequence[str], width: int) -> dict[tuple[str, ...], list[int]]:
    """Where each row of so many parts begins."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, row in enumerate(zip(*(islice(parts, n, None) for n in range(width)), strict=False)):
        found[row].append(place)
    return found


def _in_order(pairs: Sequence[Pair]) -> list[Pair]:
    """As many of the pairs, sorted by their first, as rise in both: the longest increasing subsequence."""
    lowest: list[int] = []  # of the sequences of each length, where the one that ends lowest ends
    ends: list[int] = []  # and which pair that is
    before: list[int] = []
    for number, (_, there) in enumerate(pairs):
        length = bisect_left(lowest, there)
        before.append(ends[length - 1] if length else -1)
        lowest[length : length + 1], ends[length : length + 1] = [there], [number]
    found, at = [], ends[-1] if ends else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]


def _between(begin: Pair, anchors: Sequence[Pair], end: Pair) -> Iterator[tuple[Pair, Pair]]:
    """The gaps before, between and behind the anchors, where both sides have something."""
    a, c = begin
    for at, there in (*anchors, end):
        if a < at and c < there:
            yield (a, c), (at, there)
        a, c = at + 1, there + 1
