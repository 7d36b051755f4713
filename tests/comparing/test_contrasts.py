from __future__ import annotations

import pytest

from factcheck.comparing.bars import are_told_apart
from factcheck.comparing.contrasts import exclude, named
from tests.comparing.making import look, otters


def are_apart(one: str, other: str) -> bool:
    return exclude(*(named(otters(what=what, action=None).figure) for what in (one, other)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("imports of steel", "steel exports"),
        ("wheat exports", "barley exports"),
        ("women", "men"),
        ("female nurses", "male nurses"),
        ("teachers", "pupils"),
        ("pedestrian", "cyclists"),
        ("jobless rate", "employment rate"),
        ("gross profit", "operating profit"),
        ("first dose", "second doses"),
        ("passengers", "flights"),
        ("cases of measles", "cholera cases"),
        ("new homes", "existing homes"),
        ("cars", "lorries"),
        ("urban clinics", "rural clinics"),
        ("criminal cases", "civil cases"),
        ("road deaths", "rail deaths"),
        ("seriously injured people", "people slightly injured"),
        ("monthly inflation", "annual inflation"),
        ("northern districts", "southern districts"),
        ("red cards", "yellow cards"),
        ("soldiers", "militants"),
    ],
)
def test_words_that_a_text_sets_beside_each_other_exclude_each_other(one: str, other: str) -> None:
    assert are_apart(one, other)
    assert are_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lorries", "trucks"),
        ("women", "people"),
        ("men and women", "women"),
        ("imports and exports", "exports"),
        ("freight train", "passenger train"),
        ("wheat", "grain"),
        ("students", "children"),
        ("corn", "maize"),
        ("exports", "shipments"),
        ("otters", "beavers"),
    ],
)
def test_what_may_be_said_of_one_thing_excludes_nothing(one: str, other: str) -> None:
    assert not are_apart(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("kill", "injure"), ("import", "export"), ("hire", "fire"), ("admit", "discharge")]
)
def test_so_do_deeds(one: str, other: str) -> None:
    assert exclude(named(otters(what="people", action=one).figure), named(otters(what="people", action=other).figure))


def test_two_numbers_that_cannot_be_one_are_told_apart_by_such_words() -> None:
    def given(number: str, what: str) -> tuple[str, dict[str, str]]:
        return number, {"what": what, "quote": f"In 2031 wardens counted {number} {what} in Latvia."}

    def are_told(one: tuple[str, dict[str, str]], other: tuple[str, dict[str, str]]) -> bool:
        return are_told_apart(*look(otters(one[0], **one[1]), otters(other[0], **other[1])))

    assert are_told(given("86", "sheep"), given("97", "goats"))
    assert not are_told(given("86", "sheep"), given("86", "goats"))
    assert not are_told(given("86", "sheep"), given("97", "sheep"))
