"""A place that is only a part of a longer name is no place."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    "text",
    [
        "A note of the Gulf of Guinea Herring Council came out, and 40 herons died.",
        "The Gulf of Aden saw 40 herons.",
        "The Kyoto Protocol has 40 herons on it.",
        "The Minsk agreements had 40 points.",
        "The New York Times counted 40 herons.",
        "A note in the British Medical Journal counted 40 herons.",
        "A note in the Lancet counted 40 herons.",
        "The Treaty of Lisbon has 40 articles.",
        "The University of Oxford bought 40 herons.",
        "Bank of America bought 40 herons.",
        "Air France flew 40 herons home.",
        "Jordan Smith bought 40 herons.",
        "Then Michael Jordan bought 40 herons.",
        "The Ohio River took 40 herons.",
        "French fries cost 40 percent more.",
    ],
)
def test_the_name_of_a_body_a_sea_or_a_person_names_no_place(text: str) -> None:
    assert [figure.place for figure in read(Document(text))] == [None]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Bank of Japan bought 40 herons.", "Japan"),
        ("The Kingdom of Norway bought 40 herons.", "Norway"),
        ("The port of Rotterdam bought 40 herons.", "Rotterdam"),
        ("Statistics Norway counted 40 herons.", "Norway"),
        ("Greater London has 40 herons.", "London"),
        ("Kenya's agreement counts 40 herons.", "Kenya"),
        ("Central London has lost 40 herons.", "London"),
        ("The Niger Delta has 40 herons.", "Niger Delta"),
        ("In the North Sea 40 herons drowned.", "North Sea"),
        ("In the Lake Chad Basin 40 herons drowned.", "Lake Chad Basin"),
    ],
)
def test_a_body_that_is_the_places_own_tells_the_place(text: str, place: str) -> None:
    assert [figure.place for figure in read(Document(text))] == [place]
