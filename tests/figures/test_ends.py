"""The state at the end of a period, which is not what happened in it."""

from datetime import date

import pytest

from factcheck.figures import Document, read

TODAY = date(2031, 5, 21)  # a Wednesday


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=TODAY))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The port had 412 cranes at the end of the year.", "/2030"),
        ("At year-end the lender had 312 branches.", "/2030"),
        ("The yard is to shed 40 jobs by the end of the year.", "/2031"),
        ("By year-end 2029 the fund held 41 tonnes of gold.", "/2029"),
        ("Debt was 38 billion dinars at end-June 2030.", "/2030-06"),
        ("At the end of last month the dam held 34 tonnes of silt.", "/2031-04"),
        ("By the close of 2029 the plant employed 900 people.", "/2029"),
        ("At the end of the third quarter of 2030 the bank had 41 branches.", "/2030-Q3"),
        ("At the end of the first half of 2030 the bank had 41 branches.", "/2030-06"),
        ("By yesterday 41 ships were waiting.", "/2031-05-20"),
    ],
)
def test_the_end_of_a_period_is_a_state(text: str, period: str) -> None:
    assert periods(text) == [period]


def test_the_end_of_the_year_is_that_of_the_year_spoken_of() -> None:
    assert periods("In 2028 the mill sold 40 boats. At the end of the year 12 people worked there.") == [
        "2028",
        "/2028",
    ]


def test_what_follows_the_state_at_the_end_of_a_year_is_of_the_year() -> None:
    assert periods("At the end of 2029 there were 40 mills. They sold 12 tonnes of rye.") == ["/2029", "2029"]


def test_the_end_of_the_year_is_not_that_of_the_year_it_is_compared_with() -> None:
    assert periods("At the end of the year 12 people worked there, against 15 at the end of 2028.") == [
        "/2030",
        "/2028",
    ]
