"""One amount in two units."""

from decimal import Decimal

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "other", "what"),
    [
        ("The yard paid $2.1 million, or 1.9 million euros, for the crane.", ("1.9 million euros", "EUR"), "crane"),
        ("Wardens lifted 4.4 short tons, or about four tonnes, of silt.", ("four tonnes", "tonne"), "silt"),
        ("Wardens lifted 12 kg or 26 pounds of silt.", ("26 pounds", "pound"), "silt"),
        ("Wardens lifted 12 kg (26 lb) of silt.", ("26 lb", "pound"), "silt"),
        ("Wardens lifted 4,180 tonnes, or 9.2 million pounds, of silt.", ("9.2 million pounds", "pound"), "silt"),
        ("The lost silt is worth 62 crowns on average, around €5.4.", ("€5.4", "EUR"), "lost silt"),
        ("Wardens measured 112 mm (4.4 in) of silt.", ("4.4 in", "inch"), "silt"),
        ("Wardens lifted 12 kg [26 lb] of silt.", ("26 lb", "pound"), "silt"),
        ("Wardens lifted 12 kg – 26 lb – of silt.", ("26 lb", "pound"), "silt"),
    ],
)
def test_an_amount_told_in_two_units_is_one_figure(text: str, other: tuple[str, str], what: str) -> None:
    (figure,) = read(Document(text))
    assert [(way.text, way.unit) for way in figure.also] == [other]
    assert figure.what == what


@pytest.mark.parametrize(
    "text",
    [
        "The ferry takes 5 hours or 2 days.",
        "Visitors pay $12 or 9 euros.",
        "A pass costs either $12, or 9 euros, at the gate.",
        "Wardens lifted 12 kg, or 40 pounds of sand.",
        "Sales were $12, about 9 euros of it from tea.",
    ],
)
def test_two_amounts_to_choose_from_are_two_figures(text: str) -> None:
    assert [figure.also for figure in read(Document(text))] == [(), ()]


def test_what_is_counted_for_every_so_many_is_a_rate() -> None:
    (figure,) = read(Document("For every 100,000 herons, 5.1 nested on the crags."))
    assert (figure.low, figure.unit, figure.per) == (Decimal("5.1"), "per_100000", "100,000 herons")
    assert [f.unit for f in read(Document("For every 340 herons there, 5 nested on the crags."))] == ["count", "count"]


def test_what_a_currency_is_worth_is_a_rate() -> None:
    (figure,) = read(Document("($1 = 0.926 euros)"))
    assert (figure.what, figure.unit, figure.per) == ("exchange rate", "EUR_per_USD", "USD")


def test_an_amount_behind_a_comma_is_another_one_where_no_hedge_leads_it() -> None:
    assert len(read(Document("It cost AU$2m, CA$3m."))) == 2
    assert len(read(Document("The weir cost $40m, of which a fund gave €3m."))) == 2
    assert len(read(Document("The weir cost $40m, more than €35m, in all."))) == 1
