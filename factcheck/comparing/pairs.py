"""Two mentions laid side by side in one unit: what agreement and its causes are worked out on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from factcheck.comparing.intervals import Interval, Writing, writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.units import (
    MONEY,
    TONS,
    counted,
    dimension,
    factor,
    is_part_of,
    kind_of_base,
    may_stand_for,
)

_ONE = Decimal(1)
_DEGREES = frozenset(("celsius", "fahrenheit"))


class Pair(NamedTuple):
    """Two mentions, and the writing of each by which they are compared, with the base units in one of either's unit."""

    a: Mention
    b: Mention
    x: Writing
    y: Writing
    x_factor: Decimal
    y_factor: Decimal

    @property
    def same_unit(self) -> bool:
        return self.x_factor == self.y_factor

    @property
    def by(self) -> Decimal:
        """How many of the first's unit make one of the second's."""
        return _ONE if self.same_unit else self.y_factor / self.x_factor

    @property
    def x_bounds(self) -> Interval:
        return _bounds(self.x, self.x_factor)

    @property
    def y_bounds(self) -> Interval:
        return _bounds(self.y, self.y_factor)

    @property
    def meet(self) -> bool:
        return self.x_bounds.meets(self.y_bounds)

    @property
    def is_allowed(self) -> bool:
        """Whether the words alone allow one value: "at least 23" is true of 66."""
        return self.x.bounds.scaled(self.x_factor).meets(self.y.bounds.scaled(self.y_factor))

    @property
    def apart(self) -> Decimal:
        """The difference as a share of the larger value."""
        one, other = self.x.value * self.x_factor, self.y.value * self.y_factor
        largest = max(abs(one), abs(other))
        return abs(one - other) / largest if largest else Decimal(0)

    @property
    def digits(self) -> int:
        """How many digits the one written with fewer has, as far as they are exact."""
        return min(self.x.digits, self.y.digits)

    def swapped(self) -> Pair:
        return Pair(self.b, self.a, self.y, self.x, self.y_factor, self.x_factor)


def _bounds(side: Writing, by: Decimal) -> Interval:
    return side.likely_in_base_units if by == side.factor else side.likely.scaled(by)


def pair(a: Mention, b: Mention) -> Pair | None:
    """The two by the writings that lie nearest to each other; None where no two are of one kind of unit."""
    if a.figure.unit == b.figure.unit and a.figure.trend == b.figure.trend:
        ways, others = a.writings, b.writings
    else:
        ways, others = _written(a, beside=b), _written(b, beside=a)
    if len(ways) == len(others) == 1:
        (x,), (y,) = ways, others
        return Pair(a, b, x, y, x.factor, y.factor) if comparable(x, y) else None
    found = [Pair(a, b, x, y, x.factor, y.factor) for x in ways for y in others if comparable(x, y)]
    return min(found, key=lambda one: (not one.meet, not one.same_unit, one.apart), default=None)


def may_meet(a: Mention, b: Mention) -> bool:
    """Whether their reaches meet. Where they do not the two cannot be the same value, and need not be looked at."""
    return a.reach[0] <= b.reach[1] and b.reach[0] <= a.reach[1]


def may_be_one(two: Pair) -> bool:
    """Whether the two can be the same value, whichever ton a bare "ton" is."""
    return two.meet or any(read_so.meet for _, read_so in other_tons(two))


def other_tons(two: Pair) -> Iterator[tuple[str, Pair]]:
    """The pair again with the one bare "ton" read as each other kind of ton."""
    bare_x, bare_y = two.x.is_bare_ton, two.y.is_bare_ton
    if bare_x == bare_y:
        return
    for ton in TONS:
        if bare_x and factor(ton) != two.x_factor:
            yield ton, Pair(two.a, two.b, two.x, two.y, factor(ton), two.y_factor)
        elif bare_y and factor(ton) != two.y_factor:
            yield ton, Pair(two.a, two.b, two.x, two.y, two.x_factor, factor(ton))


def _written(one: Mention, beside: Mention) -> tuple[Writing, ...]:
    """A fall told by a minus is taken without it where the other tells its fall in words: "-12%", "12% fewer"; a
    rate without what it is per where the other leaves that out: "3 tonnes a year", "3 tonnes in 2031"."""
    figure, other = one.figure, beside.figure.unit
    if figure.unit != other and "_per_" in figure.unit and counted(other) == other:
        figure = replace(figure, unit=counted(figure.unit))
    fallen = beside.figure.trend == "down" and not figure.trend
    if fallen and figure.low is not None and figure.high is not None and figure.high < 0:
        figure = replace(figure, low=-figure.high, high=-figure.low)
    return one.writings if figure is one.figure else writings(figure)


def comparable(x: Writing, y: Writing) -> bool:
    """Whether two units can be converted into each other without a rate of the day."""
    if x.unit == y.unit:
        return True
    one, other = counted(x.unit), counted(y.unit)
    if {one, other} == _DEGREES:
        return False  # each is also written in the other's
    if dimension(one) != MONEY or dimension(other) != MONEY:
        return dimension(x.unit) == dimension(y.unit)
    if kind_of_base(x.unit) != kind_of_base(y.unit):
        return False
    stands = may_stand_for(x.unit_text, other) or may_stand_for(y.unit_text, one)
    return one == other or stands or is_part_of(one, other) or is_part_of(other, one)
