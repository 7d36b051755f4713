"""What was done to the things a figure counts, or what became of them."""

from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read


def read_all(text: str) -> list[Figure]:
    return read(Document(text))


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("In Esk 12 walkers are known to have drowned.", "drown"),
        ("In Esk 12 walkers are feared dead.", "die"),
        ("In Esk 12 walkers were still missing.", "miss"),
        ("In Esk 12 walkers remain unaccounted for.", "miss"),
        ("The slide left 12 walkers badly hurt.", "hurt"),
        ("The number of walkers rescued off the crags of Esk reached 12.", "rescue"),
        ("Walkers rescued off Esk numbered 12.", "rescue"),
        ("Storm leaves 12 walkers dead", "die"),
        ("Some 12 walkers missing in Esk", "miss"),
        ("Some 12 walkers lost their lives.", "die"),
        ("In Esk 12 walkers were never found.", "miss"),
        ("In Esk 12 walkers were found dead.", "die"),
    ],
)
def test_what_became_of_those_counted_is_the_action(text: str, action: str) -> None:
    (figure,) = read_all(text)
    assert (figure.action, (figure.what or "").lower()) == (action, "walkers")


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("In Esk 61 walkers drowned; in Dart 92 did.", ["drown", "drown"]),
        ("Kelp exports reached 40 tonnes and earned 12 euros.", ["reach", "earn"]),
        ("Two walkers were missing and 1,150 had been hurt.", ["miss", "hurt"]),
        ("In Esk 61 walkers drowned and some 1,150 were sheltering in tents.", ["drown", "shelter"]),
        ("Some 61 walkers drowned, and nine have not been found.", ["drown", "miss"]),
        ("Some 61 keepers died, and 12 of those took their own lives.", ["die", "suicide"]),
        ("19 keepers dead, 48 people hurt", ["die", "hurt"]),
    ],
)
def test_each_figure_has_the_verb_of_its_own_clause(text: str, actions: list[str]) -> None:
    assert [figure.action for figure in read_all(text)] == actions


@pytest.mark.parametrize(
    "text", ["The clinic treated 1,147 injured.", "The Harbour Office counted 1,147 displaced in Esk."]
)
def test_those_whom_something_befell_are_people_even_where_no_noun_says_so(text: str) -> None:
    (figure,) = read_all(text)
    assert (figure.low, figure.what) == (Decimal(1147), "people")


@pytest.mark.parametrize(
    "text",
    [
        "Wardens counted 312 terns. The trust says 386.",
        "Wardens counted 312 terns. An earlier note had given 386.",
        "Wardens counted 312 terns in Esk; in Dart there were 386.",
    ],
)
def test_who_tells_a_bare_count_is_not_what_is_counted(text: str) -> None:
    assert [figure.what for figure in read_all(text)] == ["terns", "terns"]


def test_travel_time_is_a_thing_and_the_time_is_none() -> None:
    assert {figure.what for figure in read_all("Travel time between Esk and Dart fell to 41 minutes.")} == {
        "Travel time"
    }


def test_a_subject_that_a_number_describes_is_not_what_was_acted_on() -> None:
    figures = read_all("The 7.1-magnitude quake killed 126 walkers and injured 188.")
    assert [figure.action for figure in figures] == [None, "kill", "injure"]
    assert read_all("In Esk 12 walkers rescued 3 days ago went home.")[0].action == "rescue"


def test_a_bracket_stands_between_what_is_counted_and_its_verb() -> None:
    figures = read_all("Some 12,400 households (62,000 walkers) have been displaced.")
    assert [figure.action for figure in figures] == ["displace", "displace"]


@pytest.mark.parametrize(
    ("text", "action"), [("Nine were arrested.", "arrest"), ("Nine found alive in Esk", "survive")]
)
def test_a_few_whom_only_their_fate_names_are_people(text: str, action: str) -> None:
    (figure,) = read_all(text)
    assert (figure.low, figure.what, figure.action) == (Decimal(9), "people", action)


def test_a_few_of_what_was_told_before_are_no_people() -> None:
    assert read_all("The raid freed 40 terns. Nine were killed.")[1].what == "terns"


def test_a_telling_between_commas_is_nobodys_action() -> None:
    figures = read(Document("Weavers used 28 looms, the guild said on Monday, against 26 before."))
    assert [figure.action for figure in figures] == ["use", "use"]


def test_that_is_so_much_more_of_what_was_told_last() -> None:
    figures = read(Document("The mill earned 40 euros, the guild reported; that is 18% more than planned."))
    assert [(figure.what, figure.action) for figure in figures] == [("mill", "earn"), ("mill", "earn")]


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("At least 212 feared dead after floods", "die"),
        ("40 reported missing", "miss"),
        ("The number of injured is 74.", "injure"),
        ("The tally of displaced had risen to 4,100.", "displace"),
    ],
)
def test_those_held_to_be_dead_and_a_number_of_hurt_are_people(text: str, action: str) -> None:
    (figure,) = read_all(text)
    assert (figure.what, figure.action) == ("people", action)


def test_a_verb_behind_a_semicolon_says_nothing_of_those_before_it() -> None:
    texts = "Of 40 injured, 12 were children; 9 needed surgery."
    assert [figure.action for figure in read_all(texts)] == ["injure", "injure", "need"]
