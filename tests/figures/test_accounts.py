"""The years of accounts and their parts, as companies and treasuries write them."""

from datetime import date

import pytest

from factcheck.figures import Document, read

NOVEMBER = date(2030, 11, 5)


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("FY30", "FY2030"),
        ("FY '30", "FY2030"),
        ("FY2029/30", "2029/2030"),
        ("FY29/30", "2029/2030"),
        ("the financial year 2029-30", "2029/2030"),
        ("CY2029", "2029"),
        ("Q2 FY31", "FY2031-Q2"),
        ("Q2FY31", "FY2031-Q2"),
        ("the second quarter of fiscal 2031", "FY2031-Q2"),
        ("H1 FY2030-31", "FY2031-H1"),
        ("4Q 2029", "2029-Q4"),
        ("Q4'29", "2029-Q4"),
        ("Q4/2029", "2029-Q4"),
        ("2H29", "2029-07/2029-12"),
        ("9M 2029", "2029-01/2029-09"),
        ("9M29", "2029-01/2029-09"),
    ],
)
def test_reports_write_years_and_quarters_short(when: str, period: str) -> None:
    (figure,) = read(Document(f"In {when} the mill sold 40 looms.", published=NOVEMBER))
    assert (figure.text, figure.period, figure.role) == ("40", period, "actual")


def test_the_quarter_of_a_financial_year_is_counted_back_as_one() -> None:
    for then, period in (
        ("in the previous quarter", "FY2030-Q4"),
        ("a year earlier", "FY2030-Q1"),
        ("in the same quarter of FY30", "FY2030-Q1"),
    ):
        figures = read(Document(f"In Q1 FY31 the mill sold 40 looms, up from 30 {then}.", published=NOVEMBER))
        assert [figure.period for figure in figures] == ["FY2031-Q1", period]


def test_an_amount_in_millions_is_no_part_of_a_year() -> None:
    assert [figure.low for figure in read(Document("The mill lost $9M 2029 being wet.", published=NOVEMBER))] == [
        9000000
    ]
