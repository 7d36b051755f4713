from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factcheck.comparing.measures import measures
from tests.comparing.making import look, otters


def between(*changes: dict[str, object]) -> dict[str, float]:
    one, other = (otters(**{"text": "86", **change}) for change in changes)  # type: ignore[arg-type]
    return measures(*look(one, other))


@pytest.mark.parametrize(("text", "apart"), [("86", 0.0), ("90", 0.0), ("250", 0.0), ("8,600", 1.523), ("0", 5.523)])
def test_numbers_are_apart_only_where_they_are_many_times_apart(text: str, apart: float) -> None:
    assert between({}, {"text": text})["times apart"] == pytest.approx(apart)


def test_how_large_a_number_is_goes_by_the_larger_in_powers_of_ten() -> None:
    assert between({"text": "86"}, {"text": "1,000"})["size"] == pytest.approx(3.0)
    assert between({"text": "0"}, {"text": "0"})["size"] == -6.0


def test_texts_without_a_date_are_years_apart() -> None:
    days = [between({}, {"published": day})["days between"] for day in (date(2032, 1, 5), date(2032, 1, 8), None)]
    assert days[0] == 0.0 < days[1] < 2.0 < 8.0 < days[2]


def test_two_actions_are_one_another_or_not_said() -> None:
    found = [between({}, {"action": action})["same action"] for action in ("count", "drown", None)]
    assert found == [1.0, 0.0, 0.5]


def test_it_is_measured_the_same_from_either_side() -> None:
    one, other = look(otters(), otters("97", what="bears", document="two", action=None))
    assert measures(one, other) == measures(other, one)


def test_a_number_deep_in_a_text_stands_later() -> None:
    one, deep = otters(), otters()
    deep = replace(deep, figure=replace(deep.figure, start=5000, end=5002))
    found = measures(*look(one, deep))
    assert found["stands, first"] < 4.0 < 8.0 < found["stands, later"]
