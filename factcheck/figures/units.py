"""Find the unit of a number: money before or behind it, signs glued to it, words after it, and what it is per."""

from __future__ import annotations

from dataclasses import replace

from . import ages, magnitudes, money, phrases, rates, signs
from .figure import Expression
from .lexicon import Lexicon, Unit
from .mention import Mention
from .money import NEAR_VERB
from .tokens import Sentence

NEGATIVE = frozenset(("-", "−", "–", "minus", "negative"))
_SUPERSCRIPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_STONE = frozenset(("stone", "st"))
_FULL_CIRCLE = 360
# Nothing costs fewer won.
_FEWEST_WON = 100
_IN_FAHRENHEIT = frozenset(("United States", "Liberia", "Palau", "Belize", "Bahamas", "Cayman Islands"))


def attach_unit(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Fill in the unit, its words, the sign of the number and the denominator of a rate."""
    signed = money.is_minus(s, m.first - 1, lexicon)
    found_before = money.before(s, m.first - 1 if signed else m.first, lexicon)
    if found_before is not None:
        m.unit, m.begin = found_before
        m.unit_text = s.slice(m.begin, m.first - 1 if signed else m.first)
        _skip_repeated_money(s, m, lexicon)
    elif (found := _behind(s, m, lexicon)) is not None:
        m.unit, m.stop = found
        m.unit_text = s.slice(m.last, m.stop).lstrip("-")
        m.stop = _past_full_stop(s, m.stop)
    elif _scaled_money(s, m, lexicon):
        pass
    elif magnitudes.is_led(s, m, lexicon):
        m.unit = lexicon.units["magnitude"]
    elif ages.is_age(s, m, lexicon):
        m.unit = lexicon.units["year_of_age"]
    elif (rate := rates.of_number(s, m, lexicon)) is not None:
        m.unit, m.per, m.stop = rate
        m.unit_text = s.slice(m.last, m.stop)
    _negate(s, m)
    if m.unit is not None:
        rates.attach(s, m, lexicon)


def _behind(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit behind a number, and the token after it."""
    if s.low(m.last) in _STONE and _weighs(s, m, lexicon):
        return lexicon.units["stone"], m.last + 1
    return unit_at(s, _past_footnote(s, m.last), m, lexicon) or _of_money(s, m, lexicon)


def _weighs(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "weighs 14 stone", "had lost three stone", "is 14st"; and not "14 stone walls"."""
    if s.low(m.last) == "st":
        return s.glued(m.last)
    ends = not s.low(m.last + 1)[:1].isalpha() or s.low(m.last + 1) in phrases.function_words(lexicon)
    return ends and not lexicon.of("weighing").isdisjoint(s.lows[max(0, m.first - NEAR_VERB) : m.first])


def _past_footnote(s: Sentence, j: int) -> int:
    """Behind the mark glued to a number: "4.33[2] tons", "62² percent"."""
    if not s.glued(j):
        return j
    if s.lows[j] == "[" and s.low(j + 1).isdecimal() and s.low(j + 2) == "]":
        return j + 3
    while s.glued(j) and s.words[j] in _SUPERSCRIPT:
        j += 1
    return j


def _past_full_stop(s: Sentence, j: int) -> int:
    """Behind the full stop of a unit cut short, where its sentence goes on: "63,000 lbs. of rye"."""
    goes_on = s.word(j + 1)[:1].islower() or s.low(j + 1) == ")"
    return j + (s.low(j) == "." and s.glued(j) and goes_on)


def _of_money(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "millions of euros", "40 millones de dólares", "40 million in euro-denominated bonds"."""
    if not m.scaled:
        return None
    if (kind := money.of_kind(s, m.last, lexicon)) is not None:
        return kind, m.last
    found = lexicon.currency_words.at(s.lows, m.last + 1) if s.low(m.last) in lexicon.of("of") else None
    return (found[1], m.last + 1 + found[0]) if found is not None else None


def _scaled_money(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Take in a currency written as one with its scale: "MSEK 4,512", "4,512 MEUR"."""
    before = money.scaled_sign(s.word(m.first - 1), lexicon) if m.first > 0 else None
    found = before or money.scaled_sign(s.word(m.last), lexicon)
    if found is None or m.scaled:
        return False
    m.begin, m.stop = (m.first - 1, m.last) if before is not None else (m.first, m.last + 1)
    m.unit, m.unit_text, m.scaled = found[0], found[0].name, True
    m.low, m.high, m.step = m.low * found[1], m.high * found[1], m.step * found[1]
    return True


def _skip_repeated_money(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "$500 US", "$20 billion USD": the code after the number says which dollar it is."""
    unit = lexicon.currency_signs.get(s.word(m.last)) if s.word(m.last).isupper() else None
    if s.word(m.last) == "US" and m.unit_text == "$":
        unit = m.unit
    if m.unit_text == "£" and s.word(m.last) == "p" and s.glued(m.last):
        unit = m.unit  # "£1.50p"
    if unit is not None:
        m.unit, m.stop = unit, m.last + 1


def unit_at(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit that begins at token `j`, and the token after it."""
    if j >= len(s):
        return None
    if s.lows[j] == "-" and s.glued(j) and s.glued(j + 1):
        j += 1
        return _unit_word(s, j, m, lexicon) or signs.unit_sign(s, j, lexicon) or _with_extent(s, j, lexicon)
    j += s.lows[j] in lexicon.of("before_unit") and lexicon.unit_words.at(s.lows, j + 1) is not None
    return _unit_word(s, j, m, lexicon) or signs.unit_sign(s, j, lexicon) or _with_extent(s, j, lexicon)


def _with_extent(s: Sentence, j: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "a 30-foot-high wall", "a 4,205 m-high peak"."""
    name, _, extent = s.low(j).rpartition("-")
    if extent not in lexicon.of("extent"):
        return None
    found = lexicon.unit_words.at([name], 0)
    unit = found[1] if found is not None else lexicon.unit_signs.get(name)
    return (unit, j + 1) if unit is not None and unit.dimension == "length" else None


def _unit_word(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    word = s.lows[j]
    if s.glued(j) and word in lexicon.of("glued_unit"):
        return lexicon.units["percent"], j + 1
    found = _longest_word(s, j, m, lexicon)
    if found is None or (word == "won" and _wins(s, m, j + 1, lexicon)):
        return None
    length, unit = found
    last = j + length
    if unit.name == "pound" and s.low(last) not in lexicon.of("of") and _is_sterling(s, m, lexicon):
        unit = lexicon.units["GBP"]
    if unit.name == "degree":
        return _degree(s, last, m, lexicon)
    if unit.name == "year" and s.low(m.first - 1) in lexicon.of("of") and s.low(m.first - 2) == "age":
        unit = lexicon.units["year_of_age"]
    if unit.name in ("year", "month", "week", "day") and s.low(last) == "-" and s.low(last + 1) == "old":
        return lexicon.units[f"{unit.name}_of_age"], last + 2
    if (word == "times" and not _compares(s, last, lexicon)) or (unit.name == "point" and _of_thing(s, last, lexicon)):
        return None
    return unit, last


def _wins(s: Sentence, m: Mention, k: int, lexicon: Lexicon) -> bool:
    """Whether so few won what is named at `k`, and are no money of Korea: "five won medals", "two won the cup"."""
    is_few = not m.scaled and (m.worded or m.low < _FEWEST_WON)
    led = s.low(k) in lexicon.of("preposition") or (not m.worded and s.low(k) in lexicon.of("per"))
    return is_few and s.word(k).isalpha() and not led


def _longest_word(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The unit at token `j` that takes most words, "euro cents" rather than "euro"; and the "in" of "(4.4 in)", "4.4in"
    and "4.4 in of rain"."""
    bracketed = s.low(j + 1) == ")" and s.low(m.begin - 1) == "("
    if s.low(j) == "in" and (bracketed or s.low(j + 1) == "of" or s.glued(j)):
        return 1, lexicon.units["inch"]
    words = (lexicon.currency_words.at(s.lows, j), lexicon.unit_words.at(s.lows, j))
    return max((one for one in words if one is not None), key=lambda one: one[0], default=None)


def _is_sterling(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether pounds are money: millions of them, or "fined 500 pounds", "worth 40 pounds"."""
    if _behind_mass(s, m, lexicon):
        return False
    if m.scaled and (m.low >= 1000000 or "million" in s.lows[m.first : m.last]):
        return True
    return any(money.is_paid(low, lexicon) for low in s.lows[max(0, m.first - NEAR_VERB) : m.first])


def _behind_mass(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "4,180 tonnes, or 9.2 million pounds"."""
    k = m.first - 1
    k -= s.low(k) in lexicon.hedges_before
    if s.low(k) not in ("or", "("):
        return False
    k -= 1 + (s.low(k - 1) == ",")
    found = lexicon.unit_words.at(s.lows, k) if k >= 0 else None
    return found is not None and found[1].dimension == "mass"


def _degree(s: Sentence, last: int, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """An angle, a temperature, or, in "1,204 degrees were awarded", none."""
    if s.word(last) in ("C", "F"):
        return lexicon.units["celsius" if s.word(last) == "C" else "fahrenheit"], last + 1
    if m.low > _FULL_CIRCLE and not signs.tells_heat(s, lexicon):
        return None
    return lexicon.units["degree"], last


def _of_thing(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "62 points of heat": some of what is counted."""
    return s.low(j) in lexicon.of("of") and s.word(j + 1)[:1].islower()


def _compares(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether "times" at `j` multiplies ("100 times more potent") and does not count occasions."""
    after = s.low(j)
    return after in lexicon.of("compare") or (after.endswith("er") and after not in ("over", "after", "per", "under"))


def _negate(s: Sentence, m: Mention) -> None:
    """Apply a minus sign or word before the number or its currency sign."""
    for first in {m.begin, m.first}:
        k = first - 1
        if s.low(k) == "-" and s.low(k - 1) == "minus" and s.glued(k):
            k -= 1
        if s.low(k - 1) == "or" and s.low(k - 2) == "plus":
            continue
        if s.low(k) not in NEGATIVE or not (s.glued(first) or s.lows[k].isalpha()):
            continue
        if m.begin < k < m.first:
            m.low, m.high = -m.high, -m.low
            return
        if s.lows[k] == "-" and s.word(k - 1).isupper() and len(s.word(k - 1)) > 2:
            continue
        if s.glued(k) and s.words[k - 1] not in ("(", "[", "$", "€", "£", "¥", "“", '"'):
            continue
        m.low, m.high, m.begin = -m.high, -m.low, min(k, m.begin)
        return


def localise(s: Sentence, m: Mention, country: str | None, lexicon: Lexicon) -> None:
    """Take the "pesos" of a figure for those of its country, those it is also given in too, and bare degrees of heat
    for those it is told in there."""
    if country is not None and m.unit is not None and m.unit.name == "degree" and signs.tells_heat(s, lexicon):
        m.unit = lexicon.units["fahrenheit" if country in _IN_FAHRENHEIT else "celsius"]
    if m.also and any(money.is_american(text) for text in (m.unit_text, *(way.unit_text for way in m.also))):
        lexicon = replace(lexicon, own_dollar=country)  # "$4.2 million (US$2 million)"
    if m.unit is not None and m.unit.dimension == "money":
        m.unit = money.of_country(m.unit, m.unit_text, country, lexicon) or m.unit
    elif m.per and (own := money.of_country(m.unit, m.unit_text, country, lexicon)) is not None:
        m.unit = rates.rate(own, m.per, lexicon)  # "420 pesos per kilo"
    m.also = [replace(way, unit=_unit_of(way, country, lexicon)) for way in m.also]


def _unit_of(way: Expression, country: str | None, lexicon: Lexicon) -> str:
    own = money.of_country(lexicon.units.get(way.unit), way.unit_text, country, lexicon)
    return own.name if own is not None else way.unit
