"""Tell which place "the state" or "the city" points to: the one of that sort that was told of last."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from . import phrases
from .gazetteer import capitals, gazetteer
from .lexicon import Lexicon, load
from .mention import Mention
from .place import Place
from .tokens import Sentence

_FEDERATIONS = frozenset(
    (
        "Australia",
        "Austria",
        "Brazil",
        "Germany",
        "India",
        "Malaysia",
        "Mexico",
        "Myanmar",
        "Nigeria",
        "South Sudan",
        "Sudan",
        "United States",
        "Venezuela",
    )
)
"""Made up of states, so that "the state" is one of these; elsewhere it is the country."""

_POINTING = "this "
"""Begins the names of such places until `resolved` finds what they point to."""


@cache
def pointing(language: str) -> frozenset[str]:
    """ "city", "state's"."""
    words = load(language).of("town") | load(language).of("level")
    return words | {f"{word}'s" for word in words}


def points(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "The city closed 40 schools", "the county's 40 mills"; not "the city of Esk", "the state budget"."""
    if s.low(i - 1) != "the" or s.word(i).istitle():
        return False
    behind = s.low(i + 1)
    if s.lows[i].endswith("'s") or not behind[:1].isalpha():
        return behind != "-"
    if behind in lexicon.of("of"):
        return False
    return behind in lexicon.of("function") or phrases.is_verb(s, i + 1, lexicon)


def name(low: str) -> str:
    return _POINTING + low.removesuffix("'s")


def is_pointing(place: Place) -> bool:
    return place.name.startswith(_POINTING)


def is_word(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """Whether "the city" stands for a place."""
    return s.lows[place.first] in pointing(lexicon.language)


def resolved(
    found: list[Place], said: Iterable[Mention], title: str | None, country: str | None, lexicon: Lexicon
) -> list[Place]:
    """The places with those that point to others by the names of these, without those that point to none."""
    if not any(map(is_pointing, found)):
        return found
    names = [*(m.place for m in reversed(list(said)) if m.place), *([title] if title else [])]
    kept: list[Place] = []
    for place in found:
        if is_pointing(place):
            word = place.name.removeprefix(_POINTING)
            meant = next((name for name in names if _is(name, word, country, lexicon)), None)
            kept.extend([place._replace(name=meant)] if meant else [])
        else:
            kept.append(place)
    return kept


def _is(place: str, word: str, country: str | None, lexicon: Lexicon) -> bool:
    """Whether a place of a page on `country` is what it calls "the city", "the state" or "the island"."""
    entry = gazetteer(lexicon.language).get(place)
    if word == "island":
        return place.lower() in lexicon.of("island")
    if entry is None or entry.kind not in ("name", "word") or entry.name == entry.country:
        return False
    if country not in (None, entry.country):
        return False
    if word in lexicon.of("town"):
        return entry.city or entry.name in capitals(lexicon.language)
    return not entry.city and (word != "state" or entry.country in _FEDERATIONS)
