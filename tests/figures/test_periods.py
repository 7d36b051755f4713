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
        ("In April fires fell to 40 from 62 in March and 80 a year before.", ["2031-04", "2031-03", "2030-04"]),
        ("In April 40 mills burned, up from 12 a year ago.", ["2031-04", "2030-04"]),
        (
            "On 9 May reeds covered 40%, compared with 12% a week earlier and 8% at the same time last year.",
            ["2031-05-09", "2031-05-02", "2030-05-09"],
        ),
        (
            "In the year to March 2031 40 mills burned, after 12 the year before.",
            ["2030-04/2031-03", "2029-04/2030-03"],
        ),
        ("In 2029/30 40 mills burned, after 12 the year before.", ["2029/2030", "2028/2029"]),
        ("In May 40 mills burned (previous year: 12).", ["2031-05", "2030-05"]),
        ("In 2030 40 mills burned, more than in the year before (2029: 12).", ["2030", "2029"]),
        ("At the end of April 40 mills stood idle, against 12 a month earlier.", ["/2031-04", "/2031-03"]),
        ("In the second quarter of 2030 40 mills burned. In the first it had been 12.", ["2030-Q2", "2030-Q1"]),
        ("In the second half of 2030 40 mills burned, after 12 in the first.", ["2030-07/2030-12", "2030-01/2030-06"]),
        ("In 2014 there were 40 mills. A decade later there were 12.", ["2014", "2024"]),
        (
            "In January-March 40 mills burned, against 12 in the year-ago period.",
            ["2031-01/2031-03", "2030-01/2030-03"],
        ),
        (
            "In the half-year to December 2030 40 mills burned, compared to 12 in the previous corresponding period.",
            ["2030-07/2030-12", "2029-07/2029-12"],
        ),
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
        ("Last year's fair drew 62 millers, this year's 40.", ["2030", "2031"]),
        ("The 2030 harvest came to 62 tonnes, the 2029 harvest to 40.", ["2030", "2029"]),
        ("In 2030 62 mills burned, and in 2031 the guild lost another 40.", ["2030", "2031"]),
        ("Losses in April came to 62 francs, and those in March to 40 francs.", ["2031-04", "2031-03"]),
        ("In April 62 mills burned, after 40 in March; a year ago it was 12.", ["2031-04", "2031-03", "2030-04"]),
        ("Reeds covered 40% against a target of 62% by 2040.", [None, "/2040"]),
        ("Rye cost 40 francs, close to the record of 62 francs hit on 3 May.", [None, "2031-05-03"]),
        ("Catches in 2030 were 8% lower than in 2029 and 37% below 1990 levels.", ["2030", "2030"]),
        ("Ground will be broken in June for a mill with room for 40 tonnes a day.", [None]),
        ("The mill opens in June with room for 40 tonnes a day.", ["2031-06"]),
        (
            "Sales for the three and nine months ended 31 March 2031 were 40 and 62 francs, respectively.",
            ["2031-01/2031-03", "2030-07/2031-03"],
        ),
        ("April's losses came to 62 francs, up from March's 40 francs.", ["2031-04", "2031-03"]),
        ("The guild counts 62 hurt in Tuesday's fire.", [None]),
        ("On Easter Monday 62 mills burned.", [None]),
        ("Week 10 brought 62 fires, week 9 had brought 40.", ["2031-03-03/2031-03-09", "2031-02-24/2031-03-02"]),
        ("At the end of 2030 62 mills stood, and 40 burned in the year.", ["/2030", "2030"]),
        ("Frost killed 62 oaks in the winter of 2028 and 40 in that of 2029.", ["2028", "2029"]),
        ("The guild expects 62 fires in 2031, fewer than the 70 it forecast in March.", ["2031", "2031"]),
        ("Founded in 1912, the mill has 62 looms.", [None]),
        ("The last census, held in 2029, counted 62 mills, 12 more than the one of 2019.", ["2029", "2029"]),
        ("A sack will cost 62 francs from June.", ["2031-06"]),
        ("The week's mean stood at 62 fires on 9 May, down from 70 a month earlier.", ["2031-05-09", "2031-04-09"]),
        ("The fire, which broke out on Monday, destroyed 62 mills.", ["2031-05-19"]),
        ("In May 62 mills burned, 3% of the 2030 total of 2,060 mills.", ["2031-05", "2031-05", "2030"]),
        ("A fire in 2028 killed 62 millers, and one in 2029 another 12.", ["2028", "2029"]),
        ("In Q1 2031 62 mills burned.\nSome 12 kilns burned, against 8 a year ago.", ["2031-Q1", "2031-Q1", "2030-Q1"]),
        ("Fires in 2029 and 2030\n\nSome 62 mills burned.", ["2030"]),
        ("In the first two months losses fell by 62% from a year earlier to 40 mills.", ["2031-01/2031-02"] * 2),
        ("In 2030/31 losses fell 62% from 2029/30 to 40 mills.", ["2030/2031", "2030/2031"]),
        (
            "In April losses came to 62 francs, taking the total for the first four months to 90 francs.",
            ["2031-04", "2031-01/2031-04"],
        ),
        ("In 2029 62 mills burned. The year after, the guild lost 40 mills.", ["2029", "2030"]),
        ("The guild grew from 40 in 2028 to 62 a year later and 70 in 2031.", ["2028", "2029", "2031"]),
        ("The weir is 62 metres deep, and until 2030 the nearest mill had 40 looms.", [None, "/2030"]),
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
        ("Catches fell to 45.6 tonnes in the first quarter ended March 31.", ["2024-01/2024-03"]),
        ("In 2023-24 catches grew by 3% on the previous year.", ["2023/2024"]),
        ("In May the marsh held 45.6 tonnes of peat, an increase of 3% on the end of 2023.", ["2024-05", "2024-05"]),
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
        ("During April-January 2022-23 the marsh lost 34 hectares.", "2022-04/2023-01"),
        ("During April-December 2022-23 the marsh lost 34 hectares.", "2022-04/2022-12"),
        ("The marsh lost 34 hectares in the year to date.", "2024-01-01/2024-06-12"),
        ("Year to date the marsh lost 34 hectares.", "2024-01-01/2024-06-12"),
        ("The marsh lost 34 hectares from June to August 2023.", "2023-06/2023-08"),
        ("The marsh lost 40 hectares, the most since 2019, when 34 dried.", "2019"),
    ],
)
def test_months_may_span_a_period(text: str, period: str) -> None:
    (figure,) = [one for one in read(Document(text, published=date(2024, 6, 12))) if one.low == 34]
    assert figure.period == period


def test_a_stay_overnight_is_no_day() -> None:
    assert periods("In April overnight stays rose to 40.") == ["2031-04"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Growth slowed from last year's 3% to 2.1%.", ["2030", None]),
        ("Sales stood at 44 boats, from 50 in March.", [None, "2031-03"]),
        ("Unlike in 2029, when 50 boats sank, only 44 went down.", ["2029", None]),
        ("In contrast to 2029, only 44 boats sank.", [None]),
        ("There were 44 boats, the same number as in 2029.", [None]),
        ("It was the worst toll since a 2011 fire killed 61.", ["2011"]),
    ],
)
def test_a_date_only_compared_with_is_of_no_other_figure(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected
