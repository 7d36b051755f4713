"""Tell a part from the whole that was counted before, and find who it is: "of the 40 dead, 16 were women"."""

from __future__ import annotations

from . import counted, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_LONGEST_WHOLE = 8
"""Tokens of "of those killed in the raid on Esk"."""

Span = tuple[int, int]


def told_to_be(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The women of "16 were women", "Four of the dead were women" and "A third of the dead, 16, were women"."""
    if m.unit is not None or m.describes:
        return None
    verb = _behind_whole(s, m, lexicon)
    if verb is None or lexicon.verbs.get(s.low(verb)) != "be" or s.taken[verb + 1 : verb + 2] == b"\1":
        return None
    span = phrases.noun_phrase(s, verb + 1, lexicon)
    if span is None or phrases.is_participle(s.low(span[1]), lexicon) or _is_state(s.lows[span[0]], lexicon):
        return None
    head = s.lows[span[1] - 1]
    if _is_state(head, lexicon):
        return None
    person = counted.is_person(head, lexicon)
    return span if person or (phrases.is_plural(head, lexicon) and head not in lexicon.of("time_noun")) else None


def _is_state(low: str, lexicon: Lexicon) -> bool:
    """ "missing", "injured", "riding motorcycles": what befell them or what they do, and not who they are."""
    return low in lexicon.conditions or low.endswith("ing") or phrases.is_participle(low, lexicon)


def _behind_whole(s: Sentence, m: Mention, lexicon: Lexicon) -> int | None:
    """The token behind a bare number and behind what it is a part of."""
    k = m.stop
    if s.low(k) in lexicon.of("of"):
        if s.low(k + 1) not in lexicon.of("determiner") and s.low(k + 1) not in counted.THEM:
            return None
        last = min(len(s), k + _LONGEST_WHOLE)
        return next((j for j in range(k + 1, last) if s.lows[j] in lexicon.of("auxiliary")), None)
    if s.low(k) == "," and s.low(m.begin - 1) == ",":
        return k + 1
    return k


def is_led(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> bool:
    """ "including 12 children", "among them 12 children and eight women", "Of the 41 dead, 12 drowned"."""
    if m.unit is not None or before is None or before.sentence != m.sentence:
        return False
    k = m.hedge_first - 1
    if s.low(k) in lexicon.of("part") or (s.low(k) in counted.THEM and s.low(k - 1) in lexicon.of("part")):
        return True
    if before.part_of and (s.low(k) in lexicon.of("and") or s.low(k) == ","):
        return k == max(before.stop, before.what_last)
    fronted = s.lows[0] in lexicon.of("part") or s.lows[0] in lexicon.of("of") or s.lows[:2] == ["out", "of"]
    return fronted and before.begin <= 2 + (s.low(1) == "of") and "," in s.lows[before.stop : m.begin]
