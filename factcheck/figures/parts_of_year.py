"""Find quarters, halves, weeks and runs of months."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import tenses
from .accounts import is_of_accounts, year_written
from .counted_back import in_year
from .lexicon import Lexicon
from .tokens import Sentence
from .when import YEAR, When, is_year

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

_LONGEST_LIST = 7
"""Tokens of "first, second, third and fourth"."""
_LETTERS = {"Q": tuple("1234"), "q": tuple("1234"), "H": tuple("12")}
""" "Q2", "H1"."""
_MARKS = ("-", "–", "/")
""" "Q4-2024"."""
_TO_YEAR = ("of", "in", ",", "the", "fiscal", "financial", "calendar", "year")
_DIGITS = {"1": "st", "2": "nd", "3": "rd", "4": "th"}


def week(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "in week 38", "Week 38": Monday to Sunday of the latest that had begun; "week 3 of the strike" is none."""
    number = s.word(i + 1)
    k = i - 1 - (s.low(i - 1) in lexicon.of("counted_week"))
    led = k < 0 or s.low(k) in lexicon.of("preposition") or s.low(k) in (",", ";")
    if s.lows[i] != "week" or not led or not number.isdecimal() or not 1 <= int(number) <= 53:
        return None
    written = s.low(i + 2) in lexicon.of("of") and is_year(s.word(i + 3))
    heads = s.low(k) == "," and not s.low(i + 2).isalpha()  # "Reservoirs, week 38": not all below is of this week
    if today is None or heads or (s.low(i + 2) in lexicon.of("of") and not written):
        return When(i, i + 2, "")
    monday = _monday(int(s.words[i + 3]) if written else today.year, int(number))
    if not written and monday > today:
        monday = _monday(today.year - 1, int(number))
    return When(i, i + 2 + 2 * written, f"{monday}/{monday + timedelta(days=6)}")


def weeks(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "in weeks 6 to 9", "weeks 14-17 of 2024", "weeks 14 and 15": all the days of them."""
    first, last = s.word(i + 1), s.word(i + 3)
    joined = s.low(i + 2) in ("to", "through", "-", "–") or s.low(i + 2) in lexicon.of("and")
    if not (joined and first.isdecimal() and last.isdecimal() and 1 <= int(first) < int(last) <= 53):
        return None
    written = s.low(i + 4) in (",", *lexicon.of("of")) and is_year(s.word(i + 5))
    if not written and (today is None or s.low(i - 1) not in lexicon.of("preposition")):
        return When(i, i + 4 + 2 * written, "")
    year = int(s.words[i + 5]) if written or today is None else today.year
    year -= not written and today is not None and _monday(year, int(last)) > today
    return When(i, i + 4 + 2 * written, f"{_monday(year, int(first))}/{_monday(year, int(last)) + timedelta(days=6)}")


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, 1, 1) + timedelta(weeks=week - 1)


def quarter(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "Q2 2024", "3Q24", "second quarter of 2024", "last quarter of 2023", "first half of 2008"; without a year the
    latest that has ended on the day `today`."""
    named = _named(s, i, lexicon)
    if named is None:
        return _first_months(s, i, lexicon, today)
    number, kind, j = named
    months = 6 if kind == "half" else 3
    if number * months > 12:
        return None
    ended = max((ORDINALS.get(s.low(k), 0) for k in range(i, j)), default=0) or number
    year, last = _year_behind(s, j, lexicon, today, _month_over(s, i, ended * months, lexicon))
    if s.low(j - 1) in ("quarters", "halves") and j > i + 2:
        last, j = i + 1, i + 1
    if year is None:
        return When(i, j, "") if s.lows[i] != "last" else None
    if s.low(last) == "s" and s.glued(last):
        return None  # "the first half of the 1990s"
    if is_of_accounts(s, j, last):
        return When(i, last, f"FY{year}-{kind[0].upper()}{number}")
    if kind == "half":
        return When(i, last, f"{year}-{6 * number - 5:02}/{year}-{6 * number:02}")
    return When(i, last, f"{year}-Q{number}")


def _named(s: Sentence, i: int, lexicon: Lexicon) -> tuple[int, str, int] | None:
    """The number of the quarter or half that begins at token `i`, which of the two it is, and the token behind."""
    if (lettered := _lettered(s, i)) is not None:
        return *lettered, i + 2
    joined = s.low(i + 1) == "-" and s.glued(i + 1)  # "third-quarter profit"
    kind, j = s.low(i + 1 + joined), i + 2 + joined
    if s.lows[i] in ORDINALS and kind in ("quarter", "half"):
        return ORDINALS[s.lows[i]], kind, j
    if s.lows[i] in ORDINALS and (listed := _listed(s, i, lexicon)) is not None:
        return ORDINALS[s.lows[i]], *listed
    if s.lows[i] in _DIGITS and s.low(i + 2) == "quarter" and s.low(i + 1) == _DIGITS[s.lows[i]]:
        return int(s.lows[i]), "quarter", i + 3
    last = s.lows[i] == "last" and s.low(j) in lexicon.of("of")
    return (4, kind, j) if kind == "quarter" and (last or s.lows[i] == "final") else None


def _listed(s: Sentence, i: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What "second" is one of in "the first, second and third quarters", and the token behind that."""
    k = i + 1
    while s.low(k) == "," or s.low(k) in lexicon.of("and") or (s.low(k) in ORDINALS and k - i < _LONGEST_LIST):
        k += 1
    return (s.lows[k][:-1], k + 1) if s.low(k) == "quarters" else ("half", k + 1) if s.low(k) == "halves" else None


def _lettered(s: Sentence, i: int) -> tuple[int, str] | None:
    """ "Q2", "3Q", "H1", "2H"."""
    letter, digit = s.words[i], s.word(i + 1)
    if letter.isdecimal():
        letter, digit = digit, letter
    if not s.glued(i + 1) or digit not in _LETTERS.get(letter, ()):
        return None
    return int(digit), "half" if letter == "H" else "quarter"


def quarter_to(s: Sentence, i: int, month: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "the June quarter", "December quarter 2023": the three months that end with the month at token `i`."""
    if s.low(i + 1) != "quarter" or month % 3:
        return None
    year, last = _year_behind(s, i + 2, lexicon, today, month)
    return When(i, last, f"{year}-Q{month // 3}") if year is not None else When(i, i + 2, "")


def _month_over(s: Sentence, i: int, month: int, lexicon: Lexicon) -> int:
    """The month that must be over, twelve less where it is to come ("expects to ship 40 boats in the second half"),
    none where it may be ("first-half exports rise")."""
    if tenses.foretells(s, i, lexicon):
        return month - 12
    return 0 if tenses.comes(s, i, lexicon) else month


def _year_behind(s: Sentence, j: int, lexicon: Lexicon, today: date | None, month: int) -> tuple[int | None, int]:
    """The year written from token `j` on, and the token behind it; else the latest in which `month` was over, or the
    next in which it will be where it is one of the twelve before 1."""
    k = j + (s.low(j) in _MARKS and s.glued(j) and s.glued(j + 1))
    while s.low(k) in _TO_YEAR:
        k += 1
    if (written := year_written(s, k, short=s.glued(k) and s.word(k - 1) in _LETTERS)) is not None:
        return written[1], written[2]
    said = " ".join(s.lows[j : j + 3])
    told = {"of last year": 1, "of next year": -1}.get(said)
    if today is None or (s.low(j) in lexicon.of("of") and told is None and said not in ("of the year", "of this year")):
        return None, j
    if told is not None:
        return today.year - told, j + 3
    return today.year - (month >= today.month) + (month + 12 < today.month), j + 3 * (s.low(j) in lexicon.of("of"))


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
    summed = s.low(i - 2) == "for" and (i == 2 or s.low(i - 3) in lexicon.of("counting"))
    led = s.low(i - 1) == "the" and (summed or s.low(i - 2) in ("in", "over", "during"))
    compared = after in lexicon.of("comparison") or (summed and after == "to")
    apart = compared or (after not in lexicon.of("preposition") and after not in lexicon.of("conjunction"))
    return led and apart and s.lows[i] == "first"


def months_counted(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The "9" or "nine" of nine months; None where it is no part of a year."""
    count = int(s.words[i]) if s.words[i].isdecimal() else lexicon.numbers.get(s.lows[i], 0)
    return count if 1 < count <= 12 else None


_QUARTER = re.compile(r"(\d{4})-Q(\d)")


def of_year_behind(s: Sentence, found: list[When]) -> list[When]:
    """The quarters of "40 in Q1 and 52 in Q2 2023", by the year behind the last."""
    year, before = "", "0"
    for k in reversed(range(len(found))):
        when = found[k]
        if (match := _QUARTER.fullmatch(when.iso)) is None:
            continue
        if match[1] in s.words[when.first : when.last]:
            year = match[1]
        elif year and match[2] < before:
            found[k] = when._replace(iso=f"{year}-Q{match[2]}")
        before = match[2]
    return found


_PART = re.compile(r"\d{4}-(?:Q\d|0[17]/\d{4}-(?:06|12))")
_YEAR_BEFORE = re.compile(r"(?:FY)?\d{4}")


def of_year_before(s: Sentence, before: When, when: When) -> str:
    """The third quarter of "2021 Q3", "2021-Q3", "FY21 Q3" and "2021's third quarter": that of the year before it."""
    between = s.lows[before.last : when.first]
    if between not in ([], ["-"], ["'", "s"], ["'s"]) or not _YEAR_BEFORE.fullmatch(before.iso):
        return ""
    if not _PART.fullmatch(when.iso) or any(is_year(word) for word in s.words[when.first : when.last]):
        return ""
    within = in_year(when.iso, int(before.iso[-YEAR:]))
    if not before.iso.startswith("FY"):
        return within
    return f"FY{within}" if "Q" in within else f"{before.iso}-H{1 + ('-07' in within)}"
