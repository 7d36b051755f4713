from decimal import Decimal
from typing import Any

import pytest

from factcheck.figures import Document, read
from factcheck.figures.numerals import parse


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1'234", "1234"),
        ("1’234’567", "1234567"),
        ("12,34,567", "1234567"),
        ("3,5", "3.5"),
        ("0,125", "0.125"),
        ("٣٤٥", "345"),
        ("１２", "12"),
    ],
)
def test_every_convention_of_separators_is_read(written: str, value: str) -> None:
    numeral = parse(written)
    assert numeral is not None
    assert numeral.value == Decimal(value)


def test_separators_that_no_convention_allows_are_refused() -> None:
    assert parse("1,23,4") is None
    assert parse("1" * 41) is None


def test_a_point_before_three_digits_is_marked_ambiguous_in_english() -> None:
    english, plain, continental = parse("1.234"), parse("1.2345"), parse("1.234", decimal_mark=",")
    assert english and plain and continental
    assert (english.ambiguous, plain.ambiguous, continental.value) == (True, False, Decimal(1234))


@pytest.mark.parametrize(
    ("text", "low", "high", "step"),
    [
        ("They counted 2.75 million votes.", "2750000", "2750000", "10000"),
        ("They counted twenty-eight boats.", "28", "28", "1"),
        ("They counted three hundred and twelve boats.", "312", "312", "1"),
        ("The dam holds a million and a half fish.", "1500000", "1500000", "250000"),
        ("Half a million bees died.", "500000", "500000", "100000"),
        ("One and a quarter million bees died.", "1250000.00", "1250000.00", "125000.00"),
        ("The dam holds three and three-quarter million fish.", "3750000.00", "3750000.00", "375000.00"),
        ("The lock is four-and-a-half metres wide.", "4.5", "4.5", "0.25"),
        ("They counted three score boats.", "60", "60", "20"),
        ("The shrine took 12 lakh 40 thousand rupees.", "1240000", "1240000", "1000"),
        ("A couple of hundred bees died.", "200", "200", "100"),
        ("Several thousand bees died.", "2000", "9000", "1000"),
        ("Dozens of boats sank.", "12", "120", "12"),
        ("Tens of thousands of bees died.", "10000", "100000", "10000"),
        ("Between 40 and 60 boats sank.", "40", "60", "1"),
        ("The bridge cost €2–3 million.", "2000000", "3000000", "1000000"),
        ("The bridge cost 3.4bn euros.", "3400000000", "3400000000", "100000000"),
        ("The loss was -$4.2 million.", "-4200000", "-4200000", "100000"),
        ("The purse held Rs 2.5 crore.", "25000000", "25000000", "1000000"),
        ("Salinity was 31 ± 2 percent.", "31", "31", "4"),
        ("The mass was 1.5×10⁻³ kg.", "0.0015", "0.0015", "0.0001"),
        ("A quarter of the boats sank.", "0.25", "0.25", "0.08"),
        ("More than half are boats.", "0.5", "0.5", "0.08"),
        ("One in eight boats sank.", "0.125", "0.125", "0.0625"),
        ("Prices saw a threefold rise.", "3", "3", "1"),
        ("No deaths were reported.", "0", "0", "1"),
    ],
)
def test_values_are_read_with_the_precision_they_are_written_in(text: str, low: Any, high: Any, step: Any) -> None:
    figure = read(Document(text))[0]
    assert (figure.low, figure.high, figure.step) == (Decimal(low), Decimal(high), Decimal(step))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose 9.5 percent to 38.5 billion euros.", [("9.5", "percent"), ("38500000000", "EUR")]),
        ("Sales were $4.1 billion, up from 3.9 billion.", [("4100000000", "USD"), ("3900000000", "USD")]),
        ("They caught 4.4 tons of tuna, 5.3 of cod and 0.8 of eel.", [("4.4", "ton"), ("5.3", "ton"), ("0.8", "ton")]),
        ("The share fell from 82 percent to 51 percent.", [("82", "percent"), ("51", "percent")]),
        ("It brought the share from 51 percent to 82 percent.", [("51", "percent"), ("82", "percent")]),
        ("Prices rose by 12% to 4,410.", [("12", "percent"), ("4410", "count")]),
    ],
)
def test_what_stands_at_one_number_only_is_lent_to_the_other_where_the_text_means_it(text: str, expected: Any) -> None:
    assert [(f"{f.low:f}".removesuffix(".0"), f.unit) for f in read(Document(text))] == expected


@pytest.mark.parametrize(
    ("text", "low", "ambiguous"),
    [
        ("The city has 1 234 567 residents.", "1234567", False),
        ("The port has 1 234,5 metres of quay.", "1234.5", True),
        ("The coast has 5 400 islets.", "5400", True),
        ("In 2019 345 boats came.", "345", False),
        ("On May 12 300 boats came.", "300", False),
    ],
)
def test_plain_spaces_part_thousands_where_nothing_else_explains_them(text: str, low: str, ambiguous: bool) -> None:
    figure = read(Document(text))[0]
    assert (figure.low, figure.ambiguous) == (Decimal(low), ambiguous)


def test_a_text_that_writes_numbers_in_another_languages_way_leaves_its_thousands_in_doubt() -> None:
    plain, mixed = "Nets cost 1,234 euros.", "Nets cost 1,234 euros, boats 7.500,50 euros."
    assert [figure.ambiguous for figure in read(Document(plain))] == [False]
    assert [figure.ambiguous for figure in read(Document(mixed))] == [True, False]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "what"),
    [
        ("Two 500-litre tanks burst.", 2, 2, "count", "500-litre tanks"),
        ("Pick two- or three-masted boats.", 2, 2, "count", "masted"),
        ("They sold 10- and 20-year leases.", 10, 10, "year", "leases"),
        ("About 12- to 17-year-olds may row.", 12, 17, "year_of_age", None),
        ("The reef is losing 30 to 40 metres of coral.", 30, 40, "metre", "coral"),
        ("Three quarters of a million eels died.", 750000, 750000, "count", "eels"),
        ("The toll fell by half a percentage point.", "0.5", "0.5", "percentage_point", "toll"),
        ("Catches fell by a quarter.", "0.25", "0.25", "ratio", "Catches"),
        ("The dry spell lasted 28 consecutive days.", 28, 28, "day", "dry spell"),
        ("Crews won 21 of the 32 medals.", 21, 21, "count", "medals"),
        ("The blue boat makes 204 hp, the red boat's 190.", 204, 204, "horsepower", "blue boat"),
    ],
)
def test_a_number_takes_what_is_said_only_beside_it(
    text: str, low: Any, high: Any, unit: str, what: str | None
) -> None:
    figure = read(Document(text))[0]
    assert (figure.low, figure.high, figure.unit, figure.what) == (Decimal(low), Decimal(high), unit, what)


@pytest.mark.parametrize("text", ["Guards burned 4.33[2] tons of nets.", "Guards burned 4.33² tons of nets."])
def test_a_footnote_mark_is_no_part_of_the_number(text: str) -> None:
    (figure,) = read(Document(text))
    assert (figure.low, figure.unit, figure.what) == (Decimal("4.33"), "ton", "nets")


@pytest.mark.parametrize("words", ["half a percent", "half a per cent", "half of a percent"])
def test_a_part_of_a_percent_is_no_part_of_something(words: str) -> None:
    figure = read(Document(f"The fee rose by {words}."))[0]
    assert (figure.low, figure.unit) == (Decimal("0.5"), "percent")
