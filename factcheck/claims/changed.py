"""Which figures changed from one text to the next, each old one beside the new one that took its place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from factcheck.claims.models import Figure
from monitor.diff import Block

Key = Callable[[Figure], object]


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that became another; one of the two is None where a figure went or came."""

    before: Figure | None
    after: Figure | None

    @property
    def shown(self) -> Figure | None:
        """The one that tells what the figure is about."""
        return self.after or self.before


# What two figures in one changed place must share to be the same quantity, the surest first.
_ALIKE: tuple[Key, ...] = (
    lambda one: (one.dimension, one.what.casefold(), one.place, one.period),
    lambda one: (one.dimension, one.what.casefold()),
    lambda one: (one.dimension, one.unit),
)


def changed_figures(old: Sequence[Figure], new: Sequence[Figure], blocks: Iterable[Block]) -> list[Changed]:
    """In the order of the new text. Figures whose words only moved or were reworded around have not changed."""
    blocks = [block for block in blocks if not block.is_same]
    before = _by_span(old, [(block.old_start, block.old_end) for block in blocks])
    after = _by_span(new, [(block.new_start, block.new_end) for block in blocks])
    moved = _paired(_flat(before), _flat(after), lambda one: (one.text, one.what.casefold(), one.period))
    stayed = {one.pk for pair in moved for one in pair}
    found: list[Changed] = []
    for gone, come in zip(before, after, strict=True):
        gone, come = ([one for one in figures if one.pk not in stayed] for figures in (gone, come))
        for key in _ALIKE:
            pairs = _paired(gone, come, key)
            found += [Changed(*pair) for pair in pairs]
            taken = {one.pk for pair in pairs for one in pair}
            gone, come = ([one for one in figures if one.pk not in taken] for figures in (gone, come))
        found += [Changed(one, None) for one in gone] + [Changed(None, one) for one in come]
    return found


def _by_span(figures: Iterable[Figure], spans: Sequence[tuple[int, int]]) -> list[list[Figure]]:
    """The figures that begin in each of the spans, which stand in the order of the text."""
    found: list[list[Figure]] = [[] for _ in spans]
    begins = [begin for begin, _ in spans]
    for one in figures:
        place = bisect_right(begins, one.start) - 1
        if place >= 0 and one.start < spans[place][1]:
            found[place].append(one)
    return found


def _flat(figures: Iterable[Sequence[Figure]]) -> list[Figure]:
    return list(chain.from_iterable(figures))


def _paired(before: Iterable[Figure], after: Iterable[Figure], key: Key) -> list[tuple[Figure, Figure]]:
    """Those that share the key, each with the first of the others that is still free."""
    free: dict[object, deque[Figure]] = defaultdict(deque)
    for other in after:
        free[key(other)].append(other)
    return [(one, free[found].popleft()) for one in before if free.get(found := key(one))]
