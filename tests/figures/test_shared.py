"""The noun that a figure shares with the one before it."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "A net profit of €40 million leaves room for a bonus of €2.15 a share, after €1.90 for 2030.",
            ["bonus", "bonus"],
        ),
        ("Three swans out of 41 died.", ["swans", "swans"]),
        ("Forty weavers were killed and 60 wounded.", ["weavers", "weavers"]),
        ("The storm sank 40 boats and 60 wounded were found.", ["boats", "people"]),
        ("Flax exports came to 94 tonnes. This compares with 88 tonnes in 2030.", ["Flax exports", "Flax exports"]),
    ],
)
def test_the_noun_said_once_holds_for_both(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))][-2:] == things
