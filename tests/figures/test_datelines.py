"""The line that says where a report was written tells its country, and not the place of its figures."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ACCRA, 5 March (Agency) - Millers ground 40 tonnes.", "Ghana"),
        ("ACCRA — Millers ground 40 tonnes.", "Ghana"),
        ("Accra, March 5 - The country's millers ground 40 tonnes.", "Ghana"),
        ("Accra (Agency) – Millers ground 40 tonnes.", "Ghana"),
        ("LAGOS, Nigeria (Agency) — Millers ground 40 tonnes.", "Nigeria"),
        ("KETTLEBROOK, Nigeria, March 5 (Agency) — Millers ground 40 tonnes.", "Nigeria"),
        ("By A. Writer\n\nACCRA (Agency) - Millers met.\n\nThey ground 40 tonnes.", "Ghana"),
        ("ACCRA (Agency) - Mills in Lomé ground 40 tonnes.", "Lomé"),
        ("GENEVA (Agency) - A study of Peru is out. Some 40 mills burned.", None),
        ("Accra - 40 mills", "Accra"),
    ],
)
def test_a_dateline_tells_the_country_of_a_report_that_names_no_other(text: str, place: str | None) -> None:
    assert [figure.place for figure in read(Document(text))] == [place]
