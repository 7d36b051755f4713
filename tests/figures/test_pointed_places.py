"""Places that "the city" and "the state" point to."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("before", "text", "place"),
    [
        ("Kansas has 30 mills.", "The state closed 40 schools.", "Kansas"),
        ("Kansas has 30 mills.", "In the state, 40 schools closed.", "Kansas"),
        ("Kansas has 30 mills.", "The state's 40 schools closed.", "Kansas"),
        ("Leeds has 30 mills.", "The city closed 40 schools.", "Leeds"),
        ("Nairobi has 30 mills.", "The city closed 40 schools.", "Nairobi"),
        ("Leeds has 30 mills.", "The city of York closed 40 schools.", "York"),
        ("Lesbos has 30 mills.", "The island closed 40 schools.", "Lesbos"),
        ("Leeds has 30 mills. Kansas has 20.", "Across the city 40 schools closed.", "Leeds"),
    ],
)
def test_a_word_for_a_place_points_to_the_last_one_of_its_sort(before: str, text: str, place: str) -> None:
    assert read(Document(f"{before}\n\n{text}"))[-1].place == place


def test_the_state_of_a_country_without_states_is_no_region() -> None:
    assert read(Document("Tuscany has 30 mills.\n\nThe state closed 40 schools."))[-1].place != "Tuscany"


def test_no_country_is_called_the_city() -> None:
    assert read(Document("Peru has 30 mills.\n\nThe city closed 40 schools."))[-1].place != "Lima"
