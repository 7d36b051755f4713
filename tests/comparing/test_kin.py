from __future__ import annotations

from factcheck.comparing.kin import Kin, likest

VALLEY = Kin(["wheat", "rice", "barley", "bridge", "Xyzzyville"])


def test_the_likest_word_is_one_of_those_asked_for() -> None:
    barley, rice = (likest(VALLEY.of("wheat"), frozenset({word, "bridge"})) for word in ("barley", "rice"))
    assert 1 > barley > rice > 0
    assert likest(VALLEY.of("wheat"), frozenset({"rice", "barley"})) == barley


def test_no_word_is_its_own_kin_nor_that_of_words_unlike_it() -> None:
    assert likest(VALLEY.of("wheat"), frozenset({"wheat", "bridge"})) == 0


def test_a_word_that_is_not_known_has_no_kin() -> None:
    assert likest(VALLEY.of("Xyzzyville"), frozenset({"wheat", "Xyzzyville"})) == 0
