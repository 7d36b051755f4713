"""Where things stand on the plot of a claim's values: one axis, each place a percentage of its width. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from factcheck.comparing.numbers import said

# The marks keep away from the edges, where arrows and labels need room.
MARGIN = 6.0
# Values further apart than this are laid out by their magnitude, or the small ones would all fall together.
LOGARITHMIC_FROM = 50
TICKS = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in the axis's unit with the interval it stands for; an end that is None is open."""

    key: int
    value: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Strip:
    """A mark on the axis: `x`, `left` and `right` in percent; an open end runs to the edge of the plot."""

    key: int
    x: float
    left: float
    right: float
    open_left: bool
    open_right: bool

    @property
    def width(self) -> float:
        return round(self.right - self.left, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """The strips by the key of their mark, the axis, and the accepted value or range where there is one."""

    strips: dict[int, Strip]
    ticks: tuple[Tick, ...]
    band: Strip | None
    logarithmic: bool
    starts_at: str


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    logarithmic: bool

    def at(self, value: Decimal | float) -> float:
        number = log10(value) if self.logarithmic else float(value)
        share = (number - self.low) / (self.high - self.low)
        return round(MARGIN + share * (100 - 2 * MARGIN), 2)


def lay_out(marks: Sequence[Mark], accepted: tuple[Decimal, Decimal] | None = None) -> Plot | None:
    """The plot of these values; None where there is nothing to draw."""
    if not marks:
        return None
    axis = _axis([end for mark in marks for end in (mark.value, mark.low, mark.high) if end is not None], accepted)
    ticks = tuple(Tick(axis.at(value), said(Decimal(str(value)))) for value in _tick_values(axis))
    band = None
    if accepted:
        band = Strip(
            0, axis.at(accepted[0]), *_at_least_visible(axis.at(accepted[0]), axis.at(accepted[1])), False, False
        )
    return Plot({mark.key: _strip(mark, axis) for mark in marks}, ticks, band, axis.logarithmic, _start(axis))


def _strip(mark: Mark, axis: _Axis) -> Strip:
    left = 0.0 if mark.low is None else axis.at(mark.low)
    right = 100.0 if mark.high is None else axis.at(mark.high)
    return Strip(mark.key, axis.at(mark.value), left, right, mark.low is None, mark.high is None)


def _at_least_visible(left: float, right: float) -> tuple[float, float]:
    """A band one can see, also where a single value stands."""
    return (left, right) if right - left >= 1 else (left - 0.5, right + 0.5)


def _axis(ends: Iterable[Decimal], accepted: tuple[Decimal, Decimal] | None) -> _Axis:
    values = [float(end) for end in (*ends, *(accepted or ()))]
    low, high = min(values), max(values)
    if low > 0 and high / low > LOGARITHMIC_FROM:
        return _Axis(floor(log10(low)), ceil(log10(high)), logarithmic=True)
    if low == high:
        reach = abs(low) * 0.1 or 1.0
        return _Axis(low - reach, high + reach, logarithmic=False)
    return _Axis(low, high, logarithmic=False)


def _tick_values(axis: _Axis) -> list[float]:
    if axis.logarithmic:
        decades = range(int(axis.low), int(axis.high) + 1)
        every = ceil(len(decades) / (TICKS + 1))
        return [10.0**decade for decade in decades if (decade - int(axis.low)) % every == 0]
    step = _nice((axis.high - axis.low) / TICKS)
    first, last = ceil(round(axis.low / step, 6)), floor(round(axis.high / step, 6))
    return [round(count * step, 12) for count in range(first, last + 1)]


def _nice(step: float) -> float:
    """The next larger of 1, 2, 5 times a power of ten."""
    power = 10.0 ** floor(log10(step))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= step * 0.999)


def _start(axis: _Axis) -> str:
    """Where the axis begins, in words for a note; empty where it begins at zero or counts magnitudes."""
    if axis.logarithmic or axis.low <= 0:
        return ""
    return said(Decimal(f"{axis.low:.4g}"))
