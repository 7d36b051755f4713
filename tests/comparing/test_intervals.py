from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from factcheck.comparing import Interval, interval
from factcheck.comparing.intervals import writings
from factcheck.figures import Document, read
from tests.comparing.making import make_mention


def ends(
    text: str, value: str | None = None, unit: str = "count", **more: Any
) -> tuple[Decimal | None, Decimal | None]:
    found = interval(make_mention(text, value, unit, **more).figure)
    return found.low, found.high


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [
        ("4.33", None, "4.325", "4.335"),
        ("4.4", None, "4.35", "4.45"),
        ("4.0", None, "3.95", "4.05"),
        ("17", None, "16.5", "17.5"),
        ("20", None, "19.5", "20.5"),
        ("61,900", None, "61850", "61950"),
        ("62,000", None, "61500", "62500"),
        ("1.078 million", "1078000", "1077500", "1078500"),
        ("1.20 million", "1200000", "1195000", "1205000"),
    ],
)
def test_a_written_number_reaches_half_its_last_place_to_both_sides(
    text: str, value: str | None, low: str, high: str
) -> None:
    assert ends(text, value) == (Decimal(low), Decimal(high))


def test_trailing_zeros_reach_no_further_than_a_twentieth_of_the_value() -> None:
    assert ends("2,000") == (Decimal(1900), Decimal(2100))


def test_the_upper_end_belongs_to_the_next_number() -> None:
    lower, upper = (interval(make_mention(text).figure) for text in ("4.3", "4.4"))
    assert lower.high == upper.low
    assert not lower.meets(upper)


@pytest.mark.parametrize(
    ("hedge", "low", "high"),
    [
        ("at_least", "399.5", None),
        ("more_than", "400", None),
        ("at_most", None, "400.5"),
        ("less_than", None, "400"),
        ("about", "360", "440"),
    ],
)
def test_a_hedge_opens_or_widens(hedge: Any, low: str | None, high: str | None) -> None:
    expected = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert ends("400", hedge=hedge) == expected


def test_a_hedged_number_may_be_rounded_however_small() -> None:
    assert ends("90", hedge="about") == (Decimal(85), Decimal(95))


def test_a_range_is_its_two_ends() -> None:
    assert ends("300 to 320", "300", high="320", hedge="between", step=Decimal(1)) == (Decimal(300), Decimal(320))


@pytest.mark.parametrize(
    ("hedge", "text", "low", "high"),
    [
        ("at_least", "31", "30.5", "34.1"),
        ("more_than", "300", "300", "400"),
        ("at_most", "3,500", "3400", "3500.5"),
        ("less_than", "3,000", "2000", "3000"),
        ("exact", "31", "30.5", "31.5"),
    ],
)
def test_words_for_an_open_end_are_said_of_numbers_near_it(hedge: Any, text: str, low: str, high: str) -> None:
    (writing,) = writings(make_mention(text, hedge=hedge).figure)
    assert (writing.likely.low, writing.likely.high) == (Decimal(low), Decimal(high))


def test_units_are_brought_to_the_base_of_their_dimension() -> None:
    assert ends("2.5", unit="tonne") == (Decimal(2450), Decimal(2550))
    assert ends("1", unit="mile") == (Decimal("804.672"), Decimal("2414.016"))


def test_an_interval_without_end_meets_all_that_lies_above() -> None:
    above = Interval(Decimal(10), None, low_open=True)
    assert above.meets(Interval(Decimal(5000), Decimal(6000)))
    assert not above.meets(Interval(Decimal(5), Decimal(10)))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Just over 1,200 people were arrested.", "1200", "1300"),
        ("Slightly more than 1,200 people were arrested.", "1200", "1300"),
        ("More than 1,200 people were arrested.", "1200", None),
        ("Just under 1,200 people were arrested.", "1100", "1200"),
        ("Fewer than 1,200 people were arrested.", None, "1200"),
    ],
)
def test_only_just_keeps_an_open_number_close(words: str, low: str | None, high: str | None) -> None:
    (figure,) = read(Document(words))
    found = interval(figure)
    assert (found.low, found.high) == tuple(None if end is None else Decimal(end) for end in (low, high))


@pytest.mark.parametrize(
    ("text", "value", "low", "high"),
    [("a fifth", "0.2", "0.18", "0.22"), ("nine in ten", "0.9", "0.89", "0.91"), ("half", "0.5", "0.45", "0.55")],
)
def test_a_fraction_in_words_reaches_a_tenth_of_the_smaller_part(text: str, value: str, low: str, high: str) -> None:
    assert ends(text, value, "ratio") == (Decimal(low), Decimal(high))


def test_about_a_fraction_reaches_twice_as_far() -> None:
    assert ends("a quarter", "0.25", "ratio", hedge="about") == (Decimal("0.2"), Decimal("0.3"))
