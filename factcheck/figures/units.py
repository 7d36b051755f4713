"""Find the unit of a number: money before or behind it, signs glued to it, words after it, and what it is per."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from . import ages, phrases
from .lexicon import Lexicon, Unit
from .mention import Mention
from .tokens import Sentence

NEGATIVE = frozenset(("-", "−", "–", "minus", "negative"))
_SUPERSCRIPT = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_FULL_CIRCLE = 360
_IN_FAHRENHEIT = frozenset(("United States", "Liberia", "Palau", "Belize", "Bahamas", "Cayman Islands"))
_NEAR_VERB = 4
"""Tokens before a number in which the verb that has so much for its object stands."""
LONE_SIGNS = frozenset(("g", "p", "m", "t", "l", "L", "W", "V", "N", "K", "C", "F", "J"))
"""One-letter signs that may stand behind a space; others ("A", "s") are more often words."""


def money_before(s: Sentence, i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The currency whose sign or code ends just before token `i`, and its first token."""
    for n in (4, 3, 2, 1):
        first = i - n
        if first < 0 or any(not s.glued(k) for k in range(first + 1, i)):
            continue
        sign = "".join(s.words[first:i])
        unit = lexicon.currency_signs.get(sign)
        if unit is not None and (n > 1 or not s.glued(first) or not s.words[first - 1].isalpha() or s.glued(i)):
            spaced = n == 1 and sign == "$" and i >= 2 and s.word(i - 2) in ("C", "A") and not s.glued(i - 1)
            if spaced and (joined := lexicon.currency_signs.get(s.words[i - 2] + "$")) is not None:
                return joined, i - 2
            return unit, first
    return None


def attach_unit(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """Fill in the unit, its words, the sign of the number and the denominator of a rate."""
    signed = s.low(m.first - 1) in ("-", "−") and s.glued(m.first) and s.glued(m.first - 1)
    money = money_before(s, m.first - 1 if signed else m.first, lexicon)
    if money is not None:
        m.unit, m.begin = money
        m.unit_text = s.slice(m.begin, m.first - 1 if signed else m.first)
        _skip_repeated_money(s, m, lexicon)
    elif (found := unit_at(s, _past_footnote(s, m.last), m, lexicon) or _of_money(s, m, lexicon)) is not None:
        m.unit, m.stop = found
        m.unit_text = s.slice(m.last, m.stop).lstrip("-")
    elif _magnitude_lead(s, m, lexicon):
        m.unit = lexicon.units["magnitude"]
    elif ages.is_age(s, m, lexicon):
        m.unit = lexicon.units["year_of_age"]
    elif (rate := _per_number(s, m, lexicon)) is not None:
        m.unit, m.per, m.stop = rate
        m.unit_text = s.slice(m.last, m.stop)
    _negate(s, m)
    if m.unit is not None:
        attach_rate(s, m, lexicon)


def _past_footnote(s: Sentence, j: int) -> int:
    """Behind the mark glued to a number: "4.33[2] tons", "62² percent"."""
    if not s.glued(j):
        return j
    if s.lows[j] == "[" and s.low(j + 1).isdecimal() and s.low(j + 2) == "]":
        return j + 3
    while s.glued(j) and s.words[j] in _SUPERSCRIPT:
        j += 1
    return j


def _of_money(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "millions of euros", "40 millones de dólares"."""
    if not (m.scaled and s.low(m.last) in lexicon.of("of")):
        return None
    found = lexicon.currency_words.at(s.lows, m.last + 1)
    return (found[1], m.last + 1 + found[0]) if found is not None else None


def _magnitude_lead(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "magnitude 7.4", "a moment magnitude of 7.4", "a 7.4 earthquake"."""
    if m.step < 1 and s.low(m.last) in lexicon.of("quake"):
        return m.low < 11
    k = m.first - 1
    while s.low(k) in ("of", "a", "about", "preliminary"):
        k -= 1
    return s.low(k) in ("magnitude", "magnitudes") and m.low < 11


def _per_number(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[Unit, str, int] | None:
    """ "5.3 per 100,000 people", "5.3 births per 100,000 people", "5.3 of every 100,000 people"."""
    per = m.last
    while per < min(len(s), m.last + 3) and s.lows[per].isalpha() and s.lows[per] not in lexicon.of("preposition"):
        per += 1
    every = s.low(per) in ("of", "in", "for") and s.low(per + 1) == "every"
    if s.low(per) != "per" and not every:
        return None
    first = per + 1 + every
    found = per_number(s, first, lexicon)
    if found is None:
        return None
    unit, last = found
    if per > m.last:
        m.what = s.slice(m.last, per)
    elif every and s.low(last).isalpha():
        m.what = s.slice(last, last + 1)  # "one in every 10,000 births"
    span = phrases.noun_phrase(s, last, lexicon)
    stop = span[1] if span is not None and span[0] == last else last
    return unit, s.slice(first, stop), stop


def take_for_every(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> bool:
    """Whether `m` is what `after` is per, "For every 100,000 residents, 5.1 died"; `after` is a rate then."""
    led = s.low(m.first - 1) == "every" and s.low(m.first - 2) in ("for", "of", "in")
    found = per_number(s, m.first, lexicon) if led and after.unit is None else None
    last = max(m.stop, m.what_last)
    if found is None or s.low(last) != ",":
        return False
    after.unit, after.per = found[0], s.slice(m.first, last)
    return True


def take_exchange(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> bool:
    """Whether two amounts give what a currency is worth, "$1 = 0.926 euros"; `after` is a rate then."""
    if m.unit is None or after.unit is None or m.unit.dimension != "money" or after.unit.dimension != "money":
        return False
    if m.low != 1 or s.low(m.stop) != "=" or after.begin != m.stop + 1:
        return False
    after.what, after.per, after.unit = "exchange rate", m.unit.name, rate(after.unit, m.unit.name, lexicon)
    return True


def per_number(s: Sentence, first: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The rate of so many per the round number at token `first`, and what follows it."""
    number, last = _round_number(s, first, lexicon)
    return (Unit(f"per_{number}", "rate", Decimal(1) / number), last) if number is not None else None


def _round_number(s: Sentence, first: int, lexicon: Lexicon) -> tuple[int | None, int]:
    """The "100,000" or "hundred thousand" that something is counted per, None where there is none, and what follows."""
    digits = s.word(first).replace(",", "")
    if digits.isdecimal():
        return (int(digits) if 3 <= len(digits) <= 9 and digits.strip("0") == "1" else None), first + 1
    number, last = Decimal(1), first
    while s.low(last) in lexicon.scales:
        number, last = number * lexicon.scales[s.low(last)], last + 1
    return (int(number) if 100 <= number < 10**9 else None), last


def _skip_repeated_money(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "$500 US", "$20 billion USD": the code after the number says which dollar it is."""
    unit = lexicon.currency_signs.get(s.word(m.last)) if s.word(m.last).isupper() else None
    if s.word(m.last) == "US" and m.unit_text == "$":
        unit = m.unit
    if unit is not None:
        m.unit, m.stop = unit, m.last + 1


def unit_at(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The unit that begins at token `j`, and the token after it."""
    if j >= len(s):
        return None
    if s.lows[j] == "-" and s.glued(j) and s.glued(j + 1):
        return _unit_word(s, j + 1, m, lexicon) or _unit_sign(s, j + 1, lexicon)
    j += s.lows[j] in lexicon.of("before_unit") and lexicon.unit_words.at(s.lows, j + 1) is not None
    return _unit_word(s, j, m, lexicon) or _unit_sign(s, j, lexicon)


def _unit_word(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[Unit, int] | None:
    word = s.lows[j]
    if s.glued(j) and word in lexicon.of("glued_unit"):
        return lexicon.units["percent"], j + 1
    found = _longest_word(s, j, m, lexicon)
    if found is None:
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


def _longest_word(s: Sentence, j: int, m: Mention, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The unit at token `j` that takes most words, "euro cents" rather than "euro"; and the "in" of "(4.4 in)"."""
    if s.low(j) == "in" and s.low(j + 1) == ")" and s.low(m.begin - 1) == "(":
        return 1, lexicon.units["inch"]
    words = (lexicon.currency_words.at(s.lows, j), lexicon.unit_words.at(s.lows, j))
    return max((one for one in words if one is not None), key=lambda one: one[0], default=None)


def _is_sterling(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether pounds are money: millions of them, or "fined 500 pounds", "worth 40 pounds"."""
    if _behind_mass(s, m, lexicon):
        return False
    if m.scaled and m.low >= 1000000:
        return True
    lead = s.lows[max(0, m.first - _NEAR_VERB) : m.first]
    return any(low == "worth" or lexicon.verbs.get(low) in lexicon.of("paid_verb") for low in lead)


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
    if m.low > _FULL_CIRCLE and not _tells_heat(s, lexicon):
        return None
    return lexicon.units["degree"], last


def _tells_heat(s: Sentence, lexicon: Lexicon) -> bool:
    return not lexicon.of("heat").isdisjoint(set(s.lows) - {"degrees"})


def _of_thing(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "62 points of heat": some of what is counted."""
    return s.low(j) in lexicon.of("of") and s.word(j + 1)[:1].islower()


def _compares(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether "times" at `j` multiplies ("100 times more potent") and does not count occasions."""
    after = s.low(j)
    return after in lexicon.of("compare") or (after.endswith("er") and after not in ("over", "after", "per", "under"))


def _unit_sign(s: Sentence, j: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    if s.glued(j) and s.lows[j] == "s" and "." in s.words[j - 1]:
        return lexicon.units["second"], j + 1  # "9.81s", and not "90s"
    for n in (4, 3, 2, 1):
        last = j + n
        if last > len(s) or any(not s.glued(k) for k in range(j + 1, last)):
            continue
        sign = "".join(s.words[j:last])
        unit = lexicon.unit_signs.get(sign) or lexicon.currency_signs.get(sign)
        if unit is None:
            continue
        if n == 1 and not s.glued(j) and len(sign) == 1 and sign.isalpha() and sign not in LONE_SIGNS:
            continue
        if s.glued(last) and s.words[last][0].isalnum():
            continue
        return unit, last
    if s.word(j) in ("C", "F") and (not s.glued(j) or not lexicon.of("heat").isdisjoint(s.lows)):
        return lexicon.units["celsius" if s.word(j) == "C" else "fahrenheit"], j + 1
    return None


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
    if country is None:
        return
    if m.unit is not None and m.unit.name == "degree" and _tells_heat(s, lexicon):
        m.unit = lexicon.units["fahrenheit" if country in _IN_FAHRENHEIT else "celsius"]
    if m.unit is not None and m.unit.dimension == "money":
        m.unit = _of_country(m.unit_text, country, lexicon) or m.unit
    elif m.per and (own := _of_country(" ".join((m.unit_text or "").split()[:1]), country, lexicon)) is not None:
        m.unit = rate(own, m.per, lexicon)  # "420 pesos per kilo"
    m.also = [
        replace(way, unit=unit.name) if (unit := _of_country(way.unit_text, country, lexicon)) is not None else way
        for way in m.also
    ]


def _of_country(unit_text: str | None, country: str, lexicon: Lexicon) -> Unit | None:
    """What a currency's bare name or sign means in a country that has its own of that name."""
    words = (unit_text or "").lower().split()
    return lexicon.shared_currencies.get((words[-1], country)) if words else None


def attach_count_rate(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "80,000 vehicles a day", "1,500 per week", "96,000 barrels of oil a day": how often so many are counted."""
    j = max(m.stop, m.what_last)
    if m.per is not None or (m.unit is not None and (m.what_last <= m.stop or m.unit.dimension == "time")):
        return
    if (often := _how_often(s, j, lexicon)) is not None:
        m.per = often
        m.unit = rate(m.unit, often, lexicon) if m.unit is not None else None


def _how_often(s: Sentence, j: int, lexicon: Lexicon) -> str | None:
    """The day of "a day" and "each day" at token `j`."""
    found = lexicon.unit_words.at(s.lows, j + 1) if s.low(j) in lexicon.of("per") else None
    if found is None or found[1].dimension != "time":
        return None
    behind = j + 1 + found[0]
    return found[1].name if _on_average(s, behind) or s.low(behind) not in lexicon.of("then") else None


def _on_average(s: Sentence, k: int) -> bool:
    return s.low(k) == "on" and s.low(k + 1) == "average"


def attach_rate(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "$1,100 per square foot", "800,000 barrels a day", "5.3 per 100,000 people"."""
    j = m.stop
    if s.low(j) == "-" and s.low(j + 1) == "a" and s.low(j + 2) == "-":
        j += 1
    if s.low(j) not in lexicon.of("per") and s.low(j) != "/":
        return
    k = j + 2 if s.low(j + 1) == "-" else j + 1
    found = lexicon.unit_words.at(s.lows, k) or _per_sign(s, j, k, lexicon)
    after = s.low(k + found[0]) if found is not None else ""
    spent = m.unit is not None and m.unit.dimension in ("money", "time")
    weekly = after == "on" and spent  # "$312 a week on food", "6.5 hours a day on screens"
    on_average = found is not None and _on_average(s, k + found[0])
    if after in lexicon.of("then") and not (weekly or on_average):
        return
    if found is None and s.low(j) in ("per", "/", "a") and s.low(k) in lexicon.of("per_noun"):
        m.per, m.stop = s.slice(k, k + 1), k + 1
    elif found is not None and (
        s.low(j) in ("per", "/") or found[1].dimension in ("time", "mass", "volume", "length", "area")
    ):
        m.per, m.stop = found[1].name, k + found[0]
    if m.per is not None and m.unit is not None:
        m.per = denominator(m.per, lexicon)
        m.unit_text = s.slice(m.last, m.stop) if m.begin == m.first else m.unit_text
        m.unit = rate(m.unit, m.per, lexicon)


def _per_sign(s: Sentence, j: int, k: int, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The sign of "84 euros per MWh", "$240/t": how many tokens it takes and its unit."""
    found = _unit_sign(s, k, lexicon) if s.low(j) in ("per", "/") and k < len(s) else None
    if found is None or found[0].dimension == "money" or (len(s.words[k]) == 1 and not s.glued(k)):
        return None
    return found[1] - k, found[0]


def denominator(word: str, lexicon: Lexicon) -> str:
    """What a rate is per, "person" by whatever name."""
    return "person" if word in lexicon.of("per_person") else word


def rate(unit: Unit, per: str, lexicon: Lexicon) -> Unit:
    """A unit per another: the barrels a day that the list of units has, or one of its own."""
    name = f"{unit.name}_per_{per}".replace(" ", "_")
    return lexicon.units.get(name) or Unit(name, f"{unit.dimension} rate", Decimal(1))
