from __future__ import annotations

from datetime import date

import pytest

from factcheck.comparing import periods, places

DAY = date(2031, 7, 1)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2008", "2008-01-01", "2008-12-31"),
        ("FY2008", "2008-01-01", "2008-12-31"),
        ("2008-Q2", "2008-04-01", "2008-06-30"),
        ("2008-H2", "2008-07-01", "2008-12-31"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2008-06-30", "2008-06-30", "2008-06-30"),
        ("2008-01/2008-06", "2008-01-01", "2008-06-30"),
        ("/2008-06", "2008-06-30", "2008-06-30"),
    ],
)
def test_a_period_is_its_first_and_last_day(text: str, start: str, end: str) -> None:
    found = periods.parse(text)
    assert found is not None
    assert (found.start.isoformat(), found.end.isoformat()) == (start, end)


@pytest.mark.parametrize("text", [None, "", "soon", "2008-13", "2008-02-30"])
def test_what_is_no_period_is_none(text: str | None) -> None:
    assert periods.parse(text) is None


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("2008", "2008", 1.0, 1.0),
        ("2023", "2023-04/2024-03", 0.6, 0.6),
        ("2023", "2024-04/2025-03", 0.0, 0.0),
        ("2008-Q2", "2008-04/2008-06", 1.0, 1.0),
        ("2008", "2007", 0.0, 0.0),
        ("2008-Q1", "2008-Q2", 0.0, 0.0),
        ("FY2009-Q1", "2008-Q3", 0.6, 0.6),
        ("FY2009-Q1", "2007-Q4", 0.0, 0.0),
        ("FY2009-H1", "2008-Q3", 0.0, 0.0),
        ("2008-05", "2008", 0.1, 0.5),
        ("/2031-06-11", "/2031-06-14", 0.5, 0.9),
        ("2031-06-10/2031-06-16", "2031", 0.5, 0.9),
        ("2031-06-11", "2031-06-13", 0.5, 0.9),
        ("2031-06-11", "2031-09-13", 0.0, 0.0),
        ("/2031-06-30", "/2030-12-31", 0.0, 0.0),
        ("/2031-12-31", "2031", 0.9, 1.0),
    ],
)
def test_periods_go_together_as_far_as_they_are_the_same(one: str, other: str, low: float, high: float) -> None:
    found, _ = periods.relation(periods.parse(one), periods.parse(other), DAY, DAY)
    assert low <= found <= high


def test_texts_without_periods_speak_of_their_own_times() -> None:
    near, _ = periods.relation(None, None, DAY, date(2031, 7, 9))
    far, _ = periods.relation(None, None, DAY, date(2024, 7, 9))
    assert near > far


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thai", "Thailand"),
        ("the UK", "Britain"),
        ("Nong Khai province", "Nong Khai, Thailand"),
        ("中国", "China"),
        ("São Paulo", "Sao Paulo"),
    ],
)
def test_one_place_has_many_names(one: str, other: str) -> None:
    assert places.same(one, other) is True


@pytest.mark.parametrize(
    ("one", "other"), [("Ontario", "Canada"), ("Nong Khai, Thailand", "Thailand"), ("Niger", "Nigeria")]
)
def test_a_part_is_another_place(one: str, other: str) -> None:
    assert places.same(one, other) is False


def test_a_place_that_is_missing_is_neither() -> None:
    assert places.same(None, "Canada") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2008", "2008"),
        ("2008/2010", "2008 to 2010"),
        ("FY2008", "financial year 2008"),
        ("2024-Q2", "second quarter of 2024"),
        ("FY2024-Q2", "second quarter of financial year 2024"),
        ("2024-H1", "first half of 2024"),
        ("2026-03", "March 2026"),
        ("2026-03/2026-05", "March 2026 to May 2026"),
        ("2008-06-30", "30 June 2008"),
        ("/2008-06-30", "as of 30 June 2008"),
        ("/2009-02", "as of the end of February 2009"),
        ("/2023", "as of the end of 2023"),
        ("2008-06-03/2008-07-02", "3 June 2008 to 2 July 2008"),
        ("2015/", "since 2015"),
        ("last summer", "last summer"),
    ],
)
def test_a_period_is_told_in_words(text: str, words: str) -> None:
    assert periods.in_words(text) == words


def test_each_of_two_places_told_together_lies_inside_both() -> None:
    assert places.inside("Malta", "Malta and Tunisia")
    assert places.inside("Tunisia", "Malta and Tunisia")
    assert not places.inside("Cyprus", "Malta and Tunisia")
    assert not places.inside("Malta and Tunisia", "Malta")
