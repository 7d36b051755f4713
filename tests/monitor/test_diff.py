from __future__ import annotations

import random
import time
from collections.abc import Sequence

import pytest

from monitor.diff import LONGEST_BLOCK, Change, blocks, changes


def side(found: list[Change], left_out: str) -> str:
    return "".join(change.text for change in found if change.kind != left_out)


def test_only_the_word_that_changed_is_marked() -> None:
    assert changes(
        "Police seized 4.4 tons in 2008. All else stays.", "Police seized 4.33 tons in 2008. All else stays."
    ) == [
        Change("same", "Police seized "),
        Change("removed", "4.4"),
        Change("added", "4.33"),
        Change("same", " tons in 2008. All else stays."),
    ]


def test_the_same_text_has_no_changes() -> None:
    assert [change.kind for change in changes("One. Two.", "One. Two.")] == ["same"]


def test_a_sentence_that_was_added_is_added_whole() -> None:
    assert Change("added", "Corrected on Monday. ") in changes("One. Two.", "One. Corrected on Monday. Two.")


def test_nothing_against_something() -> None:
    assert changes("", "New.") == [Change("added", "New.")]
    assert changes("Old.", "") == [Change("removed", "Old.")]
    assert changes("", "") == []


def test_chinese_sentences_are_matched_too() -> None:
    found = changes("缉获海洛因4.4吨。其他不变。", "缉获海洛因4.33吨。其他不变。")
    assert Change("same", "其他不变。") in found or found[-1].text.endswith("其他不变。")
    assert side(found, "added") == "缉获海洛因4.4吨。其他不变。"


@pytest.mark.parametrize("seed", range(20))
def test_both_texts_can_be_read_back_from_the_changes(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    words = ["4.33", "tons", "a.", "b!\n", "police", "\n\n", "“x”", " ", "2008,"]
    old, new = (" ".join(chance.choices(words, k=200)) for _ in range(2))
    found = changes(old, new)
    assert side(found, "added") == old
    assert side(found, "removed") == new


def test_long_texts_that_have_nothing_in_common_take_no_time() -> None:
    old, new = ("word%d " * (2 * LONGEST_BLOCK) % tuple(range(n, n + 2 * LONGEST_BLOCK)) for n in (0, 100_000))
    begun = time.perf_counter()
    found = changes(old, new)
    assert time.perf_counter() - begun < 2
    assert [change.kind for change in found] == ["removed", "added"]


def test_blocks_put_together_are_both_texts_and_know_their_places() -> None:
    old = "One stays. They took 4.4 tons. It rained.\nLast line."
    new = "One stays. They took 4.33 tons. New words here. It rained.\nLast line."
    found = blocks(old, new)
    assert "".join(old[block.old_start : block.old_end] for block in found) == old
    assert "".join(new[block.new_start : block.new_end] for block in found) == new
    (changed,) = [block for block in found if not block.is_same]
    assert "".join(change.text for change in changed.before) == "They took 4.4 tons. "
    assert "".join(change.text for change in changed.after) == "They took 4.33 tons. New words here. "


def test_blocks_of_empty_texts() -> None:
    assert blocks("", "") == [] or all(block.is_same for block in blocks("", ""))
    assert [block.is_same for block in blocks("", "Words.")] == [False]
    assert [block.is_same for block in blocks("Words.", "")] == [False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (range(5000), range(0, 15_000, 3)),
        (range(0, 5000), range(5000, 0, -1)),
        ([0] * 5000, [*[0] * 2500, 1, *[0] * 2500]),
    ],
    ids=["in another order", "backwards", "one more among equal ones"],
)
def test_thousands_of_equal_lines_take_no_time(old: Sequence[int], new: Sequence[int]) -> None:
    one, other = ("".join(f"{number % 7} cases.\n" for number in numbers) for numbers in (old, new))
    begun = time.perf_counter()
    found = changes(one, other)
    assert time.perf_counter() - begun < 2
    assert side(found, "added") == one
    assert side(found, "removed") == other


@pytest.mark.parametrize("sentences", [10_000, 5_000], ids=["each once", "each twice"])
def test_every_second_of_ten_thousand_sentences_changed_takes_no_time(sentences: int) -> None:
    numbers = [n % sentences for n in range(10_000)]
    old = "".join(f"Boat {n} was searched in port {n * 7 % 4000} by {n % 90 + 9} men. " for n in numbers)
    new = "".join(
        f"Boat {n} was {'searched' if place % 2 else 'seized'} in port {n * 7 % 4000} by {n % 90 + 9} men. "
        for place, n in enumerate(numbers)
    )
    begun = time.process_time()
    found = changes(old, new)
    assert time.process_time() - begun < 2
    assert [change.text for change in found if change.kind != "same"] == ["searched", "seized"] * 5_000


def test_a_line_between_thousands_of_equal_ones_is_found() -> None:
    found = changes("0 cases.\n" * 3000, "0 cases.\n" * 1500 + "4 cases.\n" + "0 cases.\n" * 1500)
    assert [change.text for change in found if change.kind == "added"] == ["4 cases.\n"]
    assert not [change for change in found if change.kind == "removed"]
