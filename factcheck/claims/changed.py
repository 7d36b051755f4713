"""Which figures changed from one text to the next, each old one beside the new one that took its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

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
    before = [one for one in old if any(block.old_start <= one.start < block.old_end for block in blocks)]
    after = [one for one in new if any(block.new_start <= one.start < block.new_end for block in blocks)]
    _paired(before, after, lambda one: (one.text, one.what.casefold(), one.period))
    found: list[Changed] = []
    for block in blocks:
        gone = [one for one in before if block.old_start <= one.start < block.old_end]
        come = [one for one in after if block.new_start <= one.start < block.new_end]
        found += [Changed(*pair) for key in _ALIKE for pair in _paired(gone, come, key)]
        found += [Changed(one, None) for one in gone] + [Changed(None, one) for one in come]
    return found


def _paired(before: list[Figure], after: list[Figure], key: Key) -> list[tuple[Figure, Figure]]:
    """Takes out of both lists, in order, those that share the key."""
    pairs = []
    for one in list(before):
        other = next((other for other in after if key(other) == key(one)), None)
        if other is not None:
            before.remove(one)
            after.remove(other)
            pairs.append((one, other))
    return pairs
