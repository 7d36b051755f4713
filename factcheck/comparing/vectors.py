"""What words mean, as directions: "killed" points the way "deaths" does, and not the way "injured" does.

Made by scripts/make_word_vectors.py; read when first asked for, a megabyte of bytes and no other package.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import repeat
from math import dist, log
from operator import mul
from pathlib import Path
from typing import NamedTuple

from factcheck.comparing.words import stem

_DATA = Path(__file__).parent / "data"
_DIMENSIONS = 64
_SCALE = 127
# The commonest word tells this little, the rarest known one nearly 1, as does a word that is not known: mostly a name.
_COMMONEST, _PER_MAGNITUDE = 0.3, 0.1
_RANKS = 100
_SHORTEST_BEGINNING = 5
# Words less alike than this have nothing to do with each other; others count a little less than the same word.
_LIKE, _OTHER_WORD = 0.35, 0.9


class Vector(NamedTuple):
    """A direction, and half the square of its length."""

    parts: tuple[float, ...]
    half_square: float

    def times(self, other: Vector) -> float:
        """The inner product. By way of the distance it takes a sixth of the time that adding up products does."""
        apart = dist(self.parts, other.parts)
        return self.half_square + other.half_square - apart * apart / 2


def as_vector(parts: Iterable[float]) -> Vector:
    """These parts as a vector."""
    found = tuple(parts)
    return Vector(found, sum(map(mul, found, found)) / 2)


NOWHERE = as_vector([0.0] * _DIMENSIONS)


@cache
def _places() -> dict[str, int]:
    words = (_DATA / "word_vectors.txt").read_text(encoding="utf-8").split()
    return {word: place for place, word in enumerate(words)}


@lru_cache(maxsize=1 << 16)
def alike(one: str, other: str) -> float:
    """How much two concepts mean the same: 1 for one and the same, 0 for those with nothing in common, or not known."""
    if one == other:
        return 1.0
    p, q = vector(one), vector(other)
    return max(0.0, p.times(q)) if p and q else 0.0


def found_among(word: str, words: frozenset[str]) -> float:
    """How well a word is found among others: 1 for itself, less for one that means something like it."""
    return 1.0 if word in words else likest(word, words)


@lru_cache(maxsize=1 << 15)
def likest(word: str, words: frozenset[str]) -> float:
    """How well another word among these means what this one does; 0 where none is like it."""
    if vector(word) is None:
        return 0.0
    best = max(map(alike, repeat(word), words), default=0.0)
    return best * _OTHER_WORD if best > _LIKE else 0.0


@cache
def _bytes() -> array[int]:
    return array("b", (_DATA / "word_vectors.i8").read_bytes())


@lru_cache(maxsize=16384)
def vector(concept: str) -> Vector | None:
    """A vector about one long; of a phrase the mean of its words'; None where no word is known."""
    found = [one for part in concept.split() if (one := _of_word(stem(part))) is not None]
    if not found:
        return None
    return as_vector(sum(column) / len(found) for column in zip(*found, strict=True))


def _place(word: str) -> int | None:
    """Where a word stands. "Hydropower" is not known: it means what the longest known word it begins with does."""
    beginnings = (word[:length] for length in range(len(word), min(_SHORTEST_BEGINNING, len(word)) - 1, -1))
    return next((place for beginning in beginnings if (place := _places().get(beginning)) is not None), None)


def _of_word(word: str) -> tuple[float, ...] | None:
    place = _place(word)
    if place is None:
        return None
    first = place * _DIMENSIONS
    return tuple(value / _SCALE for value in _bytes()[first : first + _DIMENSIONS])


def rarity(concept: str) -> float:
    """How much a concept tells by how rare it is in English, 0.3 to 1, where no batch of texts says more."""
    place = _places().get(stem(concept))
    return 1.0 if place is None else min(1.0, _COMMONEST + _PER_MAGNITUDE * log(1 + place / _RANKS))
