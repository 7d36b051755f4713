"""Words that are never said of one thing: a number of imports is none of exports, however alike the two words are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from factcheck.comparing.words import stem, tokens
from factcheck.figures import Figure

_FILE = Path(__file__).parent / "data" / "contrasts.json"
_LONGEST = 3
# What stands before such a word is a thing by itself: "exports of wheat", "passengers on trains".
_PARTING = re.compile(r"[^\w\s'’-]|\b(?:of|in|on|at|for|from|by|with|per|to|and|or)\b", re.I)

# By the number of each class the number of the member that is named
Members = dict[int, int]


class _Place(NamedTuple):
    """A class that a word belongs to, as which member, and whether it is one of things: of "freight train" only the
    last word says what it is, while "wheat exports" are of wheat."""

    number: int
    member: int
    is_thing: bool


@cache
def _places() -> dict[tuple[str, ...], list[_Place]]:
    """The classes of each word, or words in a row."""
    kinds: dict[str, list[list[list[str]]]] = json.loads(_FILE.read_text(encoding="utf-8"))
    classes = [(members, kind == "things") for kind, found in kinds.items() for members in found]
    found: dict[tuple[str, ...], list[_Place]] = {}
    for number, (members, is_thing) in enumerate(classes):
        for member, names in enumerate(members):
            for name in names:
                # "Teachers" and "teacher" are cut to other stems.
                for words in {tuple(map(stem, tokens(form))) for form in (name, f"{name}s")}:
                    found.setdefault(words, []).append(_Place(number, member, is_thing))
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(words[0] for words in _places())


@lru_cache(maxsize=16384)
def _named(text: str) -> tuple[_Place, ...]:
    """What a text names of the classes."""
    if _beginnings().isdisjoint(map(stem, tokens(text))):
        return ()
    return tuple(place for part in _PARTING.split(text) for place in _in_part(list(map(stem, tokens(part)))))


def _in_part(words: Sequence[str]) -> Iterator[_Place]:
    found = list(_phrases(words))
    last_thing = max((i for i, places in enumerate(found) if any(one.is_thing for one in places)), default=0)
    for i, places in enumerate(found):
        yield from (one for one in places if i == last_thing or not one.is_thing)


def _phrases(words: Sequence[str]) -> Iterator[list[_Place]]:
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if places := _places().get(tuple(words[at : at + length])):
                yield places
                at += length - 1
                break
        at += 1


def named(figure: Figure) -> Members:
    """What a figure is of, by the words for what is measured, those of its table and what was done; nothing of a class
    of which these name two members: "men and women"."""
    labels = (figure.cell.row, figure.cell.column) if figure.cell else ()
    found: Members = {}
    both: set[int] = set()
    for text in (figure.what, *labels, figure.action):
        for number, member, _ in _named(text) if text else ():
            if found.setdefault(number, member) != member:
                both.add(number)
    return {number: member for number, member in found.items() if number not in both} if both else found


def exclude(one: Members, other: Members) -> bool:
    """Whether each names a member of a class, and not the same."""
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return any(number in many and many[number] != member for number, member in few.items())
