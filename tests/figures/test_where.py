"""Which of the places of a sentence a figure speaks of."""

import pytest

from factcheck.figures import Document, read


def found(text: str) -> list[tuple[str, str | None]]:
    return [(figure.text, figure.place) for figure in read(Document(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Wardens freed 90 swans in Berlin, 40 in Hamburg and 12 in Munich.",
        "At least 90 swans were freed in Berlin, 40 in Hamburg and 12 in Munich.",
        "Tides reached 90 mm in Berlin, 40 mm in Hamburg and 12 mm in Munich.",
    ],
)
def test_each_figure_of_a_list_is_of_the_place_behind_it(text: str) -> None:
    assert [place for _, place in found(text)] == ["Berlin", "Hamburg", "Munich"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Some 90 swans drowned: 40 in Hamburg and 50 in Munich.", [None, "Hamburg", "Munich"]),
        ("Some 90 swans drowned, 40 of them in Hamburg.", [None, "Hamburg"]),
        ("Of the 90 swans, 40 are in Hamburg.", [None, "Hamburg"]),
        ("Some 90 swans, 40 of them cygnets, drowned in Hamburg.", ["Hamburg", "Hamburg"]),
        ("Some 90 swans and 40 geese drowned in Hamburg.", ["Hamburg", "Hamburg"]),
        ("The fee is 4%; in Texas it is 7%.", [None, "Texas"]),
        ("The tide was 90 mm, while in Hamburg it reached 120 mm.", [None, "Hamburg"]),
        ("Catches fell by 40% worldwide and by 50% in Peru.", [None, "Peru"]),
        ("In Rome 90 swans drowned, Naples lost 40 geese.", ["Rome", "Naples"]),
        ("In Rome swans lost 90 nests, and Naples's were 40.", ["Rome", "Naples"]),
        ("The number of swans in Malta, 4,000, is the lowest in Europe.", ["Malta"]),
        ("Half of Niger's 90 mills are shut.", ["Niger", "Niger"]),
        ("12 of Spain's 17 ports took in swans.", ["Spain", "Spain"]),
    ],
)
def test_a_place_of_others_is_not_the_figures_own(text: str, places: list[str | None]) -> None:
    assert [place for _, place in found(text)] == places


def test_the_place_of_a_subject_holds_on() -> None:
    text = "The port of Rotterdam took in 40 swans. Its wardens fed 12 geese."
    assert [place for _, place in found(text)] == ["Rotterdam", "Rotterdam"]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Wardens freed 90 swans in Berlin, 40 in Hamburg and 12 on Friday.", ["swans", "swans", "swans"]),
        (
            "The storm hurt 90 swans in two provinces: 40 in Bihar and 50 in Goa.",
            ["swans", "provinces", "swans", "swans"],
        ),
    ],
)
def test_what_goes_on_elsewhere_is_of_the_same_things(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Poland has 300 mines, Slovakia has 40 and Hungary has 12.", ["Poland", "Slovakia", "Hungary"]),
        ("In Apulia in southern Italy 40 mills burned.", ["Apulia"]),
        ("Farms in Apulia (Italy) lost 40 mills.", ["Apulia"]),
        ("Mills in Malta burned. German guests booked 40 nights.", ["Malta"]),
        ("German customs burned 40 carts.", ["Germany"]),
    ],
)
def test_the_nearest_place_is_meant_and_not_where_guests_are_from(text: str, places: list[str]) -> None:
    assert [place for _, place in found(text)] == places
