from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factcheck.comparing import Mention, course, suggest
from tests.comparing.making import make_mention


def dead(text: str, day: int | None, **more: Any) -> Mention:
    """The dead of an earthquake on 3 May, as a text of that day of May tells them."""
    published = None if day is None else date(2031, 5, day)
    more.setdefault("quote", f"The shock has killed {text} people.")
    return make_mention(text, what="people", action="kill", published=published, **more)


def test_numbers_are_put_under_the_days_of_their_texts_or_those_they_name() -> None:
    found = course([dead("31", 4, period="2031-05-03"), dead("58", 6), dead("44", 6, period="2031-05-05")])
    assert found is not None
    assert found.states == [(date(2031, 5, 4), ["31"]), (date(2031, 5, 5), ["44"]), (date(2031, 5, 6), ["58"])]


def test_within_a_day_numbers_stand_in_the_order_in_which_the_count_went() -> None:
    sought = [("44", 3, "2031-05-03"), ("60", 3, "2031-05-03"), ("12", 9, "2031-05-08")]
    found = course([make_mention(n, what="missing", published=date(2031, 5, d), period=p) for n, d, p in sought])
    assert found is not None
    assert [numbers for _, numbers in found.states] == [["60", "44"], ["12"]]


@pytest.mark.parametrize("numbers", [("12", "19", "27"), ("90", "40", "2")], ids=["grows", "falls"])
def test_what_went_one_way_on_three_days_has_a_course_though_no_text_names_them(numbers: tuple[str, ...]) -> None:
    found = course([dead(text, day) for text, day in zip(numbers, (4, 6, 9), strict=True)])
    assert found is not None
    assert [told for _, told in found.states] == [[text] for text in numbers]


def test_of_one_number_a_day_is_told_in_digits() -> None:
    at_night = [dead("Twelve", 4, value="12"), dead("12", 4), dead("seven", 4, value="7")]
    found = course([*at_night, dead("19", 6), dead("twenty-two", 7, value="22")])
    assert found is not None
    assert [numbers for _, numbers in found.states] == [["seven", "12"], ["19"], ["twenty-two"]]


def trains(text: str, day: int) -> Mention:
    when = date(2031, 5, day)
    return make_mention(text, what="trains", period=f"{when}", published=when, quote=f"There were {text} trains.")


@pytest.mark.parametrize(
    "mentions",
    [
        [dead("31", 4, period="2031-05-04"), dead("44", 5)],
        [dead("31", 4, period="2031-05-04"), dead("44", 5, period="2031")],
        [dead("31", 4, period="2031-05-03"), dead("44", 4, period="2031-05-04")],
        [trains("31", 4), trains("44", 6)],
        [dead("31", 4), dead("44", 5)],
        [dead("31", 4), dead("44", 5), dead("40", 6)],
    ],
    ids=[
        "one day named",
        "one of the year",
        "the first is the day of the shock",
        "not counted anew",
        "two days unnamed",
        "to and fro",
    ],
)
def test_what_has_no_course(mentions: list[Mention]) -> None:
    assert course(mentions) is None


def test_days_explain_what_goes_their_way_and_a_text_that_was_written_on() -> None:
    early, late = dead("31", 4, period="2031-05-04"), dead("58", 6, period="2031-05-06")
    before, after = (dead(text, 4, document="live", period="2031-05-04") for text in ("9", "20"))
    falls, undated = dead("25", 5, period="2031-05-05"), dead("61", None)
    found = course([early, late, before, after, falls, undated])
    assert found is not None
    assert found.explains(early.key, late.key)
    assert found.explains(before.key, after.key)
    assert found.explains(undated.key, early.key)
    assert not found.explains(undated.key, late.key)
    assert not found.explains(early.key, falls.key)
    assert not found.explains(early.key, before.key)


def test_the_last_state_is_suggested_and_what_has_no_day_is_named() -> None:
    old = [dead("31", 4, document=name, period="2031-05-04") for name in ("a", "b", "c")]
    last = dead("58", 6, period="2031-05-06")
    suggestion = suggest([*old, last, dead("61", None, publisher="Tremor Wiki")])
    assert suggestion is not None
    assert suggestion.key == last.key
    assert "of 6 May 2031, the last day" in suggestion.reason
    assert suggestion.reason.endswith("Tremor Wiki gives 61 without a day.")


def test_a_number_that_its_source_gives_with_a_day_too_is_not_named_as_without_one() -> None:
    first, last = dead("31", 4, period="2031-05-04", publisher="Post"), dead("58", 6, period="2031-05-06")
    suggestion = suggest([first, last, dead("31", 4, period="2031-05", publisher="Post")])
    assert suggestion is not None
    assert "without a day" not in suggestion.reason


def test_where_the_last_day_has_two_numbers_the_one_of_more_origins_is_suggested() -> None:
    first, stray = dead("31", 4, period="2031-05-04"), dead("85", 6, publisher="Post")
    last = [dead("58", 6, publisher=name, quote=f"{name}: 58 dead") for name in ("Board", "Wire")]
    suggestion = suggest([first, stray, *last])
    assert suggestion is not None
    assert suggestion.key in {one.key for one in last}
    assert suggest([first, stray, last[0]]) is None
