"""Causes that the numbers themselves betray: rounding the wrong way, slips of digits, decimal points and units."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import product
from math import inf
from operator import ne

from factcheck.comparing.cause import Cause
from factcheck.comparing.intervals import HAIR, Writing
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import ceiled, digits_of, floored, rounded, said, significant
from factcheck.comparing.pairs import Pair, pair
from factcheck.comparing.units import dimension, factor, plural

SWAPPED = "digits_swapped"

# Slips looked for between powers of ten: decimal point, wan (10,000), million against billion.
_POWERS = tuple(10**power for power in (1, 2, 3, 4, 6))
# Numbers surely closer than this are no power of ten apart: a little less than the least, for floating point errs.
_LEAST_POWER = 9.9
_LESS, _MORE = 1 - HAIR, 1 + HAIR
_MIXED_UNITS = (
    ("tonnes", "short tons", Decimal("1.10231131"), {"mass"}),
    ("kilograms", "pounds", Decimal("2.20462262"), {"mass"}),
    ("hectares", "acres", Decimal("2.47105381"), {"area"}),
    ("kilometres", "miles", Decimal("0.62137119"), {"length", "speed"}),
    ("metres", "feet", Decimal("3.2808399"), {"length"}),
    ("square kilometres", "square miles", Decimal("0.38610216"), {"area"}),
    ("square metres", "square feet", Decimal("10.7639104"), {"area"}),
    ("hectares", "mu", Decimal(15), {"area"}),
    ("kilograms", "jin", Decimal(2), {"mass"}),
    ("tonnes", "bushels of wheat", Decimal("36.7437"), {"mass", "volume"}),
    ("tonnes", "bushels of maize", Decimal("39.3683"), {"mass", "volume"}),
    ("tonnes", "barrels of oil", Decimal("7.33"), {"mass", "volume"}),
    ("cubic metres", "barrels", Decimal("6.28981077"), {"volume"}),
    ("cubic metres", "cubic feet", Decimal("35.3146667"), {"volume"}),
    ("US gallons", "litres", Decimal("3.78541178"), {"volume"}),
)
# Units that are a thousand of the next one, which is mostly meant where the number is a thousand times too large.
_BY_THE_THOUSAND = (
    ("terawatt", "gigawatt", "megawatt", "kilowatt", "watt"),
    ("terawatt_hour", "gigawatt_hour", "megawatt_hour", "kilowatt_hour", "watt_hour"),
    ("tonne", "kilogram", "gram", "milligram"),
    ("kilometre", "metre", "millimetre"),
    ("cubic_metre", "litre", "millilitre"),
)
_THOUSAND = Decimal(1000)
# Numbers of so few digits are in such a relation by chance.
_CHANCE = 2
# Two runs of as many digits, and words where a number was rounded for them
_Digits = tuple[str, str, str]
# With fewer digits the same number under two units is mostly chance.
_FEWEST_MISTAKEN = 2
# Kinds of unit of which one is written for the other.
_MISTAKEN = ({"mass", "volume"}, {"money"}, {"ratio", "points"})
# How many units of volume a tonne of a thing fills; only where the words name the thing.
_BY_THING = (
    (("wheat", "soybean", "soya"), "bushel", Decimal("36.7437")),
    (("corn", "maize", "sorghum"), "bushel", Decimal("39.3683")),
    (("barley",), "bushel", Decimal("45.9296")),
    (("crude", "oil"), "barrel", Decimal("7.33")),
    (("water",), "cubic_metre", Decimal(1)),
)


def rounding(two: Pair) -> Cause | None:
    """Rounded up, or cut off, where rounding to the nearest gives another number."""
    coarse, fine, by = two.x, two.y, two.by
    if coarse.rounding < fine.rounding * by:
        coarse, fine, by = two.y, two.x, two.swapped().by
    step, exact = coarse.rounding, fine.value * by
    if step <= fine.rounding * by or not coarse.value or abs(exact - coarse.value) >= step:
        return None
    if abs(exact) < step:
        return None  # Whoever rounds keeps a digit.
    nearest = rounded(exact, step)
    up, off = ceiled(exact, step) == coarse.value, floored(exact, step) == coarse.value
    if nearest == coarse.value or not (up or off):
        return None
    if _swapped(two, _digits(two, to_the_last=True)):
        return None  # 2,701 is made 2,710 by a slip: nobody rounds it up to the ten.
    full, given = said(significant(exact, 6)), said(coarse.value)
    tail = f"{full} rounds to {said(nearest)}, not {given}"
    if up:
        return Cause("rounded_up", f"{tail}; {given} is {full} rounded up.", 0.95)
    return Cause("truncated", f"{tail}; {given} is {full} cut off.", 0.95)


def _digits(two: Pair, to_the_last: bool = False) -> _Digits | None:
    """The digits of both at the coarser of their precisions, and words where one had to be rounded for it; None where
    one has more of them than the other.

    `to_the_last` takes zeros at the end for counted: 1,240 may be 1,204 with two digits in each other's places.
    """
    x, y, by = two.x, two.y, two.by
    one, other = (x.step, y.step * by) if to_the_last else (x.rounding, y.rounding * by)
    step = max(one, other)
    note = "" if to_the_last or one == other else " once rounded alike"
    p, q = _digits_by(x, step), _digits_by(y, step / by)
    return (p, q, note) if len(p) == len(q) else None


def _are_digits(two: Pair) -> bool:
    return two.x.is_plain and two.y.is_plain and _are_tens(two)


def _may_be_as_long(two: Pair) -> bool:
    """Whether the two can have as many digits once rounded alike: 99.6 then has as many as 101."""
    x, y = two.x, two.y
    return x.places == y.places or "9" in (x.exact_digits[0], y.exact_digits[0]) or not two.same_unit


def _are_tens(two: Pair) -> bool:
    """Whether the units are one, or leave the digits as they are: megawatts and gigawatts."""
    return two.same_unit or (two.x_factor / two.y_factor).normalize().as_tuple().digits == (1,)


def _digits_by(side: Writing, step: Decimal) -> str:
    return side.exact_digits if step == side.rounding else digits_of(side.value, step)


def swapped(two: Pair) -> Cause | None:
    """Two digits have changed places: 132 and 123, 1,240 and 1,204."""
    return _in_other_places(two, _digits(two)) if _are_digits(two) and _may_be_as_long(two) else None


def _in_other_places(two: Pair, digits: _Digits | None) -> Cause | None:
    # Without zeros at the end the last digits are those at hand.
    is_all = two.x.is_exact and two.y.is_exact
    return _swapped(two, digits) or (None if is_all else _swapped(two, _digits(two, to_the_last=True)))


def _swapped(two: Pair, digits: _Digits | None) -> Cause | None:
    if digits is None:
        return None
    one, other, note = digits
    if _unlike(one, other) != 2:
        return None
    places = [i for i, (p, q) in enumerate(zip(one, other, strict=True)) if p != q]
    if (one[places[0]], one[places[1]]) != (other[places[1]], other[places[0]]):
        return None
    p, q = one[places[0]], one[places[1]]
    x, y = _told(two)
    words = f"{x} and {y} have the digits {p} and {q} in each other's places{note}."
    return Cause(SWAPPED, words, 0.9 if places[1] - places[0] == 1 else 0.75)


def _unlike(one: str, other: str) -> int:
    """In how many places two runs of as many digits are not the same."""
    return sum(map(ne, one, other))


_ONE_DIGIT_WEIGHT = {2: 0.3, 3: 0.6}


def one_digit(two: Pair) -> Cause | None:
    """The numbers differ in a single digit, or one has a digit more."""
    if not _are_digits(two):
        return None
    return (_other_digit(two, _digits(two)) if _may_be_as_long(two) else None) or _left_out(two)


def in_digits(two: Pair) -> Cause | None:
    """`swapped`, else `one_digit`, for which the digits are the same."""
    if not _are_digits(two):
        return None
    if not _may_be_as_long(two):
        return _left_out(two)
    digits = _digits(two)
    return _in_other_places(two, digits) or _other_digit(two, digits) or _left_out(two)


def _other_digit(two: Pair, digits: _Digits | None) -> Cause | None:
    if digits is None:
        return None
    one, other, note = digits
    if len(one) == 1 or _unlike(one, other) != 1:
        return None
    x, y = _told(two)
    words = f"{x} and {y} differ in one digit{note}."
    return Cause("one_digit", words, _ONE_DIGIT_WEIGHT.get(len(one), 0.7))


def _left_out(two: Pair) -> Cause | None:
    if not two.same_unit:
        return None
    long, short = two.x, two.y
    if long.digits < short.digits:
        long, short = short, long
    one, other = long.exact_digits, short.exact_digits
    if len(other) == 1 or one[0] != other[0]:
        return None
    for place in range(1, len(one)):
        without = (one[:place] + one[place + 1 :]).rstrip("0")
        if without == other.rstrip("0") and one[place:].strip("0"):
            words = f"{said(short.value)} is {said(long.value)} with the digit {one[place]} left out."
            return Cause("one_digit", words, 0.65)
    return None


def power_of_ten(two: Pair) -> Cause | None:
    """The same digits with the decimal point elsewhere."""
    least, most = _times(two)
    if most < _LEAST_POWER and least * _LEAST_POWER > 1:
        return None
    if not two.x.value or not two.y.value or _is_one_number(two):
        return None
    two = two if two.x.value * two.x_factor < two.y.value * two.y_factor else two.swapped()
    least, most = _times(two)
    for times in _POWERS:
        if least <= times <= most and _meet(two, times):
            small, large = _told(two)
            words = f"{large} is {times:,} times {small}: {_slipped(two, times)}."
            return Cause(f"factor_{times}", words, 0.85 if two.x.digits > 1 else 0.7)
    return None


def _is_one_number(two: Pair) -> bool:
    """Whether the number is the same, and only the unit is not."""
    return not two.same_unit and two.x.written.meets(two.y.written)


def _told(two: Pair) -> tuple[str, str]:
    """Both numbers, with their units where these are not the same."""
    units = ("", "") if two.same_unit else (f" {plural(two.x.unit)}", f" {plural(two.y.unit)}")
    return said(two.x.value) + units[0], said(two.y.value) + units[1]


def _slipped(two: Pair, times: int) -> str:
    words = [word for word in ("million", "billion") if any(word in side.text.lower() for side in (two.x, two.y))]
    if times == _THOUSAND and len(words) == 2:
        return "million and billion may have been mixed up"
    return "a decimal point or scale word slipped"


def neighbouring_units(two: Pair) -> Cause | None:
    """A thousand times too large or small: megawatts for gigawatts, kilograms for tonnes."""
    small = two if _times(two)[0] > 1 else two.swapped()
    least, most = _times(small)
    units = _a_thousand_apart(small.x.unit)
    if units is None or _is_one_number(two) or not least <= _THOUSAND <= most or not _meet(small, _THOUSAND):
        return None
    upper, lower = map(plural, units)
    one, other = _told(small)
    words = f"{said(small.x.value)} {upper} are {said(small.x.value * _THOUSAND)} {lower}"
    if not two.same_unit:
        words = f"{one} would be {other} if {upper} were meant"
    return Cause("unit_mixup", f"{words}: {upper} may have been taken for {lower}.", 0.8)


@cache
def _a_thousand_apart(unit: str) -> tuple[str, str] | None:
    """The next larger unit and this one; the largest of its kind with the next smaller one."""
    for ladder in _BY_THE_THOUSAND:
        if unit in ladder:
            place = max(ladder.index(unit), 1)
            return ladder[place - 1], ladder[place]
    return None


def mixed_units(two: Pair) -> Cause | None:
    """The numbers agree when one of them is read in another unit."""
    if found := _one_number_twice(two):
        return found
    mixed_up = _mixed_units(dimension(two.x.unit))
    if not mixed_up:
        return None
    sides = [(one, *_times(one)) for one in (two, two.swapped()) if one.x.digits > 1]
    for metric, other, times, roughly in mixed_up:
        for one, least, most in sides:
            if least <= roughly <= most and _meet(one, times):
                result = f"{said(one.x.value)} {metric} are {said(significant(one.x.value * times))} {other}"
                weight = 0.6 if two.digits > _CHANCE else 0.2
                return Cause("unit_mixup", f"{result}: a unit may have been mixed up.", weight)
    return None


def _one_number_twice(two: Pair) -> Cause | None:
    """The number is the same in two units, of which one may have been given beside another: 8.5 million dollars, about
    7.7 million euros, and 8.5 million euros."""
    if two.x.unit == two.y.unit and len(two.a.writings) == len(two.b.writings) == 1:
        return None
    for x, y in ((two.x, two.y), *product(two.a.writings, two.b.writings)):
        is_one_unit = x.unit == y.unit or (x.factor == y.factor and dimension(x.unit) == dimension(y.unit))
        if is_one_unit or not x.written.meets(y.written):
            continue
        if (x, y) == (two.x, two.y) or min(x.digits, y.digits) >= _CHANCE:
            words = f"The number is the same, but once in {plural(x.unit)} and once in {plural(y.unit)}."
            return Cause("unit_mixup", words, 0.92)
    return None


@cache
def _mixed_units(kind: str) -> list[tuple[str, str, Decimal, float]]:
    return [(metric, other, times, float(times)) for metric, other, times, kinds in _MIXED_UNITS if kind in kinds]


def _times(two: Pair) -> tuple[float, float]:
    """How many times the first the second can be, a hair wider than it is: most slips are ruled out by that alone."""
    (x_low, x_high), (y_low, y_high) = two.x.roughly, two.y.roughly
    if x_low <= 0 or y_low <= 0:
        return -inf, inf
    by = 1.0 if two.same_unit else float(two.by)
    return y_low / x_high * by * _LESS, y_high / x_low * by * _MORE


def _meet(two: Pair, times: Decimal | int) -> bool:
    return two.x.written.scaled(two.x_factor * times).meets(two.y.written.scaled(two.y_factor))


def of_one_number(a: Mention, b: Mention) -> bool:
    """Whether one may have been told in a mistaken unit: the very same number, in units that no conversion joins."""
    x, y = a.writings[0], b.writings[0]
    if x.value != y.value or x.digits < _FEWEST_MISTAKEN:
        return False
    return {dimension(x.unit), dimension(y.unit)} in _MISTAKEN and pair(a, b) is None


def other_kind(a: Mention, b: Mention) -> Cause | None:
    """Two units that no conversion joins: the same number under both, or an amount told by weight and by volume."""
    for x, y in product(a.writings, b.writings):
        if x.written.meets(y.written) and x.value:
            words = f"The number is the same, but once in {plural(x.unit)} and once in {plural(y.unit)}"
            return Cause("unit_mixup", f"{words}: {_mixed_up(x, y)} may have been mixed up.", 0.9)
        if found := _weight_and_volume(x, y, f"{a.figure.what} {b.figure.what}".lower()):
            return found
    return None


def _mixed_up(x: Writing, y: Writing) -> str:
    kinds = {dimension(x.unit), dimension(y.unit)}
    if kinds == {"money"}:
        return "the currency"
    return "percent and percentage points" if kinds == {"ratio", "points"} else "the unit"


def _weight_and_volume(x: Writing, y: Writing, what: str) -> Cause | None:
    """ "12 tonnes of wheat are 441 bushels": the two agree, told once by weight and once by volume."""
    if {dimension(x.unit), dimension(y.unit)} != {"mass", "volume"}:
        return None
    heavy, wide = (x, y) if dimension(x.unit) == "mass" else (y, x)
    for words, unit, per_tonne in _BY_THING:
        thing = next((word for word in words if word in what), None)
        into = factor(heavy.unit) / factor("tonne") * per_tonne * factor(unit)
        if thing and heavy.written.scaled(into).meets(wide.written.scaled(factor(wide.unit))):
            amount = said(significant(heavy.value * into / factor(wide.unit)))
            result = f"{said(heavy.value)} {plural(heavy.unit)} of {thing} are about {amount} {plural(wide.unit)}"
            return Cause("unit_mixup", f"{result}: one is told by weight, the other by volume.", 0.9)
    return None


SLIPS = (rounding, mixed_units, neighbouring_units, swapped, power_of_ten, one_digit)
