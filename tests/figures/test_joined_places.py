"""Places that are named in one breath."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kenya and Uganda dug 40 wells.", ["Kenya and Uganda"]),
        ("In May Kenya and Uganda together dug 40 wells.", ["Kenya and Uganda"]),
        ("In Kenya and Uganda 40 wells were dug.", ["Kenya and Uganda"]),
        ("Some 40 wells were dug in Kenya, Uganda and Rwanda.", ["Kenya and Uganda and Rwanda"]),
        ("Millers dug 40 wells in Bavaria, Hesse and Saxony.", ["Bavaria and Hesse and Saxony"]),
        ("Kenyan and Ugandan millers dug 40 wells.", ["Kenya and Uganda"]),
        ("Millers dug 40 wells in Kenya and Uganda 12.", ["Kenya", "Uganda"]),
        ("Trucks from Kenya and Uganda carried 40 wells.", [None]),
        ("The road between Kenya and Uganda has 40 wells.", [None]),
        ("Ghana's capital has 40 wells.", ["Accra"]),
        ("In the Ghanaian capital 40 wells were dug.", ["Accra"]),
        ("In the capital, Accra, 40 wells were dug.", ["Accra"]),
    ],
)
def test_what_is_told_of_several_places_is_of_them_together(text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in read(Document(text))] == places
