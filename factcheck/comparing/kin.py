"""Which words of a text mean something like another word: "barley" is kin of "wheat", "bridge" is not."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress, repeat
from math import dist, sqrt

from factcheck.comparing.vectors import vector

# Words less alike than this have nothing to do with each other; others count a little less than the same word.
_LIKE, _OTHER_WORD = 0.35, 0.9
# Only what is found better than this tells that a text names a thing: tablets are a little like any drug.
_TELLING = 0.4
# Floating point errs by less.
_HAIR = 1e-9

# Words that mean something like another, the likest first, each with how much of it they tell
Like = list[tuple[float, str]]


class Kin:
    """The words of a text, each of which may be kin of others that are asked for again and again."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known = [(word, found) for word in words if (found := vector(word)) is not None]
        self._parts = [found.parts for _, found in self._known]
        self._longest = max((found.half_square for _, found in self._known), default=0.0)
        self._found: dict[str, Like] = {}
        self._telling: dict[frozenset[str], frozenset[str]] = {}

    def of(self, word: str) -> Like:
        """Its other words that mean something like this one."""
        if word not in self._found:
            self._found[word] = self._of(word)
        return self._found[word]

    def telling(self, measured: frozenset[str]) -> frozenset[str]:
        """Its words that are so like one of these that whoever says them tells of what is measured."""
        if measured not in self._telling:
            found = (like for word in measured for like in self.of(word))
            self._telling[measured] = frozenset(other for likeness, other in found if likeness > _TELLING)
        return self._telling[measured]

    def _of(self, word: str) -> Like:
        own = vector(word)
        if own is None:
            return []
        # Most lie too far away to be like it, however long they are.
        furthest = sqrt(2 * max(0.0, own.half_square + self._longest - _LIKE)) + _HAIR
        is_near = map(furthest.__gt__, map(dist, repeat(own.parts), self._parts))
        near = ((other, found) for other, found in compress(self._known, is_near) if other != word)
        likenesses = [(own.times(found), other) for other, found in near]
        return sorted(((like * _OTHER_WORD, other) for like, other in likenesses if like > _LIKE), reverse=True)


def likest(kin: Like, words: frozenset[str]) -> float:
    """How well the likest of these words that are among its kin means what a word does; 0 where none is."""
    for likeness, word in kin:
        if word in words:
            return likeness
    return 0.0
