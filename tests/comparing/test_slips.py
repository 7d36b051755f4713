from __future__ import annotations

import pytest

from factcheck.comparing.pairs import pair
from factcheck.comparing.slips import in_digits, one_digit, swapped
from tests.comparing.making import make_mention

PLACES, DIGIT = "digits_swapped", "one_digit"


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("132", "123", PLACES),
        ("1,240", "1,204", PLACES),
        ("1,186", "1,136", DIGIT),
        ("1,186", "186", DIGIT),
        ("1,286", "126", DIGIT),
        ("99.6", "101", DIGIT),
        ("4,512", "4,900", DIGIT),
        ("7,312", "4,985", None),
        ("7", "9", None),
        ("-12", "-21", None),
    ],
)
def test_both_slips_of_digits_are_looked_for_at_once(one: str, other: str, slip: str | None) -> None:
    two = pair(make_mention(one), make_mention(other))
    assert two is not None
    found = in_digits(two)
    assert (found.kind if found else None) == slip
    assert found == (swapped(two) or one_digit(two))
