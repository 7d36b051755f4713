"""Dates and values that a figure is only laid beside."""

from datetime import date

import pytest

from factcheck.figures import Document, Figure, read

TODAY = date(2031, 5, 21)  # a Wednesday


def figures(text: str) -> list[Figure]:
    return read(Document(text, published=TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "The fair drew 90 millers, twice as many as on 31 January.",
        "The fair drew 90 millers, fewer than on 8 March.",
        "The fair drew 90 millers, the same as in 2029.",
        "The fair drew 90 millers, similar to last year.",
        "The mill sells 90 rugs a day, up from a handful in March.",
        "A rug costs 90 francs, twice what it did in May 2029.",
        "The mill sold 90 rugs, half of what it sold in 2029.",
        "The mill has 90 looms, more than it had in 2029.",
        "The guild counts 90 herons, twice the number of November.",
        "The guild counts 90 herons, a third of the number in March.",
        "The fee is 90 francs, not as planned in 2029.",
        "Marches over the March 9 vote have hurt 90 people.",
        "The fair drew 90 millers, a rise of 3% against May 2029.",
    ],
)
def test_a_date_that_is_only_compared_with_is_not_the_period(text: str) -> None:
    assert figures(text)[0].period is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year 90 mills burned, more than double the number in 2028.", "2030"),
        ("In January sales fell 4% on January 2030.", "2031-01"),
        ("In January the mill sold 40 rugs, down 4% on May.", "2031-01"),
        ("In the first quarter sales rose 4% from the corresponding period of 2030.", "2031-Q1"),
    ],
)
def test_the_period_of_the_figure_itself_stands(text: str, expected: str) -> None:
    assert {figure.period for figure in figures(text)} == {expected}


@pytest.mark.parametrize(
    "text",
    ["Prices rose 4% year on year in March.", "The mill sold 40 rugs based on the March list."],
)
def test_not_every_on_compares(text: str) -> None:
    assert figures(text)[0].period == "2031-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Thefts came to 40, against 60 in 2029 and 80 in 2010.",
            [("actual", None), ("previous", "2029"), ("previous", "2010")],
        ),
        (
            "The rate fell to 4% from 6% in March and a peak of 9% in April.",
            [("actual", None), ("previous", "2031-03"), ("previous", "2031-04")],
        ),
        (
            "Esk had 15 fires and two floods in May, against 14 fires and six floods in 2030.",
            [("actual", "2031-05"), ("actual", "2031-05"), ("previous", "2030"), ("previous", "2030")],
        ),
        (
            "The share was 4% in May, above the 3% of May 2029.",
            [("actual", "2031-05"), ("previous", "2029-05")],
        ),
        (
            "The share was 61%, compared with 58% in 2029, when 40 mills closed.",
            [("actual", None), ("previous", "2029"), ("actual", "2029")],
        ),
        ("Sales rose to 40 from 30 in 2030 and 12 were lost.", [("actual", None), ("previous", "2030"), None]),
    ],
)
def test_a_second_value_compared_with_is_one_too(text: str, expected: list[tuple[str, str | None] | None]) -> None:
    for figure, told in zip(figures(text), expected, strict=True):
        assert (figure.role, figure.period) == (told or ("actual", figure.period))


def test_what_something_grew_by_against_a_month_is_not_of_that_month() -> None:
    first, second = figures("Mills sold 90 rugs in May 2030, an increase of 3% against May 2029.")
    assert (first.period, second.period) == ("2030-05", "2030-05")
    only = figures("Wardens vaccinated 90 herons against measles in May 2030.")[0]
    assert only.period == "2030-05"


def test_what_a_share_rose_after_is_told_of_before() -> None:
    first, second = figures("Lending rose 1.3% after 5.1% in May 2029.")
    assert (first.role, first.period, second.role, second.period) == ("actual", None, "previous", "2029-05")
