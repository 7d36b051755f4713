"""Find places that no list holds by the words around their names: "in Wallowa", "Wallowa County", "the town of Esk"."""

from __future__ import annotations

from functools import cache

from . import joined_places
from .lexicon import Lexicon, load
from .place import Place
from .tokens import Sentence

PARTICLES = frozenset(("da", "das", "de", "del", "di", "do", "dos", "du"))
"""Words within the names of places."""

_LONGEST_NAME = 4
"""Words."""


@cache
def titles(language: str) -> frozenset[str]:
    """ "County", "Province's": what makes a name that of a place."""
    words = load(language).of("region_title")
    return words | {f"{word}'s" for word in words}


def find(s: Sentence, first: int, said: frozenset[str], found: list[Place], lexicon: Lexicon) -> int:
    """Add the place whose name begins at token `first` and give the token behind it, else 0; `said` are the `titles`
    that the sentence has."""
    titled = bool(said) and _titled(s, first, said, lexicon)
    of_town = s.low(first - 1) in lexicon.of("of") and s.low(first - 2) in lexicon.of("settlement")
    if (s.words[first].isupper() and not of_town) or _leads(s, first, [], lexicon):
        return 0
    owned = joined_places.is_owned(found, s, first)
    led = of_town or s.low(first - 1) in lexicon.of("of") or s.low(first - 1) == "the"
    led = led or s.word(first - 1) in lexicon.of("place_lead") or _leads(s, first - 1, [], lexicon)
    located = owned or (
        (led or s.low(first - 1) in lexicon.of("where_named")) and _is_in(s, first, of_town, found, lexicon)
    )
    if not (located or titled or of_town):
        return 0
    last = _end(s, first, titled, lexicon)
    if not last or s.word(last)[:1].isupper():
        return 0
    lows = s.lows[first:last]
    end = last - (last - first > 1 and lows[-1].removesuffix("'s") in lexicon.of("region_noun"))
    common = last - first == 1 and is_common(lows[0], lexicon)
    found.append(Place(first, last, " ".join(s.slice(first, end).split()), located, False, broad=common))
    return last


def before_leads(s: Sentence, k: int, found: list[Place], lexicon: Lexicon) -> int:
    """The token before what leads to a name and ends at `k`: the "in" of "in the northern Greek island of Samos"."""
    while s.low(k) in lexicon.of("place_lead") or s.low(k) in lexicon.of("determiner") or _leads(s, k, found, lexicon):
        k -= 1
    return k


def _leads(s: Sentence, k: int, found: list[Place], lexicon: Lexicon) -> bool:
    """ "Greek" before a name, "drought-hit", "Russian-held"."""
    if any(place.adjective and place.last == k + 1 for place in found[-2:]):
        return True
    return "-" in s.low(k) and s.lows[k].rpartition("-")[2] in lexicon.of("state_of")


def is_common(low: str, lexicon: Lexicon) -> bool:
    """ "the North", "the Gulf": each country has its own, so that it says little of the sentences that follow."""
    return low in lexicon.of("place_lead") or low in lexicon.of("landform")


def _titled(s: Sentence, first: int, said: frozenset[str], lexicon: Lexicon) -> bool:
    """ "Wallowa County", "St. Tammany Parish's"; not "In County Clare"."""
    if s.lows[first] in lexicon.of("preposition") or s.lows[first] in lexicon.of("determiner"):
        return False
    for k in range(first + 1, min(len(s), first + _LONGEST_NAME)):
        if s.lows[k] in said:
            return s.words[k][0].isupper() and not s.word(k + 1)[:1].isupper()
        if not (s.words[k][0].isupper() or s.words[k] == "."):
            return False
    return False


def _is_in(s: Sentence, first: int, of_town: bool, found: list[Place], lexicon: Lexicon) -> bool:
    """Whether "in" or "across" leads to a name, or "near" to that of a town: "near the town of Esk"."""
    k = first - 1
    if s.low(k) in lexicon.of("of"):
        k -= 1
        if s.low(k) in lexicon.of("place_lead"):
            k = before_leads(s, k, found, lexicon)
    else:
        k = before_leads(s, k, found, lexicon)
    return s.low(k) in lexicon.of("where" if of_town else "where_named") and s.low(k - 1) not in lexicon.of("held_in")


def _end(s: Sentence, first: int, titled: bool, lexicon: Lexicon) -> int:
    """The token behind a name, 0 where it is none of a place."""
    last = first
    while last < min(len(s), first + _LONGEST_NAME) and (_goes_on(s, last) or (titled and s.words[last] == ".")):
        last += 1
    lows = s.lows[first:last]
    if not lows or not lexicon.of("no_place").isdisjoint(lows) or (lows[-1].endswith("'s") and not titled):
        return 0
    if s.taken[first] or lows[0] in lexicon.months or lows[0] in lexicon.of("reference_noun"):
        return 0
    return 0 if lows[-1] in lexicon.of("street") else last


def _goes_on(s: Sentence, k: int) -> bool:
    if s.lows[k] in PARTICLES:
        return s.word(k + 1)[:1].isupper()
    return s.words[k][0].isupper() and s.words[k][-1:].islower()
