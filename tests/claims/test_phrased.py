from __future__ import annotations

import pytest

from factcheck.claims.phrased import in_parts


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("Eels caught in Latvia in 2031, tonnes", ("eels", "catch", "Latvia", "2031", "tonne")),
        ("Eels caught in Latvia in 2031 (kilograms).", ("eels", "catch", "Latvia", "2031", "kilogram")),
        ("Sailors drowned off Peru, June 2031", ("sailors", "drown", "Peru", "2031-06", "count")),
        (
            "Unemployment rate in Peru, second quarter of 2031 (%)",
            ("unemployment rate", "", "Peru", "2031-Q2", "percent"),
        ),
        ("Rye exports of Latvia", ("rye exports", "", "Latvia", "", "count")),
    ],
)
def test_the_parts_of_a_claim_are_read_from_its_words(words: str, parts: tuple[str, ...]) -> None:
    assert tuple((in_parts(words) or {}).values()) == parts


@pytest.mark.parametrize("words", ["", "???", "In Latvia", "In 2031"])
def test_words_that_name_nothing_have_no_parts(words: str) -> None:
    assert in_parts(words) is None
