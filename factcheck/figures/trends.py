"""Tell a change by so much: "rose 3 percent", "an increase of 20", "a 19% drop", "cut the fee by 20 cents"."""

from __future__ import annotations

from . import phrases
from .figure import Trend
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_TRANSPARENT = frozenset(("a", "an", "the", "(", ",", "its", "another", "by", "about", "of"))

_OBJECT = 8
"""Tokens. What is changed by so much is no longer: "cut the price of a loaf by 20 cents"."""

_MORE: dict[str, Trend] = {"more": "up", "extra": "up", "fewer": "down", "less": "down"}

_WAYS: tuple[Trend, ...] = ("up", "down")


def attach_trend(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Say that the figure is a change by this much."""
    m.trend = _before(s, m, lexicon) or _behind(s, m, lexicon) or _named(m, lexicon)


def _before(s: Sentence, m: Mention, lexicon: Lexicon) -> Trend | None:
    """The way of "rose 3 percent", "up by 3", "an increase of 3" and of "raised the fee by 3 cents"."""
    k = m.hedge_first - 1
    steps = 0
    while s.low(k) in _TRANSPARENT and steps < 3:
        k, steps = k - 1, steps + 1
    by = "by" in s.lows[k + 1 : m.hedge_first]
    word = s.low(k)
    if word in ("up", "down") and _belongs_to_verb(s, k, lexicon) and not (by and m.unit is not None):
        return None
    if word in lexicon.of("moved_off"):
        k -= 1  # "dropped off by 3%", "went back 3%"
    way = _way(s.low(k), lexicon, by or _is_share(m))
    return way or (_changed_by(s, m, lexicon) if by and s.low(m.hedge_first - 1) == "by" else None)


def _way(low: str, lexicon: Lexicon, by_so_much: bool) -> Trend | None:
    """The way that a verb or noun of change goes; "raised 3 million" and "recovered 12 bodies" are none."""
    for way in _WAYS:
        if low in lexicon.of(f"trend_{way}") or (by_so_much and low in lexicon.of(f"trend_{way}_by")):
            return way
    return None


def _is_share(m: Mention) -> bool:
    return m.unit is not None and m.unit.is_share


def _changed_by(s: Sentence, m: Mention, lexicon: Lexicon) -> Trend | None:
    """ "cut staff by 300": the verb or noun of change before what is changed, behind which no other verb stands."""
    for k in range(m.hedge_first - 2, max(-1, m.hedge_first - 2 - _OBJECT), -1):
        if s.taken[k] or s.lows[k] in (",", ";", ":", "by"):
            return None
        if (way := _way(s.lows[k], lexicon, True)) is not None and s.lows[k] not in ("higher", "lower"):
            return way
        if phrases.is_verb(s, k, lexicon):
            return None
    return None


def _behind(s: Sentence, m: Mention, lexicon: Lexicon) -> Trend | None:
    """The way of "a 3% rise", "a 3% pay rise", "3% higher", "3% up on 2019", "12 fewer births"."""
    low, last = s.low(m.stop), max(m.what_last, m.stop)
    for way in _WAYS:
        if low in lexicon.of(f"trend_noun_{way}"):
            return way
        if m.unit is not None and low in lexicon.of(f"trend_{way}_than") and not s.low(m.stop + 1)[:1].isalnum():
            return way
        changes = s.low(last - 1) in lexicon.of(f"trend_noun_{way}")
        if changes and _is_share(m) and last > m.stop and low not in lexicon.of("of"):
            return way
    if low in ("up", "down") and m.unit is not None and s.low(m.stop + 1) in lexicon.of("compared_by_place"):
        return "up" if low == "up" else "down"
    than = s.low(m.stop + 1) == "than" or s.low(last) == "than"
    ends = s.low(m.stop + 1) in (",", ".", "")
    laid = m.unit is not None or m.scaled or s.low(m.hedge_first - 1) in lexicon.of("be")  # "took away 15 more"
    return _MORE.get(low) if than or (ends and (laid or low == "less")) or low == "fewer" else None


def _named(m: Mention, lexicon: Lexicon) -> Trend | None:
    """The way of "growth was 3%", "the decline slowed to 3%"."""
    if m.what is None or m.low < 0 or not _is_share(m):
        return None
    head = m.what.split()[-1].lower()
    return next((way for way in _WAYS if head in lexicon.of(f"named_{way}")), None)


def _belongs_to_verb(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "set up eight groups", and not "came down by 8", "crept up 8%"."""
    verb = lexicon.verbs.get(s.low(k - 1))
    moves = verb in lexicon.of("level_verb") or verb in lexicon.of("creep_verb")
    return verb is not None and not moves and s.low(k - 1) not in lexicon.of("auxiliary")
