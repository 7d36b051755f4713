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
        ("Demand for herring rose 4%.", "Demand", "rise"),
        ("Work on the quays was put at 40 million euros.", "Work", "put"),
        ("Weaver spending fell to 40 million euros.", "Weaver spending", "fall"),
        ("Its credit rating dropped to 31%.", "credit rating", "drop"),
        ("Weaver numbers rose to 4,100.", "Weaver numbers", "rise"),
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


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Exports of wool, flax and hemp were 40 million euros.", "Exports of wool, flax and hemp"),
        ("Sales of nets, ropes, and sails rose 4%.", "Sales of nets, ropes, and sails"),
        ("Damage to quays, weirs and mills is put at 40 million euros.", "Damage"),
        ("Earnings before interest, taxes and depreciation were 40 million euros.", "Earnings"),
        ("It brought the blaze in the mill, and water had to be drawn 40 metres away.", "water"),
    ],
)
def test_commas_within_a_list_of_nouns_end_no_clause(text: str, what: str) -> None:
    assert read(Document(text))[0].what == what


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Farmers expect losses of 40 million euros.", ["losses"]),
        ("Economists forecast growth of 4%.", ["growth"]),
        ("A grant of $40 million leaves room for 3 weirs.", ["grant", "weirs"]),
        ("A village of 400 lies on the Esk.", ["village"]),
        ("The herd numbers about 400.", ["herd"]),
        ("Some 62% trust the guild, 20% oppose it.", [None, None]),
        ("Net stocks suffice for 40 days.", ["Net stocks"]),
        ("Togo, which mines hardly any gold, seized 40 kilograms.", ["gold"]),
        ("The wood that burned last year comes to 40 hectares.", ["wood"]),
        ("The guild believes that 40 kilograms slipped out.", ["guild"]),
        ("A plucked hen sells for 70 euros.", ["hen"]),
        ("The bill, once you count lost nets, is 40 euros.", ["bill"]),
        ("Tolls will rise by 12%, and we expect sales to fall by 3%.", ["Tolls", "sales"]),
        ("The guild has eleven barges, of which six start.", ["barges", "barges"]),
        ("The hall, built of oak, seats 400.", ["hall"]),
        ("Net income attributable to weavers was 40 million euros.", ["Net income"]),
    ],
)
def test_a_verb_is_never_what_is_counted(text: str, things: list[str | None]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    "text",
    [
        "The warden told radio the weir would cost 40 million euros.",
        "The warden assured weavers their weir would cost 40 million euros.",
        "The warden said the weir would cost 40 million euros.",
    ],
)
def test_what_somebody_is_told_is_a_clause_of_its_own(text: str) -> None:
    assert read(Document(text))[0].what == "weir"


@pytest.mark.parametrize("text", ["Number of farms: 40", "Total number of farms: 40", "Amount of farms: 40"])
def test_a_number_of_things_is_of_these(text: str) -> None:
    assert [figure.what for figure in read(Document(text))] == ["farms"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The delay has cost taxpayers 12 million pounds.", "delay"),
        ("Bakers owe millers 4 million pounds.", "Bakers"),
        ("The club owed its suppliers 41 million euros.", "club"),
    ],
)
def test_to_whom_somebody_owes_is_not_what_is_owed(text: str, what: str) -> None:
    assert read(Document(text))[0].what == what


@pytest.mark.parametrize(
    "text",
    [
        "On a monthly basis prices added 0.6%.",
        "In real terms prices fell 0.3%.",
        "In dollar terms prices fell 3%.",
    ],
)
def test_what_something_is_reckoned_in_is_no_part_of_its_name(text: str) -> None:
    assert read(Document(text))[0].what == "prices"


@pytest.mark.parametrize("text", ["The mill's director expects 30 tonnes.", "Analysts had expected 40 million euros."])
def test_who_foretells_is_not_what_is_foretold(text: str) -> None:
    assert read(Document(text))[0].what is None


def test_what_is_foretold_is_still_the_subject_of_the_passive() -> None:
    assert read(Document("Sales were expected at 40 tonnes."))[0].what == "Sales"
