"""Count periods back from the day of a page or from the period said before: "last month", "a year earlier"."""

from __future__ import annotations

import re
from datetime import date, timedelta

YEAR = len("2024")
PART_OF_YEAR = re.compile(r"\d{4}-[QH]\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"\d{4}-Q\d")
_FULL_DAYS = re.compile(r"/?\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_DAYS = {"day": 1, "week": 7}


def resolve(meaning: str, today: date | None, carried: str | None) -> str:
    """A relative period as ISO 8601: "year-1" counts from `today`, "before:year-1" from the period carried,
    "held:Q" is that if it is a quarter, "back:year-1" the same part of an earlier year ("2024-Q2" to "2023-Q2"),
    "date-12-25" the last such day, "whole" the year of the period carried."""
    if meaning == "same":
        return carried or ""
    kind, _, count = meaning.partition(":")
    if kind == "held":  # "in the quarter": the one that the text is about
        return carried if carried and PART_OF_YEAR.fullmatch(carried) and count in carried else ""
    year = year_of(carried)
    if kind in ("whole", "before"):
        return f"{year - (kind == 'before')}" if year else ""
    if kind == "back":
        unit, _, back = count.partition("-")
        if unit != "year":
            return _back(unit, int(back), carried or "")
        return in_year(_until(carried or "", today), year - int(back)) if year else ""
    if today is None:
        return ""
    kind, _, back = meaning.partition("-")
    if kind == "date":
        return f"{today.year - (back > f'{today:%m-%d}')}-{back}"
    return _counted_back(kind, int(back or 0), today)


def in_year(iso: str, year: int) -> str:
    """The same part of another year, a range or an as-of date included: "/2024-03" in 2023 is "/2023-03"."""
    first = year_of(iso)
    if first is None or iso.endswith("/"):
        return ""
    moved = [f"{int(part[:YEAR]) + year - first}{part[YEAR:]}" for part in parts(iso)]
    return "/".join(moved) if not iso.startswith("/") else f"/{moved[0]}"


def _until(iso: str, today: date | None) -> str:
    """A period that goes on, up to `today` where it began in the same year: "2024-01/" is "2024-01/2024-06" in June."""
    return f"{iso}{today}"[: 2 * len(iso) - 1] if today and iso.endswith("/") and year_of(iso) == today.year else iso


def parts(iso: str) -> list[str]:
    return [part.removeprefix("FY") for part in iso.split("/") if part]


def _back(unit: str, count: int, iso: str) -> str:
    """The day, week, month or quarter so many before one; "" where `iso` is none."""
    if unit == "month" and _MONTH.fullmatch(iso):
        months = int(iso[:4]) * 12 + int(iso[5:]) - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "quarter" and _QUARTER.fullmatch(iso):
        quarters = int(iso[:4]) * 4 + int(iso[-1]) - 1 - count
        return f"{quarters // 4}-Q{quarters % 4 + 1}"
    if unit in _DAYS and _FULL_DAYS.fullmatch(iso):
        moved = [shifted(day, -_DAYS[unit] * count) if day else "" for day in iso.split("/")]
        return "/".join(moved) if moved[-1] else ""
    return ""


def shifted(day: str, days: int) -> str:
    """The day so many days after one; "" where the calendar has no such day ("2023-02-29")."""
    try:
        return f"{date.fromisoformat(day) + timedelta(days=days)}"
    except (ValueError, OverflowError):
        return ""


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
    if kind == "weekend":
        saturday = today - timedelta(days=(today.weekday() + 2) % 7 or 7)
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if kind == "sinceyear":
        return f"{today.year}-01/"
    if kind == "sofar":
        return f"{today.year}-01-01/{today.isoformat()}"
    return (today - timedelta(days=back)).isoformat()


def year_of(iso: str | None) -> int | None:
    digits = (iso or "").lstrip("FY/")[:4]
    return int(digits) if len(digits) == 4 and digits.isdecimal() else None
