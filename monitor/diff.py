"""What changed between two texts, down to the words. Plain Python, difflib in two levels.

Words of long texts laid side by side at once take seconds; so sentences are matched first, and words only inside the
sentences that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

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


def changes(old: str, new: str) -> list[Change]:
    """The way from the old text to the new; without the added ones they are the old text, without the removed the new.

    >>> [(one.kind, one.text) for one in changes("They took 4.4 tons.", "They took 4.33 tons.")]
    [('same', 'They took '), ('removed', '4.4'), ('added', '4.33'), ('same', ' tons.')]
    """
    return list(_joined(_by_sentence(_SENTENCE.split(old), _SENTENCE.split(new))))


def _by_sentence(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            yield Change("same", before)
        else:
            yield from _by_word(_WORD.findall(before), _WORD.findall(after))


def _by_word(old: Sequence[str], new: Sequence[str]) -> Iterator[Change]:
    if max(len(old), len(new)) > LONGEST_BLOCK:
        old, new = ["".join(old)], ["".join(new)]
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Change("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Change("removed", "".join(old[a:b]))
        if d > c:
            yield Change("added", "".join(new[c:d]))


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
