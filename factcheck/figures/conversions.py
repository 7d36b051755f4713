"""Take a second writing of an amount with the first: "612 kilograms (1,349 lb)", "$2 million, or 1.9 million euros"."""

from __future__ import annotations

from decimal import Decimal

from . import money, signs
from .figure import Expression
from .lexicon import Lexicon, Unit
from .mention import Mention
from .numbers import amount_at
from .tokens import Sentence

_LONGEST_BRACKET, _LONGEST_LEAD, _LONGEST_HEDGE = 12, 4, 3
"""Tokens."""

_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_DASHES = frozenset("-–—")

_ROUNDED = 6
"""Two writings of one amount differ by less than one part in so many, however much they are rounded."""


def take(s: Sentence, before: Mention, m: Mention, lexicon: Lexicon) -> bool:
    """Whether `m` is `before` in another unit; it is kept with it then."""
    inside = bool(before.also) and ")" not in s.words[before.stop : m.begin]
    if (
        m.unit is None
        or before.unit is None
        or (m.unit.name == before.unit.name and not (inside or _dollars(m, before)))
    ):
        return False  # PS and hp are one unit in "296 hp (224 kW / 300 PS)"
    if m.unit.dimension != before.unit.dimension or m.begin - before.stop > _LONGEST_LEAD + 2:
        return False
    behind_or = _behind_or(s, before.stop, lexicon)
    set_apart = behind_or is not None and (s.low(behind_or - 1) == "or" or not s.low(m.stop)[:1].isalpha())
    if set_apart and _is_other_way(s, before, before.unit, m.low, m.unit):
        last = m.stop
    else:
        close = next((k for k in range(m.stop, min(m.stop + _LONGEST_BRACKET, len(s))) if s.words[k] in _CLOSING), None)
        if close is None or not (inside or s.low(before.stop) in _OPENING):
            return False
        last = close + 1 if m.stop == close else before.what_last
    words = s.slice(m.begin, m.stop)
    before.also.append(
        Expression(s.starts[m.begin], s.ends[m.stop - 1], words, m.low, m.high, m.unit.name, m.unit_text)
    )
    before.what_last = max(before.what_last, last)
    return True


def _dollars(one: Mention, other: Mention) -> bool:
    """ "$4m (US$2m)": a bare dollar that is told apart from the American one, whosever it is."""
    texts = {one.unit_text, other.unit_text}
    return "$" in texts and any(money.is_american(text) for text in texts)


def _behind_or(s: Sentence, j: int, lexicon: Lexicon) -> int | None:
    """The token behind the "or", with a comma or without, the ", about" or the dash that stands at token `j`, where "on
    average" may stand before."""
    j += 2 * (s.lows[j : j + 2] == ["on", "average"])
    if s.low(j) in _DASHES and not s.glued(j):
        return j + 1
    comma = s.low(j) == ","
    k = j + comma
    return k + 1 if s.low(k) == "or" or (comma and _hedge_at(s, k, lexicon)) else None


def _hedge_at(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether "about" or "more than" begins at token `k`, and not the "CA" of "CA$4m"."""
    found = (lexicon.hedges_before.at(s.lows, k + n) for n in range(_LONGEST_HEDGE))
    return not s.glued(k + 1) and any(one is not None and one[0] == n for n, one in enumerate(found, 1))


def _is_other_way(s: Sentence, m: Mention, unit: Unit, low: Decimal, other: Unit) -> bool:
    """Whether an amount behind "or" is as much as `m`; of money, whose rate nobody knows here, where commas part it."""
    if s.low(m.hedge_first - 1) in ("either", "between") or unit.dimension != other.dimension or unit == other:
        return False
    if unit.dimension == "money":
        return "," in s.lows[m.stop : m.stop + 3]
    here = m.low * unit.factor
    return abs(here - low * other.factor) * _ROUNDED < abs(here)


def behind(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> int:
    """The token behind a conversion of `m` that begins at `j`, "(1,349 lb)" or ", or about 1,349 lb,"; `j` where there
    is none."""
    if s.low(j) in _OPENING and any(word[0].isdecimal() for word in s.words[j + 1 : j + 4]):
        return next((k + 1 for k in range(j, min(j + _LONGEST_BRACKET, len(s))) if s.words[k] in _CLOSING), j)
    k = _behind_or(s, j, lexicon)
    if k is None or m.unit is None:
        return j
    amounts = (amount_at(s, n, lexicon) for n in range(k, min(k + _LONGEST_LEAD, len(s))))
    amount = next((one for one in amounts if one is not None), None)
    if amount is None:
        return j
    named = lexicon.unit_words.at(s.lows, amount.last) or lexicon.currency_words.at(s.lows, amount.last)
    found = (named[1], amount.last + named[0]) if named is not None else signs.unit_sign(s, amount.last, lexicon)
    if found is None or not _is_other_way(s, m, m.unit, amount.low, found[0]):
        return j
    last = found[1]
    return last + (s.low(last) == "," or s.low(last) in _DASHES)
