from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.claims.plot import MARGIN, Mark, lay_out


def mark(key: int, value: str, low: str | None, high: str | None) -> Mark:
    return Mark(key, Decimal(value), low and Decimal(low), high and Decimal(high))  # type: ignore[arg-type]


def test_the_smallest_and_the_largest_end_stand_at_the_margins() -> None:
    plot = lay_out([mark(1, "4.33", "4.325", "4.335"), mark(2, "4.4", "4.35", "4.45")])
    assert plot is not None
    assert plot.strips[1].left == MARGIN
    assert plot.strips[2].right == 100 - MARGIN
    assert plot.strips[1].x < plot.strips[2].left


def test_an_open_end_runs_to_the_edge() -> None:
    plot = lay_out([mark(1, "38", "37.5", None), mark(2, "31", None, "31.5")])
    assert plot is not None
    assert (plot.strips[1].open_right, plot.strips[1].right) == (True, 100)
    assert (plot.strips[2].open_left, plot.strips[2].left) == (True, 0)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (("0", "10"), ["0", "2", "4", "6", "8", "10"]),
        (("4.25", "4.45"), ["4.25", "4.3", "4.35", "4.4", "4.45"]),
        (("73000", "75000"), ["73,000", "73,500", "74,000", "74,500", "75,000"]),
        (("-3", "3"), ["-2", "0", "2"]),
    ],
)
def test_the_axis_has_round_ticks(values: tuple[str, str], labels: list[str]) -> None:
    plot = lay_out([mark(key, value, value, value) for key, value in enumerate(values)])
    assert plot is not None
    assert [tick.label for tick in plot.ticks] == labels


def test_values_of_another_magnitude_go_on_an_axis_of_magnitudes() -> None:
    plot = lay_out([mark(1, "1200000", "1150000", "1250000"), mark(2, "1200000000", "1150000000", "1250000000")])
    assert plot is not None
    assert plot.logarithmic
    assert [tick.label for tick in plot.ticks] == ["1 million", "10 million", "100 million", "1 billion", "10 billion"]
    assert 0 < plot.strips[1].x < plot.strips[2].x < 100


def test_one_single_value_stands_in_the_middle() -> None:
    plot = lay_out([mark(1, "7", "7", "7")])
    assert plot is not None
    assert plot.strips[1].x == 50


def test_nothing_but_zeros_can_be_drawn() -> None:
    plot = lay_out([mark(1, "0", "0", "0")])
    assert plot is not None
    assert plot.strips[1].x == 50


def test_a_single_accepted_value_is_wide_enough_to_see() -> None:
    plot = lay_out([mark(1, "4", "4", "4"), mark(2, "5", "5", "5")], (Decimal(4), Decimal(4)))
    assert plot is not None
    assert plot.band is not None
    assert plot.band.width >= 1


def test_an_accepted_range_beyond_the_values_widens_the_axis() -> None:
    plot = lay_out([mark(1, "4", "4", "4"), mark(2, "5", "5", "5")], (Decimal(3), Decimal(6)))
    assert plot is not None
    assert plot.band is not None
    assert (plot.band.left, plot.band.right) == (MARGIN, 100 - MARGIN)


def test_an_axis_that_does_not_begin_at_zero_says_where() -> None:
    plot = lay_out([mark(1, "4.33", "4.325", "4.335"), mark(2, "4.4", "4.35", "4.45")])
    from_zero = lay_out([mark(1, "0", "0", "0"), mark(2, "5", "5", "5")])
    assert plot is not None
    assert from_zero is not None
    assert (plot.starts_at, from_zero.starts_at) == ("4.325", "")


def test_nothing_is_drawn_of_nothing() -> None:
    assert lay_out([]) is None
