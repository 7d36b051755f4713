"""When a figure holds: the days, nights and entries that a text tells of, and those it only tells by the way."""

from datetime import date

import pytest

from factcheck.figures import Document, read

TODAY = date(2031, 5, 21)  # a Wednesday


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=TODAY))]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The fair of 16-18 April 2031 drew 40 millers.", "2031-04-16/2031-04-18"),
        ("Between 16 and 18 April 40 mills burned.", "2031-04-16/2031-04-18"),
        ("Overnight 40 mills burned.", "2031-05-21"),
        ("Some 40 mills burned last night.", "2031-05-20"),
        ("Some 40 mills burned over the weekend.", "2031-05-17/2031-05-18"),
    ],
)
def test_days_and_nights_are_periods(text: str, period: str) -> None:
    assert periods(text) == [period]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 9 May 40 mills burned, after 12 the day before.", ["2031-05-09", "2031-05-08"]),
        ("In April 40 mills burned, after 12 two months earlier.", ["2031-04", "2031-02"]),
        ("In the first quarter of 2031 40 mills burned, after 12 a quarter earlier.", ["2031-Q1", "2030-Q4"]),
        ("In the March quarter of 2031 40 mills burned, up from the 12 of the quarter before.", ["2031-Q1", "2030-Q4"]),
    ],
)
def test_an_earlier_day_month_or_quarter_is_counted_from_the_one_said(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill, which was sold in 2029, ground 40 tonnes.", [None]),
        ("In Esk, where there were 12 mills in 2029, there are 40 mills.", ["2029", None]),
        ("The mill was opened in 1973 and carries 40 tonnes.", [None]),
        ("A count published by the guild on Friday names 40 mills.", [None]),
        ("The guild said this morning that 40 mills burned.", [None]),
    ],
)
def test_a_date_told_by_the_way_is_not_the_period_of_a_figure(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


def test_a_year_that_is_past_does_not_hold_for_what_is_said_of_the_present() -> None:
    assert periods("In 2022 40 mills burned. Another 12 were saved.") == ["2022", "2022"]
    assert periods("In 2022 40 mills burned. Now 12 millers are missing.") == ["2022", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2030 the weir was crossed by 62 rafts and in 2031 by 40.", ["2030", "2031"]),
        ("In 2030 the mill lost 62 sacks, but in 2031 only 40 sacks.", ["2030", "2031"]),
        ("The mill lost 62 sacks in 2030 and 40 in 2031.", ["2030", "2031"]),
        ("In the survey of May 2030 14.8% coughed, against 12.2% twelve months before.", ["2030-05", "2029-05"]),
        ("The note of November gives 62 mills.", [None]),
        ("The guild paid for 62 kilns in Esk, able to burn peat from 2033.", [None]),
    ],
)
def test_a_date_belongs_to_the_figure_it_stands_with(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize("time", ["21:30", "Tue 21:30", "9.30pm"])
def test_the_entries_of_a_live_page_are_dated_by_their_times(time: str) -> None:
    day = "2031-05-20" if time.startswith("Tue") else "2031-05-21"
    assert periods(f"{time} Fire at the mill\n\nSome 40 millers fled.\n\n12 of them were hurt.") == [day, day]


def test_a_number_that_begins_a_line_is_no_time_of_an_entry() -> None:
    assert periods("0.62 TWh were used.\n\nSome 40 millers fled.") == [None, None]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Rain of 212 mm broke a record set in 1957.", [None]),
        ("Rain of 212 mm beat the 1957 record.", [None]),
        ("Rain of 212 mm fell in 1957, a record.", ["1957"]),
        ("Turnout was 61.4 per cent, up 3.2 points on 2019.", [None, None]),
        ("Catches rose to 53 on Tuesday, from 41 on Monday.", ["2024-06-11", "2024-06-10"]),
        ("Catches climbed to 53, from 41 on Monday.", [None, "2024-06-10"]),
        ("Catches fell to 45.6 tonnes in the quarter ended March 31.", ["2024-01/2024-03"]),
        (
            "Since January 1,204 herons have nested, compared with 980 in the same period last year.",
            ["2024-01/", "2023-01/2023-06"],
        ),
    ],
)
def test_a_date_of_another_value_is_not_the_period_of_the_figure(text: str, periods: list[str | None]) -> None:
    figures = read(Document(text, published=date(2024, 6, 12)))
    assert [figure.period for figure in figures] == periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Between August 2022 and July 2023 the marsh lost 34 hectares.", "2022-08/2023-07"),
        ("Between March and May the marsh lost 34 hectares.", "2024-03/2024-05"),
        ("The marsh lost 34 hectares from June to August 2023.", "2023-06/2023-08"),
        ("The marsh lost 40 hectares, the most since 2019, when 34 dried.", "2019"),
    ],
)
def test_months_may_span_a_period(text: str, period: str) -> None:
    (figure,) = [one for one in read(Document(text, published=date(2024, 6, 12))) if one.low == 34]
    assert figure.period == period


def test_a_stay_overnight_is_no_day() -> None:
    assert periods("In April overnight stays rose to 40.") == ["2031-04"]
