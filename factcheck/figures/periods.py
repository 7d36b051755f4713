"""Find the period a figure speaks of: the dates of its sentence, words such as "last year", or what was said before."""

from __future__ import annotations

from datetime import date, timedelta

from . import phrases
from .dates import When
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def periods_in(s: Sentence, dates: list[When], lexicon: Lexicon, today: date | None, carried: str | None) -> list[When]:
    """The dates and relative periods of a sentence in order: "since 2022" is "2022/", "as of May 2009" "/2009-05"."""
    found = [_framed(s, when, lexicon) for when in dates if when.iso and not _names(s, when, lexicon)]
    relative = _relative(s, lexicon, today, carried or (found[0].iso if found else None))
    return sorted(found + relative) if relative else found


def _names(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """Whether a year is part of a name: "the 1988 Rhine Treaty", "its 2009 Report"."""
    if when.last - when.first != 1 or when.last >= len(s):
        return False
    after = s.words[when.last]
    if not (after[0].isupper() and len(after) > 1) or after in ("US",):
        return False
    return s.low(when.first - 1) in lexicon.of("determiner") or s.word(when.first - 1).endswith(("'s", "’s"))


def _framed(s: Sentence, when: When, lexicon: Lexicon) -> When:
    lead = s.lows[max(0, when.first - 4) : when.first]
    if "/" in when.iso:
        return when
    if lexicon.since.at(s.lows, when.first - 1) or ("since" in lead and "," not in lead):
        return When(when.first, when.last, f"{when.iso}/")
    if lexicon.as_of.at(s.lows, when.first - 1):
        return When(when.first, when.last, f"/{when.iso}")
    return when


def _relative(s: Sentence, lexicon: Lexicon, today: date | None, carried: str | None) -> list[When]:
    found = []
    for i in range(len(s)):
        match = lexicon.relative.at(s.lows, i)
        length, iso = (match[0], resolve(match[1], today, carried)) if match else (1, _weekday(s, i, lexicon, today))
        if iso:
            found.append(When(i, i + length, iso))
    return found


def _weekday(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> str:
    """ "on Tuesday": the latest Tuesday that is not after the day of publication."""
    day = lexicon.weekdays.get(s.lows[i])
    if day is None or today is None or not s.words[i][0].isupper():
        return ""
    when = (today - timedelta(days=(today.weekday() - day) % 7)).isoformat()
    return f"/{when}" if lexicon.as_of.at(s.lows, i - 1) else when


def resolve(meaning: str, today: date | None, carried: str | None) -> str:
    """A relative period as ISO 8601: "year-1" counts from `today`, "before:year-1" from the period carried."""
    if meaning == "same":
        return carried or ""
    if meaning.startswith("before:"):
        year = _year_of(carried)
        return f"{year - 1}" if year else ""
    if today is None:
        return ""
    kind, _, back = meaning.partition("-")
    return _counted_back(kind, int(back or 0), today)


def _counted_back(kind: str, back: int, today: date) -> str:
    if kind == "year":
        return f"{today.year - back}"
    if kind == "month":
        months = today.year * 12 + today.month - 1 - back
        return f"{months // 12}-{months % 12 + 1:02}"
    if kind == "quarter":
        quarters = today.year * 4 + (today.month - 1) // 3 - back
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    if kind == "week":
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if kind == "sofar":
        return f"{today.year}-01-01/{today.isoformat()}"
    return (today - timedelta(days=back)).isoformat()


def _year_of(iso: str | None) -> int | None:
    digits = (iso or "").lstrip("FY/")[:4]
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None


def without_compared(mentions: list[Mention], periods: list[When], ends: list[int]) -> list[When]:
    """The periods that are not those of figures given only for comparison ("against 58 per cent in 2017")."""
    own = [range(m.stop, end) for m, end in zip(mentions, ends, strict=True) if m.role == "previous"]
    return [when for when in periods if not any(when.first in window for window in own)]


def asides(s: Sentence, periods: list[When], mentions: list[Mention], lexicon: Lexicon) -> list[When]:
    """The dates that do not say when the figures hold: when they were told, what they are compared with, and dates
    of a bracket or of a participle between commas ("the bridge, approved in 2015, is 3 km long")."""
    numbers = [m.begin for m in mentions]
    return [when for when in periods if _told(s, when, lexicon) or _apart(s, when, numbers, lexicon)]


def _told(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "said on Tuesday", "the note of February": a day of telling, a year to compare with."""
    k = when.first - 1
    if s.low(k) in ("with", "to") and s.low(k - 1) == "compared":
        return True
    if s.low(k) in lexicon.of("of") and s.low(k - 1) in lexicon.of("source_kind"):
        return True
    if s.lows[when.first] not in lexicon.weekdays and s.lows[when.first] not in ("yesterday", "today"):
        return False
    k -= s.low(k) in ("on", "late", "early")
    return s.low(k) in lexicon.of("tell") or s.low(when.last) in lexicon.of("tell")


def _apart(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    first = next((k for k in range(when.first - 1, -1, -1) if s.words[k] in "(),;"), -1)
    last = next((k for k in range(when.last, len(s)) if s.words[k] in "(),;"), len(s))
    if first < 0 or any(first < number < last for number in numbers):
        return False
    if s.words[first] == "(":
        return s.low(first + 1) not in lexicon.of("in") and when.first > first + 1
    return s.words[first] == "," and last < len(s) and phrases.is_participle(s.low(first + 1), lexicon)


def carried(s: Sentence, periods: list[When], lexicon: Lexicon) -> list[When]:
    """The dates that hold for later sentences too: no weekday, and none of a relative clause."""
    relative = lexicon.of("relative") | {"when", "where"}
    return [
        when
        for when in periods
        if s.lows[when.first] not in lexicon.weekdays
        and relative.isdisjoint(s.lows[max(0, when.first - 7) : when.first])
    ]


def compared_with(s: Sentence, m: Mention, apart: list[When]) -> str | None:
    """The year of "compared with 2022 (618)", which is that of the number in its bracket only."""
    return next((w.iso for w in apart if w.last == m.begin - 1 and s.words[w.last] == "("), None)


def period_of(
    s: Sentence, m: Mention, periods: list[When], shared: list[When], next_begin: int, lexicon: Lexicon
) -> str | None:
    """The period of a figure: one before the next figure, else the nearest before it, else the sentence's first.

    A figure given only for comparison has none but its own: "up from 592" does not speak of the year under report.
    """
    behind = [w for w in periods if m.stop <= w.first < next_begin]
    if behind and not _new_clause(s, m.stop, behind[0].first, lexicon):
        return behind[0].iso
    if m.role == "previous":
        return None
    before = [w for w in periods if w.first < m.begin]
    if before:
        return before[-1].iso if not _compared(s, before[-1], m) else before[0].iso
    return next((w.iso for w in shared if not _new_clause(s, m.stop, w.first, lexicon)), None)


def _new_clause(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether another clause begins between: "paid 40 euros and will buy rye next year"."""
    if ";" in s.words[first:last]:
        return True
    joined = (k + 1 for k in range(first, last - 1) if s.lows[k] in ("and", "but"))
    return any(s.lows[k] in lexicon.of("modal") for k in joined)


def _compared(s: Sentence, when: When, m: Mention) -> bool:
    """Whether a bracket that gives a figure of another period closes between the date and the figure."""
    return ")" in s.words[when.last : m.begin] and "(" not in s.words[when.last : m.begin]
