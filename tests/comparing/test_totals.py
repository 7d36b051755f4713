from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.comparing import Mention
from factcheck.comparing.totals import check_totals, is_total
from factcheck.figures import Cell
from tests.comparing.making import make_mention


def table(*rows: tuple[str, list[str]], unit: str = "count") -> list[Mention]:
    """The cells of one document's table, column by column under the years from 2030 on."""
    made = []
    for label, texts in rows:
        for year, text in enumerate(texts, 2030):
            mention = make_mention(text, unit=unit, document="report")
            cell = Cell(0, len(text), label, str(year), "Boats by port")
            made.append(replace(mention, figure=replace(mention.figure, cell=cell)))
    return made


def told(mentions: list[Mention]) -> list[tuple[bool, str]]:
    return [(check.holds, check.words) for check in check_totals(mentions)]


def test_a_total_that_its_column_sums_to_holds() -> None:
    cells = table(("North", ["504"]), ("South", ["400"]), ("West", ["300"]), ("Total", ["1,204"]))
    assert told(cells) == [(True, "504 + 400 + 300 = 1,204: the total 1,204 (Total, 2030) follows.")]


def test_a_total_that_its_column_misses_is_told_with_the_sum() -> None:
    cells = table(("North", ["504"]), ("South", ["400"]), ("West", ["300"]), ("Total", ["1,240"]))
    expected = "504 + 400 + 300 = 1,204: the table gives 1,240 as the total (Total, 2030)."
    assert told(cells) == [(False, expected)]


def test_a_total_may_stand_above_its_parts() -> None:
    cells = table(("All ports", ["904"]), ("North", ["504"]), ("South", ["400"]))
    assert [holds for holds, _ in told(cells)] == [True]


def test_cells_that_were_rounded_may_miss_the_total_by_their_last_place() -> None:
    cells = table(("North", ["1.4"]), ("South", ["2.4"]), ("Total", ["3.9"]), unit="tonne")
    assert [holds for holds, _ in told(cells)] == [True]


def test_a_far_off_total_is_only_told_where_another_column_adds_up() -> None:
    far = [("North", ["504", "90"]), ("South", ["400", "10"]), ("Total", ["904", "300"])]
    assert sorted(holds for holds, _ in told(table(*far))) == [False, True]
    alone = [("North", ["90"]), ("South", ["10"]), ("Total", ["300"])]
    assert told(table(*alone)) == []


@pytest.mark.parametrize("unit", ["percent", "celsius", "per_100000", "tonne_per_hectare", "dimensionless"])
def test_shares_and_rates_are_not_added(unit: str) -> None:
    assert told(table(("North", ["50"]), ("South", ["40"]), ("Total", ["95"]), unit=unit)) == []


def test_a_total_column_is_checked_along_each_row() -> None:
    made = []
    for column, text in (("Men", "40"), ("Women", "50"), ("Total", "91")):
        mention = make_mention(text, document="report")
        made.append(replace(mention, figure=replace(mention.figure, cell=Cell(0, 2, "Crew", column))))
    assert told(made) == [(False, "40 + 50 = 90: the table gives 91 as the total (Crew, Total).")]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Total", True), ("total (tonnes)", True), ("合计", True), ("Totally new", False), ("Alloy", False)],
)
def test_headings_of_totals_are_told_from_words_that_begin_alike(label: str, expected: bool) -> None:
    assert is_total(label) is expected
