"""Columns of numbers, aligned at their decimal marks."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest

from factcheck.templatetags.columns import aligned, decimals, written

DIGIT, MARK = "\u2007", "\u2008"


def column(*values: Decimal | str) -> list[str]:
    places = decimals([SimpleNamespace(value=value) for value in values], "value")
    return [aligned(value, places) for value in values]


def test_numbers_leave_room_for_the_decimals_they_have_not() -> None:
    assert column(Decimal("4.33"), Decimal("4.4"), Decimal(5)) == ["4.33", f"4.4{DIGIT}", f"5{MARK}{DIGIT}{DIGIT}"]


def test_the_room_is_left_before_what_follows_the_number() -> None:
    assert column("4.33 tons", "about 4.4 tons", "USD 5 billion") == [
        "4.33 tons",
        f"about 4.4{DIGIT} tons",
        f"USD 5{MARK}{DIGIT}{DIGIT} billion",
    ]


def test_of_a_range_the_end_is_aligned() -> None:
    assert column("4.3 to 4.44 t", "4.4 t", "1-2 t") == ["4.3 to 4.44 t", f"4.4{DIGIT} t", f"1-2{MARK}{DIGIT}{DIGIT} t"]


def test_a_comma_before_three_digits_begins_no_decimals() -> None:
    assert column("1,240 homes", "12,5 toneladas") == [f"1,240{MARK}{DIGIT} homes", "12,5 toneladas"]


@pytest.mark.parametrize("words", ["one in five", "", "–"])
def test_what_holds_no_number_stays_as_it_is(words: str) -> None:
    assert column("4.33", words) == ["4.33", words]


def test_a_row_that_has_no_such_value_asks_for_no_room() -> None:
    rows = [SimpleNamespace(before=None), SimpleNamespace(before=SimpleNamespace(text="4.3 tons"))]
    assert decimals(rows, "before.text") == 1


@pytest.mark.parametrize(
    ("words", "number", "rest"),
    [("4.33 tons", "4.33", " tons"), ("4 t CO2", "4", " t CO2"), ("62.1万吨", "62.1", "万吨"), ("24%", "24", "%")],
)
def test_the_number_is_parted_from_what_follows(words: str, number: str, rest: str) -> None:
    assert written(words, 0) == (number, "", rest)
