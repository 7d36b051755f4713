from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.comparing import Mention, compare
from factcheck.comparing.agreement import Beside, agree
from factcheck.figures import Expression
from tests.comparing.making import make_mention


@pytest.mark.parametrize(
    ("one", "other"),
    [("4.33", "4.3"), ("74,400", "74,000"), ("61,900", "62,000"), ("1.38", "1.4"), ("5.27", "5.3"), ("6.15", "6.2")],
)
def test_a_number_and_its_rounding_agree(one: str, other: str) -> None:
    found = compare(make_mention(one), make_mention(other))
    assert (found.relation, found.how) == ("agrees", f"agree after rounding: {one} rounds to {other}")


@pytest.mark.parametrize(("one", "other"), [("4.33", "4.4"), ("74,400", "73,400"), ("74,000", "73,400"), ("23", "14")])
def test_numbers_no_rounding_brings_together_differ(one: str, other: str) -> None:
    assert compare(make_mention(one), make_mention(other)).relation == "differs"


def test_the_order_of_the_two_makes_no_difference() -> None:
    one, other = make_mention("4.33"), make_mention("4.4")
    there, back = compare(one, other), compare(other, one)
    assert [cause.kind for cause in there.causes] == [cause.kind for cause in back.causes]


def test_kilograms_and_pounds_agree_after_conversion() -> None:
    found = compare(
        make_mention("612", unit="kilogram", unit_text="kilograms"), make_mention("1,349", unit="pound", unit_text="lb")
    )
    assert (found.relation, found.how) == ("agrees", "agree after conversion: 612 kilograms are 1,349 lb")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("45", "penny", "pence"), ("0.45", "GBP", "£")),
        (("182.4", "cent_per_pound", "cents per pound"), ("4.02", "USD_per_kilogram", "a kilogram")),
        (("21.25", "penny_per_kilogram", "p/kg"), ("212.50", "GBP_per_tonne", "a tonne")),
        (("3.40", "USD_per_gallon", "a gallon"), ("0.898", "USD_per_litre", "a litre")),
        (("7.4", "tonne_per_hectare", "t/ha"), ("6,600", "pound_per_acre", "pounds an acre")),
        (("31.5", "celsius", "°C"), ("88.7", "fahrenheit", "°F")),
    ],
)
def test_small_coins_prices_by_other_measures_and_degrees_are_converted(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    a, b = (make_mention(text, unit=unit, unit_text=unit_text) for text, unit, unit_text in (one, other))
    assert compare(a, b).relation == compare(b, a).relation == "agrees"
    assert agree(a, b)


@pytest.mark.parametrize(
    ("unit", "other"),
    [("penny", "EUR"), ("cent", "GBP"), ("EUR_per_tonne", "EUR_per_litre"), ("USD_per_day", "USD_per_year")],
)
def test_coins_of_another_currency_and_prices_by_another_kind_of_measure_are_not(unit: str, other: str) -> None:
    assert compare(make_mention("450", unit=unit), make_mention("4.50", unit=other)).how.endswith("comparable units")


def test_a_change_of_heat_is_converted_without_the_degrees_between_the_scales() -> None:
    one = make_mention("9.0", unit="fahrenheit", unit_text="°F", trend="up")
    assert agree(one, make_mention("5.0", unit="celsius", unit_text="°C", trend="up"))


def test_half_a_million_is_no_quarter_of_a_million() -> None:
    half = make_mention("half a million", "500000", step=Decimal(100_000))
    assert compare(half, make_mention("250,000")).relation == "differs"
    assert compare(half, make_mention("530,000")).relation == "agrees"


def test_a_bare_ton_may_be_a_short_one_and_it_is_said() -> None:
    found = compare(
        make_mention("4.41", unit="tonne", unit_text="tons"), make_mention("4.00", unit="tonne", unit_text="tonnes")
    )
    assert found.relation == "agrees"
    assert found.how == "agree if the ton is a short ton: 4.41 tons are 4.001 tonnes"


def test_two_bare_tons_are_the_same_ton() -> None:
    found = compare(
        make_mention("4.41", unit="tonne", unit_text="tons"), make_mention("4.00", unit="tonne", unit_text="tons")
    )
    assert found.relation == "differs"


def test_a_bare_dollar_may_be_a_canadian_one() -> None:
    found = compare(make_mention("34.85", unit="CAD", unit_text="C$"), make_mention("34.85", unit="USD", unit_text="$"))
    assert found.relation == "agrees"


@pytest.mark.parametrize(
    ("bare", "bare_text", "own", "own_text"),
    [
        ("dinar", "dinars", "JOD", "JD"),
        ("USD", "$ million", "NZD", "NZ$"),
        ("INR", "Rs.", "PKR", "PKR"),
        ("peso", "Millions of pesos", "MXN", "MXN"),
        ("krone_per_kilogram", "kroner a kilo", "NOK_per_kilogram", "NOK"),
    ],
)
def test_what_a_bare_name_leaves_open_may_be_the_currency_named(
    bare: str, bare_text: str, own: str, own_text: str
) -> None:
    one = make_mention("41", unit=bare, unit_text=bare_text)
    assert compare(one, make_mention("41", unit=own, unit_text=own_text)).relation == "agrees"
    assert compare(one, make_mention("41", unit=own.replace(own[:3], "EUR"), unit_text="EUR")).relation != "agrees"


def test_euros_and_dollars_are_not_laid_side_by_side() -> None:
    assert compare(make_mention("5", unit="EUR"), make_mention("5", unit="USD")).how_kind == "units"


def test_a_conversion_in_the_same_breath_is_compared_too() -> None:
    euros = make_mention(
        "38.5 billion",
        "38500000000",
        "EUR",
        also=(Expression(0, 1, "$41.6 billion", Decimal("41600000000"), Decimal("41600000000"), "USD"),),
    )
    assert compare(euros, make_mention("41.6 billion", "41600000000", "USD")).relation == "agrees"
    assert compare(euros, make_mention("46.1 billion", "46100000000", "USD")).relation == "differs"


@pytest.mark.parametrize(
    ("hedge", "text", "other", "relation"),
    [
        ("at_least", "400,000", "412,300", "agrees"),
        ("more_than", "2,300", "2,340", "agrees"),
        ("at_most", "3,500", "3,500", "agrees"),
        ("at_most", "3,500", "5,000", "differs"),
        ("at_most", "3,500", "2,100", "differs"),
        ("less_than", "3,000", "2,600", "agrees"),
        ("at_least", "31", "33", "agrees"),
        ("at_least", "31", "58", "differs"),
        ("more_than", "18,000", "24,600", "differs"),
        ("about", "84,600", "84,612", "agrees"),
        ("about", "2,450", "2,540", "differs"),
    ],
)
def test_a_hedge_allows_what_it_says(hedge: str, text: str, other: str, relation: str) -> None:
    assert compare(make_mention(text, hedge=hedge), make_mention(other)).relation == relation


def test_the_hedge_is_named_where_it_makes_them_agree() -> None:
    found = compare(make_mention("400,000", hedge="at_least"), make_mention("412,300"))
    assert found.how == "agree: “at least 400,000” allows 412,300"


def test_words_that_allow_the_other_number_but_are_not_said_of_it_are_named() -> None:
    found = compare(make_mention("31", hedge="at_least"), make_mention("58"))
    assert found.how == "31 and 58 are 47% apart: “at least 31” is said of numbers nearer to it"
    below = compare(make_mention("58", hedge="at_least"), make_mention("31"))
    assert below.how == "58 and 31 are 47% apart"


def test_a_figure_without_a_known_cause_says_so() -> None:
    one, other = make_mention("5,000", document="wire"), make_mention("3,517", document="wire")
    assert [cause.kind for cause in compare(one, other).causes] == ["unknown"]


def test_two_sources_may_always_count_differently_but_that_is_no_finding() -> None:
    one, other = make_mention("5,000", publisher="Wire"), make_mention("3,517", publisher="Board")
    first, second = compare(one, other).causes
    assert (first.kind, second.kind) == ("unknown", "own_count")
    assert second.explanation == "Wire and Board may each count in their own way."
    slip = compare(make_mention("1,240", publisher="Wire"), make_mention("1,420", publisher="Board")).causes
    assert "own_count" not in [cause.kind for cause in slip]


def test_an_amount_is_explained_through_the_sentence_that_gives_it_in_two_currencies() -> None:
    quote = "HUF 98 billion, equal to EUR 245 million"
    forint = make_mention("98 billion", "98000000000", "HUF", quote=quote, document="release")
    euro = make_mention("245 million", "245000000", "EUR", quote=quote, document="release")
    other = make_mention("89 billion", "89000000000", "HUF", document="leaflet")
    found = compare(euro, other, Beside(together=[(forint, euro)])).causes[0]
    assert (found.kind, "245 million is also given as 98 billion" in found.explanation) == ("digits_swapped", True)
    assert compare(euro, other).causes[0].kind == "unit_mixup"


def test_a_rounded_number_is_explained_through_the_one_it_was_rounded_from() -> None:
    exact, rounded, other = make_mention("74,400"), make_mention("74,000"), make_mention("73,400")
    found = compare(rounded, other, Beside(siblings=(exact, rounded, other)))
    assert found.causes[0].kind == "one_digit"
    assert "74,000 is 74,400 rounded" in found.causes[0].explanation


def test_words_and_ranges_are_told_as_people_say_them() -> None:
    third = make_mention("a third", str(Decimal(1) / 3), unit="ratio")
    assert compare(third, make_mention("41%", "41", unit="percent", unit_text="%")).how.startswith("a third and 41% ")
    between = make_mention("34 to 35", "34", high="35", hedge="between")
    found = compare(make_mention("44"), between)
    assert found.how.startswith("44 and 34 to 35 are ")
    assert found.causes[0].kind == "unknown"


def test_a_fall_told_by_a_minus_is_the_fall_told_in_words() -> None:
    fewer = make_mention("12.4", unit="percent", trend="down")
    minus = make_mention("-12.4", unit="percent")
    assert compare(fewer, minus).how == "equal"
    assert compare(make_mention("-11.4", unit="percent"), fewer).how == "11.4 and 12.4 are 8.1% apart"
    assert compare(minus, make_mention("12.4", unit="percent")).relation == "differs"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (make_mention("4.41", unit="tonne", unit_text="tons"), make_mention("4.001", unit="tonne", unit_text="tonnes")),
        (make_mention("12.4", unit="percent", trend="down"), make_mention("-12.4", unit="percent")),
        (make_mention("400", hedge="more_than"), make_mention("61,900")),
        (make_mention("61,500"), make_mention("62,000")),
        (make_mention("4.33"), make_mention("4.335")),
        (make_mention("4.33"), make_mention("4.4")),
        (make_mention("4.33", unit="tonne", unit_text="tonnes"), make_mention("4.33", unit="percent")),
    ],
)
def test_whether_two_agree_is_told_quickly_as_it_is_told_with_reasons(one: Mention, other: Mention) -> None:
    assert agree(one, other) == agree(other, one) == (compare(one, other).relation == "agrees")
