"""Tell whether the name of a place is only a part of a longer name: "Jordan Smith", "the Paris Agreement"."""

from __future__ import annotations

from .lexicon import Lexicon
from .tokens import Sentence


def is_part(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether tokens `first` to `last`, a place where they stand alone, belong to the name of somebody or something."""
    if s.word(last) == "$" and s.glued(last):
        return True
    before = s.low(first - 1)
    if before in lexicon.of("title") or (before == "." and s.low(first - 2) in lexicon.of("title")):
        return True
    if not s.low(last - 1).endswith("'s") and _has_tail(s, first, last, lexicon):
        return True
    return _is_named_for(s, first, lexicon) or (last == first + 1 and _is_of_person(s, first, lexicon))


def goes_on(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a longer name goes on at token `k`: Hassan Abakar is no city, nor is Harrow Securities in one."""
    word = s.word(k)
    return word[:1].isupper() and word[-1:].islower() and not s.taken[k] and word.lower() not in lexicon.months


def _has_tail(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """ "the Paris Agreement", "Oslo Bank", "New York Times", "the British Medical Journal"."""
    capital = s.word(last)[:1].isupper()
    if capital and any(_ends_in_tail(s, last, k, lexicon) for k in (last + 1, last + 2)):
        return True
    return s.low(last) in lexicon.of("named_thing") or (
        s.low(last) in lexicon.of("name_tail") and (capital or last == first + 1)
    )


def _ends_in_tail(s: Sentence, first: int, k: int, lexicon: Lexicon) -> bool:
    names = all(s.word(j)[:1].isupper() and s.word(j)[-1:].islower() for j in range(first, k + 1))
    return names and s.low(k) in lexicon.of("name_tail")


def _is_named_for(s: Sentence, first: int, lexicon: Lexicon) -> bool:
    """ "the Treaty of Lisbon", "the University of Oxford", "Air France"."""
    if s.low(first - 1) in lexicon.of("of"):
        return s.word(first - 2)[:1].isupper() and s.low(first - 2) in lexicon.of("named_of")
    return s.word(first - 1)[:1].isupper() and s.low(first - 1) in lexicon.of("named_before")


def _is_of_person(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "Jordan Smith", "Michael Jordan": names that people have, too."""
    if s.low(i) in lexicon.of("forename") and goes_on(s, i + 1, lexicon):
        return True
    named = s.low(i).removesuffix("'s") in lexicon.of("surname") and i > 0 and goes_on(s, i - 1, lexicon)
    return named and not any(s.low(i - 1) in lexicon.of(group) for group in ("place_lead", "function"))
