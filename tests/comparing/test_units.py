from __future__ import annotations

import pytest

from factcheck.comparing.units import counted, dimension, is_one_unit, plural


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("tonne", "tonnes"),
        ("square_kilometre", "square kilometres"),
        ("percent", "percent"),
        ("celsius", "degrees Celsius"),
        ("foot", "feet"),
        ("EUR", "EUR"),
        ("EUR_per_year", "EUR per year"),
        ("kilogram_per_square_metre", "kilograms per square metre"),
        ("year_of_age", "years of age"),
        ("count", ""),
    ],
)
def test_a_unit_is_told_in_words(unit: str, words: str) -> None:
    assert plural(unit) == words


def test_a_rate_counts_what_stands_before_per_unless_it_is_a_unit_of_its_own() -> None:
    assert counted("tonne_per_year") == "tonne"
    assert {dimension(counted(unit)) for unit in ("km_per_hour", "mile_per_hour", "knot")} == {"speed"}


def test_rates_of_one_time_or_area_are_laid_beside_each_other_and_prices_in_two_currencies_are_not() -> None:
    assert dimension("tonne_per_hectare") == dimension("kilogram_per_hectare") != dimension("tonne_per_day")
    assert dimension("million_barrel_per_day") == dimension("barrel_per_day")
    assert dimension("EUR_per_tonne") != dimension("USD_per_tonne")


def test_a_rate_may_leave_out_what_it_is_per_but_not_be_per_another() -> None:
    assert is_one_unit("litre_per_person", "litre")
    assert not is_one_unit("litre_per_person", "litre_per_day")
