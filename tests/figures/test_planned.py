"""What a page plans for a year to come is of that year, where a figure has no date of its own."""

from datetime import date

import pytest

from factcheck.figures import Document, read

NOVEMBER = date(2030, 11, 14)


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Esk and Wallop agree on eel quota for 2031", "The quota was set at 342 tonnes.", ["2031"]),
        ("", "The guild agreed on quotas for 2031. The quota for eel was set at 342 tonnes.", ["2031"]),
        ("", "The guild passed the 2031 budget. The budget is 342 million francs.", ["2031"]),
        ("Eel quota for 2031", "The quota is 342 tonnes, down from 453 tonnes this year.", ["2031", "2030"]),
        ("Eel quota for 2031", "Some 342 millers objected.", [None]),
        ("Eel quota for 2029", "The quota was set at 342 tonnes.", ["2029"]),
    ],
)
def test_a_plan_for_a_year_to_come_is_of_that_year(title: str, text: str, expected: list[str | None]) -> None:
    figures = read(Document(text, title=title, published=NOVEMBER))
    assert [figure.period for figure in figures] == expected
