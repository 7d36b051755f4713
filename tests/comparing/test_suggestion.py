from __future__ import annotations

from decimal import Decimal

from factcheck.comparing import spread, suggest
from tests.comparing.making import make_mention


def test_the_value_with_most_origins_behind_it_is_suggested_at_its_most_precise() -> None:
    exact = make_mention("4.33", attributed_to="Harbour Board")
    rounded = make_mention("4.3", attributed_to="Coast Guard")
    wrong = make_mention("4.4", attributed_to="Fish Market")
    suggestion = suggest([rounded, wrong, exact])
    assert suggestion is not None
    assert suggestion.key == exact.key
    assert suggestion.reason.startswith("2 origins give this value")


def test_one_word_against_another_suggests_nothing() -> None:
    assert suggest([make_mention("58", attributed_to="A"), make_mention("85", attributed_to="B")]) is None


def test_a_single_figure_suggests_nothing() -> None:
    assert suggest([make_mention("58")]) is None


def test_the_spread_is_a_share_of_the_larger_value() -> None:
    assert spread([make_mention("75"), make_mention("100"), make_mention("80")]) == Decimal("0.25")
    assert spread([make_mention("75")]) == 0
