from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.comparing.numbers import hedge_words, said


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Decimal(74400), "74,400"),
        (Decimal("4.330"), "4.33"),
        (Decimal(1078000), "1.078 million"),
        (Decimal(1) / 3, "0.3333"),
        (Decimal("0.000000000001"), "0.000000000001"),
    ],
)
def test_a_number_is_said_with_the_digits_that_were_written(value: Decimal, words: str) -> None:
    assert said(value) == words


def test_a_hedge_is_said_once() -> None:
    assert hedge_words("at_least", "38") == "at least"
    assert hedge_words("at_least", "At least 38") == ""
    assert hedge_words("between", "4 to 5 tons") == ""
