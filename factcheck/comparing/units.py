"""Units as multiples of the base unit of their dimension, so that kilograms and pounds can be laid side by side."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "units.json"

# What "ton" may stand for when nothing says which.
TONS = ("tonne", "short_ton", "long_ton")
# What a bare "$" may stand for.
DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS"})
_CURRENCY_CODE_LENGTH = 3


@cache
def _table() -> dict[str, tuple[str, Decimal]]:
    rows: dict[str, dict[str, str]] = json.loads(_DATA.read_text(encoding="utf-8"))
    return {unit: (dimension, Decimal(factor)) for dimension, units in rows.items() for unit, factor in units.items()}


def dimension(unit: str) -> str:
    """What a unit measures: "mass" for "tonne", "currency" for "EUR", the unit's own name where it has no relatives."""
    if unit in _table():
        return _table()[unit][0]
    return "currency" if is_currency(unit) else unit


def factor(unit: str) -> Decimal:
    """How many base units one of these is: 1000 for "tonne" (base kilogram), 1 for a unit without relatives."""
    return _table()[unit][1] if unit in _table() else Decimal(1)


def is_currency(unit: str) -> bool:
    """Whether a canonical name is an ISO 4217 code."""
    return len(unit) == _CURRENCY_CODE_LENGTH and unit.isascii() and unit.isupper()


def is_bare_ton(unit: str, unit_text: str | None) -> bool:
    """Whether a "ton" was written without saying metric, short or long."""
    return unit in TONS and (unit_text or "").strip().lower() in {"ton", "tons"}


def is_bare_dollar(unit: str, unit_text: str | None) -> bool:
    """Whether a "$" was written without saying whose."""
    return unit in DOLLARS and (unit_text or "").strip().lower() in {"$", "dollar", "dollars"}
