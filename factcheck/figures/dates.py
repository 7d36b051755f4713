"""Find the dates of a sentence, from years to clock times: never figures themselves, they give figures their period."""

from __future__ import annotations

from datetime import date

from . import phrases, tenses
from .counted_back import shifted
from .lexicon import Lexicon
from .parts_of_year import ORDINALS, fiscal_year, months_counted, packed, quarter, quarter_to, week
from .tokens import Sentence
from .when import When, is_year
from .years import decade, years

_DAY, _MONTH = len("2024-01-31"), len("2024-03")


_SOON = 45
"""Days. Farther ahead a day without a year is rather the last one."""


def find_dates(s: Sentence, lexicon: Lexicon, today: date | None) -> list[When]:
    """Dates in order; `today` gives months without a year theirs ("on Nov 3")."""
    found: list[When] = []
    i = 0
    while i < len(s):
        when = _date_at(s, i, lexicon, today)
        if when is None:
            i += 1
        else:
            found.append(when)
            i = when.last
    return _joined(s, found, lexicon)


def _joined(s: Sentence, found: list[When], lexicon: Lexicon) -> list[When]:
    """ "from 1 January to 15 September 2024", "between May and July 2024" is one period, whose end gives the year
    of its beginning too."""
    joined: list[When] = []
    for when in (_days(s, one, lexicon) for one in found):
        before = joined[-1] if joined else None
        if before is None or len(when.iso) not in (_MONTH, _DAY) or not _spans(s, before, when, lexicon):
            joined.append(when)
            continue
        if not is_year(s.words[before.last - 1]):
            before = _date_at(s, before.first, lexicon, _year_end(when.iso)) or before
        if len(before.iso) == len(when.iso) and before.iso < when.iso:
            joined[-1] = When(before.first, when.last, f"{before.iso}/{when.iso}")
        else:
            joined.append(when)
    return joined


def _year_end(iso: str) -> date:
    return date(int(iso[:4]), 12, 31)


def _days(s: Sentence, when: When, lexicon: Lexicon) -> When:
    """ "16-21 April 2024", "between 16 and 21 April": all of these days."""
    begin = when.first - 2
    if begin < 0 or len(when.iso) != _DAY or s.taken[begin] or _day(s.words[when.first]) is None:
        return when
    first = _day(s.words[begin])
    if first is None or not first < int(when.iso[8:]) or not _spans(s, When(begin, begin + 1, ""), when, lexicon):
        return when
    return When(begin, when.last, f"{when.iso[:8]}{first:02}/{when.iso}")


def _spans(s: Sentence, before: When, when: When, lexicon: Lexicon) -> bool:
    """ "January to March", "between January and the end of March", "from early May to mid-June"."""
    word = s.low(before.last)
    lead = before.first - 1
    while s.low(lead) in lexicon.of("month_part"):
        lead -= 1
    k = before.last + 1
    while s.low(k) in lexicon.of("month_part"):
        k += 1
    ranged = word in ("to", "-", "–", "until", "through") or (word == "and" and s.low(lead) == "between")
    return ranged and when.first == k


_YEAR = 360
"""Days. "Next March" is the one to come, however far off."""

_PLANNED = 270
"""Days. So far ahead may lie what something is planned from or by."""

_YEARS_BACK = {"last": 1, "this": 0, "next": -1}
""" "May last year", "March next year"."""

_MEASURED = frozenset(("%", "percent", "cent", "pct", "points"))

_SPANNED = frozenset(("months", "years"))

_SPAN_WORDS = frozenset(("fy", "fiscal", "financial", "year", "month", "quarter", "q", "h", "last", "week", *ORDINALS))
"""Words that may begin a financial year, a quarter, a week or a number of months."""


def _date_at(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    word = s.words[i]
    if word[0].isdecimal():
        return (
            _clock(s, i)
            or packed(s, i)
            or (_months_to(s, i, lexicon, today) if s.low(i + 1) in _SPANNED else None)
            or (quarter(s, i, lexicon, today) if s.low(i + 2) == "quarter" else None)
            or _numeric(s, i)
            or _day_first(s, i, lexicon, today)
            or decade(s, i)
            or years(s, i, lexicon)
        )
    if _is_month(s, i, lexicon):
        return quarter_to(s, i, lexicon.months[s.lows[i]], lexicon, today) or _month_first(s, i, lexicon, today)
    if s.low(i + 1) in _SPANNED and (found := _months_to(s, i, lexicon, today)) is not None:
        return found
    if s.lows[i] not in _SPAN_WORDS:
        return None
    found = fiscal_year(s, i) or _span_to(s, i, lexicon, today)
    return found or week(s, i, lexicon, today) or quarter(s, i, lexicon, today)


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
    half_day = s.low(j).rstrip(".") in ("a.m", "p.m", "am", "pm") and len(s.words[i]) <= 5
    if j == i + 1 and not half_day and s.low(j) not in ("o'clock", "gmt"):
        return None
    if half_day:
        j += 1
        if s.low(j) == "." and s.lows[j - 1] in ("a.m", "p.m"):
            j += 1
    return When(i, j, "")


def _numeric(s: Sentence, i: int) -> When | None:
    """ISO dates, "08/02/2024", "2022-2023.5"."""
    first = s.words[i]
    mark = s.low(i + 1)
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


def _day(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None


def _day_first(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "19 October 2022", "3rd of May"."""
    day = _day(s.words[i])
    if day is None:
        return None
    j = i + 1
    if s.low(j) in ("st", "nd", "rd", "th") and s.glued(j):
        j += 1
    if s.low(j) in lexicon.of("of"):
        j += 1
    if j >= len(s) or not _is_month(s, j, lexicon):
        return None
    month = lexicon.months[s.lows[j]]
    j += 1
    if s.low(j) == "." and s.glued(j) and is_year(s.word(j + 1)):
        j += 1
    if s.low(j) in (",", *lexicon.of("of")) and is_year(s.word(j + 1)):
        j += 1
    if is_year(s.word(j)):
        return When(i, j + 1, f"{int(s.words[j])}-{month:02}-{day:02}")
    return When(i, j, _without_year(today, month, day, _days_ahead(s, i, day is not None, lexicon)))


def _month_first(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When:
    """ "October 19, 2022", "Nov. 3", "June 2008", "January to November of 2008", "in May"."""
    month, j = lexicon.months[s.lows[i]], i + 1
    if s.low(j) == "." and s.glued(j):
        j += 1
    day = _day(s.word(j))
    j = _after_day(s, j) if day is not None else j
    if s.low(j) in (",", *lexicon.of("of")) and is_year(s.word(j + 1)):
        j += 1
    if is_year(s.word(j)):
        return When(i, j + 1, f"{int(s.words[j])}-{month:02}" + (f"-{day:02}" if day else ""))
    if day is None and s.low(j) in lexicon.of("month_range") and j + 1 < len(s) and _is_month(s, j + 1, lexicon):
        end = _month_first(s, j + 1, lexicon, today)
        if len(end.iso) == 7:
            year = int(end.iso[:4]) - (month > int(end.iso[5:]))
            return When(i, end.last, f"{year}-{month:02}/{end.iso}")
    if s.low(i - 1) in ("each", "every"):
        return When(i, j, "")
    if today is not None and (back := _YEARS_BACK.get(s.low(j))) is not None and s.low(j + 1) == "year":
        return When(i, j + 2, f"{today.year - back}-{month:02}" + (f"-{day:02}" if day else ""))
    return When(i, j, _without_year(today, month, day, _days_ahead(s, i, day is not None, lexicon)))


def _after_day(s: Sentence, j: int) -> int:
    """The token behind the day at `j`, its ending ("3rd") and a second day ("3-5")."""
    j += 1
    if s.low(j) in ("st", "nd", "rd", "th") and s.glued(j):
        j += 1
    if s.low(j) in ("-", "–") and _day(s.word(j + 1)) is not None:
        j += 2
    return j


def _without_year(today: date | None, month: int, day: int | None, ahead: int) -> str:
    """The latest such month or day that is not after `today`, or the one to come within `ahead` days."""
    if today is None:
        return ""
    year = today.year if (month, day or 1) <= (today.month, today.day) else today.year - 1
    if 0 < _days_until(today, month, day or 1) <= ahead:
        year = today.year + ((month, day or 1) < (today.month, today.day))
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _days_ahead(s: Sentence, i: int, is_day: bool, lexicon: Lexicon) -> int:
    """How far ahead a date may lie: "From June the fee goes up" farther than "on 3 June"; "was found in June" not."""
    verb = _verb_beside(s, i, lexicon)
    past = verb is not None and tenses.is_past(s.lows[verb], lexicon)
    lead, before = s.low(i - 1), s.low(i - 2)
    if lead in lexicon.of("next"):
        return _YEAR
    changed = before in lexicon.of("moved_by") or before in _MEASURED or before.isdecimal()
    if lead in lexicon.of("onwards") and not (past or changed or verb is None):
        return _PLANNED
    if tenses.looks_ahead(s, i, lexicon):
        return _PLANNED
    return _SOON if is_day or not past else 0


def _verb_beside(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The verb behind a date in its clause, else the last before it."""
    end = next((k for k in range(i, len(s)) if s.words[k] in ",;"), len(s))
    order = (*range(i, end), *range(i - 2, -1, -1))
    return next((k for k in order if phrases.is_verb(s, k, lexicon)), None)


def _days_until(today: date, month: int, day: int) -> int:
    """Days to such a day, each month counted with 30."""
    return ((month - today.month) * 30 + day - today.day) % 360


def _span_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "year to March 2024", "quarter ended 30 June 2024", "week to 14 January": so much time up to then."""
    if s.lows[i] == "week":
        return _days_to(s, i, 7, lexicon, today)
    halved = s.low(i - 1) == "half" or (s.low(i - 1) == "-" and s.low(i - 2) == "half")
    months = {"year": 6 if halved else 12, "quarter": 3, "month": 1}.get(s.lows[i])
    return _up_to(s, i, i + 1, months, lexicon, today) if months is not None else None


def _months_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "12 months to March", "nine months ended 30 September 2024", "two years to March", "three years to 2024"."""
    count = months_counted(s, i, lexicon)
    if count is None:
        return None
    if s.low(i + 1) == "months":
        return _up_to(s, i, i + 2, count, lexicon, today)
    if s.low(i + 2) == "to" and is_year(s.word(i + 3)):
        return When(i, i + 4, f"{int(s.words[i + 3]) - count + 1}/{s.words[i + 3]}")
    return _up_to(s, i, i + 2, 12 * count, lexicon, today)


def _days_to(s: Sentence, i: int, days: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "the week to 14 January"."""
    end = _end_of_span(s, i + 1, lexicon, today)
    first = shifted(end.iso, 1 - days) if end is not None else ""
    return When(i, end.last, f"{first}/{end.iso}") if end is not None and first else None


def _up_to(s: Sentence, i: int, j: int, count: int, lexicon: Lexicon, today: date | None) -> When | None:
    """So many months, up to the date that "to" or "ended" leads at token `j`."""
    end = _end_of_span(s, j, lexicon, today)
    if end is None:
        return None
    if count == 1:
        return _days_to(s, i, 30, lexicon, today)
    months = int(end.iso[:4]) * 12 + int(end.iso[5:7]) - count
    return When(i, end.last, f"{months // 12}-{months % 12 + 1:02}/{end.iso[:7]}")


def _end_of_span(s: Sentence, j: int, lexicon: Lexicon, today: date | None) -> When | None:
    """The month or day that "to" or "ended" leads at token `j`; it is not to come."""
    if s.low(j) not in ("to", "ended", "ending"):
        return None
    j += 1 + (s.low(j + 1) in ("in", "on"))
    end = _date_at(s, j, lexicon, today) if j < len(s) and s.lows[j] != "year" else None
    return end if end is not None and len(end.iso) in (_MONTH, _DAY) else None
