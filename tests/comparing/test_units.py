from __future__ import annotations

import pytest

from factcheck.comparing.units import plural


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
