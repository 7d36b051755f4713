"""So many days at the beginning or the end of a month or year."""

from datetime import date

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("when", "period"),
    [
        ("During the first three weeks of April", "2031-04-01/2031-04-21"),
        ("In the first week of May", "2031-05-01/2031-05-07"),
        ("In the second week in May", "2031-05-08/2031-05-14"),
        ("In the second half of April", "2031-04-16/2031-04-30"),
        ("In the last week of February 2028", "2028-02-23/2028-02-29"),
        ("In the final ten days of 2030", "2030-12-22/2030-12-31"),
        ("On the last day of April", "2031-04-30"),
        ("In the second half of 2030", "2030-07/2030-12"),
        ("In the first days of May", "2031-05"),
        ("In the week of 14 April", "2031-04-14/2031-04-20"),
        ("In the week beginning 14 April 2031", "2031-04-14/2031-04-20"),
    ],
)
def test_a_part_of_a_month_is_so_many_days(when: str, period: str) -> None:
    figures = read(Document(f"{when} 41 whales stranded.", published=date(2031, 5, 21)))
    assert [f"{figure.low} {figure.period}" for figure in figures] == [f"41 {period}"]
