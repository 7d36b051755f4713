from __future__ import annotations

import pytest

from factcheck.comparing.statement import about, statement
from tests.comparing.making import make_mention


@pytest.mark.parametrize(
    ("what", "action", "words"),
    [
        ("boats", "seize", "boats seized"),
        ("boats", "lose", "boats lost"),
        ("people", "hurt", "people hurt"),
        ("students", "enrol", "students enrolled"),
        ("deaths", "die", "deaths"),
        ("arrests", "arrest", "arrests"),
        ("", "shed", "shed"),
        ("", "", ""),
    ],
)
def test_what_was_done_is_said_once_and_as_done(what: str, action: str, words: str) -> None:
    assert about(make_mention("58", what=what, action=action).figure) == words


def test_place_and_period_stand_behind_what_is_counted() -> None:
    figure = make_mention("58", what="boats", place="Norway", period="/2031-06-11").figure
    assert about(figure) == "boats, Norway, as of 11 June 2031"


def test_a_claim_is_told_in_the_words_of_one_language() -> None:
    english = make_mention("58", quote="Police in Norway dealt with 58 cases.", what="cases")
    chinese = make_mention("61", quote="挪威警方查获案件61起。", what="案件", action="查缉", place="Norway")
    assert statement([chinese, english]) == "Cases in Norway"
    assert statement([chinese, chinese, english]) == "Cases in Norway"
    cell = make_mention("61", what="案件", action="查缉", place="Norway")
    assert statement([cell, cell, english]) == "Cases in Norway"


def test_a_claim_only_chinese_texts_speak_of_is_told_in_chinese() -> None:
    chinese = make_mention("61", quote="挪威警方查获案件61起。", what="案件", action="查缉", place="挪威")
    assert statement([chinese, make_mention("61", quote="61")]) == "案件 查缉 in 挪威"


@pytest.mark.parametrize(
    ("base", "past"),
    [("flee", "fled"), ("lead", "led"), ("open", "opened"), ("travel", "travelled"), ("hit", "hit"), ("free", "freed")],
)
def test_what_was_done_is_said_in_the_past(base: str, past: str) -> None:
    assert about(make_mention("58", what="boats", action=base).figure) == f"boats {past}"


def test_a_claim_is_told_as_the_mention_that_says_most_of_what_all_speak_of() -> None:
    told = [
        make_mention("58", what="cousin", action="fall", document="a", quote="Burglaries of homes fell by 58."),
        make_mention("58", what="dwelling burglaries", action="report", document="b", quote="58 dwelling burglaries"),
        make_mention("58", what="cousin", action="fall", document="c", quote="Home burglaries there: 58."),
    ]
    assert statement(told) == "Dwelling burglaries"


def test_what_few_speak_of_was_not_done_and_a_place_is_not_told_twice() -> None:
    told = [
        make_mention("58", what="Oslo houses", place="Oslo", document="a", quote="58 Oslo houses"),
        make_mention("58", what="houses", action="stand", place="Oslo", document="b", quote="58 houses stood in Oslo"),
        make_mention("58", what="houses", place="Oslo", document="c", quote="58 houses"),
    ]
    assert statement(told) == "Houses in Oslo"
