"""What a written number can stand for: its digits, its hedge and its unit together make an interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from math import inf

from factcheck.comparing.numbers import digits_of
from factcheck.comparing.units import TONS, factor, is_bare_ton
from factcheck.figures import Figure

# Unhedged trailing zeros are read as rounding only up to this share of the value:
# "2,000" may stand for 2,080, not for 2,400.
ROUNDING_SHARE = Decimal("0.05")
# A hedged number reaches half a step of its roundness, but not further than this share of the value.
ABOUT_SHARE = Decimal("0.1")
# "Half", "a third", "nine in ten" are words of a rough kind: they reach so far, as a share of the part that is told or
# left out, whichever is smaller.
FRACTION_SHARE = Decimal("0.1")
# Below this a round number is taken as counted: nobody rounds 20 dead.
SMALLEST_ROUNDED = 100
# Floating point errs by a smaller share.
HAIR = 1e-9
_FREEZING = 32

# "Just over 400" is close to 400, "more than 400" may be anything above it.
_NEAR = re.compile(r"\b(?:just|slightly|barely|a little|marginally)(?:\s+\w+){1,3}\s*[^\w\s]?\s*$", re.I)
_BEFORE = 40
_NUMBER = re.compile(r"\d[\d,.\s\u00a0\u202f'’]*")


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`; None is without bound, an open end does not belong to it."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return _reaches(self, other) and _reaches(other, self)

    def roughly(self) -> tuple[float, float]:
        """Its ends as floats, a hair wider: two that lie apart by these do not meet."""
        low = -inf if self.low is None else float(self.low)
        high = inf if self.high is None else float(self.high)
        return low - abs(low) * HAIR, high + abs(high) * HAIR

    def scaled(self, by: Decimal) -> Interval:
        """The same interval in a unit of which `by` make one of this."""
        if by == 1:
            return self
        low = None if self.low is None else self.low * by
        high = None if self.high is None else self.high * by
        return Interval(low, high, self.low_open, self.high_open)


def _reaches(one: Interval, other: Interval) -> bool:
    """Whether `one` begins no later than `other` ends."""
    if one.low is None or other.high is None:
        return True
    if one.low == other.high:
        return not (one.low_open or other.high_open)
    return one.low < other.high


@dataclass(frozen=True)
class Writing:
    """One way a figure is written, with all that decides how exact it is, each worked out once for many pairs."""

    text: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    unit_text: str | None
    step: Decimal
    hedge: str
    is_near: bool = False

    @cached_property
    def value(self) -> Decimal:
        """The number as written; the middle of a range."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)

    @cached_property
    def amount(self) -> float:
        """The number in the base unit of its dimension, as a float."""
        return float(self.value * self.factor)

    @cached_property
    def is_range(self) -> bool:
        return self.low is not None and self.high is not None and self.low != self.high

    @cached_property
    def is_plain(self) -> bool:
        """Whether it is a single number and not below nothing."""
        return not self.is_range and self.value >= 0

    @cached_property
    def bounds(self) -> Interval:
        """What it can stand for, in the unit as written."""
        if self.is_range:
            return Interval(self.low, self.high)
        return _BY_HEDGE.get(self.hedge, _rounded)(self)

    @cached_property
    def written(self) -> Interval:
        """What the number alone can stand for, whatever the hedge: slips are made in numbers."""
        return _rounded(self)

    @cached_property
    def written_in_base_units(self) -> Interval:
        """What the number alone can stand for, in the base unit of its dimension."""
        return self.written.scaled(self.factor)

    @cached_property
    def roughly_in_base_units(self) -> tuple[float, float]:
        """The ends of that, to tell quickly that two lie far apart."""
        return self.written_in_base_units.roughly()

    @cached_property
    def factor(self) -> Decimal:
        """How many base units one of its unit is."""
        return factor(self.unit)

    @cached_property
    def is_bare_ton(self) -> bool:
        """Whether it may be in metric, short or long tons."""
        return is_bare_ton(self.unit, self.unit_text)

    @cached_property
    def in_base_units(self) -> Interval:
        """What it can stand for, in the base unit of its dimension."""
        return self.bounds.scaled(self.factor)

    @cached_property
    def likely(self) -> Interval:
        """What it is said of: an open end goes as far as such words do. "At least 23" is true of 66, but who counts 66
        does not say it: the two are two counts."""
        found = self.bounds
        if found.high is None:
            reach = max(_reach(self), abs(self.value) * ABOUT_SHARE)
            return Interval(found.low, self.value + reach, low_open=found.low_open)
        if found.low is None:
            return Interval(self.value - _reach(self), found.high, high_open=found.high_open)
        return found

    @cached_property
    def likely_in_base_units(self) -> Interval:
        """What it is said of, in the base unit of its dimension."""
        return self.likely.scaled(self.factor)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The ends of what it is said of in base units, a hair wider and whichever ton a bare "ton" is; without end
        for what is below nothing, which may be a fall told by a minus."""
        low, high = self.likely.low, self.likely.high
        if self.value < 0:
            return -inf, inf
        factors = [self.factor, *(map(factor, TONS) if self.is_bare_ton else ())]
        least = None if low is None else min(low * by for by in factors)
        most = None if high is None else max(high * by for by in factors)
        return Interval(least, most).roughly()

    @cached_property
    def roughly(self) -> tuple[float, float]:
        """The ends of what the number alone can stand for, to tell quickly that two lie far apart."""
        low, high = self.written.low, self.written.high
        return float(low or 0), float(high or 0)

    @cached_property
    def rounding(self) -> Decimal:
        """The coarsest place the number may have been rounded to: 1000 for "62,000", 0.01 for "4.33"."""
        return self.roundness if abs(self.value) >= SMALLEST_ROUNDED * self.step else self.step

    @cached_property
    def exact_digits(self) -> str:
        """The digits it is written with, as far as they are exact."""
        return digits_of(self.value, self.rounding)

    @cached_property
    def is_exact(self) -> bool:
        """Whether no zeros at its end may come of rounding."""
        return self.rounding == self.step

    @cached_property
    def places(self) -> int:
        """How many digits it has before the point: 3 for "120", -1 for "0.012"."""
        return len(self.exact_digits) + self.rounding.adjusted()

    @cached_property
    def digits(self) -> int:
        return len(self.exact_digits)

    @cached_property
    def roundness(self) -> Decimal:
        """The place of the last digit that is no trailing zero of a whole number: 10 for "90"."""
        step, value = self.step, abs(self.value)
        while value and value % (step * 10) == 0 and self._is_whole:
            step *= 10
        return step

    @cached_property
    def _is_whole(self) -> bool:
        """Whether no decimals were written: the zero of "7.0" is meant."""
        return self.step >= 1 and not re.search(r"\d[.,]\d{1,2}(?!\d)", self.text)

    @cached_property
    def has_digits(self) -> bool:
        return any(sign.isdigit() for sign in self.text)

    @property
    def is_fraction(self) -> bool:
        """Whether it is "a third", "three in four" and the like."""
        return not self.has_digits and bool(self.value % 1)

    @property
    def fraction_reach(self) -> Decimal:
        share = abs(self.value) % 1
        return min(share, 1 - share) * FRACTION_SHARE


def _rounded(writing: Writing) -> Interval:
    value, half = writing.value, writing.step / 2
    if writing.is_fraction:
        half = writing.fraction_reach
    elif writing.rounding > writing.step:
        half = max(half, min(writing.rounding / 2, abs(value) * ROUNDING_SHARE))
    return Interval(value - half, value + half, high_open=True)


def _about(writing: Writing) -> Interval:
    value, step = writing.value, writing.roundness
    reach = max(writing.step, min(step / 2, abs(value) * ABOUT_SHARE))
    if writing.is_fraction:
        reach = 2 * writing.fraction_reach
    plain = _rounded(writing)
    return Interval(min(value - reach, plain.low or value), max(value + reach, plain.high or value))


def _from(writing: Writing) -> Interval:
    if writing.hedge == "more_than":
        return Interval(writing.value, writing.value + _reach(writing) if writing.is_near else None, low_open=True)
    return Interval(writing.value - writing.step / 2, None)


def _up_to(writing: Writing) -> Interval:
    if writing.hedge == "less_than":
        return Interval(writing.value - _reach(writing) if writing.is_near else None, writing.value, high_open=True)
    return Interval(None, writing.value + writing.step / 2)


def _reach(writing: Writing) -> Decimal:
    """How far "just over" and "just under" go: to the next number as round; for "half" and the like a tenth of it."""
    return max(writing.roundness, abs(writing.value) * ABOUT_SHARE if not writing.has_digits else Decimal(0))


_BY_HEDGE = {
    "about": _about,
    "at_least": _from,
    "more_than": _from,
    "at_most": _up_to,
    "less_than": _up_to,
}


@lru_cache(maxsize=65536)
def writings(figure: Figure) -> tuple[Writing, ...]:
    """The figure as first written, then its conversions given in the same breath."""
    return tuple(_writings(figure))


def _writings(figure: Figure) -> Iterator[Writing]:
    near = bool(_NEAR.search(figure.quote[: max(0, figure.start - figure.quote_start)][-_BEFORE:]))
    yield Writing(figure.text, figure.low, figure.high, figure.unit, figure.unit_text, figure.step, figure.hedge, near)
    if figure.unit == "fahrenheit" and figure.low is not None and figure.high is not None:
        yield _in_celsius(figure)
    for other in figure.also:
        step = _written_step(other.text, other.low)
        yield Writing(other.text, other.low, other.high, other.unit, other.unit_text, step, figure.hedge, near)


def _in_celsius(figure: Figure) -> Writing:
    """So many degrees Fahrenheit in those that most texts use; a rise by so many is one without the 32 between them."""
    base = 0 if figure.trend else _FREEZING
    low, high = ((Decimal(end or 0) - base) * 5 / 9 for end in (figure.low, figure.high))
    return Writing(figure.text, low, high, "celsius", None, figure.step * 5 / 9, figure.hedge)


def _written_step(text: str, value: Decimal | None) -> Decimal:
    """The place value of the last digit of the first number in a text, the scale being what makes it `value`."""
    match = _NUMBER.search(text)
    if match is None or not value:
        return Decimal(1)
    digits = re.sub(r"[\s\u00a0\u202f'’]|,(?=\d{3})", "", match.group().rstrip(" ,.")).replace(",", ".")
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    number = Decimal(digits)
    scale = abs(value) / number if number else Decimal(1)
    exponent = number.as_tuple().exponent
    return scale.scaleb(exponent if isinstance(exponent, int) else 0).normalize()


def interval(figure: Figure) -> Interval:
    """What a figure can stand for, in the base unit of its dimension (kilogram, metre, percent; a currency is its own).

    `4.33` tonnes are [4325, 4335) kg; "62,000" is [61500, 62500), for it may be exact or rounded to the thousand;
    "at least 400" is [399.5, no end], "just over 400" reaches to the next number as round.
    """
    return writings(figure)[0].in_base_units
