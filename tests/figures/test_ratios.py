from decimal import Decimal

import pytest

from factcheck.figures import Document, Figure, read


def first(text: str) -> Figure:
    return read(Document(text))[0]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Wool became dearer by nearly half.", "half", "0.5"),
        ("Sales of wool up by almost half", "half", "0.5"),
        ("At Esk the share was just under half.", "half", "0.5"),
        ("Nearly a quarter came back.", "a quarter", "0.25"),
        ("A quarter were torn.", "A quarter", "0.25"),
        ("That was a quarter above the plan.", "a quarter", "0.25"),
        ("The reef lost a good third of its crabs.", "a good third", "0.3333333333333333333333333333"),
        ("Nine out of every ten rugs sold.", "Nine out of every ten", "0.9"),
        ("One in every 1,250 rugs is torn.", "One in every 1,250", "0.0008"),
        ("Every second weaver is a child.", "Every second", "0.5"),
        ("They sold every fourth rug.", "every fourth", "0.25"),
        ("Only about one glass bottle in two hundred is washed.", "one glass bottle in two hundred", "0.005"),
    ],
)
def test_a_share_may_be_told_in_words(text: str, written: str, value: str) -> None:
    figure = first(text)
    assert (figure.text, figure.low, figure.unit) == (written, Decimal(value), "ratio")


@pytest.mark.parametrize(
    "text",
    [
        "A quarter ended in March.",
        "A third fell on Sunday.",
        "They met every second day, and every third hour.",
        "It was half past the hour.",
    ],
)
def test_a_part_of_the_year_a_third_of_several_and_every_second_day_are_no_shares(text: str) -> None:
    assert [figure for figure in read(Document(text)) if figure.unit == "ratio"] == []


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Every second weaver is a child.", "weaver"),
        ("One glass bottle in twenty is washed.", "glass bottle"),
    ],
)
def test_a_share_is_of_the_thing_named_in_it(text: str, thing: str) -> None:
    assert first(text).what == thing


def test_one_thing_in_so_many_others_is_no_share() -> None:
    assert [figure.text for figure in read(Document("They found one bottle in twenty boats."))] == ["one", "twenty"]
