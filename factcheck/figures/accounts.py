"""Find the years of accounts as reports write them: "FY24", "FY2023/24", "fiscal 2019", and the "9M 2024" of one."""

from __future__ import annotations

import re

from .lexicon import Lexicon
from .tokens import Sentence
from .when import When, is_year

_YEAR_SIGNS = ("fy", "cy")
_OF_ACCOUNTS = frozenset(("fy", "fiscal", "financial"))
_RUN = ("-", "–", "/")

_MONTHS = re.compile(r"[369]M")
"""How many of a year a report tells of."""


def fiscal_year(s: Sentence, i: int) -> When | None:
    """ "FY2019", "FY24", "fiscal 2019", "fiscal year 2019"; of "FY2023-24" both years, of "CY2024" the plain one."""
    if s.lows[i] in _YEAR_SIGNS:
        found = year_written(s, i)
    elif s.lows[i] in _OF_ACCOUNTS:
        found = year_written(s, i + 2 if s.low(i + 1) == "year" else i + 1)
    else:
        return None
    if found is None:
        return None
    first, last, stop = found
    if first < last:
        return When(i, stop, f"{first}/{last}")
    return When(i, stop, f"{last}" if s.lows[i] == "cy" else f"FY{last}")


def year_written(s: Sentence, k: int, *, short: bool = False) -> tuple[int, int, int] | None:
    """The first and the last year that token `k` begins, and the token behind: "2024", "FY24", "'24", "FY2023-24"; a
    year of two digits alone only where it may be `short`."""
    signed = s.low(k) in _YEAR_SIGNS
    k += signed
    marked = s.low(k) == "'" and s.glued(k + 1)
    k += marked
    word = s.word(k)
    if not is_year(word) and not ((signed or marked or short) and len(word) == 2 and word.isdecimal()):
        return None
    first = int(word) if len(word) == 4 else 2000 + int(word)
    then = s.word(k + 2)
    runs = s.low(k + 1) in _RUN and s.glued(k + 1) and s.glued(k + 2) and then.isdecimal() and len(then) in (2, 4)
    if runs and int(then) % 100 == (first + 1) % 100:
        return first, first + 1, k + 3
    return first, first, k + 1


def months_of(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "9M 2024", "9M24", "9MFY25": so many months from the beginning of a year; "$9M" is an amount."""
    if _MONTHS.fullmatch("".join(s.words[i : i + 2])) is None or not s.glued(i + 1):
        return None
    found = year_written(s, i + 2, short=s.glued(i + 2))
    if found is None or s.low(i - 1) in lexicon.currency_signs:
        return None
    return When(i, found[2], f"{found[1]}-01/{found[1]}-{int(s.words[i]):02}")


def is_of_accounts(s: Sentence, first: int, last: int) -> bool:
    """Whether the tokens that give a quarter its year say the one of accounts: "FY25", "fiscal 2025", "2024-25"."""
    return not _OF_ACCOUNTS.isdisjoint(s.lows[first:last]) or (
        s.low(last - 2) in _RUN and s.word(last - 3).isdecimal() and last - 3 >= first
    )
