"""Weeks, quarters, months and decades as reports write them."""

from datetime import date

import pytest

from factcheck.figures import Document, read

TODAY = date(2031, 5, 21)  # a Wednesday


def told(text: str) -> list[str]:
    return [f"{figure.low} {figure.period}" for figure in read(Document(text, published=TODAY))]


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("In weeks 6 to 9", "2031-02-03/2031-03-02"),
        ("In weeks 14 and 15", "2031-03-31/2031-04-13"),
        ("In weeks 14-17 of 2030", "2030-04-01/2030-04-28"),
        ("In 2028 Q3", "2028-Q3"),
        ("In 2028-Q3", "2028-Q3"),
        ("In 2028Q3", "2028-Q3"),
        ("In 2028's third quarter", "2028-Q3"),
        ("In FY28 Q1", "FY2028-Q1"),
        ("In the 2028 fiscal year", "FY2028"),
        ("This year through April", "2031-01/2031-04"),
        ("In the 12 months up to March 2030", "2029-04/2030-03"),
        ("In 09/2028", "2028-09"),
        ("In 2028-09", "2028-09"),
        ("In 2028-29", "2028/2029"),
        ("On 30-Sep-2028", "2028-09-30"),
        ("In May '28", "2028-05"),
        ("In the '90s", "1990/1999"),
        ("In the early 80s", "1980/1989"),
        ("Since the 1970s", "1970/"),
        ("In the first half of the 1990s", "1990/1999"),
        ("In the third quarter", "2030-Q3"),
    ],
)
def test_a_period_is_read_however_it_is_written(when: str, period: str) -> None:
    assert told(f"{when} 41 whales stranded.") == [f"41 {period}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the third and fourth quarters the mill made 40 and 52 tonnes.", ["40 2030-Q3", "52 2030-Q4"]),
        (
            "The mill made 40 tonnes and 52 tonnes in the first and second quarters of 2029.",
            ["40 2029-Q1", "52 2029-Q2"],
        ),
        ("It sold 40 boats in Q1, 52 in Q2 and 61 in Q3 2029.", ["40 2029-Q1", "52 2029-Q2", "61 2029-Q3"]),
    ],
)
def test_quarters_in_a_list_are_of_one_year(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The plant will shed 41 jobs over the next three years.",
        "Some 41 fewer came than four years earlier.",
        "Temperatures were in the 90s and 41 people fainted.",
        "He is in his 80s and owns 41 goats.",
        "Last summer 41 boats were sold.",
    ],
)
def test_a_time_without_a_date_is_neither_a_figure_nor_a_period(text: str) -> None:
    assert told(text) == ["41 None"]
