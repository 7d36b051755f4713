"""Parts of what was counted before, and who they are."""

import pytest

from factcheck.figures import Document, read


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Of the 41 dead, 16 were women and 9 were children.", ["people", "women", "children"]),
        ("Nineteen of the dead were weavers and nine were children.", ["weavers", "children"]),
        ("Of the 40 ships, 12 were tankers.", ["ships", "tankers"]),
        ("Twelve of those killed were soldiers.", ["soldiers"]),
        ("Some 148 weavers came ashore; 34 were missing.", ["weavers", "weavers"]),
        ("Police freed 40 weavers, 12 of whom were still in chains.", ["weavers", "weavers"]),
    ],
)
def test_those_who_are_counted_are_named_behind(text: str, things: list[str]) -> None:
    assert [figure.what for figure in read(Document(text))] == things


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 41 people, including 12 weavers.",
        "The flood killed 41 people, among them 12 weavers.",
        "Of 41 weavers who went down, 12 came back.",
        "Out of 41 weavers, 12 were saved.",
        "A third of the 41 dead, 12, were weavers.",
    ],
)
def test_a_part_is_led_by_what_it_is_of(text: str) -> None:
    assert [figure.part_of for figure in read(Document(text))][-1]


def test_a_list_of_parts_goes_on() -> None:
    figures = read(Document("The flood killed 41 people, including 12 weavers and nine bakers, and hurt 70 people."))
    assert [figure.part_of for figure in figures] == [False, True, True, False]


def test_to_a_part_happened_what_happened_to_the_whole() -> None:
    figures = read(Document("Forty people were killed, including two children, and 12 were hurt."))
    assert [figure.action for figure in figures] == ["kill", "kill", "hurt"]
