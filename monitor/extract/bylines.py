"""The day in a line such as "By our harbour desk, 14 May 2024" under a headline, where programs are given none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from lxml.html import HtmlElement

from monitor.extract.clean import clean, squeeze

# Elements that may hold such a line, how many of them are looked at behind the headline, and how long the line may be.
_LINES = "following::*[self::p or self::div or self::span or self::time or self::small or self::li or self::address]"
_LOOKED_AT, _LONGEST = 12, 160
# A class that says what the line is; without one the line must say little besides the day.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:date\w*|time\w*|by|by-?line|meta|pub\w*|info|posted|stamp|author|credit|issued)(?:$|[\s_-])", re.I
)
_LEAST_BESIDE = 24
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WRITTEN = (
    re.compile(rf"(?<![\d.]){_DAY}\s+{_MONTH},?\s+{_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.I),
    re.compile(rf"{_YEAR}\s*年\s*(?P<month>\d{{1,2}})\s*月\s*{_DAY}\s*日"),
    re.compile(rf"{_YEAR}-(?P<month>\d\d)-{_DAY}(?!\d)"),
)


def day_of_byline(page: HtmlElement) -> date | None:
    """The first day that a line between the headline and the text gives; None where no line is clearly of that kind."""
    heading = next(page.iterdescendants("h1"), None)
    if heading is None:
        return None
    return next((day for named, line in _lines(heading) if (day := _day_in(line, named=named))), None)


def _lines(heading: HtmlElement) -> Iterator[tuple[bool, str]]:
    """Each short line with whether its element is named as one; the first long paragraph is where the text begins."""
    for element in islice(heading.xpath(_LINES), _LOOKED_AT):
        line = squeeze(clean(element.text_content()))
        if len(line) <= _LONGEST:
            yield bool(_NAMED.search(element.get("class") or "")), line
        elif element.tag == "p":
            return


def _day_in(line: str, *, named: bool) -> date | None:
    for pattern in _WRITTEN:
        found = pattern.search(line)
        if found and (named or len(line) - len(found[0]) <= _LEAST_BESIDE):
            return _as_day(found)
    return None


def _as_day(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
