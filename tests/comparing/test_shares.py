from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.shares import check_shares
from tests.comparing.making import make_mention


def in_sentence(quote: str, *figures: tuple[str, str], start: int = 0) -> list[Mention]:
    """The figures of one sentence that begins at `start`, each a text and its unit."""
    made = []
    for text, unit in figures:
        value = text.split()[0].rstrip("%")
        changes: dict[str, Any] = {"unit": unit, "quote": quote, "document": "report"}
        one = make_mention(text, value.replace(",", ""), **changes)
        figure = replace(one.figure, quote_start=start, start=one.figure.start + start, end=one.figure.end + start)
        made.append(replace(one, figure=figure))
    return made


@pytest.mark.parametrize(
    ("share", "holds", "end"), [("41.2%", True, "which is the 41.2% given."), ("44.2%", False, "not 44.2%.")]
)
def test_a_share_of_two_numbers_said_to_be_part_and_whole_is_worked_out(share: str, holds: bool, end: str) -> None:
    quote = f"Lead was found in 412 of 1,000 samples, or {share}."
    found = check_shares(in_sentence(quote, ("412", "count"), ("1,000", "count"), (share, "percent")))
    assert [(check.holds, check.words) for check in found] == [(holds, f"412 of 1,000 are 41.2%, {end}")]


def test_the_whole_may_stand_in_the_sentence_before() -> None:
    first = in_sentence("The town has 18,350 homes.", ("18,350", "count"))
    second = in_sentence("Of those 3,410 stand empty, 18.6%.", ("3,410", "count"), ("18.6%", "percent"), start=30)
    found = check_shares(first + second)
    assert [(*(one.figure.text for one in check.mentions[:2]), check.holds) for check in found] == [
        ("3,410", "18,350", True)
    ]


def test_amounts_in_two_units_are_converted() -> None:
    quote = "Farmers sold 250 kilograms of the 2 tonnes, 12.5%."
    found = check_shares(in_sentence(quote, ("250 kilograms", "kilogram"), ("2 tonnes", "tonne"), ("12.5%", "percent")))
    assert [check.holds for check in found] == [True]


def test_a_percentage_of_something_else_is_left_alone() -> None:
    quote = "The mill has 40 looms and 120 workers, and sold 7.5% of its cloth abroad."
    assert check_shares(in_sentence(quote, ("40", "count"), ("120", "count"), ("7.5%", "percent"))) == []


def test_a_whole_percentage_that_fits_by_chance_proves_nothing() -> None:
    quote = "The mill has 40 looms, 120 workers and sold 33% of its cloth abroad."
    assert check_shares(in_sentence(quote, ("40", "count"), ("120", "count"), ("33%", "percent"))) == []
