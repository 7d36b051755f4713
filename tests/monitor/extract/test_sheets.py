"""Files of separated values: their sign, their titles and notes, and how much of them is read."""

from __future__ import annotations

import pytest

from monitor.extract import Extracted, NoText, extract
from monitor.extract.grid import MOST_ROWS


def sheet(words: str, content_type: str = "text/csv") -> Extracted:
    return extract(words.encode(), content_type=content_type)


def described(words: str) -> dict[str, tuple[str, str]]:
    found = sheet(words)
    return {found.text[cell.start : cell.end]: (cell.row, cell.column) for cell in found.cells}


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(sign: str) -> None:
    cells = described("Port,Boats,Nets\nEbb,12,45\nTide,3,19\n".replace(",", sign))
    assert cells["19"] == ("Tide", "Nets")


def test_commas_inside_the_cells_of_another_sign_part_nothing() -> None:
    assert described("Port;Rye (t)\nEbb;1,5\nTide;2,25\n") == {"1,5": ("Ebb", "Rye (t)"), "2,25": ("Tide", "Rye (t)")}


def test_a_mark_of_byte_order_and_quotes_are_no_words() -> None:
    cells = described('\ufeff"Port","Boats, old\nand new"\n"Ebb","1,204"\n')
    assert cells == {"1,204": ("Ebb", "Boats, old and new")}


@pytest.mark.parametrize(
    "type", ["text/csv; charset=utf-8", "text/tab-separated-values", "application/csv", "application/vnd.ms-excel"]
)
def test_a_sheet_is_told_by_its_type(type: str) -> None:
    assert sheet("Port,Boats\nEbb,12\n", type).cells
    assert not sheet("Port,Boats\nEbb,12\n", "text/plain").cells


def test_rows_of_one_cell_above_a_table_are_its_caption_and_those_below_are_notes() -> None:
    found = sheet('"Table 3. Boats by port, 2031",,\n(thousands),,\n,Old,New\nEbb,12,45\n,,\nSource: harbours,,\n')
    assert found.title == "Table 3. Boats by port, 2031"
    assert found.text.endswith("\tOld\tNew\nEbb\t12\t45\n\nSource: harbours")
    assert {cell.caption for cell in found.cells} == {"Table 3. Boats by port, 2031, (thousands)"}


def test_each_row_of_data_is_named_by_all_its_words_and_years() -> None:
    cells = described("Country,Code,Year,Boats,Share\nPeru,PER,2031,40,1.5\nPeru,PER,2032,41,1.6\n")
    assert cells["41"] == ("Peru, 2032", "Boats")
    assert cells["1.5"] == ("Peru, 2031", "Share")


def test_a_heading_over_several_columns_speaks_for_each_of_them() -> None:
    cells = described("Port,2031,,2032,\n,Old,New,Old,New\nEbb,12,45,14,46\nTide,3,9,4,8\n")
    assert (cells["45"], cells["14"]) == (("Ebb", "2031, New"), ("Ebb", "2032, Old"))


def test_of_a_long_file_the_beginning_is_read_and_the_rest_is_owned_up_to() -> None:
    rows = [f"Port {n},{n}" for n in range(1, 2 * MOST_ROWS)]
    found = sheet("\n".join(["Port,Boats", *rows]))
    assert found.is_cut
    assert found.text.count("\n") == MOST_ROWS - 1
    assert not sheet("\n".join(["Port,Boats", *rows[: MOST_ROWS - 1]])).is_cut


def test_what_is_no_table_is_read_as_lines_and_nothing_fails() -> None:
    assert sheet("Otters\nThe river froze, and 40 otters left.\n").text.startswith("Otters\n\n")
    assert sheet('Port,Boats\nEbb,"12\n' + "Tide,3\n" * 20_000).text.startswith('Port\tBoats\nEbb\t"12\nTide\t3')
    with pytest.raises(NoText):
        sheet(",,\n,,\n")
