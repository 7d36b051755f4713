"""Find what a rate is per: "a tonne", "/ha", "per 100,000 people", "barrels of oil a day"."""

from __future__ import annotations

from decimal import Decimal

from . import lexicon as lexicons
from . import phrases, signs
from .lexicon import Lexicon, Unit
from .mention import Mention
from .tokens import Sentence

_COUNTED_BY = frozenset(("time", "mass", "volume", "length", "area", "energy"))
"""What a rate with "a" is per: "a day", "an acre"."""

_THINGS_BY = frozenset(("time", "area", "length"))
"""What things are counted per."""

_LARGEST = 10**9
"""Nothing is counted per more than a billion of anything."""


def of_number(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[Unit, str, int] | None:
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
    """The "100,000", "100 000", "1 million" or "hundred thousand" that something is counted per, None where there is
    none, and what follows."""
    digits = s.word(first).replace(",", "")
    number, last = Decimal(1), first
    if digits.isdecimal():
        if digits.strip("0") != "1":
            return None, first
        number, last = Decimal(digits), first + 1
        while s.word(last) == "000":
            number, last = number * 1000, last + 1
        if s.glued(last) and s.word(last) in lexicon.glued_scales:
            number, last = number * lexicon.glued_scales[s.word(last)], last + 1
    while s.low(last) in lexicon.scales:
        number, last = number * lexicon.scales[s.low(last)], last + 1
    return (int(number), last) if 100 <= number <= _LARGEST else (None, first)


def attach_to_count(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "80,000 vehicles a day", "412 people/km²", "96,000 barrels of oil a day": what is counted is named before."""
    j = max(m.stop, m.what_last)
    if m.per is not None or (m.unit is not None and (m.what_last <= m.stop or m.unit.dimension == "time")):
        return
    found = per_at(s, j, lexicon)
    if found is None or (_is_time(found[0], lexicon) and _is_then(s, found[1], lexicon)):
        return
    base = lexicon.units[found[0]].dimension if found[0] in lexicon.units else None
    if m.unit is None and base not in _THINGS_BY:
        return  # "41,000 a tonne" is money, and "1.9 children per woman" may be told without the woman
    if s.low(j) == "/" and m.unit is not None and m.unit.dimension == "ratio":
        return  # "4.8% y/y"
    m.per = found[0]
    m.unit = rate(m.unit, m.per, lexicon) if m.unit is not None else None


def attach(s: Sentence, m: Mention, lexicon: Lexicon) -> None:
    """ "$1,100 per square foot", "800,000 barrels a day", "5.4 litres per 100 km", "£900 pcm"."""
    j = m.stop
    if s.low(j) == "-" and s.low(j + 1) in ("a", "an") and s.low(j + 2) == "-":
        j += 1
    spent = m.unit is not None and m.unit.dimension in ("money", "time")
    found = per_at(s, j, lexicon) or (_behind_money(s, m, j, lexicon) if spent else None)
    if found is None:
        return
    weekly = s.low(found[1]) == "on" and spent  # "$312 a week on food", "6.5 hours a day on screens"
    if _is_time(found[0], lexicon) and _is_then(s, found[1], lexicon) and not weekly:
        return
    m.per, m.stop = found
    if m.unit is not None:
        m.unit_text = s.slice(m.last, m.stop) if m.begin == m.first else m.unit_text
        m.unit = rate(m.unit, m.per, lexicon)


def per_at(s: Sentence, j: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """What the rate whose "a", "per" or stroke is token `j` is per, and what follows it."""
    stroke = s.low(j) in ("per", "/")
    if not stroke and s.low(j) not in lexicon.of("per"):
        return None
    k = j + 2 if s.low(j + 1) == "-" else j + 1
    number, first = _round_number(s, k, lexicon) if stroke else (None, k)
    found = lexicon.unit_words.at(s.lows, first) or _per_sign(s, first, stroke, lexicon)
    if found is not None and (stroke or found[1].dimension in _COUNTED_BY):
        return _so_many(number, found[1].name, lexicon), first + found[0]
    if found is None and number is None and (stroke or s.low(j) == "a") and s.low(k) in lexicon.of("per_noun"):
        return denominator(s.lows[k], lexicon), k + 1
    return None


def _so_many(number: int | None, unit: str, lexicon: Lexicon) -> str:
    """The "thousand_cubic_foot" of "per 1,000 cubic feet", the "100_kilometre" of "per 100 km"."""
    word = next((word for word, scale in lexicon.scales.items() if scale == number), "")
    named = f"{word}_{unit}"
    return unit if number is None else named if named in lexicon.units else f"{number}_{unit}"


def _per_sign(s: Sentence, k: int, stroke: bool, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """The sign of "84 euros per MWh", "22 cents a lb", "40 t/d": how many tokens it takes and its unit."""
    own = lexicon.per_signs.get((s.word(k), "per"))
    if own is not None and stroke:
        return 1, own
    found = signs.unit_sign(s, k, lexicon) if k < len(s) else None
    lone = len(s.word(k)) == 1 and not s.glued(k) and not s.low(k - 1).isdecimal()
    return None if found is None or found[0].dimension == "money" or lone else (found[1] - k, found[0])


def _behind_money(s: Sentence, m: Mention, j: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """The month of "£900 pcm"."""
    unit = lexicon.per_signs.get((s.low(j), "money"))
    return (unit.name, j + 1) if unit is not None and m.unit is not None and m.unit.dimension == "money" else None


def _is_time(per: str, lexicon: Lexicon) -> bool:
    return per in lexicon.units and lexicon.units[per].dimension == "time"


def _is_then(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether what looked like a rate was a time, "a year earlier", and not "a year on average"."""
    return s.low(k) in lexicon.of("then") and not (s.low(k) == "on" and s.low(k + 1) == "average")


def denominator(word: str, lexicon: Lexicon) -> str:
    """What a rate is per, "person" by whatever name."""
    return "person" if word in lexicon.of("per_person") else word


def rate(unit: Unit, per: str, lexicon: Lexicon) -> Unit:
    """A unit per another: the one that goes by that name ("km_per_hour"), or one of its own."""
    words = f"{unit.name} per {per}".replace("_", " ").split()
    known = lexicon.unit_words.at(words, 0)
    return known[1] if known is not None and known[0] == len(words) else lexicons.rate(unit, per, lexicon.units)
