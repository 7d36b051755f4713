"""Read the labels of Chinese tables: "2023年", "主要粮食作物产量（万吨）", "黑龙江省"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from . import chinese_dates, chinese_places
from .chinese_lexicon import FOLDER, load_chinese
from .labels import Label
from .lexicon import Unit, rows

_HAN = re.compile(r"[\u4e00-\u9fff]")
_BRACKET = re.compile(r"[（(\[]\s*(?:单位\s*[:：])?\s*([^）)\]]{1,12})[）)\]]|单位\s*[:：]\s*(\S{1,12})")
_LONGEST = 100
"""Characters of a label that are looked at."""


def is_chinese(text: str) -> bool:
    """Whether a label is written in Chinese characters."""
    return _HAN.search(text, 0, _LONGEST) is not None


def read_label(text: str, *, caption: bool = False) -> Label:
    """Understand a label; a caption gives unit, period and place, and names no thing of its own."""
    lexicon, text = load_chinese(), text[:_LONGEST]
    spans = [when for when in chinese_dates.find_periods(text, 0, len(text), lexicon, None, None) if when.iso]
    named = chinese_places.places(text, 0, len(text), lexicon)
    bracket = _BRACKET.search(text)
    unit, scale = _measure((bracket[1] or bracket[2]) if bracket else "")
    thing = _BRACKET.sub("", text).strip()
    if spans:
        thing = (thing[: spans[0].first] + thing[spans[0].last :]).strip()
    located_only = bool(named) and thing.rstrip("省市区县州") in (text[named[0][0] :].rstrip("省市区县州"), "")
    return Label(
        what=None if caption or located_only or not is_chinese(thing) else thing,
        unit=unit,
        unit_text=(bracket[1] or bracket[2]) if bracket and unit else None,
        scale=scale,
        period=spans[0].iso if spans else None,
        place=named[0][1] if named else None,
        located_only=located_only,
    )


def _measure(words: str) -> tuple[Unit | None, Decimal]:
    """ "万吨": the unit and what the scale signs before it multiply by."""
    lexicon, scale = load_chinese(), Decimal(1)
    signs = _scales()
    while words and words not in lexicon.units and words[0] in signs:
        scale, words = scale * signs[words[0]], words[1:]
    return lexicon.units.get(words), scale if words in lexicon.units or not words else Decimal(1)


@cache
def _scales() -> dict[str, Decimal]:
    return {row[0]: Decimal(row[1]) for row in rows(FOLDER / "scales.txt")}
