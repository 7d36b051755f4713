"""The names of places that are known: countries, regions, larger cities, their countries and the capitals."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .lexicon import BASE, DATA, rows


class Entry(NamedTuple):
    """A name's English form, its kind (name, adjective, or broad: a continent), the country it lies in, and whether
    it is a city."""

    name: str
    kind: str
    country: str = ""
    city: bool = False


@cache
def gazetteer(language: str) -> dict[str, Entry]:
    """Names as written, leading to what they name."""
    table = list(rows(DATA / language / "places.txt"))
    by_code = {row[2]: row[1] or row[0] for row in rows(DATA / BASE / "places.txt") if row[3] == "country"}
    known = {row[0]: Entry(row[1] or row[0], "name", by_code.get(row[2], ""), row[3] == "city") for row in table}
    countries = frozenset(by_code.values())
    aliases = rows(DATA / language / "place_aliases.txt")
    return known | {row[0]: Entry(row[1], row[2], row[1] if row[1] in countries else "") for row in aliases}


@cache
def first_words(language: str) -> frozenset[str]:
    return frozenset(name.split()[0] for name in gazetteer(language))


@cache
def capitals(language: str) -> dict[str, str]:
    """The country whose government a capital's name stands for ("Lisbon said")."""
    return {row[0]: row[1] for row in rows(DATA / language / "capitals.txt")}
