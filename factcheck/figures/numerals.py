"""Numbers written in digits: which separators group and which one begins the decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

LONGEST_NUMERAL = 40
"""Characters. Longer runs of digits are identifiers or noise, never a figure."""

_GROUPED = re.compile(r"\d{1,3}(?:([.,'’·٬\u00a0\u2009\u202f ])\d{3})(?:\1\d{3})*$")
_OTHER_CUSTOM = {
    ".": re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(?:,\d{1,2}(?!\d)|\.\d{3}(?!\d))"),  # "1.234,50", "1.234.567"
    ",": re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?:\.\d{1,2}(?!\d)|,\d{3}(?!\d))"),  # "1,234.50", "1,234,567"
}
_ONE_MARK = re.compile(r"\d{1,3}[.,]\d{3}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}$")


class Numeral(NamedTuple):
    """A number read from digits; `step` is the place value of its last digit."""

    value: Decimal
    step: Decimal
    ambiguous: bool


def parse(written: str, decimal_mark: str = ".") -> Numeral | None:
    """Read digits with separators; None where no convention allows them ("1,23,4").

    `decimal_mark` is the custom of the text's language. It decides "1.234" and "1,234", and the one that could
    also be grouped by the other custom ("1.234" in English) is marked ambiguous.
    """
    if len(written) > LONGEST_NUMERAL:
        return None
    if written.isdecimal():
        return Numeral(Decimal(written), Decimal(1), False)
    written = written.replace("٫", ".").replace("’", "'")
    marks = [sign for sign in written if not sign.isdecimal()]
    last = marks[-1]
    whole, _, decimals = written.rpartition(last)
    if last in ".,·" and marks.count(last) == 1:
        return _with_decimals(written, whole, decimals, last, decimal_mark)
    return _grouped(written)


def against_custom(text: str, decimal_mark: str) -> bool:
    """Whether a text writes a number that only the custom foreign to its language explains ("1.234,50" in English)."""
    return _OTHER_CUSTOM[decimal_mark].search(text) is not None


def has_one_mark(written: str) -> bool:
    """ "1,234" and "1.234": thousands by one custom, decimals by the other."""
    return _ONE_MARK.fullmatch(written) is not None


def _with_decimals(written: str, whole: str, decimals: str, mark: str, custom: str) -> Numeral | None:
    looks_grouped = _GROUPED.match(written) is not None and not whole.startswith("0")
    if looks_grouped and mark == "," and custom == ".":
        return _grouped(written)
    if looks_grouped and mark == "." and custom == ",":
        return _grouped(written)
    if whole and not whole.isdecimal():
        grouped = _grouped(whole)
        if grouped is None:
            return None
        whole = str(grouped.value)
    value = Decimal(f"{whole or 0}.{decimals}")
    return Numeral(value, Decimal(1).scaleb(-len(decimals)), looks_grouped and mark == custom)


def _grouped(written: str) -> Numeral | None:
    if _GROUPED.match(written) is None and _INDIAN.match(written) is None:
        return None
    digits = "".join(sign for sign in written if sign.isdecimal())
    return Numeral(Decimal(digits), Decimal(1), False)
