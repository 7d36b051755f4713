from __future__ import annotations

from factcheck.comparing.kin import Kin

VALLEY = Kin(["wheat", "rice", "barley", "bridge", "Xyzzyville"])


def test_the_likest_word_is_one_of_those_asked_for() -> None:
    barley, rice = (VALLEY.likest("wheat", frozenset({word, "bridge"})) for word in ("barley", "rice"))
    assert 1 > barley > rice > 0
    assert VALLEY.likest("wheat", frozenset({"rice", "barley"})) == barley


def test_no_word_is_its_own_kin_nor_that_of_words_unlike_it() -> None:
    assert VALLEY.likest("wheat", frozenset({"wheat", "bridge"})) == 0


def test_a_word_that_is_not_known_has_no_kin() -> None:
    assert VALLEY.likest("Xyzzyville", frozenset({"wheat", "Xyzzyville"})) == 0
