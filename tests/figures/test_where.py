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
        ("Of the 90 swans, 40 are in Hamburg and the rest in Munich.", [None, "Hamburg"]),
        ("There are 90 swans in Hamburg and 12 elsewhere.", ["Hamburg", None]),
        ("Swans in Peru died. Worldwide 90 swans died.", [None]),
        ("Some 90 swans drowned on Samoa and 40 on Tonga.", ["Samoa", "Tonga"]),
        ("Some 90 swans drowned on the island of Bali.", ["Bali"]),
        ("The people of Oslo fed 90 swans.", ["Oslo"]),
        ("Germany set aside 90 million euros for Peru.", ["Germany"]),
        ("It paid 90 million Swiss francs for 40 swans.", [None, None]),
        ("Wardens held 90 Chinese poachers and freed 40 swans.", [None, None]),
        ("The fee rose from 2% (Peru) to 4% (Chile).", ["Peru", "Chile"]),
        ("Hamburg, Germany's biggest port, has 90 swans.", ["Hamburg"]),
        ("Germany, the EU's biggest market, bought 90 swans.", ["Germany"]),
        ("In the Valencia region of Spain 90 swans drowned.", ["Valencia"]),
        ("In the border town of Kettlebrook 90 swans drowned.", ["Kettlebrook"]),
        ("On the border with Togo 90 swans drowned.", [None]),
        ("Carts bound for Togo were searched and 90 swans freed.", [None]),
        ("Wardens in Hamburg found 90 swans.", ["Hamburg"]),
        ("With 90 swans, Peru has the most.", ["Peru"]),
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


def test_the_place_of_some_is_not_that_of_those_told_of_next() -> None:
    text = "In Peru 90 swans drowned. Some 40 of the drowned were in Lima. Another 12 swans are missing."
    assert [place for _, place in found(text)] == ["Peru", "Lima", "Peru"]
