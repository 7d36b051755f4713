"""The names of places that are known: countries, regions, larger cities, their countries and the capitals."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

from .lexicon import BASE, DATA, rows

_SHORTEST_PLAIN = 5
"""Letters. Shorter names without their accents are too often words: "Bush", "Pali"."""


class Entry(NamedTuple):
    """A name's English form, its kind (name, adjective, people; sea, word: also what no place is; broad: a
    continent; or none), the country it lies in, and whether it is a city."""

    name: str
    kind: str
    country: str = ""
    city: bool = False


@cache
def gazetteer(language: str) -> dict[str, Entry]:
    """Names as written, leading to what they name."""
    table = [row for name in ("places.txt", "regions.txt") for row in rows(DATA / language / name)]
    by_code = {row[2]: row[1] or row[0] for row in rows(DATA / BASE / "places.txt") if row[3] == "country"}
    known = {row[0]: Entry(row[1] or row[0], "name", by_code.get(row[2], ""), row[3] == "city") for row in table}
    countries = frozenset(by_code.values())
    for row in rows(DATA / language / "place_aliases.txt"):
        known[row[0]] = Entry(row[1], row[2], _country(row, known, countries))
        if row[2] == "adjective":
            known.setdefault(f"{row[0]}s", known[row[0]]._replace(kind="people"))  # "Germans"
    known = {plain: entry for name, entry in known.items() if (plain := _plain(name))} | known
    return {name.replace("’", "'"): entry for name, entry in known.items()} | known


def is_place(name: str, language: str) -> bool:
    """Whether a name is that of a place or of what is there ("Thai"), and not of a people."""
    known = gazetteer(language).get(name)
    return known is not None and known.kind not in ("people", "word", "none")


def _country(row: list[str], known: dict[str, Entry], countries: frozenset[str]) -> str:
    """The country that an alias is, or that the place it leads to lies in."""
    if row[1] in countries:
        return row[1]
    return known[row[1]].country if row[1] in known else ""


def _plain(name: str) -> str:
    """A name as newspapers without accents write it, "Yaounde"; empty where that is no other or too short."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return plain if plain != name and len(plain) >= _SHORTEST_PLAIN else ""


@cache
def first_words(language: str) -> frozenset[str]:
    return frozenset(name.split()[0] for name in gazetteer(language))


@cache
def small_first_words(language: str) -> frozenset[str]:
    """Those of names that begin in small letters: "the euro zone", "sub-Saharan Africa"."""
    return frozenset(word for word in first_words(language) if word[0].islower())


@cache
def capitals(language: str) -> dict[str, str]:
    """The country whose government a capital's name stands for ("Lisbon said")."""
    return {row[0]: row[1] for row in rows(DATA / language / "capitals.txt")}
