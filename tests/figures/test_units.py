from pathlib import Path

import pytest

from factcheck.figures import Document, Figure, read
from factcheck.figures.lexicon import DATA, load, rows


def only(text: str) -> Figure:
    figures = read(Document(text))
    assert len(figures) == 1, figures
    return figures[0]


@pytest.mark.parametrize(
    ("text", "unit", "dimension"),
    [
        ("Divers lifted 12 tonnes of silt.", "tonne", "mass"),
        ("Divers lifted 12 tons of silt.", "ton", "mass"),
        ("Divers lifted 12kg of silt.", "kilogram", "mass"),
        ("The pier is a 97-metre walk.", "metre", "length"),
        ("It covers 340 sq km of marsh.", "square_kilometre", "area"),
        ("It blew at 140 km/h.", "km_per_hour", "speed"),
        ("It blew at 90 miles per hour.", "mile_per_hour", "speed"),
        ("It cost HK$3.2m.", "HKD", "money"),
        ("It cost RMB 330 million.", "CNY", "money"),
        ("It cost A$2.1 billion.", "AUD", "money"),
        ("It cost 40 Swiss francs.", "CHF", "money"),
        ("It cost 40 euro cents.", "cent", "money"),
        ("Thieves drew 96,000 barrels of oil a day.", "barrel_per_day", "volume rate"),
        ("The field gave 96,000 barrels a day on average.", "barrel_per_day", "volume rate"),
        ("Miners sold 40 troy ounces.", "troy_ounce", "mass"),
        ("Growers pressed 40 quintals.", "quintal", "mass"),
        ("Turnout was 61.4 per cent.", "percent", "ratio"),
        ("Turnout slipped 2.5 percentage points.", "percentage_point", "points"),
        ("The rate was 5.3 per 100,000 people.", "per_100000", "rate"),
        ("It pumps 800,000 barrels a day.", "barrel_per_day", "volume rate"),
        ("It reached minus 12 degrees Celsius.", "celsius", "temperature"),
        ("The quake was of magnitude 6.1.", "magnitude", "magnitude"),
        ("The plant gives 450 MWh.", "megawatt_hour", "energy"),
        ("A 35-year-old sailor drowned.", "year_of_age", "time"),
        ("It is 50 to 100 times stronger.", "times", "ratio"),
    ],
)
def test_units_are_known_by_sign_and_by_word(text: str, unit: str, dimension: str) -> None:
    figure = only(text)
    assert (figure.unit, figure.dimension) == (unit, dimension)


def test_a_bracketed_conversion_is_the_same_figure_in_other_words() -> None:
    figure = only("Guards found 612 kilograms (1,349 lb) of cocoa.")
    assert (figure.unit, figure.what) == ("kilogram", "cocoa")
    (other,) = figure.also
    assert (other.text, other.unit) == ("1,349 lb", "pound")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Millers bought 2,300 cwt of rye.", "hundredweight"),
        ("Weeds took 710 ac of fen.", "acre"),
        ("Weeds took 71 feddans of fen.", "feddan"),
        ("Smiths cast 9.1 koz of gold.", "thousand_ounce"),
        ("The quay took 5,100 TEUs.", "twenty_foot_equivalent"),
        ("The quay took 5,100 twenty-foot equivalent units.", "twenty_foot_equivalent"),
        ("The barge is of 610 gross tons.", "gross_tonne"),
        ("The weir let through 310 cusecs.", "cubic_foot_per_second"),
        ("The weir let through 31 cumecs.", "cubic_metre_per_second"),
        ("The weir holds 31 gigalitres.", "gigalitre"),
        ("The reeds hold 31 million boe.", "barrel_of_oil_equivalent"),
        ("The mill used 71 therms of gas.", "therm"),
        ("The mill used 71 PJ of heat.", "petajoule"),
        ("The roof gives 7 kWp at noon.", "kilowatt_peak"),
        ("Ferries ran 31 million passenger-kilometres.", "passenger_kilometre"),
        ("Carts ran 31 million vehicle miles.", "vehicle_mile"),
        ("The moat held 9 µg/L of lead.", "microgram_per_litre"),
        ("The moat held 31 cubic yards of silt.", "cubic_yard"),
        ("The moat held 31 cu. ft of silt.", "cubic_foot"),
        ("The fen is 31 sq kilometres.", "square_kilometre"),
        ("The fen is 31 km^2.", "square_kilometre"),
        ("The 310-square-mile fen froze.", "square_mile"),
        ("A 25-basis-point cut came.", "basis_point"),
        ("The mill wheel turns at 9 rpm.", "revolution_per_minute"),
        ("The line carries 31 Mbit/s.", "megabit_per_second"),
        ("It gave off 31 km per hour of wind.", "km_per_hour"),
    ],
)
def test_units_of_each_trade_are_known(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Winds of 45 kt tore at the mill.", "knot"),
        ("The mill ground 45 kt of rye.", "kiloton"),
        ("The vessel drifted 12 nm.", "nautical_mile"),
        ("The mesh is 12 nm wide.", "nanometre"),
        ("The water held 4 ppt of PFAS.", "parts_per_trillion"),
        ("Turnout fell 4 ppt.", "percentage_point"),
        ("The mill gave off 3.1 MtCO2e.", "megaton"),
        ("The cart gives off 120 gCO2/km.", "gram_per_kilometre"),
        ("An M6.1 quake shook the mill.", "magnitude"),
        ("A magnitude-6.1 quake shook the mill.", "magnitude"),
        ("The tremor measured 6.1 on the Richter scale.", "magnitude"),
        ("The 30-foot-high wall fell.", "foot"),
        ("The 3,120 m-high peak is closed.", "metre"),
        ("Some 3.4 in of rain fell.", "inch"),
        ("The flood took 3.4m ha of rye.", "hectare"),
        ("Debt is 3.1 times EBITDA.", "times"),
    ],
)
def test_a_sign_is_read_by_what_stands_around_it(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_a_name_of_a_letter_and_a_number_is_a_magnitude_of_quakes_only() -> None:
    assert [figure.unit for figure in read(Document("The M6.1 bolt is dear."))] == []


def test_the_full_stop_of_a_unit_cut_short_does_not_part_it_from_what_it_measures() -> None:
    figure = only("Millers sold 6,300 lbs. of rye.")
    assert (figure.unit, figure.what) == ("pound", "rye")


def test_an_age_from_years_to_months_is_counted_in_months() -> None:
    _, age = read(Document("Nurses weighed 310 children aged 6 to 59 months."))
    assert (str(age.low), str(age.high), age.unit) == ("6", "59", "month_of_age")


def test_a_ton_is_turned_into_kilograms_by_its_factor() -> None:
    units = load("en").units
    assert units["tonne"].factor / units["kilogram"].factor == 1000


@pytest.mark.parametrize("folder", sorted(path.name for path in DATA.iterdir() if path.is_dir()))
def test_every_line_of_a_languages_data_has_all_its_fields(folder: Path) -> None:
    for path in sorted((DATA / folder).glob("*.txt")):
        table = list(rows(path))
        assert table, path
        widths = {len(row) for row in table}
        if path.name != "verbs.txt":
            assert len(widths) == 1, (path.name, widths)
        assert all(row[0] for row in table), path


def test_no_sign_and_no_word_stands_for_two_units() -> None:
    seen: dict[str, str] = {}
    for row in rows(DATA / "en" / "units.txt"):
        for word in [*row[3].split(), *filter(None, (part.strip() for part in row[4].split(",")))]:
            assert seen.setdefault(word, row[0]) == row[0], (word, seen[word], row[0])


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Yarn sales rose 3% to 287.6 million tons from 278.3 million.", ["percent", "ton", "ton"]),
        ("It cost 3.9 billion francs. Now the firm expects 4.8 billion.", ["CHF", "CHF"]),
        ("Spring gave 5.1 million tons; autumn added 1.4 million.", ["ton", "ton"]),
        ("Peat was 36 million tons, down on the 37.8 million of the year before.", ["ton", "ton"]),
        ("It paid 3.1 million euros; 2.2 million farmers applied.", ["EUR", "count"]),
        ("It paid $3.1m on passenger numbers of 2.2m.", ["USD", "count"]),
        ("It paid 3.1 million złotys.", ["PLN"]),
    ],
)
def test_a_bare_amount_takes_the_unit_said_before(text: str, units: list[str]) -> None:
    assert [figure.unit for figure in read(Document(text))] == units


@pytest.mark.parametrize(
    "text", ["There were 6.1 births per 100,000 people.", "It killed 6.1 of every 100,000 people last year."]
)
def test_a_rate_of_people_is_one_figure(text: str) -> None:
    figure = only(text)
    assert (str(figure.low), figure.unit, figure.per) == ("6.1", "per_100000", "100,000 people")


def test_a_round_number_of_people_may_be_told_in_words() -> None:
    assert only("The port has 81 thefts per thousand people.").unit == "per_1000"
    assert only("It has 5.3 births per hundred thousand people.").unit == "per_100000"
    assert only("They drink 5 ales per dozen eels.").unit == "count"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nets cost $312 a week on the quay.", "USD_per_week"),
        ("Output per head is 8.5 litres per capita.", "litre_per_person"),
        ("Temperatures will reach 38C on Sunday.", "celsius"),
        ("Net debt was 2.3x.", "times"),
        ("The fen covers 1,263 square km.", "square_kilometre"),
        ("A 6.4 earthquake shook the weir.", "magnitude"),
        ("They freed 62 children under ten.", "count year_of_age"),
        ("Two women aged between 19 and 45 fled.", "count year_of_age"),
        ("Satellites saw 62 points of heat.", "count"),
        ("The index lost 62 points.", "point"),
        ("The weir froze at minus 11 degrees.", "degree"),
        ("Temperatures in Norway fell to minus 11 degrees.", "celsius"),
        ("Temperatures in Ohio fell to 11 degrees.", "fahrenheit"),
        ("The weir in Norway leans by 11 degrees.", "degree"),
        ("The captain, 66, sold it.", "year_of_age"),
        ("Two women, 34 and 56, were hurt.", "count year_of_age year_of_age"),
        ("It struck people who were under 18.", "year_of_age"),
        ("Most drivers were under 35.", "year_of_age"),
        ("The boats were under 35.", "count"),
        ("The number, 66, was low.", "count"),
        ("She died at 79.", "year_of_age"),
    ],
)
def test_what_a_bare_number_or_a_rate_is_follows_from_what_stands_around_it(text: str, unit: str) -> None:
    assert " ".join(figure.unit for figure in read(Document(text))) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Power cost 84 euros per MWh.", "EUR_per_megawatt_hour"),
        ("Power cost 0.31 euros per kWh.", "EUR_per_kilowatt_hour"),
        ("Kelp sold for $240/t.", "USD_per_tonne"),
        ("The van gives off 120 g/km.", "gram_per_kilometre"),
        ("Wardens sit 6.5 hours a day on the pier.", "hour_per_day"),
        ("The pipe carries 55 bcm.", "billion_cubic_metre"),
        ("The pier cost 98.7 billion lei.", "RON"),
        ("The pier cost 900 leva.", "BGN"),
        ("The pier cost 40 million soles.", "PEN"),
        ("Said the warden, Ana Kos, 45.", "year_of_age"),
        ("The last out was a man of 22 who had been asleep.", "year_of_age"),
        ("The last out was a boy of six.", "year_of_age"),
        ("The last out was a crew of 40.", "count"),
        ("The miller was fined 500 pounds.", "GBP"),
        ("The millstone weighs 500 pounds.", "pound"),
        ("The miller paid for 500 pounds of rye.", "pound"),
    ],
)
def test_units_by_their_signs_and_local_names(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_crowns_are_those_of_the_country() -> None:
    (figure,) = read(Document("In Norway the pier cost 40 million crowns."))
    assert figure.unit == "NOK"


def test_a_number_of_so_many_seats_is_no_share() -> None:
    units = [figure.unit for figure in read(Document("The list won 32.1% of the vote and 89 of 230 seats."))]
    assert units == ["percent", "count", "count"]


def test_a_stroke_parts_two_amounts_that_each_have_a_unit() -> None:
    figures = read(Document("The store at Esk is rated at 100 MW/400 MWh."))
    assert [(str(one.low), one.unit) for one in figures] == [("100", "megawatt"), ("400", "megawatt_hour")]
