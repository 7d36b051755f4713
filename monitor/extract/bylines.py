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
_BLOCKS = "//p | //li | //footer | //div[not(div)]"
# A class that says what the line is; without one the line must say little besides the day, or set the day apart.
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:date\w*|time\w*|by|by-?line|meta|pub\w*|info|posted|stamp|author|credit|issued)(?:$|[\s_-])", re.I
)
_LEAST_BESIDE = 24
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.I)
_LED = re.compile(
    r"(?:^|[.,;:|·•(]|\s[-–—/]|\b(?:dated?|issued|published|posted|filed|released|embargo)(?:\s+on)?)\s*$", re.I
)
_ENDED = re.compile(r"\s*(?:$|[.,;:|·•()–—/-])")
# Where the text begins: the place and the day of a report, "LIMA, 14 May 2024 (Agency) -".
_PLACE = re.compile(r"(?!(?:In|On|By|At|From|Until|Since)\b)(?:[A-ZÀ-Þ][\w.'’-]*,?\s+){0,4}[A-ZÀ-Þ][\w.'’-]*,\s+$")
_TEXT_BEGINS = re.compile(r"\s*[.:(–—-]")
_CHANGED = re.compile(
    r"(?:^|[.·|•])\s*(?:(?:this\s+)?(?:page|article|entry)\s+(?:was\s+)?)?last\s+(?:edited|changed|modified|updated|revised)\b(.{8,40})",
    re.I,
)
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
    """The first day that a line between the headline and the text gives, or the text begins with; None where no line is
    clearly of that kind."""
    heading = next(page.iterdescendants("h1"), None)
    if heading is None:
        return None
    return next((day for named, line in _lines(heading) if (day := _day_in(line, named=named))), None)


def day_of_change(page: HtmlElement) -> date | None:
    """The day of "This page was last edited on 14 May 2024"."""
    said = (_CHANGED.search(squeeze(clean(one.text_content()))) for one in page.xpath(_BLOCKS))
    return next((day for found in said if found and (day := _written(found[1]))), None)


def _lines(heading: HtmlElement) -> Iterator[tuple[bool, str]]:
    """Each short line with whether its element is named as one, and the first long paragraph, where the text begins."""
    for element in islice(heading.xpath(_LINES), _LOOKED_AT):
        line = squeeze(clean(element.text_content()))
        if len(line) <= _LONGEST:
            yield bool(_NAMED.search(element.get("class") or "")), line
        elif element.tag == "p":
            yield False, line
            return


def _day_in(line: str, *, named: bool) -> date | None:
    for pattern in _WRITTEN:
        found = pattern.search(line)
        if found and (named or _is_own(line, found)):
            return _as_day(found)
    return None


def _is_own(line: str, found: re.Match[str]) -> bool:
    """Whether a day is that of the line and not one it tells of: little is said besides, or signs set the day apart."""
    before, after = line[: found.start()], line[found.end() :]
    if len(line) > _LONGEST:
        return bool(_PLACE.match(before) and _TEXT_BEGINS.match(after))
    apart = _LED.search(_WEEKDAY.sub("", before)) and _ENDED.match(after)
    return bool(apart) or len(before) + len(after) <= _LEAST_BESIDE


def _written(text: str) -> date | None:
    return next((_as_day(found) for pattern in _WRITTEN if (found := pattern.search(text))), None)


def _as_day(found: re.Match[str]) -> date | None:
    month = found["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None
