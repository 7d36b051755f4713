"""How alike two texts are, and a signature by which alike ones find each other. Plain Python.

One-permutation MinHash (Li, Owen, Zhang 2012): every shingle is hashed once, the hashes are dealt into bins, and each
bin keeps 14 bits of its smallest (b-bit minwise hashing, Li and König 2010). Two bins make a band: texts with a band in
common are candidates, the likelier the more bins they have in common.
"""

from __future__ import annotations

import re
from itertools import islice
from zlib import crc32

BANDS = 10
_BINS = 2 * BANDS
_BITS = 14
_LOW = (1 << _BITS) - 1
_SHINGLE_WORDS = 4
_SHINGLE_CHARACTERS = 8
# Scripts written without blanks between words.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,]\d+)*")
FEWEST_SHINGLES = 20
# The beginning of a text tells whether it is a copy.
LONGEST = 200_000


def shingles(text: str) -> set[int]:
    """32-bit hashes of all runs of four words (of eight characters where words are not set apart)."""
    text = text[:LONGEST]
    if len(_UNSPACED.findall(text)) > 0.3 * len(text):
        dense = "".join(_WORD.findall(text))
        return {
            crc32(dense[at : at + _SHINGLE_CHARACTERS].encode()) for at in range(len(dense) - _SHINGLE_CHARACTERS + 1)
        }
    words = _WORD.findall(text.casefold())
    runs = zip(*(islice(words, at, None) for at in range(_SHINGLE_WORDS)), strict=False)
    return {crc32(" ".join(run).encode()) for run in runs}


def signature(found: set[int]) -> list[int]:
    """The bands of a text, each a signed 32-bit number of its place and its two bins: equal ones are of equal bins.

    None for a text too short to tell.
    """
    if len(found) < FEWEST_SHINGLES:
        return []
    smallest = [-1] * _BINS
    for value in found:
        place = value % _BINS
        if smallest[place] < 0 or value < smallest[place]:
            smallest[place] = value
    bins = [value // _BINS & _LOW for value in _filled(smallest)]
    return [(band << 2 * _BITS | bins[2 * band] << _BITS | bins[2 * band + 1]) - (1 << 31) for band in range(BANDS)]


def bins_in_common(one: list[int], other: list[int]) -> int:
    """Of two signatures, from 0 to 20."""
    differences = [a ^ b for a, b in zip(one, other, strict=True)]
    return sum((not one >> _BITS) + (not one & _LOW) for one in differences)


def _filled(smallest: list[int]) -> list[int]:
    """Empty bins borrow from the next full one on their right, so that short texts have whole bands too."""
    result = smallest[:]
    last = next(value for value in smallest if value >= 0)
    for place in reversed(range(_BINS)):
        if smallest[place] >= 0:
            last = smallest[place]
        else:
            result[place] = last
    return result


def containment(one: set[int], other: set[int]) -> float:
    """The share of the shorter text's shingles that the longer one has too, from 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def shared_numbers(one: str, other: str) -> float:
    """The share of the numbers of the text with fewer that the other gives too; 1 where there are none."""
    numbers = sorted((set(_NUMBER.findall(one)), set(_NUMBER.findall(other))), key=len)
    return len(numbers[0] & numbers[1]) / len(numbers[0]) if numbers[0] else 1.0
