"""Read the figures of a Chinese document, carrying place, period and noun from sentence to sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from . import chinese, chinese_around, chinese_context, chinese_dates, chinese_places, chinese_sources
from .chinese import Found
from .chinese_lexicon import ChineseLexicon, load_chinese
from .figure import Document, Figure
from .lexicon import load
from .places import country_in
from .segments import sentences
from .when import When

_NATIONWIDE = "全国"
_LEAD = 800
"""Characters at the beginning of a page whose heading gives the period, and whose places tell the country."""
_LONGEST_HEADING = 30
_LONGEST_COUNTRY = 4
_BESIDE = 2
"""Characters. A number this near to the one before it has no noun of its own between: "涨1.2元至84.5元"."""
_SECTION = re.compile(r"(?:[一二三四五六七八九十\d]{1,3}[、.．])?\s*([^\W\d_]{2,8})\s*")
_IS, _COMMAS = ("为", "是"), ("，", ",", "；", ";", "（", "(")
_THAN = ("比", "较", "相比", "对比", "比上", "高于", "低于")


@dataclass(slots=True)
class Carried:
    """What earlier sentences said."""

    today: date | None
    place: str | None = None
    period: str | None = None
    what: str | None = None
    title_place: str | None = None
    title_period: str | None = None
    lead_period: str | None = None
    country: str | None = None
    section: str | None = None
    """The place that the heading of a section is: 二、泰国."""


def read_chinese(document: Document, today: date | None) -> list[Figure]:
    """The figures of the document's sentences; tables are read elsewhere."""
    lexicon = load_chinese()
    carried = Carried(today)
    if document.title:
        title = document.title[:300]
        spans = chinese_dates.find_periods(title, 0, len(title), lexicon, today, None)
        named = chinese_places.places(title, 0, len(title), lexicon)
        published = today.isoformat() if today else None
        carried.title_period = next((when.iso for when in spans if when.iso and when.iso != published), None)
        carried.title_place = named[0][1] if named else None
    carried.country = chinese_places.country(document.title + document.text[:_LEAD], lexicon)
    figures: list[Figure] = []
    last = 0
    for start, end in sentences(document.text, frozenset()):
        if document.text.find("\n", last, start) >= 0:
            carried.place = carried.period = carried.what = None
        last = end
        if end - start <= _LONGEST_HEADING and text_line(document.text, start, end):
            heading = _SECTION.fullmatch(document.text, start, end)
            carried.section = lexicon.places.get(heading.group(1)) if heading is not None else None
        figures += _read_sentence(document.text, start, end, lexicon, carried)
    return figures


def _read_sentence(text: str, start: int, end: int, lexicon: ChineseLexicon, carried: Carried) -> list[Figure]:
    spans = chinese_dates.find_periods(text, start, end, lexicon, carried.today, carried.period or carried.title_period)
    taken = bytearray(end - start)
    for when in spans:
        taken[when.first - start : when.last - start] = b"\1" * (when.last - when.first)
    chinese_around.mark_others(text, start, end, taken)
    numbers = chinese.find_numbers(text, start, end, lexicon, taken)
    numbers = chinese_around.describe(text, numbers, start, lexicon)
    compared = [when for when in spans if _compared(text, when) or _of_next_alone(text, when, start, numbers)]
    spans = [when for when in spans if when not in compared]
    named = chinese_places.places(text, start, end, lexicon)
    said = chinese_sources.source(text, start, end, lexicon) if numbers else None
    figures = []
    last = start
    for number in numbers:
        since = last if number.start - last <= _BESIDE else start
        what, action = chinese_context.thing_and_action(text, number, since, end, taken[since - start :], lexicon)
        last = number.end
        carried.what = what or carried.what
        own = next((when.iso for when in compared if 0 <= number.start - when.last <= 1), None)
        period = own or _period(number, spans) or carried.period or carried.title_period or carried.lead_period
        place = _place(text, number, start, named, carried) or carried.place or _of_page(carried)
        if number.unit is not None and number.unit.dimension == "money":
            _localise(number, country_in(place, load("en")) or carried.country, lexicon)
        figures.append(_figure(text, start, end, number, (carried.what, action, place, period, said)))
    dated = [when.iso for when in spans if when.iso]
    carried.period = dated[0] if dated else carried.period
    if dated and not numbers and end < _LEAD and len(dated[0]) < len("2023-12-12"):
        carried.lead_period = carried.lead_period or dated[0]
    carried.place = named[-1][1] if named else carried.place
    return figures


def text_line(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is a line of its own that ends like no sentence: a heading."""
    alone = text[max(0, start - 1) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
    return alone and text[end - 1] not in "。！？；，：;,:."


def _of_page(carried: Carried) -> str | None:
    return carried.section or carried.title_place or carried.country


def _compared(text: str, when: When) -> bool:
    """Whether a period is only compared with, as in 比2022年增加: it is not that of the figures around it."""
    return text[max(0, when.first - 2) : when.first].endswith(_THAN)


def _of_next_alone(text: str, when: When, start: int, numbers: list[Found]) -> bool:
    """Whether a period only dates the number behind it, as in 产量62万吨，2030年为58万吨."""
    if text[when.last : when.last + 1] not in _IS or not any(number.end <= when.first for number in numbers):
        return False
    return text[max(start, when.first - 1) : when.first] in _COMMAS


def _localise(number: Found, country: str | None, lexicon: ChineseLexicon) -> None:
    """Take the 克朗 of a figure for those of its country."""
    word = (number.unit_text or "").strip()
    if country is not None and (own := lexicon.shared_currencies.get((word, country))) is not None:
        number.unit = own


def _period(number: Found, spans: list[When]) -> str | None:
    """The nearest period before the number, else the first behind it."""
    before = [when for when in spans if when.iso and when.last <= number.start]
    if before:
        return before[-1].iso
    return next((when.iso for when in spans if when.iso), None)


def _place(text: str, number: Found, start: int, named: list[tuple[int, str]], carried: Carried) -> str | None:
    before = [(at, name) for at, name in named if at < number.start]
    nationwide = text.rfind(_NATIONWIDE, before[-1][0] if before else start, number.start)
    of_that = bool(before) and nationwide - before[-1][0] <= _LONGEST_COUNTRY  # 老挝全国
    if nationwide >= 0 and not of_that and text[nationwide + len(_NATIONWIDE)] != "的":
        return carried.section or carried.country
    if before:
        return before[-1][1]
    return named[0][1] if named else None


def _figure(text: str, start: int, end: int, number: Found, said: tuple[str | None, ...]) -> Figure:
    what, action, place, period, source = said
    return Figure(
        start=number.start,
        end=number.end,
        text=text[number.start : number.end],
        low=number.low,
        high=number.high,
        unit=number.unit.name if number.unit else "count",
        quote=text[start:end],
        quote_start=start,
        unit_text=number.unit_text,
        dimension=number.unit.dimension if number.unit else "count",
        hedge=number.hedge,
        what=what,
        action=action,
        place=place,
        period=period,
        attributed_to=source,
        step=number.step,
        trend=number.trend,
        per=number.per,
        also=tuple(number.also),
    )
