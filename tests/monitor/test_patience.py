from __future__ import annotations

import random
from itertools import pairwise

import pytest

from monitor.patience import matches


def in_common(old: str, new: str) -> str:
    """The parts that stay, of sequences of single letters."""
    return "".join(old[at] for at, _ in matches(old, new))


@pytest.mark.parametrize("letters", ["ab", "abcdefgh"])
@pytest.mark.parametrize("seed", range(10))
def test_what_is_matched_is_equal_and_stands_in_one_order(letters: str, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    old, new = (chance.choices(letters, k=chance.randint(0, 60)) for _ in range(2))
    found = matches(old, new)
    assert all(old[at] == new[there] for at, there in found)
    assert all(a < b and c < d for (a, c), (b, d) in pairwise(found))


def test_nothing_has_nothing_in_common() -> None:
    assert matches("", "") == matches("", "abc") == matches("abc", "xyz") == []


def test_what_stands_once_leads_to_what_stands_often() -> None:
    assert in_common("-a-b-c-", "-a-x-b-c-") == "-a-b-c-"


def test_of_what_changed_places_the_longer_row_stays() -> None:
    assert in_common("abcdeXY", "XYabcde") == "abcde"


def test_two_that_stand_often_tell_a_place_together() -> None:
    assert in_common("aabbab", "babbaa") == "abba"


def test_equal_parts_are_matched_one_by_one() -> None:
    assert in_common("aaaa", "aaxaaa") == "aaaa"
