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
_CONVERTED = frozenset(("mass", "volume", "area", "length", "energy"))
# What "ton" may stand for when nothing says which.
TONS = ("tonne", "short_ton", "long_ton")


def _unit(name: str) -> Unit | None:
    # The canonical names are the same in every language; the English table is the complete one.
    return load("en").units.get(name)


def dimension(unit: str) -> str:
    """What a unit measures: "mass" for "tonne", "money" for "EUR", "mass per area" for "tonne_per_hectare", "EUR per
    mass" for "EUR_per_tonne", the unit's own name where it has no relatives."""
    if (found := _unit(unit)) is not None:
        return found.dimension
    thing = unit.partition("_per_")[0]
    kind = _unit(thing)
    if kind is None:
        return unit
    return f"{thing if kind.dimension == MONEY else kind.dimension} per {kind_of_base(unit)}"


def kind_of_base(unit: str) -> str:
    """What a rate is per: "mass" for "EUR_per_tonne"; the time it is per by name, for a year's is no sum of days'."""
    base = unit.removeprefix(counted(unit)).removeprefix("_per_")
    found = _base(unit)
    return found.dimension if found is not None else base


def _base(unit: str) -> Unit | None:
    """The measure that a rate is per, if it is one that others can be converted into."""
    found = _unit(unit.partition("_per_")[2]) if _unit(unit) is None else None
    return found if found is not None and found.dimension in _CONVERTED else None


def counted(unit: str) -> str:
    """What a rate counts: "tonne" of "tonne_per_year"; a unit of its own, such as "km_per_hour", is whole."""
    return unit if _unit(unit) else unit.partition("_per_")[0]


def is_one_unit(unit: str, other: str) -> bool:
    """Whether two units are the same, or one leaves out what it is per, as under "drunk per head: 16 litres"."""
    return unit == other or counted(unit) == other or unit == counted(other)


def factor(unit: str) -> Decimal:
    """How many base units one of these is: 1000 for "tonne" (base kilogram) and "tonne_per_year", 0.1 for
    "tonne_per_hectare", 1 for a unit without relatives."""
    found, base = _unit(counted(unit)), _base(unit)
    whole = found.factor if found else Decimal(1)
    return whole / base.factor if base is not None else whole


def is_bare_ton(unit: str, unit_text: str | None) -> bool:
    """Whether a "ton" was written without saying metric, short or long."""
    return unit == "ton" or (unit in TONS and (unit_text or "").strip().lower() in {"ton", "tons"})


def is_part_of(unit: str, other: str) -> bool:
    """Whether a small coin is one of a currency: pence of pounds, cents of dollars and of euros."""
    return other in _currencies_by_coin().get(unit, ())


@cache
def _currencies_by_coin() -> dict[str, list[str]]:
    found: dict[str, list[str]] = json.loads((_DATA / "coins.json").read_text(encoding="utf-8"))
    return found


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
