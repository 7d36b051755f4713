"""Figures and dates told in turn, each its own: lists of both, and the ends of what changed over a span."""

from datetime import date

import pytest

from factcheck.figures import Document, read


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=date(2031, 5, 21)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild fined 40 and 62 millers in 2029 and 2030 respectively.", ["2029", "2030"]),
        ("In 2029 and 2030, 40 and 62 millers were fined, respectively.", ["2029", "2030"]),
        ("The mill ground 410, 430 and 460 tonnes in 2028, 2029 and 2030.", ["2028", "2029", "2030"]),
        (
            "In 2030 40 mills and 62 kilns burned, compared with 12 mills and 8 kilns in 2029.",
            ["2030", "2030", "2029", "2029"],
        ),
        ("From 2020 to 2030 the number of mills grew from 40 to 62.", ["2020", "2030"]),
        ("From 2020 to 2030 the number of mills grew by 55%, from 40 to 62.", ["2020/2030", "2020", "2030"]),
    ],
)
def test_each_figure_of_a_list_has_the_date_at_its_place(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill ground 410 tonnes and sold 62 sacks in 2029 and 2030.", ["2029/2030", "2029/2030"]),
        ("Between April and May 2030 output was 40 and 62 tonnes.", ["2030-04/2030-05", "2030-04/2030-05"]),
        ("In 2030 the number of mills grew from 40 to 62.", [None, "2030"]),
    ],
)
def test_what_is_not_told_in_turn_is_not_parted(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2029 and 2030 output was 40 and 62 tonnes.", ["2029", "2030"]),
        ("In April and May 2030 output was 40 and 62 tonnes.", ["2030-04", "2030-05"]),
        ("Output was 40 and 62 tonnes in April and May 2030.", ["2030-04", "2030-05"]),
        ("In December and January 2030 output was 40 and 62 tonnes.", ["2029-12", "2030-01"]),
        ("In 2028, 2029 and 2030 output was 62 tonnes.", ["2028/2030"]),
        ("In 2028 and 2030 output was 62 tonnes.", ["2030"]),
    ],
)
def test_dates_in_a_list_are_of_as_many_figures_or_of_one_together(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Inflation in Spain and Italy was 3.2 and 0.8 percent respectively.", ["Spain", "Italy"]),
        ("Kenya, Uganda and Tanzania had 41, 12 and 7 mills respectively.", ["Kenya", "Uganda", "Tanzania"]),
        ("Dutch and Belgian exports rose by 4 and 2 percent respectively.", ["Netherlands", "Belgium"]),
        ("Spain and Italy had 41 mills.", ["Spain and Italy"]),
    ],
)
def test_each_figure_told_respectively_is_of_the_place_told_in_turn(text: str, places: list[str]) -> None:
    assert [figure.place for figure in read(Document(text))] == places
