"""Find quarters, halves, weeks, runs of months and financial years."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import tenses
from .lexicon import Lexicon
from .tokens import Sentence
from .when import When, is_year

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_LETTERS = {"Q": "1234", "q": "1234", "H": "12"}
""" "Q2", "H1"."""
_DIGITS = {"1": "st", "2": "nd", "3": "rd", "4": "th"}

_PACKED = re.compile(r"(?:([1-4])Q|([12])H|([369])M)(?:20)?(\d\d)")
"""The "3Q24", "1H24" and "9M2024" of company reports."""


def fiscal_year(s: Sentence, i: int) -> When | None:
    """ "FY2019", "FY 2019", "fiscal 2019", "fiscal year 2019"."""
    if s.lows[i] not in ("fy", "fiscal", "financial"):
        return None
    j = i + 2 if s.low(i + 1) == "year" else i + 1
    return When(i, j + 1, f"FY{int(s.words[j])}") if is_year(s.word(j)) else None


def packed(s: Sentence, i: int) -> When | None:
    """ "3Q24", "1H2024", "9M24"."""
    match = _PACKED.fullmatch("".join(s.words[i : i + 3]))
    if match is None or not (s.glued(i + 1) and s.glued(i + 2)):
        return None
    quarter, half, months, year = match.groups()
    if quarter:
        return When(i, i + 3, f"20{year}-Q{quarter}")
    first, last = (6 * int(half) - 5, 6 * int(half)) if half else (1, int(months))
    return When(i, i + 3, f"20{year}-{first:02}/20{year}-{last:02}")


def week(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "in week 38", "Week 38": Monday to Sunday of the latest that had begun; "week 3 of the strike" is none."""
    number = s.word(i + 1)
    led = i == 0 or s.low(i - 1) in lexicon.of("preposition")
    if s.lows[i] != "week" or not led or not number.isdecimal() or not 1 <= int(number) <= 53:
        return None
    written = s.low(i + 2) in lexicon.of("of") and is_year(s.word(i + 3))
    if today is None or (s.low(i + 2) in lexicon.of("of") and not written):
        return When(i, i + 2, "")
    monday = _monday(int(s.words[i + 3]) if written else today.year, int(number))
    if not written and monday > today:
        monday = _monday(today.year - 1, int(number))
    return When(i, i + 2 + 2 * written, f"{monday}/{monday + timedelta(days=6)}")


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)


def quarter(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "Q2 2024", "second quarter of 2024", "last quarter of 2023", "first half of 2008"; without a year the latest
    that has ended on the day `today`."""
    joined = s.low(i + 1) == "-" and s.glued(i + 1)  # "third-quarter profit"
    kind, j = s.low(i + 1 + joined), i + 2 + joined
    if s.words[i] in _LETTERS and s.glued(i + 1) and s.word(i + 1) in _LETTERS[s.words[i]]:
        number, kind = int(s.words[i + 1]), "half" if s.words[i] == "H" else "quarter"
    elif s.lows[i] in ORDINALS and kind in ("quarter", "half"):
        number = ORDINALS[s.lows[i]]
    elif s.lows[i] in _DIGITS and s.low(i + 2) == "quarter" and s.low(i + 1) == _DIGITS[s.lows[i]]:
        number, kind, j = int(s.lows[i]), "quarter", i + 3
    elif s.lows[i] == "last" and kind == "quarter" and s.low(j) in lexicon.of("of"):
        number = 4
    else:
        return _first_months(s, i, lexicon, today)
    months = 6 if kind == "half" else 3
    if number * months > 12:
        return None
    year, last = _year_behind(s, j, lexicon, today, _month_over(s, i, number * months, lexicon))
    if year is None:
        return When(i, j, "") if s.lows[i] != "last" else None
    if kind == "half":
        return When(i, last, f"{year}-{6 * number - 5:02}/{year}-{6 * number:02}")
    return When(i, last, f"{year}-Q{number}")


def quarter_to(s: Sentence, i: int, month: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "the June quarter", "December quarter 2023": the three months that end with the month at token `i`."""
    if s.low(i + 1) != "quarter" or month % 3:
        return None
    year, last = _year_behind(s, i + 2, lexicon, today, month)
    return When(i, last, f"{year}-Q{month // 3}") if year is not None else When(i, i + 2, "")


def _month_over(s: Sentence, i: int, month: int, lexicon: Lexicon) -> int:
    """The month that must be over; none for what is to come ("expects to ship 40 boats in the second half")."""
    return 0 if tenses.looks_ahead(s, i, lexicon) else month


def _year_behind(s: Sentence, j: int, lexicon: Lexicon, today: date | None, month: int) -> tuple[int | None, int]:
    """The year written from token `j` on, and the token behind it; else the latest in which `month` was over."""
    k = j
    while s.low(k) in ("of", "in", ",", "the", "fiscal", "calendar"):
        k += 1
    if is_year(s.word(k)):
        return int(s.words[k]), k + 1
    said = " ".join(s.lows[j : j + 3])
    told = {"of last year": 1, "of next year": -1}.get(said)
    if today is None or (s.low(j) in lexicon.of("of") and told is None and said not in ("of the year", "of this year")):
        return None, j
    if told is not None:
        return today.year - told, j + 3
    return today.year - (month >= today.month), j + 3 * (s.low(j) in lexicon.of("of"))


def _first_months(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "first nine months of 2024", "last three months of 2023", "the first six months of the year"."""
    count = months_counted(s, i + 1, lexicon) if s.lows[i] in ("first", "last") and s.low(i + 2) == "months" else None
    if count is None or not (s.low(i + 3) in lexicon.of("of") or _alone(s, i, lexicon)):
        return None
    year, last = _year_behind(s, i + 3, lexicon, today, count if s.lows[i] == "first" else 12)
    if year is None:
        return None
    first = 1 if s.lows[i] == "first" else 13 - count
    return When(i, last, f"{year}-{first:02}/{year}-{first + count - 1:02}")


def _alone(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "Over the first 11 months exports came to": of this year, where nothing says of what else."""
    after = s.low(i + 3)
    led = s.low(i - 1) == "the" and s.low(i - 2) in ("in", "over", "during")
    apart = after not in lexicon.of("preposition") and after not in lexicon.of("conjunction")
    return led and apart and s.lows[i] == "first"


def months_counted(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The "9" or "nine" of nine months; None where it is no part of a year."""
    count = int(s.words[i]) if s.words[i].isdecimal() else lexicon.numbers.get(s.lows[i], 0)
    return count if 1 < count <= 12 else None
