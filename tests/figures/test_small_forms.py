"""Ways of writing a number, a date or a part that are easily taken for something else."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read

PUBLISHED = date(2031, 7, 21)


def read_all(text: str) -> list[Figure]:
    return read(Document(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("text", "unit"),
    [("The weir is a metre and a half high.", "metre"), ("The tide took an hour and a half to turn.", "hour")],
)
def test_a_unit_and_a_half_is_one_and_a_half(text: str, unit: str) -> None:
    (figure,) = read_all(text)
    assert (figure.low, figure.unit) == (Decimal("1.5"), unit)
    assert text[figure.start : figure.end].endswith("and a half")


def test_what_was_a_year_and_a_half_ago_is_no_figure() -> None:
    assert [figure.text for figure in read_all("A year and a half ago 12 kilns closed.")] == ["12"]


def test_money_in_every_so_much_money_is_a_share() -> None:
    (figure,) = read_all("They spent $1 in every $5 on coal.")
    assert (figure.low, figure.unit, figure.text) == (Decimal("0.2"), "ratio", "$1 in every $5")


@pytest.mark.parametrize(
    ("text", "value", "trend"),
    [
        ("Catches eased by nearly a quarter.", "0.25", "down"),
        ("The fleet lost 118 boats, an increase of almost a quarter.", "0.25", "up"),
        ("The odds, one in twenty-five, look fair.", "0.04", None),
        ("Nearly a quarter go on foot.", "0.25", None),
        ("They set the quota low, a cut of a quarter.", "0.25", "down"),
        ("Sales had dropped a quarter on the year.", "0.25", "down"),
    ],
)
def test_a_share_in_words_is_a_figure(text: str, value: str, trend: str | None) -> None:
    figure = read_all(text)[-1]
    assert (figure.low, figure.unit, figure.trend) == (Decimal(value), "ratio", trend)


def test_what_came_down_by_so_many_fell() -> None:
    assert [figure.trend for figure in read_all("The toll came down by 54 to 463.")] == ["down", None]
    assert [figure.trend for figure in read_all("The port set up 54 stalls.")] == [None]


def test_a_letter_glued_to_digits_goes_on_with_a_name() -> None:
    (figure,) = read_all("The line ordered 50 Harrow A320neo ferries.")
    assert (figure.low, figure.what) == (Decimal(50), "Harrow A320neo ferries")


def test_all_that_a_bracket_converts_into_is_one_figure() -> None:
    (figure,) = read_all("The pump gives 296 hp (224 kW / 300 PS).")
    assert [other.text for other in figure.also] == ["224 kW", "300 PS"]


def test_a_fall_by_a_bare_number_behind_one_in_percent_is_in_percent() -> None:
    assert [one.unit for one in read_all("Kelp rose by 2 percent but dulse fell by 1.")] == ["percent", "percent"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("On July 24 the wardens will vote on 12 posts.", "2031-07-24"),
        ("On January 3 the wardens counted 12 posts.", "2031-01-03"),
        ("On November 3 the wardens counted 12 posts.", "2030-11-03"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_or_one_that_comes_soon(text: str, period: str) -> None:
    assert [figure.period for figure in read_all(text)] == [period]


def test_a_quarter_left_out_is_of_the_year_just_named() -> None:
    text = "Salinity went from 5.8 per cent in the first quarter of 2030 to 6.2 per cent in the second."
    assert [figure.period for figure in read_all(text)] == ["2030-Q1", "2030-Q2"]


def test_the_day_of_a_correction_is_not_the_period_of_the_page() -> None:
    lead = "Correction, July 22: the first note gave 12 kilns."
    text = f"{lead}\n\nIn the second quarter of 2031 41 were lit.\n\n19 went out."
    assert [figure.period for figure in read_all(text)][1:] == ["2031-Q2", "2031-Q2"]


def test_a_sign_between_two_numbers_belongs_to_the_first() -> None:
    first, second = read_all("5$.2")
    assert (first.text, second.text) == ("5$", ".2")
