"""Amounts, intervals and causes in the words of a report. Plain Python."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from factcheck.comparing.numbers import said, significant
from factcheck.comparing.units import MONEY, dimension

SIGNS = {
    "percent": "%",
    "percentage_point": "percentage points",
    "ton": "tons",
    "short_ton": "short tons",
    "tonne": "t",
    "kilogram": "kg",
    "gram": "g",
    "milligram": "mg",
    "pound": "lb",
    "ounce": "oz",
    "kilometre": "km",
    "metre": "m",
    "centimetre": "cm",
    "millimetre": "mm",
    "hectare": "ha",
    "square_kilometre": "km²",
    "square_metre": "m²",
    "cubic_metre": "m³",
    "megawatt": "MW",
    "gigawatt": "GW",
    "megawatt_hour": "MWh",
    "gigawatt_hour": "GWh",
    "terawatt_hour": "TWh",
    "km_per_hour": "km/h",
    "count": "",
    "dimensionless": "",
    "mile": "miles",
    "nautical_mile": "nautical miles",
    "foot": "feet",
    "inch": "inches",
    "yard": "yards",
    "acre": "acres",
    "barrel": "barrels",
    "gallon": "gallons",
    "second": "seconds",
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
}

CAUSES = {
    "rounded_up": "Rounded up",
    "truncated": "Cut off, not rounded",
    "one_digit": "One digit apart",
    "digits_swapped": "Digits swapped",
    "unit_mixup": "Units mixed up",
    "other_period": "Other period or date",
    "other_place": "Other place",
    "part_whole": "Part against whole",
    "scope_words": "They count different things",
    "cumulative": "Running total",
    "revised": "Revised later",
    "copied": "Copied",
    "not_found_in_source": "Not in the cited source",
    "own_count": "Each may count its own way",
    "unknown": "Unexplained",
}


# From here on it is told by how many times the larger exceeds the smaller.
FIVEFOLD = 0.8
# In percent; two numbers that differ are never 0.0% apart.
LEAST_SHARE = 0.1


def cause_name(kind: str) -> str:
    """A cause in two or three words, for badges and filters.

    >>> cause_name("factor_1000")
    'Off by a factor of 1,000'
    """
    if match := re.fullmatch(r"factor_(\d+)", kind):
        return f"Off by a factor of {int(match[1]):,}"
    return CAUSES.get(kind) or kind.replace("_", " ").capitalize()


def unit_sign(unit: str) -> str:
    """How a unit is written behind a number: "t" for "tonne", nothing for things counted."""
    return SIGNS.get(unit, unit.replace("_", " "))


def amount(value: Decimal, unit: str) -> str:
    """A number with its unit.

    >>> amount(Decimal("74400"), "count"), amount(Decimal("4.330"), "tonne"), amount(Decimal("1200000"), "USD")
    ('74,400', '4.33 t', 'USD 1.2 million')
    """
    return with_unit(said(value), unit)


def with_unit(words: str, unit: str) -> str:
    if dimension(unit) == MONEY:
        return f"{unit} {words}"
    sign = unit_sign(unit)
    return f"{words}%" if sign == "%" else f"{words} {sign}".rstrip()


def span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """An interval in words.

    >>> span(Decimal("4.325"), Decimal("4.335"), "tonne"), span(Decimal("399.5"), None, "count")
    ('4.325 to 4.335 t', '400 or more')
    """
    if unit == "count":
        low, high = _whole(low, high)
    if low is not None and high is not None:
        if low == high:
            return amount(low, unit)
        return with_unit(_between(said(low), said(high)), unit)
    if low is not None:
        return f"{amount(low, unit)} or more"
    return f"{amount(high, unit)} or less" if high is not None else "any value"


def _between(low: str, high: str) -> str:
    """ "2.8 million", "2.9 million" is "2.8 to 2.9 million"."""
    number, _, scale = low.partition(" ")
    return f"{number if scale and high.endswith(f' {scale}') else low} to {high}"


def _whole(low: Decimal | None, high: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """The whole numbers within, for nobody counts halves; as it was where there is none."""
    first = None if low is None else low.to_integral_value(ROUND_CEILING)
    last = None if high is None else high.to_integral_value(ROUND_FLOOR)
    return (low, high) if first is not None and last is not None and first > last else (first, last)


def period_words(period: str) -> str:
    """A period as people say it.

    >>> period_words("2008"), period_words("/2008-06-30"), period_words("2008-01/2008-06"), period_words("FY2008")
    ('2008', 'as of 2008-06-30', '2008-01 to 2008-06', 'fiscal year 2008')
    """
    begin, slash, end = (part.replace("FY", "fiscal year ") for part in period.partition("/"))
    if not slash:
        return begin
    return f"{begin} to {end}" if begin and end else f"as of {end}" if end else f"since {begin}"


def apart(spread: float) -> str:
    """How far apart two values are, from their difference as a share of the larger: "2.3%", or "1,000 times".

    >>> apart(0.00001), apart(0.023), apart(0.24), apart(0.999)
    ('0.1%', '2.3%', '24%', '1,000 times')
    """
    if FIVEFOLD <= spread < 1:
        return f"{said(significant(Decimal(1 / (1 - spread)), 3))} times"
    hundredths = spread * 100
    if spread:
        hundredths = max(hundredths, LEAST_SHARE)
    return f"{hundredths:.1f}%" if hundredths < 10 else f"{hundredths:,.0f}%"
