"""Count periods back from the day of a page or from the period said before: "last month", "a year earlier"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .when import DAY, MONTH, YEAR

MONTHS, QUARTERS = 12, 4
"""Of a year."""

PART_OF_YEAR = re.compile(r"(?:FY)?\d{4}-[QH]\d")
_MONTH = re.compile(r"\d{4}-\d\d")
_QUARTER = re.compile(r"(FY)?(\d{4})-Q(\d)")
_FULL_DAYS = re.compile(r"/?\d{4}-\d\d-\d\d(?:/\d{4}-\d\d-\d\d)?")
_DAYS = {"day": 1, "week": 7}


def resolve(meaning: str, today: date | None, carried: str | None) -> str:
    """A relative period as ISO 8601: "year-1" counts from `today`, "before:year-1" from the period carried,
    "held:Q" is that if it is a quarter, "back:year-1" the same part of an earlier year ("2024-Q2" to "2023-Q2"),
    "date-12-25" the last such day, "whole" the year of the period carried."""
    if meaning == "same":  # "employed 40 at the end of 2024 and sold 62 boats in the year"
        return (carried or "").removeprefix("/") if len(carried or "") == len("/2024") else carried or ""
    kind, _, count = meaning.partition(":")
    if kind == "held":  # "in the quarter", "that day": the one that the text is about
        return _held(count, (carried or "").removeprefix("/"))
    year = year_of(carried)
    if kind in ("whole", "before", "back"):
        return _from_said(kind, count, today, carried or "", year) if year else ""
    if today is None:
        return ""
    kind, _, back = meaning.partition("-")
    if kind == "date":
        return f"{today.year - (back > f'{today:%m-%d}')}-{back}"
    return _counted_back(kind, int(back or 0), today)


def _held(kind: str, carried: str) -> str:
    """The quarter ("Q"), month ("M") or days ("D") that were said before, "" where something else was."""
    if kind == "Q":
        return carried if PART_OF_YEAR.fullmatch(carried) and kind in carried else ""
    if kind == "D":
        return carried if _FULL_DAYS.fullmatch(carried) else ""
    month = carried[:MONTH]
    return month if _MONTH.fullmatch(month) and "/" not in carried else ""


def _from_said(kind: str, count: str, today: date | None, iso: str, year: int) -> str:
    if kind == "whole":
        return f"{year}"
    if kind == "before":  # of accounts where those were spoken of
        return in_year(iso, year - 1) if _is_year_of_accounts(iso) else f"{year - 1}"
    unit, _, back = count.partition("-")
    if iso.startswith("/") and unit in ("month", "quarter"):
        moved = _back(unit, int(back), iso[1:])
        return f"/{moved}" if moved else ""
    return _back(unit, int(back), iso) if unit != "year" else in_year(_until(iso, today), year - int(back))


def _is_year_of_accounts(iso: str) -> bool:
    """ "FY2024", "2023/2024", "2023-07/2024-06"."""
    first, _, last = iso.partition("/")
    if _MONTH.fullmatch(first) and _MONTH.fullmatch(last):
        return 12 * (int(last[:4]) - int(first[:4])) + int(last[5:]) - int(first[5:]) == 11
    years = first.isdecimal() and last.isdecimal() and int(last) == int(first) + 1
    return years or (iso.startswith("FY") and len(iso) == len("FY2024"))


def in_year(iso: str, year: int) -> str:
    """The same part of another year, a range or an as-of date included: "/2024-03" in 2023 is "/2023-03"."""
    first = year_of(iso)
    if first is None or iso.endswith("/"):
        return ""
    moved = [f"{int(part[:YEAR]) + year - first}{part[YEAR:]}" for part in parts(iso)]
    sign = "FY" if iso.startswith("FY") else "/" if iso.startswith("/") else ""
    return f"{sign}{'/'.join(moved)}"


def _until(iso: str, today: date | None) -> str:
    """A period that goes on, up to `today` where it began in the same year: "2024-01/" is "2024-01/2024-06" in June."""
    return f"{iso}{today}"[: 2 * len(iso) - 1] if today and iso.endswith("/") and year_of(iso) == today.year else iso


def parts(iso: str) -> list[str]:
    return [part.removeprefix("FY") for part in iso.split("/") if part]


def _back(unit: str, count: int, iso: str) -> str:
    """The day, week, month or quarter so many before one; "" where `iso` is none."""
    if unit == "month" and _MONTH.fullmatch(iso[:MONTH]) and len(iso) <= DAY:
        year, month = part_before(int(iso[:4]), int(iso[5:7]), count, MONTHS)
        return shifted(f"{year}-{month:02}{iso[7:] or '-01'}", 0)[: len(iso)]
    if unit == "quarter" and (match := _QUARTER.fullmatch(iso)) is not None:
        year, quarter = part_before(int(match[2]), int(match[3]), count, QUARTERS)
        return f"{match[1] or ''}{year}-Q{quarter}"
    if unit in _DAYS and _FULL_DAYS.fullmatch(iso):
        moved = [shifted(day, -_DAYS[unit] * count) if day else "" for day in iso.split("/")]
        return "/".join(moved) if moved[-1] else ""
    return ""


def part_before(year: int, part: int, count: int, parts_of_year: int) -> tuple[int, int]:
    """The month, of twelve, or the quarter, of four, so many before one, with its year."""
    years, parts_over = divmod(year * parts_of_year + part - 1 - count, parts_of_year)
    return years, parts_over + 1


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
        year, month = part_before(today.year, today.month, back, MONTHS)
        return f"{year}-{month:02}"
    if kind == "quarter":
        year, quarter = part_before(today.year, (today.month + 2) // 3, back, QUARTERS)
        return f"{year}-Q{quarter}"
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
