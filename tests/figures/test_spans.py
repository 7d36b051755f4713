"""Periods of several words: from one month to another, the time up to a day, the same part of another year."""

from datetime import date

import pytest

from factcheck.figures import Document, read

TODAY = date(2031, 5, 21)  # a Wednesday


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=TODAY))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between January and the end of March 40 mills burned.", "2031-01/2031-03"),
        ("From the start of January to mid-March, 40 mills burned.", "2031-01/2031-03"),
        ("By mid-March 40 mills had burned.", "/2031-03"),
        ("The guild expects 40 mills between January and June next year.", "2032-01/2032-06"),
        ("In March next year 40 mills will close.", "2032-03"),
        ("A rug cost 40 francs in May last year.", "2030-05"),
        ("In the first half of next year, 40 mills will close.", "2032-01/2032-06"),
        ("In the two years to September 2030, 40 mills closed.", "2028-10/2030-09"),
        ("In the three years to 2030, 40 mills closed.", "2028/2030"),
        ("The mill hired 40 weavers in the week to 14 April.", "2031-04-08/2031-04-14"),
        ("In the month to 3 May 40 mills burned.", "2031-04-04/2031-05-03"),
        ("Sales in the half year to March came to 40 francs.", "2030-10/2031-03"),
        ("Some 40 mills closed in 2020-22.", "2020/2022"),
        ("In 2009–11 40 mills closed.", "2009/2011"),
        ("Every June 40 mills close.", None),
    ],
)
def test_spans_of_time_are_one_period(text: str, expected: str | None) -> None:
    assert periods(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first quarter 40 mills burned, compared with 12 in the same period of 2030.",
            ["2031-Q1", "2030-Q1"],
        ),
        (
            "So far this year 40 mills have burned, compared with 12 in the corresponding period of 2030.",
            ["2031-01-01/2031-05-21", "2030-01-01/2030-05-21"],
        ),
    ],
)
def test_the_same_period_of_another_year_is_that_part_of_it(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna May lost 40 votes.",
        "The fair in Cape May drew 40 millers.",
        "Millers in Mar del Plata sold 40 rugs.",
        "A fire above Vista del Mar burned 40 mills.",
    ],
)
def test_names_are_no_months(text: str) -> None:
    assert periods(text) == [None]


@pytest.mark.parametrize("text", ["Late May saw 40 mills burn.", "The guild's May report lists 40 mills."])
def test_a_month_behind_other_words_is_one(text: str) -> None:
    assert periods(text) == ["2031-05"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First-quarter sales came to 40 francs.", ["2031-Q1"]),
        ("The mill posted first-quarter profit of 40 francs on Monday.", ["2031-Q1"]),
        ("The mill posted first-half profit of 40 francs.", ["2030-01/2030-06"]),
        ("Sales in the 1st quarter came to 40 francs.", ["2031-Q1"]),
        ("First-quarter sales came to 40 francs, up from 30 francs a year ago.", ["2031-Q1", "2030-Q1"]),
        ("Some 40 mills burned on Monday.", ["2031-05-19"]),
        ("Sales came to 40 francs (H1 2030: 30 francs).", [None, "2030-01/2030-06"]),
        ("In the first quarter sales came to 40 francs. For the full year 90 francs are due.", ["2031-Q1", "2031"]),
        (
            "In the first quarter sales rose to 40 francs from 30 francs in the same quarter a year earlier.",
            ["2031-Q1", "2030-Q1"],
        ),
    ],
)
def test_the_quarter_of_a_profit_is_its_period(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the past week 40 mills burned.", "2031-05-14/2031-05-21"),
        ("In the last three months 40 mills burned.", "2031-02-21/2031-05-21"),
        ("Over the past two years 40 mills burned.", "2029-05-21/2031-05-21"),
        ("In the past 48 hours 40 mills burned.", "2031-05-19/2031-05-21"),
        ("Over the past decade 40 mills burned.", "2021-05-21/2031-05-21"),
        ("Two decades ago 40 mills burned.", "2011"),
        ("In the fortnight to 9 May 40 mills burned.", "2031-04-26/2031-05-09"),
        ("In the two weeks to 9 May 40 mills burned.", "2031-04-26/2031-05-09"),
        ("In the year through March 40 mills burned.", "2030-04/2031-03"),
        ("In the year to end-March 40 mills burned.", "2030-04/2031-03"),
        ("In the first half to September 40 mills burned.", "2030-04/2030-09"),
        ("From 14 January to 22 February 40 mills burned.", "2031-01-14/2031-02-22"),
        ("From 28 December to 4 January 40 mills burned.", "2030-12-28/2031-01-04"),
        ("On Christmas Day 40 mills burned.", "2030-12-25"),
        ("On 8 and 9 May 40 mills burned.", "2031-05-08/2031-05-09"),
        ("By 09.03.2031 the guild had 40 mills.", "/2031-03-09"),
        ("Losses were 40 mills in the first two months versus last year.", "2031-01/2031-02"),
        ("In July, August and September 2030 40 mills burned.", "2030-07/2030-09"),
        ("In March, June and September 2030 40 mills burned.", "2030-09"),
        ("In March of last year 40 mills burned.", "2030-03"),
        ("In the decade to 2030 40 mills burned.", "2021/2030"),
        ("In the final quarter of 2030 40 mills burned.", "2030-Q4"),
        ("For the first four months, losses came to 40 mills.", "2031-01/2031-04"),
        ("As of end-April the guild had 40 mills.", "/2031-04"),
        ("In the year to the September quarter 40 mills burned.", "2029-10/2030-09"),
        ("In epidemiological week 12 40 mills burned.", "2031-03-17/2031-03-23"),
        ("Since the outbreak of the long war in April 2030 40 mills have burned.", "2030-04/"),
        ("Three weeks ago 40 mills burned.", "2031-04-28/2031-05-04"),
        ("Some 40 mills burned 18 months ago.", "2029-11"),
        ("Some 40 mills burned on New Year's Day.", "2031-01-01"),
        ("On Christmas Eve 40 mills burned.", "2030-12-24"),
        ("Over the first four months 40 mills burned.", "2031-01/2031-04"),
        ("In January-April 40 mills burned.", "2031-01/2031-04"),
        ("In Jan-Mar 40 mills burned.", "2031-01/2031-03"),
    ],
)
def test_a_number_of_weeks_or_months_back_is_a_period(text: str, expected: str) -> None:
    assert periods(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 9 May 40 mills burned, and two days later 12.", ["2031-05-09", "2031-05-11"]),
        ("In March 40 mills burned. A month later 12 burned.", ["2031-03", "2031-04"]),
        ("On 9 May 40 mills burned. The following day 12 burned.", ["2031-05-09", "2031-05-10"]),
        ("On 9 May 40 mills burned before rain came nine days later.", ["2031-05-09", "2031-05-09"]),
        (
            "In March 40 mills burned. In the past week 12 did. Some 30 fell.",
            ["2031-03", "2031-05-14/2031-05-21", "2031-03"],
        ),
    ],
)
def test_what_is_later_is_counted_from_the_period_said(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In the week to 31 February 40 mills burned.",
        "On 31 February 40 mills burned. The day before 12 burned.",
        "On 29 February 2028 40 mills burned, after 12 a year earlier and three the day before.",
    ],
)
def test_a_day_that_no_calendar_has_does_no_harm(text: str) -> None:
    assert periods(text)
