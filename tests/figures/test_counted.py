"""What a number counts where its noun stands elsewhere or was said before."""

import pytest

from factcheck.figures import Document, Figure, read


def last(text: str) -> Figure:
    return read(Document(text))[-1]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("The survey puts the number of nests found on the coast of Malta in 2021 at 312.", "nests"),
        ("The total number of visitors to the park came to 4,100.", "visitors"),
        ("The count of lame ewes was 83.", "lame ewes"),
        ("The forecast of the walnut harvest stands at 5,200 tons.", "walnut harvest"),
        ("The storm brought to four the number of lighthouses without power.", "lighthouses"),
        ("The share of organic farms was 12 percent.", "share of organic farms"),
    ],
)
def test_a_number_behind_its_verb_counts_what_the_count_is_of(text: str, thing: str) -> None:
    assert last(text).what == thing


@pytest.mark.parametrize(
    ("text", "thing", "action"),
    [
        ("Rangers saw 95 hikers. Another 12 were rescued.", "hikers", "rescue"),
        ("Rangers saw 95 hikers. Of those, 12 came from Malta.", "hikers", "come"),
        ("Rangers saw 95 hikers. Seven of them were rescued.", "hikers", "rescue"),
        ("Rangers saw 95 hikers. Twenty-three were rescued.", "hikers", "rescue"),
        ("Doctors noted 320 suspected poisonings, 120 of them confirmed.", "poisonings", "confirm"),
        ("Doctors noted 320 suspected poisonings, of which 120 were confirmed.", "poisonings", "confirm"),
        ("There were 320 suspected poisonings. Tests confirmed 120 of them.", "poisonings", "confirm"),
    ],
)
def test_a_number_without_a_noun_takes_the_one_before_without_what_was_said_of_all(
    text: str, thing: str, action: str
) -> None:
    figure = last(text)
    assert (figure.what, figure.action) == (thing, action)


def test_the_part_and_not_the_whole_is_counted() -> None:
    assert last("Foals accounted for 118 of the horses.").what == "Foals"


def test_a_number_behind_a_place_is_no_part_of_its_name() -> None:
    figure = last("In the Upper Wallop 61 died.")
    assert figure.low == 61
    assert (figure.place, figure.action) == ("Upper Wallop", "die")


def test_a_noun_on_the_next_line_of_a_hard_wrapped_text_is_found() -> None:
    text = "The boats were checked before they left, since the pier has 640 solar\nlanterns. Nobody was hurt."
    assert last(text).what == "solar lanterns"


def test_lines_of_a_list_are_not_joined() -> None:
    text = "Lanterns on the pier 640\nboats 12"
    assert read(Document(text))[0].quote == "Lanterns on the pier 640"


def test_an_adjective_under_a_label_is_of_what_the_label_names() -> None:
    figures = read(Document("Bee stings: 216 light, 3 grave."))
    assert [figure.what for figure in figures] == ["light bee stings", "grave bee stings"]


def test_places_of_a_list_have_their_numbers_of_what_the_first_has() -> None:
    figures = read(Document("Bavaria had 742 nests, Hesse 271 (2030: 233) and Oslo 203."))
    assert [(one.text, one.what) for one in figures] == [(text, "nests") for text in ("742", "271", "233", "203")]
    assert [one.place for one in figures if one.text in ("271", "203")] == ["Hesse", "Oslo"]


def test_a_name_with_a_number_is_no_place_of_a_list() -> None:
    assert [one.text for one in read(Document("Bavaria had 742 nests, Sonnet 271 and Opus 203."))] == ["742"]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Thirty-three of the deceased were in Esk.", "people"),
        ("Some 12 of the injured fled.", "people"),
        ("Women made up 12 of the injured.", "Women"),
        ("Seven of them never came home.", None),
    ],
)
def test_a_part_of_those_whom_something_befell_counts_people(text: str, thing: str | None) -> None:
    assert last(text).what == thing


def test_some_of_the_dead_are_a_part_of_them() -> None:
    assert last("Thirty-three of the deceased were women.").part_of
    assert not last("The flood killed 33 women.").part_of


def test_some_of_those_counted_before_are_a_part() -> None:
    figures = read(Document("The slide left 48 wardens hurt, of whom five are in hospital."))
    assert [(figure.what, figure.part_of) for figure in figures] == [("wardens", False), ("wardens", True)]


def test_what_some_of_them_were_is_what_is_counted() -> None:
    figures = read(Document("The slide left 48 wardens hurt, of whom five are trainees."))
    assert figures[1].what == "trainees"


@pytest.mark.parametrize(("text", "action"), [("Missing: 128", "miss"), ("Evacuated: 9,000", "evacuate")])
def test_a_state_as_a_label_counts_people(text: str, action: str) -> None:
    assert (last(text).what, last(text).action) == ("people", action)


@pytest.mark.parametrize("text", ["About 200 took refuge.", "Some 90 went on strike."])
def test_a_verb_behind_a_number_is_not_what_it_counts(text: str) -> None:
    assert last(text).what is None


def test_those_who_are_of_a_country_are_people() -> None:
    _, twelve = read(Document("In all 62 millers fled. Another 12 were Chadians who had lived in Esk."))
    assert (twelve.what, twelve.part_of) == ("Chadians", True)


def test_what_some_of_those_counted_are_is_a_part() -> None:
    _, four = read(Document("The fire killed 12 keepers. Four are children."))
    assert (four.what, four.part_of) == ("children", True)


def test_a_toll_is_not_of_the_storm_that_took_it() -> None:
    assert last("The death toll of Cyclone Ada rose to 53.").what == "death toll of Cyclone Ada"
    assert last("The toll of swans rose to 53.").what == "swans"
