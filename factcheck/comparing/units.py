"""Units as multiples of the base unit of their dimension, so that kilograms and pounds can be laid side by side."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

from factcheck.figures.lexicon import Unit, load
from factcheck.figures.money import bare_name

_DATA = Path(__file__).parent / "data"

MONEY = "money"
# What "ton" may stand for when nothing says which.
TONS = ("tonne", "short_ton", "long_ton")


def _unit(name: str) -> Unit | None:
    # The canonical names are the same in every language; the English table is the complete one.
    return load("en").units.get(name)


def dimension(unit: str) -> str:
    """What a unit measures: "mass" for "tonne", "money" for "EUR", "mass per hectare" for "tonne_per_hectare", the
    unit's own name where it has no relatives."""
    if (found := _unit(unit)) is not None:
        return found.dimension
    thing, _, base = unit.partition("_per_")
    kind = _unit(thing)
    return f"{kind.dimension} per {base}" if kind is not None and kind.dimension != MONEY else unit


def counted(unit: str) -> str:
    """What a rate counts: "tonne" of "tonne_per_year"; a unit of its own, such as "km_per_hour", is whole."""
    return unit if _unit(unit) else unit.partition("_per_")[0]


def is_one_unit(unit: str, other: str) -> bool:
    """Whether two units are the same, or one leaves out what it is per, as under "drunk per head: 16 litres"."""
    return unit == other or counted(unit) == other or unit == counted(other)


def factor(unit: str) -> Decimal:
    """How many base units one of these is, or of a rate what it counts: 1000 for "tonne" (base kilogram) and
    "tonne_per_year", 1 for a unit without relatives."""
    found = _unit(counted(unit))
    return found.factor if found else Decimal(1)


def is_bare_ton(unit: str, unit_text: str | None) -> bool:
    """Whether a "ton" was written without saying metric, short or long."""
    return unit == "ton" or (unit in TONS and (unit_text or "").strip().lower() in {"ton", "tons"})


def may_stand_for(unit_text: str | None, unit: str) -> bool:
    """Whether a currency was written without saying whose, "$" or "pesos", and may be this one."""
    return unit in _by_bare_name().get(_bare_name(unit_text), ())


@cache
def _bare_name(unit_text: str | None) -> str:
    return bare_name(unit_text, load("en"))


@cache
def _by_bare_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for (name, _), unit in load("en").shared_currencies.items():
        found.setdefault(name, set()).add(unit.name)
    return {name: frozenset(units) for name, units in found.items()}


@cache
def _plurals() -> dict[str, str]:
    """Units that are not made plural by an s at the end of their first word."""
    found: dict[str, str] = json.loads((_DATA / "unit_plurals.json").read_text(encoding="utf-8"))
    return found


def plural(unit: str) -> str:
    """A unit in words, for more than one: "square kilometres", "feet", "EUR per year", "percent"."""
    if unit in _plurals():
        return _plurals()[unit]
    counted, per, base = unit.partition("_per_")
    if per:
        return f"{plural(counted)} per {base.replace('_', ' ')}"
    head, of, rest = unit.partition("_of_")
    if of:
        return f"{plural(head)} of {rest.replace('_', ' ')}"
    return unit if unit.isupper() else f"{unit.replace('_', ' ')}s"
