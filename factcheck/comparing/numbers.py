"""Numbers and their hedges as a reader of a report likes them, and their digits one by one."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import cast

from factcheck.figures import Figure

HEDGES = {
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "more_than": "more than",
    "less_than": "less than",
}
_MILLION = 1_000_000
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LATIN = re.compile(r"[A-Za-z]")
_ONE = Decimal(1)
# Nobody writes more: what has more is the result of a division.
_MOST_DECIMALS = 12


def hedge_words(hedge: str, text: str) -> str:
    """The hedge to be said before a figure's words, unless these say it themselves.

    >>> hedge_words("at_least", "38"), hedge_words("about", "about 40"), hedge_words("exact", "38")
    ('at least', '', '')
    """
    words = HEDGES.get(hedge, "")
    return "" if words and words in text.lower() else words


def said(value: Decimal) -> str:
    """A number in words a report uses: "74,400", "4.33", "1.078 million", "0.3333"."""
    if cast(int, value.as_tuple().exponent) < -_MOST_DECIMALS:
        value = significant(value)
    for scale, name in ((10**9, "billion"), (_MILLION, "million")):
        if abs(value) >= scale and value % (Decimal(scale) / 1000) == 0:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def in_full(figure: Figure) -> str:
    """A figure as written, with its number where that is another: "541.9 (541.9 million)" under "million kg"."""
    number = scaled(figure)
    return f"{figure.text} ({number})" if number else figure.text


def scaled(figure: Figure) -> str:
    """The number of a figure that a table's heading or another script scales; empty where it stands there itself."""
    written = _WRITTEN.search(figure.text)
    if not written or figure.low is None or figure.low != figure.high or _LATIN.search(figure.text):
        return ""
    is_whole = Decimal(written[0].replace(",", "")) == abs(figure.low)
    return "" if is_whole else said(figure.low)


def _plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """To the nearest multiple of step, halves away from zero as newspapers do."""
    return (value / step).quantize(_ONE, ROUND_HALF_UP) * step


def floored(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(_ONE, ROUND_FLOOR) * step


def ceiled(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(_ONE, ROUND_CEILING) * step


def significant(value: Decimal, digits: int = 4) -> Decimal:
    """Cut to so many significant digits, for the results of a conversion."""
    if not value:
        return value
    step = Decimal(1).scaleb(value.adjusted() - digits + 1)
    return rounded(value, step)


@lru_cache(maxsize=1 << 13)
def digits_of(value: Decimal, step: Decimal) -> str:
    """The digits of a value down to the place of step: "744" for 74,400 by the hundred."""
    return str((abs(value) / step).quantize(_ONE, ROUND_HALF_UP))
