import pytest

from factcheck.figures import Document, Figure, read


def only(text: str) -> Figure:
    figures = read(Document(text))
    assert len(figures) == 1, figures
    return figures[0]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The kiln burned 31 t/d of peat.", "tonne_per_day"),
        ("The weir let through 31 l/s.", "litre_per_second"),
        ("The kiln burned 3.1 mtpa of peat.", "megaton_per_year"),
        ("Peat output was 3.1 mb/d.", "million_barrel_per_day"),
        ("Peat gas fetched $9.10 per MMBtu.", "USD_per_million_british_thermal_unit"),
        ("Peat gas fetched $9.10 per 1,000 cubic metres.", "USD_per_thousand_cubic_metre"),
        ("The cart burns 3.1 litres per 100 km.", "litre_per_100_kilometre"),
        ("The cart burns 3.1 L/100 km.", "litre_per_100_kilometre"),
        ("Peat fetched 31 cents a lb.", "cent_per_pound"),
        ("Peat power cost 31 cents a kilowatt-hour.", "cent_per_kilowatt_hour"),
        ("The kiln burned 31 tonnes per annum.", "tonne_per_year"),
        ("The mill is let for £310 pcm.", "GBP_per_month"),
        ("The miller earns £31,000 p.a. in rent.", "GBP_per_year"),
        ("The fen gave 6 tonnes per hectare on clay.", "tonne_per_hectare"),
        ("The village earns $3,100 per inhabitant.", "USD_per_person"),
    ],
)
def test_a_rate_is_read_by_the_signs_and_words_of_what_it_is_per(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit", "per", "what"),
    [
        ("Millers spread 31 kg of lime per hectare.", "kilogram_per_hectare", "hectare", "lime"),
        ("Carts gave off 31 grams of soot per kilometre.", "gram_per_kilometre", "kilometre", "soot"),
        ("The air held 31 micrograms of soot per cubic metre.", "micrograms_per_cubic_metre", "cubic_metre", "soot"),
        ("Villagers drank 31 litres of ale per head.", "litre_per_person", "person", "ale"),
        ("The fen has 31 people per square kilometre.", "count", "square_kilometre", "people"),
        ("The fen has 31 people/km².", "count", "square_kilometre", "people"),
        ("The fen has 31 willows a hectare.", "count", "hectare", "willows"),
        ("The fen had 1.9 children per woman.", "count", None, "children"),
    ],
)
def test_what_a_rate_is_of_may_stand_before_what_it_is_per(text: str, unit: str, per: str | None, what: str) -> None:
    figure = only(text)
    assert (figure.unit, figure.per, figure.what) == (unit, per, what)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("There were 3.1 thefts per 100k people.", "per_100000"),
        ("There were 3.1 thefts per 100 000 people.", "per_100000"),
        ("There were 3.1 thefts per 1 million people.", "per_1000000"),
        ("There were 3.1 thefts per 100 million vehicle miles.", "per_100000000"),
        ("There were 3.1 thefts per billion vehicle miles.", "per_1000000000"),
    ],
)
def test_the_round_number_of_a_rate_is_read_as_other_numbers_are(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_a_share_on_the_year_is_no_rate() -> None:
    assert only("Inflation in peat came to 4.8% y/y.").unit == "percent"


def test_a_time_that_something_lies_before_is_no_rate() -> None:
    assert only("It was 40 tonnes a year earlier.").unit == "tonne"
