"""Lists of measures whose verb and unit are said once."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "things", "unit"),
    [
        (
            "Water tolls brought in 27 million euros, mooring fees 6 million and fines 1.5 million.",
            ["Water tolls", "mooring fees", "fines"],
            "EUR",
        ),
        ("Wages cost the guild $80 million, transfers 30 million.", ["Wages", "transfers"], "USD"),
        ("The mill tax brought in £27 million and land fees 15 million.", ["mill tax", "land fees"], "GBP"),
        ("Weavers pay 30 euros, children 15.", ["Weavers", "children"], "EUR"),
        ("Barges carried 40 tonnes, carts 60 and mules 7.", ["Barges", "carts", "mules"], "tonne"),
        ("We see oats at 46 tonnes, the consensus 45 tonnes.", ["oats", "oats"], "tonne"),
    ],
)
def test_a_noun_alone_before_a_bare_number_shares_verb_and_unit(text: str, things: list[str], unit: str) -> None:
    figures = read(Document(text))
    assert [figure.what for figure in figures] == things
    assert {figure.unit for figure in figures} == {unit}
    assert len({figure.action for figure in figures}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Wages cost the guild $80 million, transfers 30 barges and the stadium 12.",
        "Wages cost the guild $80 million, transfers 30.",
    ],
)
def test_what_counts_something_or_has_a_verb_keeps_to_itself(text: str) -> None:
    assert read(Document(text))[1].unit == "count"


def test_half_a_million_takes_the_unit_of_its_list() -> None:
    figures = read(Document("Esk carted 3 million tonnes, Dart 2 million and Tamar half a million."))
    assert [figure.unit for figure in figures] == ["tonne"] * 3


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("The men won 12 medals, the women 9 and the juniors 4.", ["medals"] * 3),
        ("The first mill had 90 looms and the latter 40.", ["looms", "looms"]),
        ("The army put its dead at 41, the rebels at 90.", ["dead", "dead"]),
    ],
)
def test_who_has_the_second_count_is_not_what_is_counted(text: str, things: list[str]) -> None:
    assert [(figure.what, figure.unit) for figure in read(Document(text))] == [(thing, "count") for thing in things]
