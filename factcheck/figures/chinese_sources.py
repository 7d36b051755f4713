"""Who says what a Chinese sentence tells: 据海关统计, 研究所公布的数据显示, 经理对本报表示."""

from __future__ import annotations

import re
from functools import cache

from .chinese_lexicon import FOLDER, ChineseLexicon, load_chinese, longest
from .lexicon import rows

_LONGEST = 30
_BEFORE = re.compile(rf"(?:根据|(?<![数依证占凭单票收论根])据)\s?([^，,。；;：:、\s]{{2,{_LONGEST}}})")
_TIME = re.compile(r"(?:(?:去年|今年|前年|\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:上午|下午|晚)?)$")
_TIME_FIRST = re.compile(
    r"^(?:(?:去年|今年|前年|\d{4}年)(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日)的?"
)
_TO_WHOM = re.compile(r"(?:[对向](?:我|本|记者|媒体)[^的]{0,3}|在[^的]{1,8}[上中])$")
_LEADING = re.compile(r"^(?:(?:家住|来自|住在)[^的]*的|有(?![限关线色]))")
"""Where somebody lives, and the "there is" before one who has no name: 有经纪商预计."""


@cache
def _after() -> re.Pattern[str]:
    """A name before a verb and a sign or a number; before 预计30天 only a body's: 工期预计30天 is nobody's word."""
    verbs, guesses = _verbs("after"), _verbs("guess")
    begin, name, number = r"(?<![^，,。！？；;“”\s])", r"[^，,。；;：:\s“”]", r"了?(?=[^，,。]{0,6}\d)"
    bodies = longest(load_chinese().words["body_end"])
    return re.compile(
        rf"{begin}({name}{{2,{_LONGEST}}}?)(?:(?:{verbs}|{guesses})[，,：:“]|(?:{verbs}|(?<={bodies})(?:{guesses})){number})"
    )


def _verbs(kind: str) -> str:
    return longest(row[0] for row in rows(FOLDER / "sources.txt") if row[1] == kind)


@cache
def _published() -> re.Pattern[str]:
    """What tells that a paper was brought out: the name stands before it."""
    return re.compile(rf"(?:{_verbs('of paper')})的")


def source(text: str, start: int, end: int, lexicon: ChineseLexicon) -> str | None:
    """Who says the sentence: 据…统计 or …表示; None where it is nobody's (据了解)."""
    match = _BEFORE.search(text, start, end) or _after().search(text, start, end)
    if match is None:
        return None
    name = _published().split(match.group(1), maxsplit=1)[0]
    name = _LEADING.sub("", _TIME_FIRST.sub("", name))
    while (shorter := _shorter(name, lexicon)) != name:
        name = shorter
    nobody = name in lexicon.words["nobody"] or name in lexicon.words["tail"] or len(name) < 2
    return None if nobody or name.startswith(tuple(lexicon.words["own"])) else name


def _shorter(name: str, lexicon: ChineseLexicon) -> str:
    """The name without the last of the words behind it: 统计, 的年报, 日前, 对本报."""
    name = _TO_WHOM.sub("", _TIME.sub("", name))
    tail = next((word for word in sorted(lexicon.words["tail"], key=len, reverse=True) if name.endswith(word)), "")
    return name.removesuffix(tail) if len(name) > len(tail) + 1 else name
