from __future__ import annotations

import pytest

from factcheck.comparing.statement import about
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
