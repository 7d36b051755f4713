"""Places that no list holds, known by the words around their names."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Esk County had 40 mills.", ["Esk"]),
        ("Nether Esk Prefecture's 40 mills burned.", ["Nether Esk"]),
        ("Residents of St. Tilda Parish filed 40 claims.", ["St. Tilda"]),
        ("The Esk District Council has 40 mills.", [None]),
        ("In Esk Oblast 40 mills burned.", ["Esk"]),
        ("The village of Nether Esk has 40 mills.", ["Nether Esk"]),
        ("Storms in the Czech town of Esk closed 40 mills.", ["Esk"]),
        ("Near the port of Esk 40 mills burned.", ["Esk"]),
        ("Peru, with the port of Esk, has 40 mills.", ["Peru"]),
        ("The state of emergency closed 40 mills.", [None]),
        ("Alabama's Esk County counted 40 mills.", ["Esk"]),
        ("Russia's Belgorod region lost 40 mills.", ["Belgorod"]),
        ("In rebel-held Idlib 40 mills burned.", ["Idlib"]),
        ("In Russian-held Donetsk 40 mills burned.", ["Donetsk"]),
        ("In occupied Esk 40 mills burned.", ["Esk"]),
    ],
)
def test_a_name_is_a_place_by_what_leads_to_it_or_says_its_sort(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(Document(text))] == places
