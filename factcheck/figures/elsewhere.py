"""Give a figure of another place what was said for the first: "Diesel costs €1.62 a litre in Esk, in Dart €1.58"."""

from __future__ import annotations

from collections.abc import Sequence

from . import antecedents, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_LISTING = frozenset(",;():")


def of_next_place(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "Bavaria had 742 nests, Hesse 271 (2030: 233) and Oslo 203": only names, dates and signs stand between."""
    if m.unit != before.unit or s.words[m.hedge_first - 1] == "(":
        return False
    if in_place(s, m, lexicon) or _goes_on_elsewhere(s, m, lexicon):
        return True
    if m.unit is not None and before.what is not None and before.what[0].isupper():
        return False  # "East at 61.7%, West 46.9%": what each is of
    between = range(max(before.stop, before.what_last), m.hedge_first)
    lead = [k for k in between if not (s.taken[k] or (s.taken[k + 1] and s.lows[k] in lexicon.of("preposition")))]
    signs = [k for k in lead if s.words[k] in _LISTING or s.lows[k] in lexicon.of("and")]
    return bool(signs) and all(k in signs or s.words[k][0].isupper() for k in lead)


def in_place(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "wrote up 623 offences under the act, in Esk 278 and in Dart 219"."""
    k = m.hedge_first
    while k > 0 and s.words[k - 1][0].isupper():
        k -= 1
    if k == m.hedge_first or s.low(k - 1) not in lexicon.of("where"):
        return False
    return phrases.ends_member(s, m.stop, lexicon) and (s.low(k - 2) == "," or s.low(k - 2) in lexicon.of("and"))


def _goes_on_elsewhere(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "arrested 90 people in Esk, 40 in Dart and 12 on Friday": the same of another place or day."""
    k = m.hedge_first - 1
    listed = s.low(k) in (",", ":", ";") or s.low(k) in lexicon.of("and")
    there = s.low(m.stop) in lexicon.of("where") and s.word(m.stop + 1)[:1].isupper()
    return listed and (there or (s.low(m.stop) == "on" and s.low(m.stop + 1) in lexicon.weekdays))


def main_of(m: Mention, before: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention:
    """What "died in three provinces: 20 in Esk" goes on to tell of: the dead, and not the provinces."""
    if before.what is None or before.what.split()[-1].lower() not in lexicon.of("region_noun"):
        return before
    others = (one for one in reversed(said) if one.sentence == m.sentence and one is not before)
    return next((one for one in others if one.what is not None and antecedents.like(m, one)), before)


def measured(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> Mention | None:
    """The measure whose unit a bare number takes: "it was 5.8 tonnes in Esk, in Dart 6.3"."""
    if before is None or before.unit is None or (before.scaled and not m.scaled):
        return None
    return before if before.unit.dimension != "time" and in_place(s, m, lexicon) else None


def take_rate(s: Sentence, m: Mention, before: Mention | None, said: Sequence[Mention], lexicon: Lexicon) -> None:
    """Give a measure what the one it answers to is per: "In Dart it was 5.8 tonnes" behind "6.1 tonnes per hectare"."""
    if m.unit is None or m.per is not None:
        return
    if before is None:
        one = said[-1] if said and antecedents.is_pointed_to(s, m, lexicon) else None
    else:
        one = before if in_place(s, m, lexicon) else None
    if one is None or one.unit is None or one.per is None:
        return
    if m.unit == one.unit or one.unit.name.startswith(f"{m.unit.name}_per_"):
        m.unit, m.per = one.unit, one.per
