from __future__ import annotations

from datetime import date
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
    assert suggestion.reason.startswith("2 of 3 origins give this value.")
    assert suggestion.reason.endswith("4.33 is the most precise.")


def test_one_word_against_another_suggests_nothing() -> None:
    assert suggest([make_mention("58", attributed_to="A"), make_mention("85", attributed_to="B")]) is None


def test_of_two_words_that_of_the_body_which_counts_is_suggested() -> None:
    agency = make_mention("4.33", publisher="Harbour Board", quote="The fleet of the board landed 4.33 tons.")
    paper = make_mention("4.4", attributed_to="Harbour Board", publisher="Daily Net")
    other = make_mention("4.9", publisher="Fish Market", quote="Traders weighed in with 4.9 tons by Friday.")
    suggestion = suggest([paper, other, agency])
    assert suggestion is not None
    assert suggestion.key == agency.key
    assert "Harbour Board, whom others cite, made the count" in suggestion.reason


def test_of_two_words_the_one_given_last_by_the_same_publisher_is_suggested() -> None:
    early = make_mention("58", publisher="Harbour Board", published=date(2020, 5, 1), quote="It lost 58 boats.")
    late = make_mention(
        "61", publisher="Harbour Board", published=date(2020, 6, 1), quote="By June all wrecks were counted: 61."
    )
    suggestion = suggest([early, late])
    assert suggestion is not None
    assert suggestion.key == late.key
    assert "gave it last" in suggestion.reason


def test_a_single_figure_suggests_nothing() -> None:
    assert suggest([make_mention("58")]) is None


def test_the_spread_is_a_share_of_the_larger_value() -> None:
    assert spread([make_mention("75"), make_mention("100"), make_mention("80")]) == Decimal("0.25")
    assert spread([make_mention("75")]) == 0
