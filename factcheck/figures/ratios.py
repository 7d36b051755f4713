"""Shares and multiples told in words: "one in five", "every third family", "fourfold"."""

from __future__ import annotations

import re
from decimal import Decimal

from . import phrases
from .lexicon import Lexicon
from .numbers import Amount, amount_at, spoken_step
from .tokens import Sentence

_LARGE = re.compile(r"\d{1,3},\d{3}|[3-9]\d{3}|\d{2,3}000")
_LONGEST_NOUN = 3
"""Tokens between "one" and "in" of "one glass bottle in twenty"."""


def share_at(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """The share that begins at token `i`, told by how many there is one in."""
    return _one_in(s, i, lexicon) or _every(s, i, lexicon) or _one_thing_in(s, i, lexicon)


def _every(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "every third family", and not "every third day"."""
    if s.lows[i] not in lexicon.of("of_each") or s.low(i + 1) not in lexicon.ordinals:
        return None
    thing = s.low(i + 2)
    if not thing.isalpha() or thing in phrases.function_words(lexicon) or phrases.is_plural(thing, lexicon):
        return None
    if thing in lexicon.of("time_noun") or lexicon.unit_words.at(s.lows, i + 2):
        return None
    return _share(i + 2, Decimal(1), Decimal(lexicon.ordinals[s.lows[i + 1]]))


def _one_thing_in(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "one bottle in two hundred": nothing that there are two hundred of may follow."""
    if s.lows[i] not in lexicon.of("one"):
        return None
    k = next((k for k in range(i + 2, i + 2 + _LONGEST_NOUN) if s.low(k) in lexicon.of("in")), None)
    span = phrases.noun_phrase(s, i + 1, lexicon)
    if k is None or span != (i + 1, k) or k + 1 >= len(s):
        return None
    under = amount_at(s, k + 1, lexicon)
    if under is None or under.low != under.high or under.low < 2 or under.ratio:
        return None
    after = s.low(under.last)
    ends = not after[:1].isalnum() or phrases.is_verb(s, under.last, lexicon) or after in lexicon.of("and")
    return _share(under.last, Decimal(1), under.low) if ends and not s.taken[k + 1] else None


def _share(last: int, over: Decimal, under: Decimal) -> Amount:
    return Amount(last, over / under, over / under, spoken_step(under), worded=True, ratio=True)


def multiple_at(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "fourfold", "a 4-fold rise"."""
    low = s.lows[i]
    if low in lexicon.multiples:
        factor = lexicon.multiples[low]
        return Amount(i + 1, factor, factor, Decimal(1), worded=True)
    k = i + 2 if s.low(i + 1) == "-" else i + 1
    number = Decimal(s.words[i]) if s.words[i].isdecimal() and len(s.words[i]) < 5 else lexicon.numbers.get(low)
    if number is None or s.low(k) != "fold":
        return None
    return Amount(k + 1, Decimal(number), Decimal(number), Decimal(1), worded=True)


def _one_in(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "one in five", "1 in 10", "nine out of ten"."""
    over = _small(s, i, lexicon)
    if over is None:
        return None
    k = i + 1
    each = s.low(k) in lexicon.of("of") and s.low(k + 1) in lexicon.of("of_each")
    if each or (s.low(k) == "out" and s.low(k + 1) == "of"):
        k += 2
        k += s.low(k) == "every"
    elif s.low(k) in lexicon.of("in"):
        k += 1
        k += s.low(k) == "every"
        k += s.low(k - 1) == "every" and s.low(k) == s.low(i - 1) and s.low(k) in lexicon.currency_signs
    else:
        return None
    under = _small(s, k, lexicon) or (_large(s, k) if over == 1 else None) if k < len(s) else None
    last = k + 1
    if under is not None and s.low(last) == "-" and s.glued(last) and (ones := _small(s, last + 1, lexicon)):
        under, last = under + ones, last + 2  # "one in twenty-five"
    if under is None or under <= over or lexicon.unit_words.at(s.lows, last):
        return None
    return _share(last, over, under)


def _large(s: Sentence, i: int) -> Decimal | None:
    """The 4,500 of "1 in 4,500"; nothing that may be a year, or that rates are per."""
    word = s.words[i].replace(",", "")
    return Decimal(word) if _LARGE.fullmatch(s.words[i]) and word.strip("0") != "1" else None


def _small(s: Sentence, i: int, lexicon: Lexicon) -> Decimal | None:
    word = s.words[i]
    if word.isdecimal() and len(word) <= 3:
        return Decimal(word)
    number = lexicon.numbers.get(s.lows[i])
    return None if not number else Decimal(number)
