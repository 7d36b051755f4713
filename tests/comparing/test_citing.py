from __future__ import annotations

from typing import Any

from factcheck.comparing import Mention
from factcheck.comparing.citing import check_sources
from tests.comparing.making import make_mention


def board(text: str, **changes: Any) -> Mention:
    return make_mention(text, publisher="Harbour Board", what="boats", action="inspect", **changes)


def gazette(text: str, cited: str = "the Harbour Board", **changes: Any) -> Mention:
    return make_mention(text, publisher="Gazette", what="boats", action="inspect", attributed_to=cited, **changes)


def told(*mentions: Mention) -> list[tuple[bool, str]]:
    return [(check.holds, check.words) for check in check_sources(mentions)]


def test_a_figure_that_the_cited_text_gives_holds() -> None:
    expected = "Gazette cites Harbour Board for 1,204, whose own text gives 1,204."
    assert told(board("1,204"), gazette("1,204")) == [(True, expected)]


def test_a_figure_that_the_cited_text_does_not_give_is_told_with_those_it_gives() -> None:
    expected = "Gazette cites Harbour Board for 988, whose own text gives 1,204 instead."
    assert told(board("1,204"), gazette("988")) == [(False, expected)]


def test_nothing_is_said_of_a_source_whose_text_is_not_at_hand_or_is_silent() -> None:
    assert told(gazette("988")) == []
    assert told(board("12", unit="tonne"), gazette("988")) == []
    assert told(board("1,204", period="2030"), gazette("988", period="2031")) == []


def test_a_source_without_a_name_of_its_own_is_nobody() -> None:
    assert told(board("1,204"), gazette("988", cited="the board officials")) == []
    assert told(make_mention("4", publisher="Police", what="boats"), gazette("5", cited="police")) == []


def test_nothing_is_said_where_the_cited_source_gives_figures_of_other_places_or_many_times_apart() -> None:
    assert told(board("1,204", place="Norvik"), gazette("988", place="Ostmark")) == []
    assert told(board("31"), gazette("988")) == []


def test_a_slip_of_the_decimal_point_is_told_though_it_is_many_times_apart() -> None:
    ((holds, _),) = told(board("1,204"), gazette("12,040"))
    assert not holds


def test_nothing_is_said_where_the_cited_source_gives_the_number_under_another_name() -> None:
    in_a_table = make_mention("988", publisher="Harbour Board", what="East")
    assert told(board("1,204"), in_a_table, gazette("988")) == []
