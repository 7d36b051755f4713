"""How alike two texts are."""

from __future__ import annotations

import random

import pytest

from monitor.similarity import bins_in_common, containment, shared_numbers, shingles, signature

RANDOM = random.Random(4)  # noqa: S311 - the same words at every run
WORDS = [f"word{number}" for number in range(500)]


def text(length: int = 300) -> list[str]:
    return [RANDOM.choice(WORDS) for _ in range(length)]


def edited(words: list[str], share: float) -> list[str]:
    return [RANDOM.choice(WORDS) if RANDOM.random() < share else word for word in words]


def keys(words: list[str]) -> set[int]:
    return set(signature(shingles(" ".join(words))))


def test_texts_with_a_few_words_edited_share_a_band() -> None:
    originals = [text() for _ in range(30)]
    assert all(keys(words) & keys(edited(words, 0.05)) for words in originals)


def test_texts_that_are_not_related_share_none() -> None:
    signatures = [keys(text()) for _ in range(60)]
    assert not any(a & b for place, a in enumerate(signatures) for b in signatures[:place])


def test_a_cut_copy_is_contained_in_the_whole() -> None:
    words = text()
    assert containment(shingles(" ".join(words)), shingles(" ".join(words[:150]))) == 1.0
    assert keys(words) & keys(words[:180])


def test_a_script_without_blanks_is_compared_by_characters() -> None:
    news = "委员会周二表示北部地区共清点了一万二千三百四十五张选票市长在新闻发布会上说今年的产量比去年增加了百分之五"
    other = "该国财政部宣布新的税收政策将于明年一月开始实施企业需要提前做好准备并提交相关的申报材料以便审核通过"
    assert containment(shingles(news), shingles(f"据报道，{news}。")) > 0.95
    assert containment(shingles(news), shingles(other)) < 0.05
    assert signature(shingles(news))


def test_a_text_too_short_to_tell_has_no_bands() -> None:
    assert signature(shingles("only a few words here")) == []


def test_the_more_alike_texts_are_the_more_bins_they_have_in_common() -> None:
    words = text()
    own = signature(shingles(" ".join(words)))
    counts = [bins_in_common(own, signature(shingles(" ".join(edited(words, share))))) for share in (0, 0.05, 0.2, 1)]
    assert counts[0] == 20 > counts[1] > counts[2] > counts[3] == 0


def test_a_band_is_a_signed_integer_of_32_bits() -> None:
    assert all(-(2**31) <= band < 2**31 for _ in range(100) for band in signature(shingles(" ".join(text()))))


def test_signatures_do_not_differ_between_processes() -> None:
    assert signature(shingles(" ".join(WORDS)))[0] == -2045148293


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [("4.33 and 12", "12, 4.33 and 7", 1.0), ("4.33 12", "4.4 12 5", 0.5), ("none", "4", 1.0)],
)
def test_numbers_are_compared_apart_from_words(one: str, other: str, share: float) -> None:
    assert shared_numbers(one, other) == share
