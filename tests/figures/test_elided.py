"""Units that a text says once and leaves out afterwards."""

from datetime import date
from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read


def read_all(text: str) -> list[Figure]:
    return read(Document(text, published=date(2031, 5, 2)))


def units(text: str) -> list[tuple[str, str]]:
    return [(figure.text, figure.unit) for figure in read_all(text)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Salinity fell to 64 per cent from 65.2.", "percent"),
        ("The margin widened to 17.2 points from 16.", "point"),
        ("The estuary yielded 54.7 tonnes of kelp and lost 52.1.", "tonne"),
        ("Esk lost most, at 2,362 hectares, followed by Dart with 1,143.", "hectare"),
        ("The margin is 17.2 points. In 2019 it was 16.9.", "point"),
        ("The yield stood at 5.4 per cent. The consensus had been 6.1.", "percent"),
        ("The guild landed 186,400 tonnes of kelp in the six months, up from 171,200.", "tonne"),
        ("Revenue was 412 million euros. Net profit was 21 million and it grew.", "EUR"),
        ("Revenue was 412 million euros and free cash flow 46 million.", "EUR"),
        ("The kelp lost grew to nearly 32,000 tonnes from 26,430 as boats sank.", "tonne"),
        ("Holders get 12 cents a share, after 10 cents a year before.", "cent_per_share"),
        ("A dividend of €0.12 per share was declared (2030: €0.10).", "EUR_per_share"),
    ],
)
def test_a_number_without_a_unit_takes_the_one_just_said(text: str, unit: str) -> None:
    assert [one for _, one in units(text) if one != "month"] == [unit, unit]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Landings fell by 7.7 per cent from 249,200 in 2022.", "249,200"),
        ("The guild sold kelp for 12 million euros in 40 ports, up from 31.", "31"),
        ("The index rose 2.5 per cent to 102.3.", "102.3"),
        ("Salinity was 5.1 per cent. The index of clarity closed at 102.3.", "102.3"),
        ("Keepers were paid 132.8 million euros, 5.6 million claims having come in.", "5.6 million"),
        ("The fund paid 3.7 million euros. Most of those culled were ducks: 1.11 million.", "1.11 million"),
    ],
)
def test_a_number_of_something_else_keeps_its_own(text: str, bare: str) -> None:
    assert dict(units(text))[bare] in ("count", "dimensionless")


def test_a_like_amount_behind_from_is_what_was_before() -> None:
    text = "In 2031 sales came to 41.9 million pesos ($2.1 million), from 38.6 million pesos in 2030."
    found = [(figure.role, figure.period) for figure in read(Document(text))]
    assert found == [("actual", "2031"), ("previous", "2030")]


def test_a_small_number_behind_a_date_in_brackets_is_no_list_mark() -> None:
    figures = read(Document("In 2031 fires destroyed 52 mills (2030: 45)."))
    assert [(figure.text, figure.period) for figure in figures] == [("52", "2031"), ("45", "2030")]


def test_money_paid_in_a_later_paragraph_is_of_the_currency_named_last() -> None:
    text = "The weir cost 3.9 billion francs.\n\nThe parishes paid 680 million between them."
    assert units(text)[1] == ("680 million", "CHF")
    assert units(text.replace("paid 680", "counted 680"))[1] == ("680 million", "count")


@pytest.mark.parametrize(
    ("country", "word", "code"),
    [
        ("Philippines", "pesos", "PHP"),
        ("Mexico", "pesos", "MXN"),
        ("Pakistan", "rupees", "PKR"),
        ("Egypt", "pounds", "EGP"),
        ("Gabon", "CFA francs", "XAF"),
        ("Senegal", "CFA francs", "XOF"),
        ("Denmark", "kroner", "DKK"),
        ("Norway", "kroner", "NOK"),
    ],
)
def test_a_currency_of_several_countries_is_that_of_the_place(country: str, word: str, code: str) -> None:
    (figure,) = read_all(f"In {country} a kite sells for 2 million {word}.")
    assert figure.unit == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Uganda a kite sells for Sh900.", ("Sh900", "UGX")),
        ("In Kenya a kite sells for Sh 900.", ("Sh 900", "KES")),
        ("In Pakistan a kite sells for Rs 900.", ("Rs 900", "PKR")),
        ("In Gabon a kite sells for CFA 900.", ("CFA 900", "XAF")),
        ("In Norway a kite sells for kr 900.", ("kr 900", "NOK")),
        ("A kite sells for Tk. 900.", ("Tk. 900", "BDT")),
        ("A kite sells for Tk 9 lakh.", ("Tk 9 lakh", "BDT")),
    ],
)
def test_a_currency_is_known_by_the_short_form_before_its_number(text: str, found: tuple[str, str]) -> None:
    assert units(text) == [found]


def test_money_given_in_a_second_currency_too_is_of_the_place_as_well() -> None:
    (figure,) = read_all("In Gabon the pier cost $1.9 million (1.2 billion CFA francs).")
    assert [way.unit for way in figure.also] == ["XAF"]


def test_a_rate_in_a_currency_of_several_countries_is_that_of_the_place() -> None:
    (figure,) = read_all("In Argentina the pass cost 420 pesos per kilo.")
    assert figure.unit == "ARS_per_kilogram"


def test_kronur_are_icelandic() -> None:
    assert units("The pool cost 41 million kronur.") == [("41 million kronur", "ISK")]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("Salinity was 0.72. It fell to 0.55 later.", 2), ("Keepers earned 3.6p. Net debt fell to 4 euros.", 2)],
)
def test_a_sentence_may_end_with_a_decimal(text: str, sentences: int) -> None:
    assert len({figure.quote_start for figure in read_all(text)}) == sentences


def test_many_degrees_are_awarded_and_few_are_an_angle() -> None:
    (awarded,) = read_all("1,204 degrees were awarded in spring.")
    assert (awarded.unit, awarded.what) == ("count", "degrees")
    assert units("The mast leans by 12 degrees.") == [("12 degrees", "degree")]
    assert units("Temperatures in the kiln reached 1,204 degrees.") == [("1,204 degrees", "degree")]


def test_the_number_of_dead_at_a_value_is_no_age() -> None:
    assert units("The harbour master put the number of dead at 19.") == [("19", "count")]
    assert units("The keeper died at 66.") == [("66", "year_of_age")]


def test_what_comes_every_week_is_counted() -> None:
    (visits,) = read_all("The pier drew 1,900 additional visits a week.")
    assert (visits.what, visits.per) == ("additional visits", "week")


def test_a_large_count_of_a_body_is_no_level() -> None:
    assert units("The Harbour Office counted 2.8 million eels; in Esk there were 1.71 million.")[1][1] == "count"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Wardens sit 6.5 hours a day on the pier, up from 4.8.", ["hour_per_day", "hour_per_day"]),
        (
            "The catch came to 41.5 million tonnes, 5 percent below the five-year average of 43.7 million.",
            ["tonne", "percent", "year", "tonne"],
        ),
        ("Some 1.5 million hectares burned, three times the 490,200 of 2031.", ["hectare", "times", "hectare"]),
        ("Fire took 10.7 million hectares. Esk had 7.8 million of what burned.", ["hectare", "hectare"]),
        ("Three times the 490 of 2031 fled.", ["times", "count"]),
        ("Passes cost 12, 15 and 20 euros.", ["EUR", "EUR", "EUR"]),
        ("Some 67% of them were 80 or older and 58% were wardens.", ["percent", "count", "percent"]),
        ("They freed 12, 15 km from Esk.", ["count", "kilometre"]),
        ("Rye was quoted at 220 euros, oats at 190 and hay at 200.", ["EUR", "EUR", "EUR"]),
        ("Norway sold 240 tonnes of eel, Iceland 200 and Malta 30.", ["tonne", "tonne", "tonne"]),
        ("The gauge showed 162 metres, 40 more than in May.", ["metre", "metre"]),
        ("The fund holds 40 million euros, 3 million less than in May.", ["EUR", "EUR"]),
        ("A pass costs 30 euros for millers and 15 for wardens.", ["EUR", "EUR"]),
        ("The weir is 30 metres high and 15 for wardens.", ["metre", "count"]),
        ("One sank every fifteen hours, 12% fewer than the 490 of 2031.", ["hour", "percent", "count"]),
        ("The rate stood at 74.6 per cent (men 77.1, women 72.0).", ["percent", "percent", "percent"]),
    ],
)
def test_a_value_from_before_has_the_unit_of_what_it_is_compared_with(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in read(Document(text))] == units


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The mill used 300 tonnes, 40 of which came from Esk.", "tonne"),
        ("The weir costs 40 million euros, 15 million of which the guild pays.", "EUR"),
        ("The guild gave 40 million euros to mills, 12 of which closed.", "count"),
    ],
)
def test_a_part_of_a_measure_right_before_has_its_unit(text: str, unit: str) -> None:
    assert read(Document(text))[1].unit == unit


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("Net sales: CHF 412 million (398.5)", 398_500_000, "CHF"),
        ("Net sales of the mill rose to EUR 1.2 billion (1.1).", 1_100_000_000, "EUR"),
        ("In 2031 the margin of the mill was 12.3% (11.8).", Decimal("11.8"), "percent"),
    ],
)
def test_a_bare_number_in_a_bracket_behind_an_amount_is_of_the_year_before(text: str, low: object, unit: str) -> None:
    now, before = read(Document(text))
    assert (before.low, before.unit, before.role, before.what) == (low, unit, "previous", now.what)
    assert before.period is None


@pytest.mark.parametrize(
    "text",
    ["The mill made CHF 412 million (3.1).", "The mill held 41.5% (40.1–42.9).", "The mill wove 412 tonnes (398.5)."],
)
def test_other_numbers_in_brackets_are_not(text: str) -> None:
    assert all(figure.role == "actual" for figure in read(Document(text)))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The well held 38 micrograms per litre, above the limit of 10.", "microgram_per_litre"),
        ("Turnout was 48%, below the record of 61.", "percent"),
        ("The harvest came to 3.1 million tonnes, short of the 3.5 million forecast.", "tonne"),
        ("The mill used 30% more flax, above the limit of 4,000.", "count"),
    ],
)
def test_a_limit_is_of_what_is_laid_beside_it(text: str, unit: str) -> None:
    assert read(Document(text))[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Output in the north was 41,000 tonnes and that of the south 12,000.", ["tonne", "tonne"]),
        ("The fee was 40 euros, that for children 20.", ["EUR", "EUR"]),
        ("Revenue of the mill was 40 million euros and that of the port 12 million.", ["EUR", "EUR"]),
        ("The mill has 40 tonnes of rye, and that of Esk 12 weavers.", ["tonne", "count"]),
    ],
)
def test_that_of_another_is_measured_alike(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in read(Document(text))] == units
