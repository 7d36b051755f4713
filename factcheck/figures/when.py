"""A date in a sentence."""

from __future__ import annotations

from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Bare four-digit numbers outside these are never taken for years."""

YEAR, MONTH, DAY = len("2024"), len("2024-03"), len("2024-03-31")
"""Characters of what a date says by itself."""


class When(NamedTuple):
    """Tokens `first` up to, not including, `last` say a date. `iso` is "" for a clock time or a date of no year."""

    first: int
    last: int
    iso: str


def is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR
