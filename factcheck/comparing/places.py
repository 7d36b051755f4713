"""Places by the names texts give them: "Thai customs", "Thailand" and "the Kingdom of Thailand" are one place."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from factcheck.figures.gazetteer import gazetteer

_DATA = Path(__file__).parent / "data"


@cache
def _names() -> dict[str, str]:
    rows: dict[str, list[str]] = json.loads((_DATA / "places.json").read_text(encoding="utf-8"))
    return {_plain(other): _plain(place) for place, others in rows.items() for other in [place, *others]}


def _plain(name: str) -> str:
    """A name in small letters and without accents: "Sao Paulo" is São Paulo."""
    apart = unicodedata.normalize("NFD", name.lower().replace("’", "'"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@cache
def _generic() -> frozenset[str]:
    """Words that only say what sort of place it is."""
    return frozenset((_DATA / "place_words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=8192)
def parts(place: str | None) -> tuple[frozenset[str], ...]:
    """The significant words of each comma-separated part, narrowest first: "Nong Khai province, Thailand"."""
    if not place:
        return ()
    return tuple(words for part in place.split(",") if (words := _words(part)))


@lru_cache(maxsize=65536)
def words_in(text: str) -> frozenset[str]:
    """Every word of a text as place names have them: "Thai customs" has "thailand"."""
    found = {word.removesuffix("'s") for word in re.findall(r"[\w'&]+", _plain(text))}
    named = {word for name in found & _names().keys() for word in _names()[name].split()}
    return frozenset(found | named)


def _words(part: str) -> frozenset[str]:
    name = _plain(part.strip())
    name = _names().get(name, _names().get(name.removeprefix("the "), name))
    words = (_names().get(word, word) for word in re.findall(r"[\w'&]+", name))
    return frozenset(word.removesuffix("'s") for word in words if word not in _generic())


@lru_cache(maxsize=8192)
def is_country(place: str | None) -> bool:
    """Whether a place is a country, or the world."""
    known = gazetteer("en").get((place or "").strip())
    if known is not None and known.country:
        return known.name == known.country
    return (place or "").strip().lower() in _names()


def same(one: str | None, other: str | None) -> bool | None:
    """Whether two names are one place; None where one of them is missing. A part of a place is another place."""
    p, q = parts(one), parts(other)
    if not p or not q:
        return None
    return p[0] == q[0]


@lru_cache(maxsize=8192)
def inside(one: str | None, other: str | None) -> bool:
    """Whether the first is known to lie in the second, a country: Split in Croatia; or is one of "Peru and Chile"."""
    p, q = parts(one), parts(other)
    if not p or not q or p[0] == q[0]:
        return False
    if p[0] in map(_words, str(other).split(" and ")):
        return True
    known = gazetteer("en").get(str(one).split(",")[0].strip())
    return q[0] in p[1:] or (known is not None and parts(known.country)[:1] == q[:1])
