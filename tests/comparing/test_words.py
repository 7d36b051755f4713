from __future__ import annotations

from pathlib import Path

import pytest

import factcheck.comparing
from factcheck.comparing.vectors import rarity, vector
from factcheck.comparing.words import Synonyms, default_synonyms, stem

DATA = Path(factcheck.comparing.__file__).parent / "data"


@pytest.mark.parametrize("forms", [("seized", "seizes", "seizing"), ("country", "countries"), ("house", "houses")])
def test_inflections_have_one_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


def test_synonyms_phrases_and_scripts_come_to_one_concept() -> None:
    known = Synonyms([["seize", "confiscate", "没收"], ["jobless rate", "unemployment rate"]])
    assert known.concepts("Officers confiscated it") == known.concepts("officers seized it") == ["seize"]
    assert known.concepts("没收") == ["seize"]
    assert "jobless rate" in known.concepts("the unemployment rate")


def test_a_phrase_leaves_its_words_too() -> None:
    assert {"net profit", "profit"} <= set(default_synonyms().concepts("net profit"))


def test_words_that_tell_nothing_are_left_out() -> None:
    assert default_synonyms().concepts("in the first half of the year there were") == []


def test_curators_words_join_those_that_are_shipped() -> None:
    more = default_synonyms().extended([["wheelbarrow", "barrow"]])
    assert more.concepts("barrows confiscated") == more.concepts("wheelbarrows seized")


def likeness(one: str, other: str) -> float:
    p, q = vector(one), vector(other)
    assert p is not None
    assert q is not None
    return p.times(q)


def test_words_of_like_meaning_point_the_same_way() -> None:
    assert likeness("killed", "deaths") > 0.5 > likeness("killed", "injured")
    assert likeness("passengers", "travellers") > 0.5 > likeness("passengers", "wheat")


def test_a_name_has_no_direction_and_tells_most() -> None:
    assert vector("Xyzzyville") is None
    assert rarity("Xyzzyville") == 1.0
    assert rarity("people") < rarity("earthquake") < 1.0


@pytest.mark.parametrize(
    ("form", "base"), [("fled", "flee"), ("children", "child"), ("stolen", "steal"), ("lost", "losing"), ("men", "man")]
)
def test_irregular_forms_are_one_word(form: str, base: str) -> None:
    assert stem(form) == stem(base)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("lives lost", "people killed"),
        ("lorries", "trucks"),
        ("corn", "玉米"),
        ("households", "families"),
        ("immunised", "vaccinated"),
    ],
)
def test_everyday_words_for_one_thing_are_one_concept(text: str, other: str) -> None:
    known = default_synonyms()
    assert set(known.concepts(text)) & set(known.concepts(other))


def test_chinese_words_and_places_are_what_they_are_called_in_english() -> None:
    known = default_synonyms()
    assert set(known.concepts("肯尼亚成品茶产量")) == set(known.concepts("Kenya tea output"))


def test_synonyms_go_before_the_glossary() -> None:
    own = Synonyms([["haul", "查获"]]).translating([("查获", "seizure"), ("茶", "tea")])
    assert own.concepts("查获茶") == ["haul", "tea"]


def test_what_curators_say_of_an_english_word_holds_for_the_chinese_one() -> None:
    known = Synonyms([]).translating([("茶", "tea")]).extended([["brew", "tea"]])
    assert known.concepts("茶") == known.concepts("tea") == ["brew"]


def test_no_chinese_word_is_called_by_two_names() -> None:
    lines = (DATA / "chinese.txt").read_text(encoding="utf-8").splitlines()[1:]
    words = [word for line in lines for word in line.split("|")[1].split()]
    assert len(words) == len(set(words)) > 10_000
