"""Which rows and columns of a table name the others."""

from __future__ import annotations

import pytest

from monitor.extract.grid import Slot, Table, read


def table(*rows: str, caption: str = "") -> Table:
    """Cells parted by bars, none marked as a header; "<" stands for the cell before that spans this place too."""
    grid = []
    for row in rows:
        slots: list[Slot] = []
        for words in row.split("|"):
            slots.append(Slot(slots[-1].text, is_first=False) if words == "<" else Slot(words))
        grid.append(slots)
    return read(grid, caption=caption)


def described(*rows: str) -> dict[str, tuple[str, str]]:
    found = table(*rows)
    return {found.lines[cell.start : cell.end]: (cell.row, cell.column) for cell in found.cells}


def test_a_row_of_units_under_the_names_belongs_to_the_header() -> None:
    assert described("Port|Area|Catch", "|km²|tonnes", "Ebb|40|7")["7"] == ("Ebb", "Catch, tonnes")


def test_a_row_without_numbers_among_the_others_is_no_header() -> None:
    cells = described("Port|2031|2032", "Ebb|n/a|..", "Tide|3|9")
    assert cells["9"] == ("Tide", "2032")


def test_ranks_and_codes_name_no_row() -> None:
    cells = described("Rank|Code|Port|Boats", "1|E07|Ebb|12", "2|E08|Tide|3")
    assert cells["12"] == ("Ebb", "Boats")


@pytest.mark.parametrize(
    ("first", "name"), [("2031-05-03", "2031-05-03"), ("15–64", "15–64"), ("3 May 2031", "3 May 2031")]
)
def test_days_and_classes_name_their_rows(first: str, name: str) -> None:
    assert described("Of|Boats", f"{first}|12", "65+|9")["12"] == (name, "Boats")


def test_years_of_another_kind_name_no_row() -> None:
    cells = described("Mill|Founded|Looms", "Ebb|1987|12", "Tide|1990|3")
    assert cells["12"] == ("Ebb", "Looms")


def test_a_cell_as_wide_as_the_table_is_its_title_above_it_and_a_section_inside() -> None:
    found = table("Crops|<|<", "Crop|2031|2032", "Rye|4|5", "Hectares|<|<", "Rye|12|13", "Total|80|90", caption="Esk")
    assert found.caption == "Esk, Crops"
    assert found.lines.startswith("Crop\t2031")
    assert [(cell.row, cell.column) for cell in found.cells if cell.column == "2031"] == [
        ("Rye", "2031"),
        ("Hectares: Rye", "2031"),
        ("Total", "2031"),
    ]


def test_a_sign_in_a_cell_of_its_own_belongs_to_the_number_beside_it() -> None:
    found = table("|2031|<|2032|<", "Sales|$|1,204|$|980", "Share|40|%|41|%")
    assert [found.lines[cell.start : cell.end] for cell in found.cells] == ["$\t1,204", "$\t980", "40\t%", "41\t%"]


def test_two_columns_of_unlike_facts_have_no_header() -> None:
    cells = described("Capital|Esk", "People|3 million", "Area|40 km²", "Founded|in spring")
    assert cells["40 km²"] == ("Area", "")
