"""Tests of where noun phrases end, and which words are the verbs."""

from __future__ import annotations

import pytest

from factcheck.figures import Document, Figure, read


def last(text: str) -> Figure:
    return read(Document(text))[-1]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Shelter requests in the fen dropped by 11%.", "Shelter requests"),
        ("Police reports of theft rose 8%.", "Police reports of theft"),
        ("Official reports of abuse fell 8% to 410.", "Official reports of abuse"),
        ("Shelter claims fall by a tenth.", "Shelter claims"),
        ("Harvest estimates vary between 4 and 5 tons.", "Harvest estimates"),
        ("Independent estimates range from 14,000 to 18,000.", "Independent estimates"),
        ("Police found four further nets.", "nets"),
        ("They freed two further millers.", "millers"),
    ],
)
def test_a_verb_behind_shows_that_the_word_before_it_is_a_noun(text: str, what: str) -> None:
    assert last(text).what == what


@pytest.mark.parametrize(
    ("text", "unit", "what"),
    [
        ("Of 22 crews, seven won medals.", "count", "crews"),
        ("Of 90 bids, 12 won contracts.", "count", "bids"),
        ("The sailors won 12 medals and three won gold.", "count", "medals"),
        ("The ferry costs 90 won.", "KRW", "ferry"),
        ("The tax is 50 won a litre.", "KRW_per_litre", "tax"),
        ("The won averaged 1,358.", "count", "won"),
    ],
)
def test_few_who_won_something_are_no_money(text: str, unit: str, what: str) -> None:
    assert (last(text).unit, last(text).what) == (unit, what)
