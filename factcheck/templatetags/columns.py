"""Columns of numbers, aligned at their decimal marks: by blanks as wide as digits, in right-aligned cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from django import template

from factcheck.claims import wording
from factcheck.phrasebook import told

register = template.Library()

# Blanks as wide as a digit and as a point
_DIGIT_WIDE, _MARK_WIDE = "\u2007", "\u2008"
_NUMBER = r"\d(?:[\d,.' \u202f]*\d)?"
# "about 4.33" of "about 4.33 tons", "4.3 to 4.4" of "4.3 to 4.4 t"
_HEAD = re.compile(rf"\D*{_NUMBER}(?:\s*(?:to|and|or|[-\u2013\u2014~至到])\s*\D?{_NUMBER})?")
# A comma before three digits parts thousands.
_FRACTION = re.compile(r"\.(\d+)$|,(\d{1,2}|\d{4,})$")


class Written(NamedTuple):
    """A figure as it is written: its number, room for the decimals it has not, and what follows."""

    number: str
    room: str
    rest: str


@register.filter
def decimals(rows: Iterable[object], path: str) -> int:
    """The most decimals of the numbers that the rows have at `path`, such as "before.text"."""
    return max((len(_fraction(_parted(_words(_at(row, path)))[0])) for row in rows), default=0)


@register.filter
def aligned(value: Decimal | str, places: int) -> str:
    """A number and its unit, with room between them for the decimals it has not."""
    return "".join(written(value, places))


@register.filter
def written(value: Decimal | str, places: int) -> Written:
    number, rest = _parted(_words(value))
    if not number[-1:].isdigit():
        return Written(number, "", rest)
    fraction = _fraction(number)
    room = (_MARK_WIDE if places and not fraction else "") + _DIGIT_WIDE * (places - len(fraction))
    return Written(number, room, rest)


def _at(row: object, path: str) -> object:
    return reduce(lambda one, name: getattr(one, name, None), path.split("."), row)


def _words(value: object) -> str:
    if isinstance(value, Decimal):
        return told(wording.amount(value, ""))
    return "" if value is None else str(value)


def _parted(words: str) -> tuple[str, str]:
    """The number and what follows; a number that is written in words is all of it the number."""
    end = found.end() if (found := _HEAD.match(words)) else len(words)
    return words[:end], words[end:]


def _fraction(number: str) -> str:
    found = _FRACTION.search(number)
    return next(filter(None, found.groups())) if found else ""
