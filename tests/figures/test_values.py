"""What stands in one cell of a table."""

from decimal import Decimal

import pytest

from factcheck.figures import Cell, Document, Figure, read


def cells(text: str, row: str = "Esk", column: str = "Otters", caption: str = "") -> list[Figure]:
    return read(Document(text, cells=(Cell(0, len(text), row, column, caption),)))


@pytest.mark.parametrize(
    ("written", "low", "high", "hedge"),
    [
        ("<5", 5, 5, "less_than"),
        ("≥ 30", 30, 30, "at_least"),
        ("~900", 900, 900, "about"),
        ("1,200–1,500", 1200, 1500, "between"),
        ("40 - 50", 40, 50, "between"),
        ("22,000 (wardens)", 22_000, 22_000, "exact"),
        ("1 204", 1204, 1204, "exact"),
    ],
)
def test_a_cell_may_hedge_or_give_a_range(written: str, low: int, high: int, hedge: str) -> None:
    (figure,) = cells(written, row="")
    assert (figure.hedge, figure.what) == (hedge, "Otters")
    assert [figure.low, figure.high] == [low, high]


def test_a_margin_is_the_step_of_the_value() -> None:
    (figure,) = cells("450 ± 20", column="Weight (g)")
    assert [figure.low, figure.step, figure.unit] == [450, 40, "gram"]


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [
        ("Net profit", "2031 (CHF)", -45),
        ("Change in stocks", "2031 (CHF)", -45),
        ("Cost of wool", "2031 (CHF)", 45),
        ("Net loss", "2031 (CHF)", 45),
        ("Otters", "2031", 45),
        ("Otters", "Change, 2031", -45),
    ],
)
def test_brackets_take_away_in_accounts_and_changes(row: str, column: str, value: int) -> None:
    (figure,) = cells("(45)", row, column)
    assert figure.low == figure.high == value


@pytest.mark.parametrize(("written", "trend"), [("▲ 20%", "up"), ("▼5.0%", "down"), ("20%", None)])
def test_an_arrow_tells_rise_and_fall(written: str, trend: str | None) -> None:
    (figure,) = cells(written, column="Change")
    assert figure.trend == trend


@pytest.mark.parametrize(("written", "column"), [("450 (45.0)", "Otters (%)"), ("450 (45.0%)", "Otters")])
def test_a_number_may_have_its_share_in_brackets(written: str, column: str) -> None:
    count, share = cells(written, "North", column)
    assert [count.low, count.unit] == [450, "count"]
    assert (share.low, share.unit, share.what) == (Decimal("45.0"), "percent", count.what)


@pytest.mark.parametrize(
    ("row", "column"), [("Esk", "Rank"), ("Area code", ""), ("Esk", "Phone"), ("Esk", "Post code"), ("Latitude", "")]
)
def test_what_things_are_ordered_or_looked_up_by_is_no_figure(row: str, column: str) -> None:
    assert cells("01632", row, column) == []


@pytest.mark.parametrize("row", ["Earnings per share", "Basic EPS", "Wool sold per tonne"])
def test_an_amount_for_each_is_not_in_millions(row: str) -> None:
    (figure,) = cells("$0.33", row, "2031", "Results (USD million, but for amounts per share)")
    assert figure.low == Decimal("0.33")


@pytest.mark.parametrize(
    ("row", "unit"), [("Steel (kt)", "kiloton"), ("Highest wind (kt)", "knot"), ("Top speed of the ferry (kt)", "knot")]
)
def test_kt_is_a_thousand_tonnes_where_nothing_moves(row: str, unit: str) -> None:
    (figure,) = cells("450", row, "2031")
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("row", "unit"), [("Pupil-teacher ratio", "dimensionless"), ("Median age", "dimensionless"), ("Otters", "count")]
)
def test_a_number_with_decimals_that_counts_nothing_is_a_level(row: str, unit: str) -> None:
    (figure,) = cells("18.5", row, "2031")
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("column", "period", "role"),
    [
        ("2031e", "2031", "actual"),
        ("2032f", "2032", "forecast"),
        ("2032 (F)", "2032", "forecast"),
        ("2032 forecast", "2032", "forecast"),
        ("Target 2040", "2040", "target"),
        ("Previous", None, "previous"),
    ],
)
def test_a_column_tells_forecasts_targets_and_what_was_before(column: str, period: str | None, role: str) -> None:
    (figure,) = cells("18", "Otters", column)
    assert (figure.what, figure.period, figure.role) == ("Otters", period, role)


@pytest.mark.parametrize(
    ("row", "column", "period"),
    [("Q2", "Otters", "2031-Q2"), ("Otters", "Feb.", "2031-02"), ("H1", "Otters", "2031-01/2031-06")],
)
def test_a_month_or_quarter_is_one_of_the_year_in_the_caption(row: str, column: str, period: str) -> None:
    (figure,) = cells("18", row, column, "Otters of Wales, 2031")
    assert figure.period == period


def test_no_sentence_is_read_out_of_headings_and_codes() -> None:
    text = "Year\tper 1,000 boats\tPhone\n15–64\t7\t01632 960123\nAll in all, 90 otters live there."
    at = text.index("7")
    phone = text.index("01632")
    columns = (Cell(at, at + 1, "15–64", "per 1,000 boats"), Cell(phone, phone + 12, "15–64", "Phone"))
    assert [figure.text for figure in read(Document(text, cells=columns))] == ["7", "90"]


def test_a_letter_glued_to_a_number_of_another_unit_is_a_note() -> None:
    (figure,) = cells("1.9p", "Growth (%)", "2031")
    assert figure.unit == "percent"
    assert cells("450p", "Wool", "Price")[0].unit == "penny"


@pytest.mark.parametrize("written", ["1,204 (+45)", "1,204 (1,100–1,300)", "1,204 [1,100, 1,300]"])
def test_a_bracket_behind_a_value_is_an_aside(written: str) -> None:
    assert [one.text for one in cells(written, row="")] == ["1,204"]


@pytest.mark.parametrize(("row", "unit"), [("Revenue", "CHF"), ("Headcount", "count"), ("Number of mills", "count")])
def test_a_caption_may_except_some_rows_from_its_unit(row: str, unit: str) -> None:
    (figure,) = cells("1,204", row, "2031", "All figures in CHF millions unless otherwise noted")
    assert (figure.unit, figure.low == 1_204) == (unit, unit == "count")


def test_a_column_of_a_year_and_what_kind_of_figures_it_holds_names_no_thing() -> None:
    (figure,) = cells("1,204", "Mills", "Actual 2031")
    assert (figure.what, figure.period) == ("Mills", "2031")


def test_total_names_nothing_beside_what_was_done() -> None:
    (figure,) = cells("1,204", "Total injured", "", "Fire in Peru, 2031")
    assert (figure.what, figure.action) == ("Total injured", "injure")


def test_a_date_in_the_bracket_of_a_cell_is_its_period() -> None:
    (figure,) = cells("1,204 (2031 census)", row="Weavers", column="")
    assert (figure.low, figure.what, figure.period) == (Decimal(1204), "Weavers", "2031")


@pytest.mark.parametrize("row", ["Founded", "Year of opening"])
def test_the_year_in_which_something_was_is_no_figure(row: str) -> None:
    text = f"{row}\t1894"
    assert read(Document(text, cells=(Cell(len(row) + 1, len(text), row, ""),))) == []


@pytest.mark.parametrize(
    ("row", "column"), [("Revenue (EUR million)", "Change (%)"), ("Visits (thousands)", "Share, %")]
)
def test_the_share_of_a_column_is_not_in_the_unit_of_its_row(row: str, column: str) -> None:
    (figure,) = cells("9.8", row=row, column=column)
    assert (figure.low, figure.unit) == (Decimal("9.8"), "percent")


def test_a_measure_of_its_own_is_not_in_the_millions_of_its_table() -> None:
    (figure,) = cells("2.4 km", row="Quay", column="", caption="Key facts, EUR million")
    assert (figure.low, figure.unit) == (Decimal("2.4"), "kilometre")


def test_classes_under_a_heading_are_told_apart() -> None:
    assert [one.what for one in cells("40", row="Age group: 15–64", column="")] == ["Age group 15–64"]
