"""Who or what a number's verb is said of, where other words look like it."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "what", "action"),
    [
        ("Building permits fell to 6,871.", "Building permits", "fall"),
        ("Water charges brought in 27 million euros.", "Water charges", "bring"),
        ("Mooring rents in Lower Esk climbed to 15 euros.", "Mooring rents", "climb"),
        ("Power cuts cost the mills 40 million euros.", "Power cuts", "cost"),
        ("The number of registered unemployed in Esk rose by 4,876.", "registered unemployed", "rise"),
        ("The mill grinds oats for 40 euros.", "oats", "grind"),
    ],
)
def test_a_noun_that_looks_like_a_verb_is_known_by_the_verb_behind_it(text: str, what: str, action: str) -> None:
    (figure,) = read(Document(text))
    assert (figure.what, figure.action) == (what, action)


def test_who_bears_a_cost_is_not_what_costs_it() -> None:
    (figure,) = read(Document("Wages cost the guild $80 million."))
    assert figure.what == "Wages"


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "Esk spent 3 billion euros on schools, 1 billion on roads and 400 million on parks.",
            ["schools", "roads", "parks"],
        ),
        ("The council has set aside $50 million (£40 million) for repairs of weirs.", ["repairs of weirs"]),
        ("The mill invested $40 million in a new wheel.", ["new wheel"]),
        ("The mill invested $40 million in Peru.", ["mill"]),
        ("Weavers were paid $40 million for their losses.", ["Weavers"]),
        ("The guild set aside $40 million for the whole country.", ["guild"]),
    ],
)
def test_money_spent_is_of_what_it_goes_to(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The fleet has 40 barges and sailors earn 3,000 euros a month.", ["barges", "sailors"]),
        ("The stay was 7.9 nights and visitors spent 82 euros a day.", ["nights", "visitors"]),
        ("The mill lost 40 boys and girls in May.", ["boys and girls"]),
        ("Some 40 men and women work there.", ["men and women"]),
    ],
)
def test_a_noun_behind_and_that_has_its_own_verb_is_not_counted_with_the_one_before(
    text: str, things: list[str]
) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Barge traffic grew from 132,400 TEU to 141,000 TEU.", ["Barge traffic", "Barge traffic"]),
        ("Imports of looms fell to 5,812 units.", ["Imports of looms"]),
        ("The guild sold 300 units.", ["units"]),
        ("Herring rate (annual): 1.4%", ["Herring rate"]),
    ],
)
def test_units_and_brackets_are_not_what_was_counted(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The average monthly rent was 900 euros.", "average monthly rent"),
        ("The average gross weekly wage came to 735 euros.", "average gross weekly wage"),
        ("The average waiting time fell to 14 minutes.", "average waiting time"),
        ("The average age was 38.3 years.", "average age"),
        ("The guild sold 40 barges weekly.", "barges"),
    ],
)
def test_an_average_is_named_whole(text: str, what: str) -> None:
    assert read(Document(text))[0].what == what


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Weavers' debts reached 40 million euros.", "Weavers' debts"),
        ("Weavers’ pay rose to 3,000 euros.", "Weavers’ pay"),
        ("The guild sold 300 weavers' looms.", "weavers' looms"),
        ("He called it 'a home for 40 weavers' and left.", "weavers"),
    ],
)
def test_what_several_own_is_named_with_its_owners(text: str, what: str) -> None:
    assert read(Document(text))[0].what == what
