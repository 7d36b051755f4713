"""Units as multiples of the base unit of their dimension, so that kilograms and pounds can be laid side by side."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

from factcheck.figures.lexicon import Unit, load

_DATA = Path(__file__).parent / "data"

MONEY = "money"
# What "ton" may stand for when nothing says which.
TONS = ("tonne", "short_ton", "long_ton")
# What a bare "$" may stand for.
_CFA_FRANCS = frozenset({"XOF", "XAF"})  # worth the same
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS"})


def _unit(name: str) -> Unit | None:
    # The canonical names are the same in every language; the English table is the complete one.
    return load("en").units.get(name)


def dimension(unit: str) -> str:
    """What a unit measures: "mass" for "tonne", "money" for "EUR", the unit's own name where it has no relatives."""
    found = _unit(unit)
    return found.dimension if found else unit


def counted(unit: str) -> str:
    """What a rate counts: "tonne" of "tonne_per_year"; a unit of its own, such as "km_per_hour", is whole."""
    return unit if _unit(unit) else unit.partition("_per_")[0]


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
    name = (unit_text or "").strip().lower()
    return any(unit in _by_bare_name().get(one, ()) for one in (name, name.removesuffix("s")))


@cache
def _by_bare_name() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {"$": set(_DOLLARS), "dollar": set(_DOLLARS)}
    found |= {name: set(_CFA_FRANCS) for name in ("cfa franc", "cfa", "fcfa")}
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
