"""The words of a mention as directions, so that two mentions are laid side by side in microseconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import sqrt

from factcheck.comparing.signature import Signature
from factcheck.comparing.vectors import NOWHERE, Vector, as_vector, vector

# What a known word means counts this much, that it is the very same word the rest. Names, which have no meaning here,
# count by being the same alone. Tried from 0.5 to 0.95 on two corpora: docs/benchmarks.md.
_MEANING = 0.7

Weigh = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Direction:
    """Words added up: what they mean, and which they are. Both together are one long."""

    meaning: Vector
    words: dict[str, float]

    def likeness(self, other: Direction) -> float:
        """The cosine between two: 1 for the same words, about 0 or below for words that have nothing to do with it."""
        same = 0.0
        if not self.words.keys().isdisjoint(other.words):
            few, many = (self.words, other.words) if len(self.words) < len(other.words) else (other.words, self.words)
            for word in filter(many.__contains__, few):
                same += few[word] * many[word]
        return same + self.meaning.times(other.meaning)


@dataclass(frozen=True, slots=True)
class Sketch:
    """A signature with its words added up: all of them, and those of what is measured, which `telling` weighs, together
    `told`."""

    signature: Signature
    whole: Direction
    thing: Direction
    telling: dict[str, float]
    told: float


def sketch(signature: Signature, weigh: Weigh) -> Sketch:
    """The sketch of a signature; `weigh` says how much each word tells."""
    weights = {word: weigh(word) for word in signature.words}
    # In order, for sums that come out the same to the last digit each time
    telling = {word: weights[word] for word in sorted(signature.measured)}
    whole = _direction({word: closeness * weights[word] for word, closeness in signature.words.items()})
    return Sketch(signature, whole, _direction(telling), telling, sum(telling.values()))


def _direction(weights: Mapping[str, float]) -> Direction:
    words: dict[str, float] = {}
    meaning = list(NOWHERE.parts)
    for word, weight in weights.items():
        direction = vector(word)
        if direction is None:
            words[word] = weight
            continue
        words[word] = weight * sqrt(1 - _MEANING)
        share = weight * sqrt(_MEANING)
        meaning = [x + share * y for x, y in zip(meaning, direction.parts, strict=True)]
    length = sqrt(sum(x * x for x in meaning) + sum(x * x for x in words.values())) or 1.0
    return Direction(as_vector([x / length for x in meaning]), {word: x / length for word, x in words.items()})
