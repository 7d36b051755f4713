"""Find the noun that a figure shares with the one before it: "up from 201", "46% of doses and doctors 49%"."""

from __future__ import annotations

from collections.abc import Sequence

from . import antecedents, elsewhere, gapped, phrases, retold
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def noun(s: Sentence, m: Mention, before: Mention, said: Sequence[Mention], lexicon: Lexicon) -> str | None:
    """What the figure before is of, where this one leaves its noun out."""
    if _elided(s, m, before, lexicon):
        main = antecedents.main_before(s, m, before, said, lexicon)
        m.action = main.action if main is not before else m.action
        return main.what
    if elsewhere.of_next_place(s, m, before, lexicon):
        return elsewhere.main_of(m, before, said, lexicon).what
    if gapped.counts_same(s, m, before, lexicon):
        m.shared = True
        return before.what
    shared = _gapped(s, m, before, lexicon)
    return before.what if shared or retold.done_in_turn(s, m, before, lexicon) else None


def _elided(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """Whether the figure takes its noun from the one before: "up from 201", "(compared to 592 tons", "5% to 10%"."""
    end = max(before.stop, before.what_last)
    if before.what is None:
        return False
    lead = _undated(s, end, m.hedge_first, lexicon)
    lead = lead[:-1] if lead[-2:] == ["from", "the"] else lead
    if lexicon.of("part").isdisjoint(lead) is False and m.unit is None:
        m.part_of = True
        return True
    if len(lead) <= 3 and all(low in lexicon.of("join_figures") for low in lead):
        return True
    if lead == ["out", "of"]:
        return m.unit is None and before.unit is None  # "three boats out of 41"
    if lead == [",", "after"]:
        rate = before.unit is not None and m.unit is not None and before.unit.name.startswith(f"{m.unit.name}_per_")
        return rate or antecedents.like(m, before)  # "a dividend of $2.15, after $1.90 for the year before"
    if lead[-1:] == ["from"]:
        return not lexicon.of("previous_lead").isdisjoint(lead[-2:-1])
    return not lexicon.of("comparison").isdisjoint(s.lows[max(before.stop, m.hedge_first - 5) : m.hedge_first])


def _gapped(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "Pharmacies gave 46% of all doses and doctors 49%": a second share of one whole, whose verb is left out."""
    if m.unit is None or before.unit is None or m.unit.dimension != "ratio" or before.unit.dimension != "ratio":
        return False
    between = range(max(before.what_last, before.stop), m.hedge_first)
    if s.low(before.stop) not in lexicon.of("of") and not before.shared:
        return False
    before_verb = all(s.lows[k] not in (";", ":") and not phrases.is_verb(s, k, lexicon) for k in between)
    m.shared = before_verb
    return before_verb


def _undated(s: Sentence, first: int, last: int, lexicon: Lexicon) -> list[str]:
    """The words of tokens first..last without its dates: "(5% in 2018) and (6%)"."""
    kept = [k for k in range(first, last) if not s.taken[k]]
    return [s.lows[k] for k in kept if not (s.lows[k] in lexicon.of("in") and k + 1 < last and s.taken[k + 1])]
