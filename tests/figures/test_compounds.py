from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read


def figures(text: str) -> list[Figure]:
    return read(Document(text))


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("The lock keeper is 5 feet 11 inches tall.", "5 feet 11 inches", "71", "inch"),
        ("The plank is 6ft 2in long.", "6ft 2in", "74", "inch"),
        ("The foal weighed 7lb 9oz.", "7lb 9oz", "121", "ounce"),
        ("The jockey weighs 14 stone 6 pounds.", "14 stone 6 pounds", "202", "pound"),
        ("The jockey weighs 14st 6lb.", "14st 6lb", "202", "pound"),
        ("The voyage lasted 3 hours and 20 minutes.", "3 hours and 20 minutes", "200", "minute"),
        ("She rowed the strait in 2h 14m.", "2h 14m", "134", "minute"),
        ("The talk took an hour and twenty minutes.", "an hour and twenty minutes", "80", "minute"),
        ("He was jailed for two years and six months.", "two years and six months", "30", "month"),
        ("Wardens seized 2 kilograms 300 grams of eels.", "2 kilograms 300 grams", "2300", "gram"),
        ("The hedge is 6'2\" high.", "6'2\"", "74", "inch"),
        ("She won the race in 1:58:12.", "1:58:12", "7092", "second"),
        ("She rowed it in 7:43.22.", "7:43.22", "463.22", "second"),
    ],
)
def test_an_amount_told_in_two_units_is_one(text: str, written: str, value: str, unit: str) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.low, figure.unit) == (written, Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Salt is sold in 1 kg and 500 g packs.", [1, 500]),
        ("The brothers got 18 years and 15 years.", [18, 15]),
        ("The barn is 40 feet long and 6 inches off the ground.", [40, 6]),
        ("The session began at 13:45:12 and ended at 15:20.", []),
        ("The hall has 14 stone pillars.", [14]),
    ],
)
def test_two_amounts_side_by_side_and_the_time_of_day_are_not(text: str, values: list[int]) -> None:
    assert [figure.low for figure in figures(text)] == values


def test_what_somebody_weighs_may_be_in_stone() -> None:
    assert [figure.unit for figure in figures("He weighed 14 stone and has lost three stone.")] == ["stone", "stone"]
