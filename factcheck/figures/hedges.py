"""Find the words that open, close or widen a number, and whether it is a change."""

from __future__ import annotations

from typing import cast

from . import phrases
from .figure import Hedge
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_TRANSPARENT = frozenset(("a", "an", "the", "(", ",", "its", "another", "by", "about", "of"))


def attach_hedge(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Fill in the hedge and the first token of the words that make it."""
    m.hedge_first = m.begin
    k = m.begin - 1
    while (found := lexicon.hedges_before.at(s.lows, k)) is not None:
        length, hedge = found
        if _lasts_over(s, m, k, lexicon):
            return
        if m.hedge == "exact":
            m.hedge = cast(Hedge, hedge)
        k -= length
        m.hedge_first = k + 1
    if m.hedge == "exact":
        _after(s, m, m.stop, lexicon)


def _lasts_over(s: Sentence, m: Mention, k: int, lexicon: Lexicon) -> bool:
    """ "$4bn over five years": "over" at `k` tells how long, unless a verb or preposition leads it ("for over")."""
    if s.lows[k] not in lexicon.of("lasting") or m.unit is None or m.unit.dimension != "time":
        return False
    before = s.low(k - 1)
    return before not in lexicon.of("preposition") and before[:1].isalnum() and not phrases.is_verb(s, k - 1, lexicon)


def hedge_after_noun(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "200 people or more": a hedge behind the noun."""
    if m.hedge == "exact" and m.what_last > m.stop:
        _after(s, m, m.what_last, lexicon)


def _after(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> None:
    found = lexicon.hedges_after.at(s.lows, j)
    if found is not None:
        m.hedge = cast(Hedge, found[1])
        m.stop = max(m.stop, j + found[0]) if j == m.stop else m.stop


def attach_trend(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Say that the figure is a change by this much: "rose 3 percent", "an increase of 20", "a 19% drop"."""
    k = m.hedge_first - 1
    steps = 0
    while s.low(k) in _TRANSPARENT and steps < 3:
        k, steps = k - 1, steps + 1
    word = s.low(k)
    if word in ("up", "down") and s.low(k - 1) in lexicon.verbs and s.low(k - 1) not in lexicon.of("auxiliary"):
        return  # "set up eight groups"
    if word in lexicon.of("trend_up"):
        m.trend = "up"
    elif word in lexicon.of("trend_down"):
        m.trend = "down"
    elif s.low(m.stop) in lexicon.of("trend_noun_up"):
        m.trend = "up"
    elif s.low(m.stop) in lexicon.of("trend_noun_down"):
        m.trend = "down"


def attach_role(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Tell what is given only to compare with ("up from 592"), what is foreseen and what is aimed at."""
    lead = s.lows[max(0, m.hedge_first - 3) : m.hedge_first]
    if lead[-1:] == ["from"] and _moved(s, m, lexicon):
        m.role = "previous"
        return
    if _compared(lead, lexicon):
        m.role = "previous"
        return
    before = s.lows[max(0, m.hedge_first - 12) : m.hedge_first]
    if not lexicon.of("target").isdisjoint(before):
        m.role = "target"
    elif not lexicon.of("forecast").isdisjoint(before):
        m.role = "forecast"


def _compared(lead: list[str], lexicon: Lexicon) -> bool:
    """ "against 592", "compared with 592", "up from 592"; "rose to 592" is the new value."""
    if not lead or lead[-1] in lexicon.of("against"):
        return bool(lead)
    if lead[-1] == "from":
        return not lexicon.of("previous_lead").isdisjoint(lead[:-1])
    return lead[-1] in lexicon.of("previous") and not lexicon.of("comparison").isdisjoint(lead[:-1])


def _moved(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether something rose, fell or was corrected "from" this value, which "to" the new one follows or precedes."""
    behind_change = m.hedge_first > 1 and s.taken[m.hedge_first - 2]  # "down 2.1% from 96,322"
    if "to" not in s.lows[m.stop : m.stop + 2] and m.unit is None and not behind_change:
        return False
    before = s.lows[max(0, m.hedge_first - 12) : m.hedge_first]
    return any(low in lexicon.of(group) for low in before for group in ("trend_up", "trend_down", "revised"))
