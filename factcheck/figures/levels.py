"""Tell a bare number that counts nothing, the level of an index or a score, from a count."""

from __future__ import annotations

from . import magnitudes, phrases, rates
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def attach_level(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "The index closed at 7,425", "the rate fell to 1.6": a number of its own, not so many of anything."""
    if m.what is not None and magnitudes.is_of(m.what, m, lexicon):
        m.unit = lexicon.units["magnitude"]
    elif m.unit is None and not m.worded and m.what_last < 0 and _is_level(s, m, m.what or "", lexicon):
        rates.attach(s, m, lexicon)
        m.unit = lexicon.units["dimensionless"]


def _is_level(s: Sentence, m: Mention, noun: str, lexicon: Lexicon) -> bool:
    words = [word for word in noun.split(" of ")[0].split() if word[0].isalpha()]
    head = words[-1].lower() if words else ""
    if phrases.is_plural(head, lexicon):
        return False
    if m.step < 1 and not m.scaled:
        return True
    if not head:
        return False
    if head in lexicon.of("counting"):
        return False
    if head in lexicon.of("level_noun"):
        return True
    return not m.scaled and s.low(m.hedge_first - 1) in lexicon.of("states") and _is_name(words)


def _is_name(words: list[str]) -> bool:
    """ "Dow Jones", "DAX": one capitalised word alone may only begin its sentence."""
    return words[-1].isupper() or (len(words) > 1 and all(word[0].isupper() for word in words))
