"""What words mean, as directions: "killed" points the way "deaths" does, and not the way "injured" does.

Made by scripts/make_word_vectors.py; read when first asked for, a megabyte of bytes and no other package.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from functools import cache, lru_cache
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
