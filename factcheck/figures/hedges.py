"""Find the words that open, close or widen a number."""

from __future__ import annotations

from typing import cast

from . import phrases
from .figure import Hedge
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def attach_hedge(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Fill in the hedge and the first token of the words that make it: "more than an estimated 40" is more than 40,
    "spread over some 40" only about that."""
    m.hedge_first = m.begin
    k = m.begin - 1
    while (found := lexicon.hedges_before.at(s.lows, k)) is not None:
        length, hedge = found
        if _lasts_over(s, m, k, lexicon) or _is_of_verb(s, k, length, lexicon):
            return
        if m.hedge == "exact" or (m.hedge == "about" and hedge != "exact" and length > 1):
            m.hedge = cast(Hedge, hedge)
        k -= length
        m.hedge_first = k + 1
    if m.hedge in ("exact", "about"):
        _after(s, m, m.stop, lexicon)


def _lasts_over(s: Sentence, m: Mention, k: int, lexicon: Lexicon) -> bool:
    """ "$4bn over five years": "over" at `k` tells how long, unless a verb or preposition leads it ("for over")."""
    if s.lows[k] not in lexicon.of("lasting") or m.unit is None or m.unit.dimension != "time":
        return False
    before = s.low(k - 1)
    return before not in lexicon.of("preposition") and before[:1].isalnum() and not phrases.is_verb(s, k - 1, lexicon)


def _is_of_verb(s: Sentence, k: int, length: int, lexicon: Lexicon) -> bool:
    """ "went up to 40", "was revised up to 40", "handed over 40", "fell to a minimum of 40": the words up to token `k`
    belong to the verb before them; "can go up to 40" tells a bound."""
    verb = lexicon.verbs.get(s.low(k - length))
    words = s.lows[k - length + 1 : k + 1]
    if words == ["up", "to"]:
        moved = verb in lexicon.of("level_verb") or verb in lexicon.of("revise_verb")
        return moved and s.low(k - length - 1) not in lexicon.of("modal")
    if not lexicon.of("bound_noun").isdisjoint(words):
        led = s.low(k - length) in ("to", "from")
        return lexicon.verbs.get(s.low(k - length - led)) in lexicon.of("reach_verb")
    return s.lows[k] == "over" and verb in lexicon.of("verb_over")


def hedge_after_noun(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "200 people or more": a hedge behind the noun."""
    if m.hedge == "exact" and m.what_last > m.stop:
        _after(s, m, m.what_last, lexicon)


def _after(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> None:
    found = lexicon.hedges_after.at(s.lows, j)
    if found is not None:
        m.hedge = cast(Hedge, found[1])
        m.stop = max(m.stop, j + found[0]) if j == m.stop else m.stop
