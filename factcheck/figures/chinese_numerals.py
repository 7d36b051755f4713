"""Chinese numbers: characters, digits and both mixed ("三千二百", "6.19万", "5亿1万4千6百", "两千三点一")."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from . import numerals
from .lexicon import DATA, rows

HALF = "半"
LONGEST = 80
"""Signs. No figure is longer."""
ZERO = frozenset("零〇")
POINT = frozenset("点點")


@cache
def signs() -> tuple[dict[str, int], dict[str, int]]:
    """Digits and scale signs with their values."""
    digits = {row[0]: int(row[1]) for row in rows(DATA / "zh" / "numerals.txt")}
    scales = {row[0]: int(row[1]) for row in rows(DATA / "zh" / "scales.txt")}
    return digits, scales


@cache
def pattern() -> str:
    """A run of digits, numeral signs and scale signs, with a decimal part; "几" stands for an unsaid digit."""
    digits, scales = signs()
    han = "".join(digits) + "".join(scales) + "几幾数數"
    grouped = r"\d+(?:,\d{3}(?!\d)|(?<=[０-９])，[０-９]{3}(?![０-９]))*"
    power = r"(?:(?:[eEｅ][+\-－]?|\^[+\-－]{0,2})\d{1,2}(?![\d.．A-Za-z]))"
    plain = rf"(?:{grouped}(?:[.．·]\d+)?|(?<![\d.．])[.．]\d+){power}?"
    scale = "".join(scales)
    after_point = "".join(sign for sign in digits if sign not in "两兩俩倆")
    part = rf"(?:{plain}|[{han}]|(?<=[{han}\s\d])[余餘多](?=\s{{0,2}}[{scale}]))"
    # Bounded: a longer run is no number, and must not be looked through again.
    return rf"(?:{plain}|[{han}])(?:\s{{0,3}}{part}){{0,60}}(?:\s{{0,2}}[点點]\s{{0,2}}[{after_point}]{{1,20}})?"


class Value(NamedTuple):
    """What a Chinese number says; low and high differ for "三四百". `open` is set by 几, 余 or 多 inside."""

    low: Decimal
    high: Decimal
    step: Decimal
    open: bool = False


def parse(written: str) -> Value | None:
    """Read a run that `pattern` found; None where its signs make no number ("九九")."""
    return _parse(written.rstrip()[:LONGEST])


@lru_cache(maxsize=512)
def _parse(written: str) -> Value | None:
    digits, scales = signs()
    parts = _parts(written, digits, scales)
    if not parts or len(parts) > 64:
        return None
    whole, decimals = _split_point(parts)
    is_open = any(kind == "open" for kind, _ in whole)
    spread = _spread(whole)
    if spread is not None:
        low, high = (_evaluate(parts_of) for parts_of in spread)
        return None if low is None or high is None else Value(low[0], high[0], low[1])
    found = _evaluate([part for part in whole if part[0] != "open"])
    if found is None:
        return None
    value, step = found
    if decimals:
        places = "".join(str(number) for _, number in decimals)
        value, step = value + Decimal(f"0.{places}"), Decimal(1).scaleb(-len(places))
    return Value(value, value, step, is_open)


Part = tuple[str, Decimal]


def _parts(written: str, digits: dict[str, int], scales: dict[str, int]) -> list[Part]:
    found: list[Part] = []
    for match in re.finditer(r"([\d.,，．·]+)(?:([eEｅ]|\^)([+\-－]{0,2}\d{1,2}))?|\S", written):
        word = match.group()
        if match[1] is not None:
            numeral = numerals.parse(match[1].replace("，", ",").replace("．", "."))
            if numeral is None:
                return []
            value, step = _raised(numeral.value, numeral.step, match[2], match[3])
            found += [("step", step), ("plain", value)]
        elif word in scales:
            found.append(("scale", Decimal(scales[word])))
        elif word in digits:
            found.append(("zero" if word in ZERO else "digit", Decimal(digits[word])))
        elif word in POINT:
            found.append(("point", Decimal(0)))
        else:
            found.append(("open", Decimal(0)))
    return found


def _raised(value: Decimal, step: Decimal, sign: str | None, exponent: str | None) -> tuple[Decimal, Decimal]:
    """Apply "e13" or "^5"."""
    if sign is None or exponent is None:
        return value, step
    power = int(exponent.replace("－", "-").replace("--", "").replace("+-", "-"))
    if sign == "^":
        return (value**power if value else value), step
    return value.scaleb(power), step.scaleb(power)


def _split_point(parts: list[Part]) -> tuple[list[Part], list[Part]]:
    at = next((k for k, (kind, _) in enumerate(parts) if kind == "point"), None)
    return (parts, []) if at is None else (parts[:at], parts[at + 1 :])


def _spread(parts: list[Part]) -> tuple[list[Part], list[Part]] | None:
    """ "三四百", "二三十": two digits in a row before a scale are the ends of a range."""
    for k in range(len(parts) - 2):
        (a, low), (b, high), (c, _) = parts[k : k + 3]
        if a == b == "digit" and c == "scale" and high == low + 1:
            return parts[: k + 1] + parts[k + 2 :], parts[:k] + parts[k + 1 :]
    return None


def _evaluate(parts: list[Part]) -> tuple[Decimal, Decimal] | None:
    """Value and step. A last digit after a scale counts its tenth ("一千三" is 1300), unless a zero stands between."""
    total = section = Decimal(0)
    number: Decimal | None = None
    step = last_scale = Decimal(1)
    zero = said = False
    previous = ""
    for kind, value in parts:
        if kind == "step":
            step = value
            continue
        if kind == "scale":
            if number is None and section and last_scale < value < 10000:
                break  # "七十百" goes on with another word
            said = True
            section, total = _scaled(section, total, number, value)
            number, last_scale, zero = None, value, False
            step = step * value if previous == "plain" else value
        elif kind == "zero":
            zero, said = True, True
            number = Decimal(0) if number is None and not said else number
        elif number is not None:
            return None
        else:
            number, said = value, True
            step = step if kind == "plain" else Decimal(1)
        previous = kind
    if number is not None and previous == "digit" and last_scale >= 100 and not zero:
        number, step = number * last_scale / 10, last_scale / 10
    return (total + section + (number or 0), step) if said else None


def _scaled(section: Decimal, total: Decimal, number: Decimal | None, scale: Decimal) -> tuple[Decimal, Decimal]:
    if scale < 10000:
        if number is None and section:
            return (section * scale if section < scale else section + scale), total
        return section + (Decimal(1) if number is None else number) * scale, total
    section += number or 0
    if total and (scale > 10000 or not section) and total < scale * 10000 and (not section or total < scale):
        return Decimal(0), (total + section) * scale
    return Decimal(0), total + (section or 1) * scale
