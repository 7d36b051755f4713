"""Prices whose amount stands before them."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "unit"),
    [
        ("A kilo of tea cost $2.10.", "tea", "USD_per_kilogram"),
        ("A litre of diesel now costs 1.62 euros.", "diesel", "EUR_per_litre"),
        ("A barrel of Brent fetched $81.", "Brent", "USD_per_barrel"),
        ("The price of a kilo of tea fell to $2.10.", "price of tea", "USD_per_kilogram"),
        ("The average price of a hectare of land is 40,000 euros.", "average price of land", "EUR_per_hectare"),
        ("The price per tonne of wheat rose to 212 euros.", "price", "EUR_per_tonne"),
        ("The average price per square metre was 3,412 euros.", "average price", "EUR_per_square_metre"),
        ("Wardens found a tonne of amber worth $3 million.", "amber", "USD"),
    ],
)
def test_a_price_is_per_the_amount_it_is_the_price_of(text: str, what: str, unit: str) -> None:
    figure = read(Document(text))[-1]
    assert (figure.what, figure.unit) == (what, unit)


def test_what_a_price_changed_by_and_from_is_per_the_same() -> None:
    figures = read(Document("The cost of a tonne of steel rose by 40 euros to 712 euros."))
    assert [figure.unit for figure in figures] == ["EUR_per_tonne"] * 2
    figures = read(Document("A kilo of tea cost $2.10, up from $1.90."))
    assert [(figure.what, figure.unit) for figure in figures] == [("tea", "USD_per_kilogram")] * 2
