"""Days that share one month, told as a run or a list."""

from datetime import date

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("From March 3 to 17, 41 whales stranded.", "41 2031-03-03/2031-03-17"),
        ("On May 3-5, 2029, 41 whales stranded.", "41 2029-05-03/2029-05-05"),
        ("The clinic saw 410 patients on May 3 and 4.", "410 2031-05-03/2031-05-04"),
        ("On May 3, 4 and 5 the clinic saw 410 patients.", "410 2031-05-03/2031-05-05"),
        ("On 3, 4 and 5 May the clinic saw 410 patients.", "410 2031-05-03/2031-05-05"),
        ("Between 3 March and 17 April last year 41 whales stranded.", "41 2030-03-03/2030-04-17"),
        ("On March 3 and 4 people died.", "4 2031-03-03"),
        ("The price rose on May 3 to 17 francs.", "17 2031-05-03"),
    ],
)
def test_days_of_one_month_are_one_period(text: str, expected: str) -> None:
    figures = read(Document(text, published=date(2031, 5, 21)))
    assert [f"{figure.low} {figure.period}" for figure in figures] == [expected]
