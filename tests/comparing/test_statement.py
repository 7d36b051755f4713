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
