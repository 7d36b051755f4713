from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.claims.wording import amount, apart, cause_name, span


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("74400", "count", "74,400"),
        ("4.330000000000", "tonne", "4.33 t"),
        ("1078000", "count", "1.078 million"),
        ("1200000", "USD", "USD 1.2 million"),
        ("8.1", "percent", "8.1%"),
        ("3", "nautical_mile", "3 nautical miles"),
        ("3", "light_year", "3 light year"),
        ("12345678", "count", "12,345,678"),
    ],
)
def test_amounts_are_written_as_people_write_them(value: str, unit: str, words: str) -> None:
    assert amount(Decimal(value), unit) == words


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        ("4.325", "4.335", "tonne", "4.325 to 4.335 t"),
        ("73350", "73450", "count", "73,350 to 73,450"),
        ("122.5", "123.5", "count", "123"),
        ("1.45", "1.49", "count", "1.45 to 1.49"),
        ("37.5", None, "count", "38 or more"),
        (None, "9.05", "tonne", "9.05 t or less"),
        (None, None, "tonne", "any value"),
        ("2835000", "2845000", "tonne", "2.835 to 2.845 million t"),
        ("999500", "1001000", "count", "999,500 to 1.001 million"),
        ("4.5", "5.5", "percent", "4.5 to 5.5%"),
    ],
)
def test_an_interval_says_both_ends_or_which_is_open(low: str | None, high: str | None, unit: str, words: str) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    assert span(ends[0], ends[1], unit) == words


@pytest.mark.parametrize(
    ("spread", "words"),
    [
        (0.0, "0.0%"),
        (0.0134, "1.3%"),
        (0.24, "24%"),
        (0.79, "79%"),
        (0.9, "10 times"),
        (0.999, "1,000 times"),
        (1, "100%"),
    ],
)
def test_how_far_apart_is_told_in_percent_or_in_times(spread: float, words: str) -> None:
    assert apart(spread) == words


def test_causes_have_names_also_those_nobody_listed() -> None:
    assert cause_name("one_digit") == "One digit apart"
    assert cause_name("factor_1000") == "Off by a factor of 1,000"
    assert cause_name("some_new_cause") == "Some new cause"
