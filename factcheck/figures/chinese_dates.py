"""Dates and periods of Chinese text."""

from __future__ import annotations

import re
from datetime import date

from .chinese_lexicon import ChineseLexicon
from .counted_back import resolve, year_of
from .when import When

_DIGITS = {
    "〇": "0",
    "零": "0",
    "○": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}
_YEAR = r"(?P<year>(?:[1１][5-9５-９]|[2２][01０１])\d\d|[一二][〇零○一二三四五六七八九]{3})"
_DATE = re.compile(
    rf"{_YEAR}\s?(?:[-—–至到~]\s?(?P<until>(?:[1１][5-9５-９]|[2２][01０１])\d\d)\s?年|年(?:度)?(?:\s?(?P<month>\d{{1,2}})\s?月(?:份)?"
    r"(?:\s?[-—–至到~]\s?(?P<to>\d{1,2})\s?月|\s?(?P<day>\d{1,2})\s?[日号號])?)?(?P<half>上半年|下半年)?(?:第?(?P<quarter>[一二三四1-4])季度)?)"
    r"|(?P<part>上半年|下半年|前三季度|第?[一二三四]季度)"
    r"|(?P<first>\d{1,2})\s?[-—–至到~]\s?(?P<until_month>\d{1,2})月"
    r"|(?P<m>\d{1,2})月(?:(?P<d>\d{1,2})[日号號]|(?!大|龄|薪|租|供))"
    r"|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d{1,2}时\d{1,2}分|(?<!\d)\d{1,2}[日号](?!元|圆)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_SINCE = re.compile(r"以来|以來|起|至今")
_AS_OF = re.compile(r"(?:截至|截止|截止到|至|到)\s?$")


def find_periods(
    text: str, start: int, end: int, lexicon: ChineseLexicon, today: date | None, carried: str | None
) -> list[When]:
    """Dates as character spans with their period, "" where it cannot be told; relative words included.

    A word such as 上年 counts back from the last period before it, `carried` where its sentence has none.
    """
    dates = list(_DATE.finditer(text, start, end))
    words = [
        word
        for word in lexicon.relative_words.finditer(text, start, end)
        if not any(found.start() < word.end() and word.start() < found.end() for found in dates)
    ]
    found: list[When] = []
    for match in sorted([*dates, *words], key=lambda one: one.start()):
        base = next((when.iso for when in reversed(found) if when.iso), carried)
        if match.re is _DATE:
            iso = _iso(text, match, start, today, base)
        else:
            iso = resolve(lexicon.relative[match.group()], today, base)
        found.append(When(match.start(), match.end(), iso))
    return found


def _iso(text: str, match: re.Match[str], start: int, today: date | None, base: str | None) -> str:
    if match["year"]:
        return _framed(text, match, start, _from_year(match))
    said = year_of(base)
    year = f"{said}" if said else (str(today.year) if today else "")
    if match["m"]:
        day = f"-{int(match['d']):02}" if match["d"] else ""
        return f"{year}-{int(match['m']):02}{day}" if year and 1 <= int(match["m"]) <= 12 else ""
    if match["first"]:
        return f"{year}-{int(match['first']):02}/{year}-{int(match['until_month']):02}" if year else ""
    if match["part"]:
        return _part(year, match["part"]) if year else ""
    numbers = re.findall(r"\d+", match.group())
    if len(numbers) == 3 and len(numbers[0]) == 4:
        return f"{numbers[0]}-{int(numbers[1]):02}-{int(numbers[2]):02}"
    return ""


def _part(year: str, part: str) -> str:
    """上半年, 前三季度 or 二季度 of a year."""
    months = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9)}.get(part)
    if months is None:
        return f"{year}-Q{_DIGITS[part.removeprefix('第')[0]]}"
    return f"{year}-{months[0]:02}/{year}-{months[1]:02}"


def _from_year(match: re.Match[str]) -> str:
    year = "".join(_DIGITS.get(sign, sign) for sign in match["year"])
    if match["until"]:
        return f"{year}/{match['until']}"
    if match["half"]:
        return _part(year, match["half"])
    if match["quarter"]:
        return f"{year}-Q{_DIGITS.get(match['quarter'], match['quarter'])}"
    if not match["month"]:
        return year
    month = f"{year}-{int(match['month']):02}"
    if match["to"]:
        return f"{month}/{year}-{int(match['to']):02}"
    return f"{month}-{int(match['day']):02}" if match["day"] else month


def _framed(text: str, match: re.Match[str], start: int, iso: str) -> str:
    if "/" in iso:
        return iso
    if _SINCE.match(text, match.end()):
        return f"{iso}/"
    if _AS_OF.search(text, max(start, match.start() - 4), match.start()):
        return f"/{iso}"
    return iso
