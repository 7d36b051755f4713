"""What changed between two texts, down to the words. Plain Python, in two levels.

Words of long texts laid side by side at once take seconds; so sentences are matched first, and words only inside the
sentences that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from monitor.patience import matches

Kind = Literal["same", "removed", "added"]

# Splits behind the end of a sentence or a line; the parts put together are the text again.
_SENTENCE = re.compile(r"(?<=[.!?]\s)|(?<=[\n。！？])")
_WORD = re.compile(r"\s+|\w+(?:[.,]\d+)*|[^\w\s]")
# Beyond this many words in one changed block it is said to be all new.
LONGEST_BLOCK = 3000


@dataclass(frozen=True, slots=True)
class Change:
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Neighbouring sentences that stayed or changed together: `old[old_start:old_end]` became `new[...]`."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int
    changes: tuple[Change, ...]

    @property
    def is_same(self) -> bool:
        return all(change.kind == "same" for change in self.changes)

    @property
    def before(self) -> list[Change]:
        return [change for change in self.changes if change.kind != "added"]

    @property
    def after(self) -> list[Change]:
        return [change for change in self.changes if change.kind != "removed"]


def changes(old: str, new: str) -> list[Change]:
    """The way from the old text to the new; without the added ones they are the old text, without the removed the new.

    >>> [(one.kind, one.text) for one in changes("They took 4.4 tons.", "They took 4.33 tons.")]
    [('same', 'They took '), ('removed', '4.4'), ('added', '4.33'), ('same', ' tons.')]
    """
    return list(_joined(change for block in blocks(old, new) for change in block.changes))


def blocks(old: str, new: str) -> list[Block]:
    """The two texts from end to end, in blocks of whole sentences."""
    before, after = _SENTENCE.split(old), _SENTENCE.split(new)
    ends, new_ends = _ends(before), _ends(after)
    found = []
    for is_same, a, b, c, d in _steps(before, after):
        removed, added = "".join(before[a:b]), "".join(after[c:d])
        way = [Change("same", removed)] if is_same else _by_word(_WORD.findall(removed), _WORD.findall(added))
        found.append(Block(ends[a], ends[b], new_ends[c], new_ends[d], tuple(_joined(iter(way)))))
    return found


def _ends(parts: Sequence[str]) -> list[int]:
    """Where each part ends, and before them all the beginning."""
    return list(accumulate(map(len, parts), initial=0))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if max(len(old), len(new)) > LONGEST_BLOCK:
        old, new = ["".join(old)], ["".join(new)]
    for is_same, a, b, c, d in _steps(old, new):
        if is_same:
            yield Change("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Change("removed", "".join(old[a:b]))
        if d > c:
            yield Change("added", "".join(new[c:d]))


def _steps(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Whether `old[a:b]` is `new[c:d]`, with a, b, c and d, from end to end."""
    a = c = 0  # up to here it is told
    b, d = 0, 0  # and up to here both are the same
    for at, there in (*matches(old, new), (len(old), len(new))):
        if (at, there) != (b, d):
            if b > a:
                yield True, a, b, c, d
            yield False, b, at, d, there
            a, c = at, there
        b, d = at + 1, there + 1
    if len(old) > a:
        yield True, a, len(old), c, len(new)


def _joined(found: Iterator[Change]) -> Iterator[Change]:
    """Neighbours of one kind as one."""
    held: Change | None = None
    for change in found:
        if not change.text:
            continue
        if held and held.kind == change.kind:
            held = Change(held.kind, held.text + change.text)
            continue
        if held:
            yield held
        held = change
    if held:
        yield held
