"""Read an amount that is told in two units at once: "3 hours 20 minutes", "6ft 2in", "14 stone 6 pounds", "1:58:12"."""

from __future__ import annotations

from decimal import Decimal

from . import phrases
from .lexicon import Lexicon, Unit
from .mention import Mention
from .tokens import Sentence

_TOLD_IN_TWO = frozenset(("time", "length", "mass", "volume"))
_FEET, _INCHES = frozenset("'’′"), frozenset('"”″')
_SIGNS = _FEET | {":"}
_SIXTY = 60
_OF_DAY = frozenset(("am", "pm", "a.m", "p.m", "gmt", "utc", "bst", "cet", "est"))
_TIMED = frozenset(("in", "of", "time", "times", "clocked", "clocking", "ran", "than", "under", "took"))


def join(s: Sentence, found: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Make one figure, in the smaller unit, of two amounts of which the second goes on with the first."""
    joined: list[Mention] = []
    for m in found:
        before = joined[-1] if joined else None
        if before is not None:
            _settle(s, before, m, lexicon)
        if before is not None and before.unit is not None and _goes_on(s, before, m, lexicon):
            joined.pop()
            _add(m, before.first, before.low, before.unit)
        elif (one := _one_before(s, m, lexicon)) is not None:
            _add(m, one[0], Decimal(1), one[1])
        joined.append(m)
    return joined


def _add(m: Mention, first: int, low: Decimal, unit: Unit) -> None:
    smaller = m.unit.factor if m.unit is not None else unit.factor
    m.low = m.high = m.low + low * unit.factor / smaller
    m.first = m.begin = first


def _settle(s: Sentence, a: Mention, b: Mention, lexicon: Lexicon) -> None:
    """The stone of "14 stone 6 pounds" and the minutes of "2h 14m"."""
    if b.unit is None or b.begin != b.first:
        return
    if a.unit is None and b.unit.name == "pound" and s.low(a.stop) in ("stone", "st") and b.begin == a.stop + 1:
        a.unit, a.unit_text, a.stop = lexicon.units["stone"], s.words[a.stop], b.begin
    elif a.unit is not None and a.unit.name == "hour" and b.unit_text == "m" and b.begin == a.stop:
        b.unit = lexicon.units["minute"]


def _goes_on(s: Sentence, a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    """Whether `b` is less than one more of what `a` counts, and stands right behind it."""
    if a.unit is None or b.unit is None or a.unit.dimension not in _TOLD_IN_TWO or a.unit == b.unit:
        return False
    if a.unit.dimension != b.unit.dimension or a.low != a.high or b.low != b.high or b.begin != b.first:
        return False
    if a.step != 1 or a.low <= 0 or b.low <= 0 or a.unit.factor % b.unit.factor:
        return False
    return b.low * b.unit.factor < a.unit.factor and _adjoins(s, a.stop, b, lexicon)


def _adjoins(s: Sentence, j: int, b: Mention, lexicon: Lexicon) -> bool:
    """Whether no more than an "and" stands before `b`: "1 kg and 500 g packs" are two kinds of packs."""
    j += s.low(j) == "."
    if s.low(j) in lexicon.of("and"):
        j += phrases.noun_phrase(s, b.stop, lexicon) is None
    return j == b.begin


def _one_before(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The "an hour" of "an hour and twenty minutes": where it begins, and its unit."""
    k = m.begin - 2
    if m.unit is None or m.unit.dimension != "time" or k < 1 or s.low(k + 1) not in lexicon.of("and"):
        return None
    found = lexicon.unit_words.at(s.lows, k) if s.low(k - 1) in lexicon.of("article") else None
    if found is None or found[1].dimension != "time" or found[1].factor % m.unit.factor:
        return None
    is_rate = s.word(k - 2)[:1].isdecimal() or lexicon.unit_words.at(s.lows, k - 2) is not None
    return (k - 1, found[1]) if not is_rate and m.low == m.high < found[1].factor / m.unit.factor else None


def written(s: Sentence, i: int, lexicon: Lexicon) -> Mention | None:
    """What signs alone tell at token `i`: the height of "6'2\\"", the time of "in 1:58:12"."""
    if s.low(i + 1) not in _SIGNS or not s.words[i].isdecimal() or not s.glued(i + 1) or not s.glued(i + 2):
        return None
    if s.words[i + 1] in _FEET and s.word(i + 2).isdecimal() and s.glued(i + 3) and s.word(i + 3) in _INCHES:
        inches = Decimal(s.words[i]) * 12 + Decimal(s.words[i + 2])
        return Mention(i, i + 4, inches, inches, unit=lexicon.units["inch"], unit_text=None)
    if s.words[i + 1] == ":" and (last := time_at(s, i)) is not None:
        parts = [Decimal(s.words[k]) for k in range(i, last, 2)]
        seconds = sum((part * _SIXTY**n for n, part in enumerate(reversed(parts))), Decimal(0))
        _, _, decimals = s.words[last - 1].partition(".")
        return Mention(i, last, seconds, seconds, Decimal(1).scaleb(-len(decimals)), unit=lexicon.units["second"])
    return None


def time_at(s: Sentence, i: int) -> int | None:
    """The token behind "3:43.13", or behind the "1:58:12" that something took; clock times are none."""
    last = i + 1
    while s.low(last) == ":" and s.glued(last) and s.glued(last + 1) and s.word(last + 1)[:2].isdecimal():
        last += 2
    parts = s.words[i:last:2]
    if not 1 < len(parts) < 4 or not all(part.isdecimal() and len(part) <= 2 for part in parts[:-1]):
        return None
    whole, mark, _ = parts[-1].partition(".")
    if len(whole) != 2 or int(whole) >= _SIXTY:
        return None
    took = len(parts) == 3 and s.low(i - 1) in _TIMED and s.low(last).rstrip(".") not in _OF_DAY
    return last if mark or took else None
