"""What money goes to."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Weavers were paid 31 cents a kilo for flax.", ["flax"]),
        ("Weavers get €40 a bottle for oil.", ["oil"]),
        ("The average mill spends €64 a month on oil.", ["oil"]),
        ("Weavers pay 64 euros a month for three years.", ["Weavers"]),
        ("The guild spent 12 million on looms.", ["looms"]),
        ("It would cost €40 million to repair the weir.", ["weir"]),
        ("The weir would cost €40 million to repair.", ["weir"]),
        ("The frost cost weavers €40 million.", ["frost"]),
    ],
)
def test_what_is_priced_is_found_behind_the_price(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))][:1] == things
