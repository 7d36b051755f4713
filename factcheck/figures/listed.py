"""Give the figures of a list the noun that the list says once."""

from __future__ import annotations

from . import counted, phrases, what
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def assign_respectively(s: Sentence, mentions: list[Mention], lexicon: Lexicon) -> None:
    """ "65 percent and 73 percent, respectively, of cod and eel": one noun for each of the last figures."""
    words = lexicon.of("respectively")
    at = next((k for k in range(len(s)) if s.lows[k] in words), None)
    if at is None:
        return
    k = at + 1 + (s.low(at + 1) == ",")
    if s.low(k) not in lexicon.of("preposition"):
        return
    span = what.through_quantity(s, phrases.noun_phrase(s, k + 1, lexicon, one_head=False), lexicon)
    names: list[str] = []
    while span is not None:
        names.append(what.name_of(s, span, lexicon))
        k = span[1] + (s.low(span[1]) == ",")
        k += s.low(k) in lexicon.of("and")
        span = phrases.noun_phrase(s, k, lexicon) if k > span[1] else None
    named = [m for m in mentions if m.last <= at][-len(names) :] if names else []
    if len(named) == len(names) > 1:
        for m, name in zip(named, names, strict=True):
            m.what = name


def lend_unit(s: Sentence, mentions: list[Mention], lexicon: Lexicon) -> None:
    """Give the unit that the last number of a list has to those before: "12, 15 and 20 euros"."""
    lent = False
    for m, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        joined = s.low(m.stop) in lexicon.of("and") or (lent and s.low(m.stop) == ",")
        bare = m.unit is None and after.unit is not None and not m.worded and m.stop == m.last >= m.what_last
        lent = bare and joined and after.begin == m.stop + 1
        if lent:
            m.unit, m.unit_text = after.unit, after.unit_text


def fill_backwards(s: Sentence, mentions: list[Mention], lexicon: Lexicon) -> None:
    """Give what only a later figure of a list says to the ones before: "2 kg of cod and 3 kg of eel were seized"."""
    for m, after in zip(reversed(mentions[:-1]), reversed(mentions[1:]), strict=True):
        if counted.shares_noun(s, m, after, lexicon):
            m.what = after.what
        if (
            m.what is None
            and m.unit is not None
            and after.unit is not None
            and m.unit.dimension == after.unit.dimension
        ):
            m.what = after.what
        if m.whole is after and after.what is not None:
            m.what = after.what
        goes_on = s.low(m.stop) not in lexicon.of("auxiliary") and ";" not in s.words[m.stop : after.begin]
        if m.action_lent and not after.action_lent and goes_on:
            m.action, m.action_lent = after.action, after.passive
