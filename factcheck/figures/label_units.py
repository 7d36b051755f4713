"""Read the unit and the scale that a label gives its cells: "(thousand tonnes)", "per cent of capacity", "Hours of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from . import money, phrases, rates
from .lexicon import Lexicon, Unit
from .tokens import Sentence
from .when import is_year

_LEADS = frozenset((",", "in", "-", ":", "–", "—"))
"""What sets a unit off from the words before it."""

_LONGEST = 5
"""Tokens. No unit that ends a label is longer."""

_COUNTED_OUT = frozenset(("time", "mass", "length", "area", "volume", "energy", "ratio"))
"""What a label may begin with the unit of: "Hours of strike", "Tonnes of cod", "Per cent of adults"."""

_BETWEEN = frozenset(("of", "in", "'", "’", "‘", ",", "."))
"""What stands between a unit and its scale: "in Rs. crore", "$ in millions", "R'000"."""

_OPENING, _CLOSING = frozenset("([（"), frozenset(")]）")


@dataclass(slots=True)
class Measure:
    """Unit, its words, scale and counted noun of a label; tokens `first` up to `cut` are left to name a thing."""

    unit: Unit | None = None
    scale: Decimal = Decimal(1)
    noun: str | None = None
    text: str | None = None
    first: int = 0
    cut: int = 0

    @property
    def says(self) -> bool:
        return self.unit is not None or self.scale != 1


def of_label(s: Sentence, lexicon: Lexicon, caption: bool) -> Measure:
    """What the words of a label say of the unit of its cells."""
    brackets = [_bracketed(s, k, lexicon) for k in range(len(s)) if s.words[k] in _OPENING]
    end = brackets[0].cut if brackets else len(s)
    said = next((one for one in brackets if one.says), None) or _set_off(s, end, lexicon, caption)
    said.cut = min(said.cut, end)
    if said.unit is None and not caption:
        _begins_with(s, said, lexicon)
    return said


def _bracketed(s: Sentence, opened: int, lexicon: Lexicon) -> Measure:
    closing = (k for k in range(opened, len(s)) if s.words[k] in _CLOSING or s.lows[k] in lexicon.of("unless"))
    closed = next(closing, len(s))
    if not _is_footnote(s, opened, closed):
        for first, last in _parted(s, opened + 1, closed):
            if (said := _measure(s, first, last, lexicon)).says:
                said.cut = opened
                return said
    return Measure(cut=opened)


def _parted(s: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A bracket whole, then its parts: "(annual averages, %)"."""
    yield first, last
    commas = [k for k in range(first, last) if s.words[k] in (",", ";", "，")]
    if commas:
        yield from zip([first, *(k + 1 for k in commas)], [*commas, last], strict=True)


def _set_off(s: Sentence, end: int, lexicon: Lexicon, caption: bool) -> Measure:
    """What stands behind a comma or "in", up to the end or the next comma, or, in a short label, just at its end, which
    may stand before a bracket: "Prices by group, % (Latvia)"."""
    for k in range(end):
        ends = [end] if k >= end - _LONGEST else []
        ends += [n for n in range(k + 1, end) if s.words[n] in (",", ";")][:1] if s.low(k - 1) in _LEADS else []
        if not _may_begin(s, k, lexicon, caption):
            continue
        for last in ends if s.low(k - 1) not in _LEADS else [*ends, end]:
            said = _measure(s, k, last, lexicon)
            says = said.says and (end == len(s) or said.unit is not None)  # "Lac (Chad)" is no lakh
            if says and (k > 0 or end <= _LONGEST) and not _names_time(s, k, said):
                said.cut = k - 1 if s.low(k - 1) in _LEADS else k
                return said
    return Measure(cut=end)


def _names_time(s: Sentence, k: int, said: Measure) -> bool:
    """ "First quarter", "Half-year": a part of the year that the row is of, and no unit."""
    timed = said.unit is not None and said.unit.dimension == "time"
    return timed and k > 0 and s.low(k - 1) != "," and not s.lows[k].endswith("s")


def _may_begin(s: Sentence, k: int, lexicon: Lexicon, caption: bool) -> bool:
    """Whether a unit may begin at token `k`: not in "on time" and "within 30 days"; in a caption only set off."""
    before = s.low(k - 1)
    if caption:
        return before in _LEADS or k == 0
    if before in _LEADS:
        return True
    if len(s) == 1 and len(s.words[0]) == 1 and s.words[0].isupper():
        return False  # "A" of "A, B, C"
    lone = k > 0 and k == len(s) - 1 and len(s.words[k]) == 1 and s.words[k].isalpha()  # "Sewing line A"
    return not (lone or before[:1].isdecimal() or before in phrases.function_words(lexicon))


def _begins_with(s: Sentence, said: Measure, lexicon: Lexicon) -> None:
    """ "Hours of load-shedding", "Tonnes landed": a label that begins with a unit in the plural."""
    found = lexicon.unit_words.at(s.lows, 0) or _sign(s, 0, said.cut, lexicon)
    if found is None or found[0] >= said.cut:
        return
    length, unit = found
    plural = s.lows[length - 1].endswith("s") or s.lows[0] == "km" or unit.dimension == "ratio"
    if plural and unit.dimension in _COUNTED_OUT and unit.name != "times":
        said.unit, said.text = unit, s.slice(0, length)
        said.first = length + (s.low(length) in phrases.function_words(lexicon))


def _is_footnote(s: Sentence, opened: int, closed: int) -> bool:
    """ "2023 (p)", "2024 (e)": a letter behind a year marks the column as provisional, estimated and the like."""
    mark = s.word(opened + 1)
    return closed - opened == 2 and len(mark) == 1 and mark.isalpha() and is_year(s.word(opened - 1))


def _measure(s: Sentence, first: int, last: int, lexicon: Lexicon) -> Measure:
    """Read "tons", "thousands", "US$ million", "1,000 tonnes a year", "million sticks" wholly, or find nothing."""
    said = Measure(text=s.slice(first, last))
    k = first
    while k < last:
        after = _scale(s, k, last, said, lexicon) or _unit(s, k, last, said, lexicon)
        if after is None and said.says and said.noun is None:
            after = _behind(s, k, last, said, lexicon)
        if after is None and s.lows[k] in _BETWEEN:
            after = k + 1
        if after is None:
            return Measure()
        k = after
    return said


def _scale(s: Sentence, k: int, last: int, said: Measure, lexicon: Lexicon) -> int | None:
    """Take in "thousands", "million", "000", and "1,000" where something follows that there are so many of."""
    low, digits = s.lows[k], s.words[k].replace(",", "")
    singular = low[:-1] if low.endswith("s") else low
    is_money = said.unit is not None and said.unit.dimension == "money"
    if low == "000":
        said.scale *= 1000
        return k + 1 + (s.low(k + 1) == "s")
    if digits in ("10", "100") and s.low(k + 1) in lexicon.scales:
        said.scale *= Decimal(digits)  # "(100 million yen)"
    elif singular in lexicon.scales and singular != "dozen":
        said.scale *= lexicon.scales[singular]
    elif is_money and said.scale == 1 and s.words[k] in {**lexicon.money_scales, **lexicon.glued_scales}:
        said.scale = {**lexicon.money_scales, **lexicon.glued_scales}[s.words[k]]  # "(€m)", "(€k)"
    elif digits.isdecimal() and 4 <= len(digits) <= 7 and digits.strip("0") == "1" and k + 1 < last and not said.says:
        said.scale = Decimal(digits)
    else:
        return None
    return k + 1


def _unit(s: Sentence, k: int, last: int, said: Measure, lexicon: Lexicon) -> int | None:
    """Take in the unit at token `k`, or what a rate of counts is per: "per 100,000 inhabitants"."""
    if said.unit is not None:
        return None
    if s.lows[k] == "per" and (rate := rates.per_number(s, k + 1, lexicon)) is not None and rate[1] <= last:
        said.unit, stop = rate
        return max(stop, _words_end(s, stop, last))
    found = lexicon.currency_words.at(s.lows, k) or lexicon.unit_words.at(s.lows, k) or _sign(s, k, last, lexicon)
    if found is None and (scaled := _scaled_sign(s, k, last, lexicon)) is not None:
        said.scale *= scaled[1]
        found = scaled[0]
    if found is None or k + found[0] > last:
        return None
    said.unit = found[1]
    return k + found[0]


def _scaled_sign(s: Sentence, k: int, last: int, lexicon: Lexicon) -> tuple[tuple[int, Unit], Decimal] | None:
    """A currency written as one with its scale, "EURm", "MSEK", "k€": its tokens and what it is, and the scale."""
    if (one := money.scaled_sign(s.words[k], lexicon)) is not None:
        return (1, one[0]), one[1]
    if k + 1 < last and s.glued(k + 1) and (two := money.scaled_sign(f"{s.words[k]}EUR", lexicon)) is not None:
        return ((2, two[0]), two[1]) if s.words[k + 1] == "€" else None
    return None


def _words_end(s: Sentence, k: int, last: int) -> int:
    """Behind the one or two words of "100,000 live births" that end a label."""
    return last if last - k <= 2 and all(word.isalpha() for word in s.words[k:last]) else k


def _behind(s: Sentence, k: int, last: int, said: Measure, lexicon: Lexicon) -> int | None:
    """Take in what may follow a unit: "of capacity" behind a share, "a tonne" and "/ha", and the things scaled."""
    if said.unit is None:
        if not phrases.is_plural(s.lows[k], lexicon):
            return None
        said.noun = s.words[k]
        return k + 1
    if s.lows[k] in lexicon.of("weighed") and s.low(k + 1) == "weight":
        return k + 2
    if said.unit.dimension == "ratio":
        return last if s.lows[k] in lexicon.of("of") else None
    if s.lows[k] not in lexicon.of("per") and s.lows[k] != "/":
        return None
    found = lexicon.unit_words.at(s.lows, k + 1) or _sign(s, k + 1, last, lexicon)
    if found is not None and k + 1 + found[0] <= last:
        said.unit = rates.rate(said.unit, found[1].name, lexicon)
        return k + 1 + found[0]
    if s.low(k + 1) in lexicon.of("per_noun"):
        said.unit = rates.rate(said.unit, rates.denominator(s.lows[k + 1], lexicon), lexicon)
        return k + 2
    return None


def _sign(s: Sentence, k: int, last: int, lexicon: Lexicon) -> tuple[int, Unit] | None:
    """How many tokens the sign at token `k` has, and its unit."""
    for n in (4, 3, 2, 1):
        if k + n > last or any(not s.glued(j) for j in range(k + 1, k + n)):
            continue
        sign = "".join(s.words[k : k + n])
        unit = lexicon.unit_signs.get(sign) or lexicon.currency_signs.get(sign)
        if unit is None and sign in lexicon.doubtful_signs and _is_scaled(s, k + n, last, lexicon):
            unit = lexicon.doubtful_signs[sign]
        if unit is not None:
            return n, unit
    return None


def _is_scaled(s: Sentence, k: int, last: int, lexicon: Lexicon) -> bool:
    """ "KD million", "K'000", "Bs. million": a scale shows that a sign that may be something else is money."""
    while k < last and s.lows[k] in _BETWEEN:
        k += 1
    return k < last and (s.lows[k] == "000" or s.lows[k].removesuffix("s") in lexicon.scales)
