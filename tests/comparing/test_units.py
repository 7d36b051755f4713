from __future__ import annotations

import pytest

from factcheck.comparing.units import counted, dimension, plural


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
