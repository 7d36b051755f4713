"""Join the two ends of a range, and lend a number what is said only at the next: "$2-3 billion", "10- and 20-year"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from . import rates
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

RANGE_SIGNS = frozenset(("-", "–", "—", "~", "to", "through"))
_LONGEST_OWNER = 4
"""Tokens. "of the port city's 1.1 million residents"."""


def join(s: Sentence, found: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Make one figure of the two ends of a range, and give each number what stands only at the one behind it."""
    joined: list[Mention] = []
    for m in found:
        before = joined[-1] if joined else None
        if before is None or not _adjacent(s, before, m, lexicon):
            joined.append(m)
            continue
        lent = before.unit is None and m.unit is not None and m.high <= 3 * before.high
        _share(s, before, m, lexicon)
        if _is_range(s, before, m, lexicon, lent):
            before.high = m.high
            before.step, before.hedge = m.step, "between"
            before.last, before.stop = m.last, m.stop
            if m.unit is not None:
                before.unit, before.unit_text, before.per = m.unit, m.unit_text, m.per
            if before.unit is not None and before.per is None:
                rates.attach(s, before, lexicon)
        else:
            joined.append(m)
    for m, after in pairwise(joined):
        _part_of_next(s, m, after, lexicon)
        _suspended(s, m, after)
        if m.unit is None and after.begin == m.stop and after.unit is not None and after.begin == after.first:
            m.measured = after
    return joined


def _adjacent(s: Sentence, a: Mention, b: Mention, lexicon: Lexicon) -> bool:
    gap = b.begin - a.stop
    if gap == 1:
        word = s.lows[a.stop]
        if word in RANGE_SIGNS or word in lexicon.of("range"):
            return True
        return (word in lexicon.of("and") and s.low(a.begin - 1) in lexicon.of("between")) or (
            word == "or" and a.worded and b.worded
        )
    if (gap == 3 and s.lows[a.stop : b.begin] == ["-", "to", "-"]) or (
        gap == 2 and is_suspended(s, a) and s.lows[a.stop + 1] in lexicon.of("range")
    ):
        return True
    return gap == 2 and s.lows[a.stop] in lexicon.of("range") and s.lows[a.stop + 1] in ("-", "about", "around")


def _share(s: Sentence, a: Mention, b: Mention, lexicon: Lexicon) -> None:
    """ "$2-3 billion", "4.8 to 4.7 percent": the first end lacks what stands only at the second."""
    _share_age(a, b, lexicon)
    same = a.unit is None or (a.unit.dimension == "money" and (b.unit is None or b.unit.name.startswith(a.unit.name)))
    if b.scaled and not a.scaled and b.low and same:
        scale = _scale_of(s, b, lexicon)
        if a.low < b.low / scale * 1000 and a.low < b.low:
            a.low, a.high, a.step, a.scaled = a.low * scale, a.high * scale, a.step * scale, True
    if b.unit is not None and (a.unit is None or (b.per is not None and b.unit.name.startswith(f"{a.unit.name}_per_"))):
        a.unit, a.unit_text, a.per = b.unit, b.unit_text, b.per
    elif b.unit is None and a.unit is not None and (not a.unit.is_share or s.low(a.begin - 1) in ("from", "de")):
        b.unit, b.unit_text, b.per = a.unit, a.unit_text, a.per


def _share_age(a: Mention, b: Mention, lexicon: Lexicon) -> None:
    """ "aged 6 to 59 months": both are ages, counted in what stands at the second."""
    if a.unit is not None and a.unit.name == "year_of_age" and b.unit is not None:
        of_age = lexicon.units.get(f"{b.unit.name}_of_age")
        a.unit, b.unit = (of_age, of_age) if of_age is not None else (a.unit, b.unit)


def _scale_of(s: Sentence, m: Mention, lexicon: Lexicon) -> Decimal:
    """What the scale words and letters of a number multiply it by."""
    scale = Decimal(1)
    for k in range(m.first, m.last):
        word = s.words[k]
        scale *= lexicon.scales.get(s.lows[k]) or lexicon.glued_scales.get(word) or lexicon.money_scales.get(word) or 1
    return scale


def _is_range(s: Sentence, a: Mention, b: Mention, lexicon: Lexicon, lent: bool) -> bool:
    """Whether two adjacent numbers are a range, and not two figures ("from 82 percent to 51 percent").

    `lent` says that the first has its unit from the second, which is not much larger ("lost 30 to 40 metres").
    """
    if (
        (a.low != a.high and not a.vague)
        or a.high >= b.high
        or (a.unit is not None and b.unit is not None and a.unit.name != b.unit.name)
    ):
        return False
    if s.lows[a.stop] in ("-", "–", "~") or s.low(a.begin - 1) in lexicon.of("between"):
        return True
    if lent and s.low(a.begin - 1) not in lexicon.of("moved_from"):
        return True
    lead = s.lows[max(0, a.begin - (12 if s.low(a.begin - 1) == "from" else 6)) : a.begin]
    moved = ("trend_up", "trend_down", "revised")
    return not any(low in lexicon.of(group) for low in lead for group in moved)


def is_suspended(s: Sentence, m: Mention) -> bool:
    """ "10- and 20-year bonds": a hyphen behind the number that waits for the noun of the next."""
    return s.low(m.stop) == "-" and s.glued(m.stop) and not s.glued(m.stop + 1)


def _suspended(s: Sentence, m: Mention, after: Mention) -> None:
    """ "10- and 20-year bonds", "3- to 5-day": the unit comes with the last of them."""
    if m.unit is None and is_suspended(s, m) and after.begin - m.stop <= 3:
        m.unit, m.unit_text = after.unit, after.unit_text


def _part_of_next(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> None:
    """ "280 million of the 1.5 billion euros", "two thirds of the 600 homes", "250 by 300 metres"."""
    if m.unit is None and after.unit is not None and s.low(m.stop) in lexicon.of("by") and after.begin - m.stop == 1:
        m.unit, m.unit_text = after.unit, after.unit_text
    if s.low(m.stop) not in lexicon.of("of") or not _only_points(s, m.stop + 1, after.begin, lexicon):
        return
    if m.unit is None and after.unit is not None:
        m.unit, m.unit_text, m.part_of = after.unit, after.unit_text, True
    elif (m.unit is None or m.unit.dimension == "ratio") and after.unit is None:
        m.whole, m.part_of = after, True


def _only_points(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether tokens first..last are no more than "the", "his last", "some", "the city's"."""
    if last > first and s.lows[last - 1].endswith(("'s", "s'")):
        return last - first <= _LONGEST_OWNER
    pointing = (lexicon.of("determiner"), lexicon.of("time_lead"), lexicon.of("before_noun"), lexicon.hedges_before)
    return last - first <= 3 and all(any(s.lows[k] in words for words in pointing) for k in range(first, last))
