"""Find the places of a Chinese text, which has no spaces to tell 海东 from 巴伦支海东部."""

from __future__ import annotations

import re
from functools import cache

from .chinese_lexicon import ChineseLexicon, load_chinese

Span = tuple[int, int]
"""Where a name begins, and its length."""

_PART_OF_SEA = re.compile(r"部(?![分门門队隊署长長委级級])|岸|麓")
"""Behind 海东 and 河南 it tells that the direction is its own: 渤海|东部, 黄河|南岸."""
_DIRECTIONS = frozenset("东東南西北中")
_GOES_ON = re.compile("[斯尔爾茨兹茲乔喬娜姆蒂逊遜]")
"""Characters of foreign names: 德里 is no place in 德里茨."""
_NAMED_FOR = re.compile(
    r"湾(?!区)|海(?![关關军域运外上岸底鲜洋警事拔口])|洋|大学(?!生)|银行(?!业)|时报|邮报|日报|晚报|协定|议定书"
    r"|公约|运河|海峡|航空(?!业)"
)
"""Makes a name of a place one of a sea, a body or a treaty."""
_LED = re.compile(r"(?:对|對|向|比|驻|駐|赴|来自|來自|飞往|前往|运往|销往|高于|低于|多于|少于|超过|仅次于|不如|不像)$")
"""Leads what is compared with, the other end of a road or who receives: 向乌克兰提供."""
_JOINING = frozenset(("", "和", "与", "及", "、"))
"""Between places that one word leads: 来自中国台湾, 对中国和香港."""
_IMPORTED = re.compile("进口|進口|运")
_ITS_OWN = re.compile(r"的?[（(]?\d")
_DATELINE = re.compile(r"\d{1,2}月\d{1,2}日(?:电|電|讯|訊)")


def places(text: str, start: int, end: int, lexicon: ChineseLexicon) -> list[tuple[int, str]]:
    """The places of text[start:end] that figures may lie in, with their offsets."""
    found: list[tuple[int, str]] = []
    led: int | None = None
    for at, length in spans(text, start, end, lexicon):
        joined = led is not None and text[led:at] in _JOINING
        if joined or _is_by_the_way(text, start, at, at + length):
            led = at + length
        else:
            led = None
            found.append((at, lexicon.places[text[at : at + length]]))
    return found


def _is_by_the_way(text: str, start: int, at: int, last: int) -> bool:
    if _DATELINE.match(text, last):
        return True
    before = text[max(start, at - 3) : at]
    if before.endswith("从") and _IMPORTED.match(text, last):
        return True
    return _LED.search(before) is not None and _ITS_OWN.match(text, last) is None


def country(text: str, lexicon: ChineseLexicon) -> str | None:
    """The country of the places that a page begins with, which "全国" (the whole country) means."""
    named = [lexicon.countries.get(text[at : at + n]) for at, n in spans(text, 0, len(text), lexicon)]
    return max(filter(None, named), key=named.count, default=None)


def spans(text: str, start: int, end: int, lexicon: ChineseLexicon) -> list[Span]:
    """The names of places; words that only hold one, as 联合国 and 增长春, are passed over from their beginning."""
    lengths, found, at = _lengths(), [], start
    while at < end:
        step = 1
        for length in lengths.get(text[at], ()):
            word = text[at : at + length]
            if at + length <= end and word in _words():
                step = length
                if word in lexicon.places and word not in lexicon.words["no_place"]:
                    found.append((at, length))
                break
        at += step
    return [(at, length) for at, length in found if _is_whole(text, at, length)]


def _is_whole(text: str, at: int, length: int) -> bool:
    """Whether a name is no part of a longer one: 孟加拉湾, 德里茨, the 海东 of 渤海东部."""
    last = at + length
    if text[last - 1] in _DIRECTIONS and _PART_OF_SEA.match(text, last):
        return False
    return _GOES_ON.match(text, last) is None and _NAMED_FOR.match(text, last) is None


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First characters of words with the lengths of the words, the longest first."""
    found: dict[str, set[int]] = {}
    for word in _words():
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


@cache
def _words() -> frozenset[str]:
    lexicon = load_chinese()
    others = lexicon.verbs | lexicon.words["trend_up"] | lexicon.words["trend_down"] | lexicon.words["no_place"]
    return frozenset(lexicon.places) | {word for word in others if len(word) > 1}
