"""What stands around a Chinese number: what it is per, whether it is a change, its conversion in brackets."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from .chinese import Found
from .chinese_lexicon import ChineseLexicon, longest
from .figure import Expression, Trend
from .lexicon import Unit, load

_OTHERS = re.compile(
    r"(?<!\d)(?:0\d{2,3}|400|800)-\d{3,8}(?:-\d{3,4})?(?!\d)"  # telephone
    r"|\d{1,3}比\d{1,3}(?!\d)"  # score
)
_EVERY = "每"
_OPENED = re.compile(r"\s?[（(](?:约?合|折合|约|即)?")
_FARTHEST = 12
"""Characters. "每" stands no farther before its number."""


def mark_others(text: str, start: int, end: int, taken: bytearray) -> None:
    """Take the characters of telephone numbers and scores: they are no figures."""
    for match in _OTHERS.finditer(text, start, end):
        taken[match.start() - start : match.end() - start] = b"\1" * (match.end() - match.start())


def describe(text: str, found: list[Found], start: int, lexicon: ChineseLexicon) -> list[Found]:
    """The figures with their rates, changes and conversions; what is only a denominator or a conversion goes."""
    kept: list[Found] = []
    population: Found | None = None
    for number in found:
        if _is_population(text, number):
            population = number
        elif not (kept and _converts(text, kept[-1], number)):
            _attach_rate(text, number, start, population, lexicon)
            number.trend = _trend(text, number, start, lexicon)
            kept.append(number)
            population = None
    return kept


def _is_population(text: str, number: Found) -> bool:
    """The 10万人 of "每10万人中有5.3人"."""
    digits = str(int(number.low))
    return text[number.start - 1 : number.start] == "每" and len(digits) > 2 and digits.strip("0") == "1"


def _attach_rate(text: str, number: Found, start: int, population: Found | None, lexicon: ChineseLexicon) -> None:
    """ "每平方米3.2万元", "风速每秒42米", "每10万人中有5.3人"."""
    if population is not None and number.start - population.end <= 4:
        size = int(population.low)
        number.unit = Unit(f"per_{size}", "rate", Decimal(1) / size)
        number.per = text[population.start : population.end]
        return
    at = text.rfind(_EVERY, max(start, number.start - _FARTHEST), number.start)
    match = lexicon.unit.match(text, at + 1, number.start) if at >= 0 else None
    base = lexicon.units[match.group()] if match is not None else None
    if match is None or base is None or number.unit is None or base.dimension == number.unit.dimension:
        return
    between = text[match.end() : number.start]
    if between and between not in lexicon.verbs:
        return
    name = f"{number.unit.name}_per_{base.name}"
    number.per = base.name
    number.unit = load("en").units.get(name) or Unit(name, f"{number.unit.dimension} rate", Decimal(1))


@cache
def _moves(lexicon_words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{longest(lexicon_words)})了?(?:约|近|逾|超|超过)?\s?$")


def _trend(text: str, number: Found, start: int, lexicon: ChineseLexicon) -> Trend | None:
    """A change by this much, "增长2.3%"; "增至2.3%" is a change to it."""
    window = max(start, number.start - 8)
    if _moves(lexicon.words["trend_up"]).search(text, window, number.start):
        return "up"
    return "down" if _moves(lexicon.words["trend_down"]).search(text, window, number.start) else None


def _converts(text: str, before: Found, number: Found) -> bool:
    """ "8.5亿元(约合1.2亿美元)": the second is the first in other words, and is kept with it."""
    opened = _OPENED.match(text, before.end, number.start)
    if opened is None or opened.end() != number.start or text[number.end : number.end + 1] not in (")", "）"):
        return False
    if number.unit is None or before.unit is None or number.unit == before.unit:
        return False
    if number.unit.dimension != before.unit.dimension:
        return False
    words = text[number.start : number.end]
    before.also.append(
        Expression(number.start, number.end, words, number.low, number.high, number.unit.name, number.unit_text)
    )
    return True
