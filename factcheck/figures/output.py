"""Figures as JSON, with exactly the fields that the command line promises."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from .figure import Expression, Figure


def to_json(figure: Figure) -> dict[str, Any]:
    """The fields of one figure as JSON values; numbers are decimal strings, empty values None."""
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "low": _number(figure.low),
        "high": _number(figure.high),
        "unit": figure.unit,
        "unit_text": figure.unit_text,
        "dimension": figure.dimension,
        "hedge": figure.hedge,
        "trend": figure.trend,
        "what": figure.what,
        "action": figure.action,
        "place": figure.place,
        "period": figure.period,
        "attributed_to": figure.attributed_to,
        "quote": figure.quote,
        **({"also": [_expression(other) for other in figure.also]} if figure.also else {}),
    }


def _expression(other: Expression) -> dict[str, Any]:
    return {
        "text": other.text,
        "low": _number(other.low),
        "high": _number(other.high),
        "unit": other.unit,
        "start": other.start,
        "end": other.end,
    }


def _number(value: Decimal | None) -> str | None:
    """Plain decimal digits, no exponent, no needless zeros: "1200000", "4.33"."""
    if value is None:
        return None
    digits = format(value, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
