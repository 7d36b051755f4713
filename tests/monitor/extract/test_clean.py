"""Long texts are put in order in stretches, and it must not show."""

from __future__ import annotations

import tracemalloc

import pytest

from monitor.extract import extract
from monitor.extract.clean import single_blanks, squeeze, words_of
from monitor.extract.markup import visible

WORDS = " ".join(f"w{number * 7919 % 99991}" for number in range(60_000))


@pytest.mark.parametrize("between", [" ", "  ", " \t ", "\n", "\u00a0"])
def test_words_of_long_texts_are_joined_as_those_of_short_ones(between: str) -> None:
    text = between + WORDS.replace(" ", between) + between
    assert words_of(text) == WORDS


@pytest.mark.parametrize("between", ["  ", " \t ", "\n"])
def test_runs_of_blanks_become_one_in_long_texts_too(between: str) -> None:
    assert squeeze(WORDS.replace(" ", between)) == WORDS


def test_blanks_that_hold_numbers_together_stay() -> None:
    assert single_blanks("4\u202f330  tons" * 9000) == "4\u202f330 tons" * 9000


def test_a_text_without_a_blank_stays_as_it_is() -> None:
    assert words_of("x" * 200_000) == "x" * 200_000


def test_a_long_line_takes_a_few_times_its_own_memory() -> None:
    body = f"<html><body><p>{WORDS}</p></body></html>"
    tracemalloc.start()
    visible(body)
    _, of_words = tracemalloc.get_traced_memory()
    tracemalloc.reset_peak()
    extract(b"text " + WORDS.encode())
    _, of_text = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert of_words < 6 * len(body)
    assert of_text < 8 * len(body)
