from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck.comparing import Record, spread, suggest
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


def test_that_an_origin_gives_another_value_too_is_not_passed_over() -> None:
    report = [make_mention(text, document="report", quote=f"It counts {text} hulls.") for text in ("73,400", "74,400")]
    suggestion = suggest([*report, make_mention("74,000", quote="The yearbook has 74,000 of them, all told.")])
    assert suggestion is not None
    assert suggestion.reason.startswith("All origins, though some give another as well, give this value.")


def test_a_vague_number_that_allows_both_settles_nothing_but_counts_for_each() -> None:
    board = make_mention("1,204", quote="By its own count the board looked into 1,204 hulls.")
    paper = make_mention("1,240", quote="Inspectors went aboard 1,240 times, writes the paper.")
    wire = make_mention("1,200", hedge="about", quote="About 1,200 vessels saw an officer last year.")
    assert suggest([board, paper, wire]) is None
    ledger = make_mention("1,204", quote="The fees of 1,204 inspections stand in the ledger.")
    suggestion = suggest([board, paper, wire, ledger])
    assert suggestion is not None
    assert suggestion.key in {board.key, ledger.key}
    assert suggestion.reason.startswith("3 of 4 origins give this value.")


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


def of_two_publishers(records: dict[str, Record]) -> str | None:
    suggestion = suggest(
        [
            make_mention("58", publisher="Harbour Board", quote="The board counts 58 lost boats."),
            make_mention("85", publisher="Daily Net", quote="As many as 85 vessels sank, by our own count."),
        ],
        records=records,
    )
    return suggestion.reason if suggestion else None


def test_of_two_words_that_of_the_publisher_who_was_mostly_right_is_suggested() -> None:
    reason = of_two_publishers({"Harbour Board": Record(10, 9), "Daily Net": Record(8, 2)})
    words = "1 of 2 origins gives this value, and Harbour Board was right in 9 of 10 discrepancies settled before."
    assert reason == words


def test_a_good_record_counts_against_a_publisher_of_whom_nothing_is_known() -> None:
    assert of_two_publishers({"Daily Net": Record(10, 9)}) is not None


@pytest.mark.parametrize(
    "records",
    [
        {"Harbour Board": Record(4, 4), "Daily Net": Record(10, 2)},
        {"Harbour Board": Record(20, 18), "Daily Net": Record(20, 16)},
        {"Harbour Board": Record(20, 9), "Daily Net": Record(20, 2)},
    ],
    ids=["too little was settled", "both were mostly right", "neither was mostly right"],
)
def test_records_that_say_little_suggest_nothing(records: dict[str, Record]) -> None:
    assert of_two_publishers(records) is None


def test_a_good_record_does_not_outvote_two_origins() -> None:
    board = make_mention("58", publisher="Harbour Board", quote="The board counts 58 lost boats.")
    net = make_mention("85", publisher="Daily Net", quote="As many as 85 vessels sank, by our own count.")
    post = make_mention("85", publisher="Post", quote="Insurers paid for 85 hulls after the night.")
    suggestion = suggest([board, net, post], records={"Harbour Board": Record(50, 50)})
    assert suggestion is not None
    assert suggestion.key in {net.key, post.key}
