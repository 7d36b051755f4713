"""Find the dates of a sentence, from years to clock times: never figures themselves, they give figures their period."""

from __future__ import annotations

from datetime import date

from . import phrases, tenses
from .lexicon import Lexicon
from .parts_of_year import ORDINALS, fiscal_year, months_counted, packed, quarter, quarter_to, week
from .tokens import Sentence
from .when import When, is_year

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
    for when in (_days(s, one) for one in found):
        before = joined[-1] if joined else None
        if before is None or len(when.iso) not in (_MONTH, _DAY) or not _spans(s, before, when):
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


def _days(s: Sentence, when: When) -> When:
    """ "16-21 April 2024", "between 16 and 21 April": all of these days."""
    begin = when.first - 2
    if begin < 0 or len(when.iso) != _DAY or s.taken[begin] or _day(s.words[when.first]) is None:
        return when
    first = _day(s.words[begin])
    if first is None or not first < int(when.iso[8:]) or not _spans(s, When(begin, begin + 1, ""), when):
        return when
    return When(begin, when.last, f"{when.iso[:8]}{first:02}/{when.iso}")


def _spans(s: Sentence, before: When, when: When) -> bool:
    word = s.low(before.last)
    ranged = word in ("to", "-", "–", "until", "through") or (word == "and" and s.low(before.first - 1) == "between")
    return ranged and when.first == before.last + 1


_YEAR = 360
"""Days. "Next March" is the one to come, however far off."""

_PLANNED = 270
"""Days. So far ahead may lie what something is planned from or by."""

_MEASURED = frozenset(("%", "percent", "cent", "pct", "points"))

_SPAN_WORDS = frozenset(("fy", "fiscal", "financial", "year", "quarter", "q", "last", "week", *ORDINALS))
"""Words that may begin a financial year, a quarter, a week or a number of months."""


def _date_at(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    word = s.words[i]
    if word[0].isdecimal():
        return (
            _clock(s, i)
            or packed(s, i)
            or (_months_to(s, i, lexicon, today) if s.low(i + 1) == "months" else None)
            or _numeric(s, i)
            or _day_first(s, i, lexicon, today)
            or _decade(s, i)
            or _years(s, i, lexicon)
        )
    if _is_month(s, i, lexicon):
        return quarter_to(s, i, lexicon.months[s.lows[i]], lexicon, today) or _month_first(s, i, lexicon, today)
    if s.low(i + 1) == "months" and (found := _months_to(s, i, lexicon, today)) is not None:
        return found
    if s.lows[i] not in _SPAN_WORDS:
        return None
    found = fiscal_year(s, i) or _span_to(s, i, lexicon, today)
    return found or week(s, i, lexicon, today) or quarter(s, i, lexicon, today)


def _is_month(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    if s.lows[i] not in lexicon.months or not (s.words[i][0].isupper() or lexicon.language != "en"):
        return False
    if s.lows[i] in ("may", "march") and s.words[i][0].isupper():
        return i > 0 or (s.words[i + 1 : i + 2] != [] and s.word(i + 1)[0].isdecimal())
    return True


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


def _years(s: Sentence, i: int, lexicon: Lexicon) -> When | None:
    """ "2008", "2008-2009", "2008/09", "2022-2023.5", "between 2004 and 2008"."""
    if not is_year(s.words[i]) or not _stands_as_year(s, i, lexicon):
        return None
    year = int(s.words[i])
    mark, then = s.low(i + 1), s.word(i + 2)
    if mark in ("-", "–", "—", "/") and then:
        if is_year(then) and int(then) > year:
            return When(i, i + 3, f"{year}/{int(then)}")
        if then.isdecimal() and len(then) == 2 and s.glued(i + 2) and int(then) == (year + 1) % 100:
            return When(i, i + 3, f"{year}/{year + 1}")
        whole, _, month = then.partition(".")
        if is_year(whole) and month.isdecimal() and 1 <= int(month) <= 12:
            return When(i, i + 3, f"{year}/{int(whole)}-{int(month):02}")
    spans = {
        "between": ("and",),
        "from": ("to", "through", "until"),
        "entre": ("y",),
        "de": ("a",),
        "desde": ("hasta",),
    }
    if mark in spans.get(s.low(i - 1), ()) and is_year(then) and int(then) > year:
        return When(i, i + 3, f"{year}/{int(then)}")
    return When(i, i + 1, f"{year}")


def _stands_as_year(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether four digits say a year and not an amount ("2000 people", "1520 sq m", "$1998")."""
    before, after = s.low(i - 1), s.low(i + 1)
    if before in lexicon.currency_signs or s.word(i - 1) in lexicon.currency_signs:
        return False
    if s.glued(i) and before not in ("-", "–", "(", "[", '"', "“", "/", "—", "'", "fy"):
        return False
    if after and s.glued(i + 1) and (after == "%" or (after.isalpha() and after != "s")):
        return False
    if after in ("-", "–", "to") and _goes_on_as_amount(s, i + 2, lexicon):
        return False
    if _counted_round(s, i, lexicon) and before not in lexicon.of("year_only"):
        return False
    if before in lexicon.of("year_lead") and not (after in lexicon.unit_words and after not in ("m", "s", "in")):
        return before not in ("to", "by", "-", "for", "around", "–", "and", "through") or int(s.words[i]) >= 1900
    if lexicon.unit_words.at(s.lows, i + 1) or s.word(i + 1) in lexicon.unit_signs or after in lexicon.scales:
        return False
    return _looks_recent(s, i, lexicon)


def _goes_on_as_amount(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "2000-kilometer", "2000 - 2500 calories"."""
    word = s.word(j)
    if word.isdecimal() and len(word) >= 4:
        return not is_year(word)
    return s.glued(j) and lexicon.unit_words.at(s.lows, j) is not None


def _counted_round(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "2000 hires": a round number before a plural noun in small letters."""
    after = s.word(i + 1)
    plural = (after.isalpha() and len(after) > 3 and after.endswith("s")) or after in lexicon.of("people")
    return plural and after.islower() and int(s.words[i]) % 100 == 0


def _looks_recent(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    return 1900 <= int(s.words[i]) <= 2050


def _decade(s: Sentence, i: int) -> When | None:
    """ "1990s" and "1990's"."""
    word = s.words[i]
    if not (is_year(word) and word.endswith("0") and s.glued(i + 1)):
        return None
    if s.low(i + 1) == "s":
        return When(i, i + 2, f"{int(word)}/{int(word) + 9}")
    return When(i, i + 3, f"{int(word)}/{int(word) + 9}") if s.low(i + 1) == "'" and s.low(i + 2) == "s" else None


def _span_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "year to March 2024", "quarter ended 30 June 2024": the twelve months or the three up to then."""
    months = {"year": 12, "quarter": 3}.get(s.lows[i])
    return _up_to(s, i, i + 1, months, lexicon, today) if months is not None else None


def _months_to(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> When | None:
    """ "12 months to March", "nine months ended 30 September 2024"."""
    count = months_counted(s, i, lexicon)
    return _up_to(s, i, i + 2, count, lexicon, today) if count is not None else None


def _up_to(s: Sentence, i: int, j: int, count: int, lexicon: Lexicon, today: date | None) -> When | None:
    """So many months, up to the date that "to" or "ended" leads at token `j`."""
    if s.low(j) not in ("to", "ended", "ending"):
        return None
    j += 1 + (s.low(j + 1) in ("in", "on"))
    end = _date_at(s, j, lexicon, today) if j < len(s) and s.lows[j] != "year" else None
    if end is None or len(end.iso) not in (_MONTH, _DAY):
        return None
    months = int(end.iso[:4]) * 12 + int(end.iso[5:7]) - count
    return When(i, end.last, f"{months // 12}-{months % 12 + 1:02}/{end.iso[:7]}")
