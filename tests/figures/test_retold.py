"""Bare numbers that give once more what another number gave, or what was asked for."""

import pytest

from factcheck.figures import Document, Figure, read


def last(text: str) -> Figure:
    return read(Document(text))[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A ferry sank off Esk, drowning 40 people. The coast guard says 41.", ("people", "drown")),
        ("A ferry sank off Esk, drowning 40 people. Police put it at 27.", ("people", "drown")),
        ("Some 900 weavers marched, the guild said; police spoke of 310.", ("weavers", "march")),
        ("The guild counted 320 looms. The mill owners counted 410.", ("looms", "count")),
        ("The guild lists 27 looms. The mill owners give the number as 29.", ("looms", "list")),
        ("Esk caught 400 eels. Wallop caught 120.", ("eels", "catch")),
        ("Nobody knows how many drowned. The coast guard says 41.", ("people", "drown")),
        ("How many looms were burnt? The guild says 41.", ("looms", "burn")),
        ("How many looms were burnt? 41.", ("looms", "burn")),
        ("Some 40 people drowned at the eight-berth pier. The guard says 41.", ("people", "drown")),
    ],
)
def test_a_bare_number_that_somebody_tells_is_of_what_was_told_before(text: str, told: tuple[str, str]) -> None:
    assert (last(text).what, last(text).action) == told


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The mill reckons with 490 tonnes of flax, having promised 520 in May.", "tonne"),
        ("The mill reckons with 490 tonnes of flax, having promised 520 in May and 545 in April.", "tonne"),
        ("The guild puts breakage at 9.1 per cent where the mill says 6.4.", "percent"),
        ("The mill brought in 138 tonnes of flax, against 129 in spring.", "tonne"),
        ("The mill stood still for 661 hours. In 2030 it was 308.", "hour"),
        ("The mill stood still on 318 days, and on 71 of these there was no light.", "day"),
        ("The thief must go to prison for 16 years. The guild had demanded 18.", "year"),
        ("The mill wove 138 tonnes of flax (129).", "tonne"),
    ],
)
def test_it_takes_over_the_unit(text: str, unit: str) -> None:
    assert last(text).unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "The mill wove 40 tonnes of flax a day. It employs 52.",
        "The mill wove 40 tonnes of flax. The guild says 3,000.",
        "The mill sold 318 rugs in nine days, 71 of them torn.",
        "The mill stood still for 30 hours. The guild counted 41 weavers.",
    ],
)
def test_a_number_of_another_size_or_with_a_noun_of_its_own_stays_a_count(text: str) -> None:
    assert last(text).unit == "count"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mill collapse kills 27", ("people", "kill")),
        ("Fire in Esk injures 60", ("people", "injure")),
        ("The murrain killed 3,000 oxen in May. In June it killed 12.", ("oxen", "kill")),
        ("The storm left 27 dead", ("people", "die")),
        ("Mill fire: 27 dead, 60 hurt", ("people", "hurt")),
        ("The storm left 27 dead and 400 homeless", ("people", "displace")),
        ("The storm left 27 dead swans", ("dead swans", "leave")),
    ],
)
def test_whom_something_befell_are_people_where_no_noun_says_otherwise(text: str, told: tuple[str, str]) -> None:
    assert (last(text).what, last(text).action) == told


def test_what_a_number_is_compared_with_is_no_part_of_a_description() -> None:
    figure = last("Some 27 weavers died when fire tore through an eight-berth mill, the guild said, up from nine.")
    assert (figure.what, figure.action, figure.role) == ("weavers", "die", "previous")


def test_an_age_is_told_by_nobody_else() -> None:
    text = "In Esk 24 keepers died, the last of them a man of 22. The guild had spoken of 11."
    assert [figure.unit for figure in read(Document(text))] == ["count", "year_of_age", "count"]


def test_a_second_teller_leaves_out_the_verb() -> None:
    first, second = read(Document("Wardens put the crowd at 4,100, skippers at 9,000."))
    assert (first.what, second.what) == ("crowd", "crowd")
