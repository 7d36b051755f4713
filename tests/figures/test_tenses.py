"""Clauses of one sentence that speak of different times."""

from datetime import date

import pytest

from factcheck.figures import Document, read

TODAY = date(2031, 5, 21)  # a Wednesday


def periods(text: str) -> list[str | None]:
    return [figure.period for figure in read(Document(text, published=TODAY))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The queue came to 175 in June 2029 and has since shrunk to 118.", ["2029-06", None]),
        ("The herd, 300 head in 2010, has grown to 900.", ["2010", None]),
        ("Theft, 70 per cent in 2010, has come down to 5.9 per cent.", ["2010", None]),
        ("The toll is 30%, and 27 millers left last year.", [None, "2030"]),
        ("The port employs 40 people and handled 52 tons last year.", [None, "2030"]),
        ("Fires rose from 26 to 51, of which 20 came in May.", [None, None, "2031-05"]),
        (
            "Some 91 people died on Monday, 13 of them guards, bringing the toll since March to 280.",
            ["2031-05-19", "2031-05-19", "2031-03/"],
        ),
        ("Twelve millers died when a mill burned on Monday.", ["2031-05-19"]),
        ("The mill had 12 looms when the guild bought it in 2010.", [None]),
    ],
)
def test_a_date_holds_for_its_own_clause(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Last year 40 herons were shot. The lake has 90 herons.", None),
        ("From January to March 40 herons were shot. Some 90 herons live there.", None),
        ("In 2021 40 herons were shot. Some 90 millers live there.", None),
        ("Last year 40 herons were shot. That is 12 herons more.", "2030"),
        ("Last year 40 herons were shot. Some 12 were stuffed.", "2030"),
        ("In 2021 it was 90 but is now 40. Some 12 herons drowned.", None),
    ],
)
def test_what_is_now_is_not_of_the_year_spoken_of(text: str, expected: str | None) -> None:
    assert periods(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 mills have burned since Friday.", "2031-05-16/"),
        ("Some 40 mills have burned since last month.", "2031-04/"),
        ("Since the start of the year 40 mills have burned.", "2031-01/"),
        ("Since the drought began in March 2030, 40 mills have burned.", "2030-03/"),
        ("The dam broke on 3 May, since when 40 mills have burned.", "2031-05-03/"),
    ],
)
def test_since_opens_a_period(text: str, expected: str) -> None:
    assert periods(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 40 looms are to leave in August.", "2031-08"),
        ("The guild plans to hire 40 millers in December.", "2031-12"),
        ("In January, 40 mills must close.", "2032-01"),
        ("The fee rises to 40 francs on 1 January.", "2032-01-01"),
        ("The guild expects to free 40 herons in the second half.", "2031-07/2031-12"),
        ("The guild expects 40 millers in the fourth quarter.", "2031-Q4"),
        ("For the fourth quarter the guild expects 40 millers.", "2031-Q4"),
        ("The guild sees the fee at 40 francs by December.", "/2031-12"),
        ("Call unchanged: 40 mills by December", "/2031-12"),
        ("By December 40 mills had closed.", "/2030-12"),
        ("First-quarter fees rise 40 percent", "2031-Q1"),
        ("Outlook for Q3: fees of 40 francs.", "2031-Q3"),
        ("The guild plans to hire 40 millers in the first quarter.", "2032-Q1"),
        ("After the 2010 flood 40 mills closed.", "2010"),
        ("On Sunday 40 mills will close.", "2031-05-25"),
        ("The fair is on Friday and 40 millers are expected.", "2031-05-23"),
        ("The court is due to hear 40 millers on Monday.", "2031-05-26"),
        ("The rest, 40 mills, will be reopened by Monday.", "/2031-05-26"),
        ("The 40 millers must stay at home until Sunday.", "/2031-05-25"),
        ("The fair opens next Friday to 40 millers.", "2031-05-23"),
        ("A strike at 40 mills ended on Friday.", "2031-05-16"),
        ("Some 40 millers held on Friday will go to court.", "2031-05-16"),
        ("The fee rises to 40 francs in April.", "2031-04"),
        ("The fee must have risen to 40 francs in August.", "2030-08"),
        ("The guild said on Monday it will hire 40 millers.", None),
    ],
)
def test_a_month_or_weekday_is_the_one_to_come_where_its_verb_looks_ahead(text: str, expected: str | None) -> None:
    assert periods(text) == [expected]


def test_what_is_to_come_is_not_of_the_clause_before() -> None:
    assert periods("Four millers have been fined, and three are to appear in September.") == [None, "2031-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is the worst fire since the 2010 blaze, which burned 40 mills.", "2010"),
        ("It was the worst fire since the 1998 Esk Hill Blaze, which burned 40 mills.", "1998"),
        ("The harm is like that of the 2017 storm, in which 40 mills burned.", "2017"),
    ],
)
def test_what_an_event_of_a_year_did_is_of_that_year(text: str, expected: str) -> None:
    assert periods(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the 19th century 12 mills burned.", None),
        ("Last winter 12 mills burned.", None),
        ("The week before, 12 mills had burned.", None),
        ("The summer before, 12 mills had burned.", None),
        ("Some 12 mills burned.", "2031-03"),
        ("A dry spring cost 12 mills.", "2031-03"),
    ],
)
def test_a_time_without_a_date_is_not_the_one_said_before(text: str, expected: str | None) -> None:
    assert periods(f"In March 40 mills burned. {text}")[-1] == expected


@pytest.mark.parametrize(
    ("text", "role", "period"),
    [
        ("A year earlier 12 mills burned.", "previous", "2030-03"),
        ("In the previous month 12 mills burned.", "previous", "2031-02"),
        ("The following month 12 mills burned.", "actual", "2031-04"),
        ("Some 12 mills burned.", "actual", "2031-03"),
    ],
)
def test_a_sentence_of_the_year_before_gives_what_was_before(text: str, role: str, period: str) -> None:
    figure = read(Document(f"In March 40 mills burned. {text}", published=TODAY))[-1]
    assert (figure.role, figure.period) == (role, period)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said on Monday that 40 people had died on Friday.", ["2031-05-16"]),
        ("Police said Tuesday 40 people died Sunday.", ["2031-05-18"]),
        ("The guild said on Monday that it would open 40 mills on Friday.", ["2031-05-23"]),
        ("From Friday to Sunday 41 whales stranded.", ["2031-05-16/2031-05-18"]),
        ("Between Saturday and Monday 41 whales stranded.", ["2031-05-17/2031-05-19"]),
        ("Since last Friday 41 whales have stranded.", ["2031-05-16/"]),
        ("The plant will shed 40 jobs starting in July.", ["2031-07"]),
        ("After 2010, 41 whales stranded.", ["2010/"]),
        ("From 2010 onwards 41 whales stranded.", ["2010/"]),
        ("Before 2010 41 whales stranded.", [None]),
    ],
)
def test_days_are_counted_from_the_telling_and_runs_from_their_beginning(text: str, expected: list[str | None]) -> None:
    assert periods(text) == expected
