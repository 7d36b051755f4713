"""Tell which places a sentence names only by the way: compared with, left, or where somebody met or has a seat."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .place import Place
from .tokens import Sentence

_OWN = frozenset(("(", "with", "at", ":"))
"""Between a place and a number that is told of it: "more than in Peru (40)", "ahead of Peru with 40"."""

_SCENE = 4
"""Tokens: "at a petrol station"."""

_CLAUSE_SIGNS = frozenset(",;:()—–")


def without(s: Sentence, places: list[Place], numbers: list[int], lexicon: Lexicon) -> list[Place]:
    """The places of a sentence, whose numbers begin at `numbers`, that figures may lie in."""
    return [p for p in places if not _is_by_the_way(s, p, numbers, lexicon)]


def is_scene(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """ "sits at a petrol station in Esk": where somebody is met, and no place that a rate is of."""
    k = place.first - 1
    if s.low(k) not in lexicon.of("in"):
        return False
    return any(s.low(j) == "at" and s.low(j + 1) in lexicon.of("determiner") for j in range(k - _SCENE, k - 1))


def _is_by_the_way(s: Sentence, place: Place, numbers: list[int], lexicon: Lexicon) -> bool:
    if s.low(place.first - 1) in lexicon.of("passing") or _is_left_out(s, place, lexicon):
        return True
    if place.last in numbers or (place.last + 1 in numbers and s.low(place.last) in _OWN):
        return False
    k = place.first - 1
    while s.low(k) in lexicon.of("place_lead") or s.low(k) in lexicon.of("determiner"):
        k -= 1
    if s.low(k) not in lexicon.of("where"):
        return s.low(k) in lexicon.of("likeness") or _is_yardstick(s, k, lexicon)
    if s.low(k - 1) in lexicon.of("likeness") or s.low(k - 1) == "as":
        return True
    return not _is_counted_there(s, place, k, numbers, lexicon) and _is_seat(s, k, lexicon)


def _is_left_out(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """ "sales outside China", "excluding Peru", "the rest of Europe"; not "outside Oslo", which is near it."""
    k = place.first - 1
    k -= s.low(k) == "the"
    if s.low(k) in lexicon.of("of"):
        return s.low(k - 1) in lexicon.of("remainder") and s.low(k - 2) == "the"
    wide = place.broad or place.name == place.country
    return wide and not place.adjective and s.low(k) in lexicon.of("without_place")


def _is_yardstick(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "twice the size of Wales", "an area the size of Wales"."""
    return s.low(k) in lexicon.of("of") and s.low(k - 1) == "size" and s.low(k - 2) == "the" and k > 2


def _is_seat(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "based in Esk", "a conference in Esk", "handed in at Esk": token `k` is the preposition."""
    k -= s.low(k - 1) == "in"
    return s.low(k - 1) in lexicon.of("seated") or s.low(k - 1) in lexicon.of("gathering")


def _is_counted_there(s: Sentence, place: Place, k: int, numbers: list[int], lexicon: Lexicon) -> bool:
    """ "40 firms are registered in Esk", "Firms registered in Esk sold 40 boats": those counted are there, too."""
    start = next((j + 1 for j in range(k, -1, -1) if s.words[j] in _CLAUSE_SIGNS), 0)
    if any(start <= number < place.first for number in numbers):
        return True
    return s.low(k - 1) in lexicon.of("seated") and k > 1 and phrases.plural_at(s, k - 2, lexicon)
