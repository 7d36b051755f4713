"""What two numbers that cannot be one show by themselves, whoever tells them of what: found once for each two numbers.

Nearly half of the pairs of many documents lay two numbers side by side that others before gave as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log10

from factcheck.comparing import slips
from factcheck.comparing.cause import Cause
from factcheck.comparing.intervals import HAIR, Writing
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import Pair, may_be_one, may_meet, pair

# That two numbers cannot be one.
DIFFERS = "differs"
_ROUNDING, _DIGIT = "differs, rounding", "differs, digit"
# Differences larger than this share of the value are the less likely to be about one quantity.
_SHARES = (0.05, 0.15, 0.3)
_APART, _BOUNDS = [f"differs > {share}" for share in _SHARES], [share + HAIR for share in _SHARES]
# With fewer digits in one of the two, such a slip is found between many numbers that have nothing to do with each
# other: a number of two digits is one of ninety, but reaches so far around itself that one unit or another often fits.
_FEWEST, _FEWEST_OF_UNITS = 2, 3
# A slip in one digit makes no number larger than twenty times the other.
_ONE_DIGIT = log10(20)


@dataclass(frozen=True, slots=True)
class Unequal:
    """The evidence against two numbers being one, and which slips of the hand explain something of the difference."""

    against: Mapping[str, float]
    by_hand: Mapping[str, float]

    @property
    def is_wholly_a_slip(self) -> bool:
        return not self.against[DIFFERS]


_WHOLLY_A_SLIP = Unequal({DIFFERS: 0.0}, {})


@dataclass(frozen=True, slots=True, eq=False)
class Number:
    """A number as a mention writes it, with what is known of it beside others."""

    mention: Mention
    _known: dict[Number, Unequal | None] = field(default_factory=dict)

    def beside(self, other: Number, powers: float) -> Unequal | None:
        """What it shows beside another, so many powers of ten apart; None where they can be one, or one is none."""
        if other not in self._known:
            self._known[other] = _beside(self.mention, other.mention, powers)
        return self._known[other]


class Numbers:
    """The numbers of a batch of mentions: one for all that write the same."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str | None, tuple[Writing, ...]], Number] = {}

    def of(self, mention: Mention) -> Number:
        return self._numbers.setdefault((mention.figure.trend, mention.writings), Number(mention))


def _beside(a: Mention, b: Mention, powers: float) -> Unequal | None:
    """Digits that changed places, a slipped decimal point and a mistaken unit explain a difference wholly: it weighs
    nothing then."""
    if not a.has_number or not b.has_number:
        return None
    two = pair(a, b)
    if two is not None and may_meet(a, b) and may_be_one(two):
        return None
    is_near = two is not None and powers <= _ONE_DIGIT
    slip = slips.in_digits(two) if two and is_near and two.digits >= _FEWEST else None
    if _is_wholly_a_slip(two, slip) if two else slips.of_one_number(a, b):
        return _WHOLLY_A_SLIP
    by_hand: tuple[str, ...] = (_DIGIT,) if slip is not None else ()
    if two is not None and is_near and slips.rounding(two) is not None:
        by_hand = (_ROUNDING, *by_hand)
    return _unequal(_bounds_passed(two), by_hand)


def _is_wholly_a_slip(two: Pair, in_digits: Cause | None) -> bool:
    if (digits := two.digits) < _FEWEST:
        return False
    if (in_digits and in_digits.kind == slips.SWAPPED) or slips.power_of_ten(two):
        return True
    return digits >= _FEWEST_OF_UNITS and slips.mixed_units(two) is not None


def _bounds_passed(two: Pair | None) -> int:
    """How many bounds the difference passes as a share; without a unit in common all."""
    one, other = (two.x.amount, two.y.amount) if two else (0.0, 1.0)
    largest = max(abs(one), abs(other))
    return bisect_left(_BOUNDS, abs(one - other) / largest) if largest else 0


@cache
def _unequal(passed: int, by_hand: tuple[str, ...]) -> Unequal:
    """What hundreds of thousands of pairs share."""
    return Unequal({DIFFERS: 1.0} | dict.fromkeys(_APART[:passed], 1.0), dict.fromkeys(by_hand, 1.0))
