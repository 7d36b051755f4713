"""Find the dates of a sentence, from years to clock times: never figures themselves, they give figures their period."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from . import compounds, days, phrases, without_year
from .accounts import fiscal_year, months_of, year_written
from .counted_back import MONTHS, part_before, shifted
from .lately import without_date
from .lexicon import Lexicon
from .parts_of_month import days_of, stretch
from .parts_of_year import (
    ORDINALS,
    months_counted,
    of_year_before,
    of_year_behind,
    quarter,
    quarter_to,
    week,
    weeks,
)
from .tokens import Sentence
from .when import DAY, MONTH, YEAR, When, is_year
from .years import decade, years


def find_dates(s: Sentence, lexicon: Lexicon, today: date | None) -> list[When]:
    """Dates in order; `today` gives months without a year theirs ("on Nov 3")."""
    found: list[When] = []
    last = 0
    for i in _may_begin(s, lexicon):
        if i >= last and (when := _date_at(s, i, lexicon, today)) is not None:
            found.append(when)
            last = when.last
    found = _joined(s, [one for when in found for one in _with_suspended(s, when, lexicon)], lexicon)
    return of_year_behind(s, found)


def _with_suspended(s: Sentence, when: When, lexicon: Lexicon) -> list[When]:
    """ "The three and nine months ended 30 September 2024" are two periods of one end."""
    i = when.first - 2
    if i < 0 or s.low(when.first + 1) != "months" or s.low(i + 1) not in lexicon.of("and"):
        return [when]
    count, end = months_counted(s, i, lexicon), when.iso.partition("/")[2]
    return [When(i, i + 1, f"{_months_before(end, count)}/{end}"), when] if count and end else [when]


def _may_begin(s: Sentence, lexicon: Lexicon) -> list[int]:
    """The few tokens at which a date may begin: no other is asked about each kind of date."""
    months = lexicon.months
    return [
        i
        for i, (low, after) in enumerate(pairwise([*s.lows, ""]))
        if low[0].isdecimal() or low in months or low in _SPAN_WORDS or after in _SPANNED
    ]


def _joined(s: Sentence, found: list[When], lexicon: Lexicon) -> list[When]:
    """ "from 1 January to 15 September 2024", "between May and July 2024" is one period, whose end gives the year
    of its beginning too."""
    joined: list[When] = []
    for when in (days.with_earlier(s, one, lexicon) for one in found):
        before = joined[-1] if joined else None
        if before is not None and (within := of_year_before(s, before, when)):
            joined[-1] = When(before.first, when.last, within)
            continue
        if before is None or len(when.iso) not in (MONTH, DAY) or not days.spans(s, before, when, lexicon):
            joined.append(when)
            continue
        if not is_year(s.words[before.last - 1]):
            before = _in_year_of(s, before, when, lexicon)
        if len(before.iso) == len(when.iso) and before.iso < when.iso:
            joined[-1] = When(before.first, when.last, f"{before.iso}/{when.iso}")
        else:
            joined.append(when)
    return joined


def _in_year_of(s: Sentence, before: When, when: When, lexicon: Lexicon) -> When:
    """The "28 December" of "28 December to 4 January 2024", by the year of its end."""
    year = int(when.iso[:YEAR])
    found = before if before.iso else _date_at(s, before.first, lexicon, date(year, 12, 31))
    if found is None or len(found.iso) != len(when.iso):
        return before
    return found._replace(iso=f"{year - (found.iso[YEAR:] > when.iso[YEAR:])}{found.iso[YEAR:]}")


_YEARS_BACK = {"last": 1, "this": 0, "next": -1}
""" "May last year", "May of last year", "March next year"."""

_DOTTED = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.((?:19|20)\d\d)")
"""Where points part a date, its day comes first."""

_LEADS = ("in", "of", "since", "until", "from", "to", "by", "for")
"""Words before "09/2023", which else may be the number of an issue."""

_SPANNED = frozenset(("months", "years", "weeks", "days"))

_PARTS = {"quarter": 3, "half": 6}
"""Months."""

_YEAR_WORDS = ("fy", "cy", "fiscal", "financial", "year", "decade")
_PART_WORDS = (
    "quarter",
    "q",
    "h",
    "month",
    "fortnight",
    "week",
    "weeks",
    "last",
    "final",
    "opening",
    "closing",
    *ORDINALS,
)
_SPAN_WORDS = frozenset((*_YEAR_WORDS, *_PART_WORDS))
"""Words that may begin a financial year, a quarter, a week or a number of months."""


def _date_at(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    word = s.words[i]
    if word[0].isdecimal():
        return (
            _clock(s, i)
            or months_of(s, i, lexicon)
            or (_counted(s, i, lexicon, today) if s.low(i + 1) in _SPANNED else None)
            or (quarter(s, i, lexicon, today) if s.low(i + 2) == "quarter" or s.word(i + 1) in ("Q", "H") else None)
            or _numeric(s, i)
            or _day_first(s, i, lexicon, today)
            or decade(s, i, lexicon)
            or years(s, i, lexicon)
        )
    if _is_month(s, i, lexicon):
        return quarter_to(s, i, lexicon.months[s.lows[i]], lexicon, today) or _month_first(s, i, lexicon, today)
    if s.low(i + 1) in _SPANNED and (found := _counted(s, i, lexicon, today)) is not None:
        return found
    if s.lows[i] not in _SPAN_WORDS:
        return None
    if s.lows[i] == "weeks":
        return weeks(s, i, lexicon, today)
    found = fiscal_year(s, i) or _span_to(s, i, lexicon, today) or _part_of_month(s, i, lexicon, today)
    return found or week(s, i, lexicon, today) or quarter(s, i, lexicon, today)


def _counted(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    return _months_to(s, i, lexicon, today) or without_date(s, i, lexicon)


def _part_of_month(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "the first week of May", "the last ten days of 2023", "the week of 15 April"."""
    if s.lows[i] == "week":
        begins = s.low(i + 1) in ("of", "from", "beginning", "starting", "commencing")
        day = _date_at(s, i + 2, lexicon, today) if begins and i + 2 < len(s) else None
        end = shifted(day.iso, 6) if day is not None and len(day.iso) == DAY else ""
        return When(i, day.last, f"{day.iso}/{end}") if day is not None and end else None
    part = stretch(s, i, lexicon)
    whole = _date_at(s, part.stop, lexicon, today) if part is not None and part.stop < len(s) else None
    days = days_of(part, whole.iso) if part is not None and whole is not None else ""
    return When(i, whole.last, days) if whole is not None and days else None


def _is_month(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    if s.lows[i] not in lexicon.months or not (s.words[i][0].isupper() or lexicon.language != "en"):
        return False
    if s.lows[i] in ("may", "mar") and _within_name(s, i, lexicon):
        return False
    if s.lows[i] in ("may", "march") and s.words[i][0].isupper():
        return i > 0 or (s.words[i + 1 : i + 2] != [] and s.word(i + 1)[0].isdecimal())
    return True


def _within_name(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "Theresa May", "Cape May", "Viña del Mar", "Mar del Plata"; and not "Friday May 3", "the Fed's May report"."""
    before, word = s.low(i - 1), s.word(i - 1)
    if before in ("de", "del") or s.low(i + 1) in ("de", "del"):
        return True
    if not word.istitle() or word.endswith(("'s", "’s")) or s.word(i + 1)[:1].isdecimal():
        return False
    known = before in lexicon.weekdays or before in lexicon.months or before in lexicon.of("month_part")
    return not known and before not in phrases.function_words(lexicon) and before not in lexicon.of("time_lead")


def _clock(s: Sentence, i: int) -> When | None:
    """ "5:30 a.m.", "20:15", "11 p.m."."""
    j = i + 1
    if s.low(j) == ":" and s.glued(j) and s.glued(j + 1) and s.word(j + 1).isdecimal() and len(s.word(j + 1)) == 2:
        j += 2
        if s.low(j) == ":" and s.glued(j) and s.glued(j + 1) and s.word(j + 1).isdecimal():
            j += 2
    if j > i + 1 and compounds.time_at(s, i) is not None:
        return None
    half_day = s.low(j).rstrip(".") in ("a.m", "p.m", "am", "pm") and len(s.words[i]) <= 5
    if j == i + 1 and not half_day and s.low(j) not in ("o'clock", "gmt"):
        return None
    if half_day:
        j += 1
        if s.low(j) == "." and s.lows[j - 1] in ("a.m", "p.m"):
            j += 1
    return When(i, j, "")


def _numeric(s: Sentence, i: int) -> When | None:
    """ISO dates, "08/02/2024", "2022-2023.5", "31.12.2024"."""
    first = s.words[i]
    if (dotted := _DOTTED.fullmatch(first)) is not None:
        return When(i, i + 1, f"{dotted[3]}-{int(dotted[2]):02}-{int(dotted[1]):02}")
    mark = s.low(i + 1)
    if mark == "/" and s.glued(i + 1) and s.glued(i + 2) and is_year(s.word(i + 2)) and s.low(i - 1) in _LEADS:
        month = int(first) if first.isdecimal() and len(first) <= 2 else 0
        return When(i, i + 3, f"{s.words[i + 2]}-{month:02}") if 1 <= month <= 12 else None
    if mark in ("-", "/", ".") and s.glued(i + 1) and s.glued(i + 2) and s.low(i + 3) == mark and s.glued(i + 4):
        second, third = s.word(i + 2), s.word(i + 4)
        if second.isdecimal() and third.isdecimal():
            return _three_parts(i, first, second, third)
    return None


def _three_parts(i: int, first: str, second: str, third: str) -> When | None:
    if is_year(first) and int(second) <= 12 and int(third) <= 31:
        return When(i, i + 5, f"{int(first)}-{int(second):02}-{int(third):02}")
    if len(first) <= 2 and len(second) <= 2 and len(third) in (2, 4):
        a, b, year = int(first), int(second), int(third)
        year += 2000 if len(third) == 2 else 0
        if b > 12 >= a:
            return When(i, i + 5, f"{year}-{a:02}-{b:02}")
        return When(i, i + 5, f"{year}-{b:02}-{a:02}" if a > 12 >= b else f"{year}")
    return None


def _day_first(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "19 October 2022", "3rd of May"."""
    day = days.day_of(s.words[i])
    if day is None:
        return None
    j = i + 1
    if s.low(j) in ("st", "nd", "rd", "th") and s.glued(j):
        j += 1
    dashed = s.low(j) == "-" and s.glued(j) and s.glued(j + 1)
    if s.low(j) in lexicon.of("of") or dashed:
        j += 1
    if j >= len(s) or not _is_month(s, j, lexicon):
        return None
    month = lexicon.months[s.lows[j]]
    j += 1
    if s.low(j) == "." and s.glued(j) and is_year(s.word(j + 1)):
        j += 1
    year, j = _year_of_month(s, j + (dashed and s.low(j) == "-"), lexicon, today)
    if year is not None:
        return When(i, j, f"{year}-{month:02}-{day:02}")
    return When(i, j, without_year.latest(today, month, day, without_year.days_ahead(s, i, day is not None, lexicon)))


def _month_first(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When:
    """ "October 19, 2022", "Nov. 3-5", "June 2008", "January to November of 2008", "in May"."""
    month, j = lexicon.months[s.lows[i]], i + 1
    if s.low(j) == "." and s.glued(j):
        j += 1
    day = days.day_of(s.word(j))
    last, j = days.until(s, j, lexicon) if day is not None else (0, j)
    j = j if day is not None else _last_listed(s, j, month, lexicon)
    if day is None and s.low(j) in lexicon.of("month_range") and _spans_months(s, i, j, lexicon):
        return _months_from(s, i, month, _month_first(s, j + 1, lexicon, today))
    year, j = _year_of_month(s, j, lexicon, today)
    if year is None:
        if s.low(i - 1) in ("each", "every"):
            return When(i, j, "")
        begin = without_year.latest(today, month, day, without_year.days_ahead(s, i, day is not None, lexicon))
    else:
        begin = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return When(i, j, f"{begin}/{begin[:8]}{last:02}" if begin and day and last > day else begin)


def _year_of_month(s: Sentence, j: int, lexicon: Lexicon, today: date | None) -> tuple[int | None, int]:
    """The year behind a month or day, and the token behind it: "May 2023", "May 3, 2023", "May of last year"."""
    k = j + (s.low(j) in (",", *lexicon.of("of")))
    if is_year(s.word(k)):
        return int(s.words[k]), k + 1
    if s.low(j) == "'" and (short := year_written(s, j)) is not None:  # "May '23"
        return short[1], short[2]
    k = j + (s.low(j) in lexicon.of("of"))
    if today is not None and (back := _YEARS_BACK.get(s.low(k))) is not None and s.low(k + 1) == "year":
        return today.year - back, k + 2
    return None, j


def _spans_months(s: Sentence, i: int, j: int, lexicon: Lexicon) -> bool:
    """Whether the word at `j` leads from one month to another; "and" only to the next, or behind "between"."""
    if j + 1 >= len(s) or not _is_month(s, j + 1, lexicon):
        return False
    follows = lexicon.months[s.lows[j + 1]] == lexicon.months.get(s.low(j - 1), 0) % 12 + 1
    return s.low(j) not in lexicon.of("and") or follows or s.low(i - 1) in lexicon.of("between")


def _last_listed(s: Sentence, j: int, month: int, lexicon: Lexicon) -> int:
    """The token behind "July, August" in "July, August and September", where each month follows on the one before."""
    k = j
    while s.low(k) == "," and lexicon.months.get(s.low(k + 1)) == month + 1:
        k, month = k + 2, month + 1
    follows = s.low(k) in lexicon.of("and") and lexicon.months.get(s.low(k + 1)) == month + 1
    return k if follows else j


def _months_from(s: Sentence, i: int, month: int, end: When) -> When:
    """ "November to January 2024", "April-January 2023-24"."""
    if len(end.iso) != MONTH:
        return When(i, end.last, "")
    year, last = int(end.iso[:4]), int(end.iso[5:])
    run = year_written(s, end.last - 1)
    if run is None or run[0] == run[1]:
        return When(i, end.last, f"{year - (month > last)}-{month:02}/{end.iso}")
    return When(i, run[2], f"{run[0]}-{month:02}/{run[month > last]}-{last:02}")


def _span_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "year to March 2024", "second quarter ended 30 June 2024", "week to 14 January": so much time up to then."""
    if s.lows[i] == "week":
        return _days_to(s, i, 7, lexicon, today)
    if s.lows[i] == "fortnight":
        return _days_to(s, i, 14, lexicon, today)
    if s.lows[i] in ORDINALS and s.low(i + 1) in _PARTS:
        return _up_to(s, i, i + 2, _PARTS[s.low(i + 1)], lexicon, today)
    if s.lows[i] == "decade" and s.low(i + 1) == "to" and is_year(s.word(i + 2)):
        return When(i, i + 3, f"{int(s.words[i + 2]) - 9}/{s.words[i + 2]}")
    halved = s.low(i - 1) == "half" or (s.low(i - 1) == "-" and s.low(i - 2) == "half")
    if s.lows[i] == "year" and s.low(i - 1) == "this":
        end = _end_of_span(s, i + 1, lexicon, today)  # "this year through April"
        return When(i, end.last, f"{end.iso[:YEAR]}-01/{end.iso[:MONTH]}") if end is not None else None
    months = {"year": 6 if halved else 12, "quarter": 3, "month": 1}.get(s.lows[i])
    return _up_to(s, i, i + 1, months, lexicon, today) if months is not None else None


def _months_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "12 months to March", "nine months ended 30 September 2024", "two years to March", "three years to 2024"."""
    count = months_counted(s, i, lexicon)
    if count is None:
        return None
    if (days := {"weeks": 7, "days": 1}.get(s.low(i + 1))) is not None:
        return _days_to(s, i, days * count, lexicon, today, i + 2)
    if s.low(i + 1) == "months":
        return _up_to(s, i, i + 2, count, lexicon, today)
    if s.low(i + 2) == "to" and is_year(s.word(i + 3)):
        return When(i, i + 4, f"{int(s.words[i + 3]) - count + 1}/{s.words[i + 3]}")
    return _up_to(s, i, i + 2, 12 * count, lexicon, today)


def _days_to(
    s: Sentence, i: int, days: int, lexicon: Lexicon, today: date | None, lead: int | None = None
) -> When | None:
    """ "the week to 14 January", "the two weeks to 14 January"."""
    end = _end_of_span(s, lead or i + 1, lexicon, today)
    first = shifted(end.iso, 1 - days) if end is not None else ""
    return When(i, end.last, f"{first}/{end.iso}") if end is not None and first else None


def _up_to(s: Sentence, i: int, j: int, count: int, lexicon: Lexicon, today: date | None) -> When | None:
    """So many months, up to the date that "to" or "ended" leads at token `j`."""
    end = _end_of_span(s, j, lexicon, today)
    if end is None:
        return None
    if count == 1:
        return _days_to(s, i, 30, lexicon, today)
    return When(i, end.last, f"{_months_before(end.iso, count)}/{end.iso[:MONTH]}")


def _months_before(end: str, count: int) -> str:
    """The first of so many months that end with a day or month."""
    year, month = part_before(int(end[:4]), int(end[5:7]), count - 1, MONTHS)
    return f"{year}-{month:02}"


def _end_of_span(s: Sentence, j: int, lexicon: Lexicon, today: date | None) -> When | None:
    """The month or day that "to" or "ended" leads at token `j`; it is not to come."""
    j += s.low(j) == "up"
    if s.low(j) not in ("to", "through", "ended", "ending"):
        return None
    j += 1 + (s.low(j + 1) in ("in", "on"))
    while s.low(j) in ("the", *lexicon.of("part_of_month")):
        j += 1
    end = _date_at(s, j, lexicon, today) if j < len(s) and s.lows[j] != "year" else None
    if end is not None and end.iso[YEAR:-1] == "-Q":  # "the year to the September quarter"
        return end._replace(iso=f"{end.iso[:YEAR]}-{3 * int(end.iso[-1]):02}")
    return end if end is not None and len(end.iso) in (MONTH, DAY) else None
