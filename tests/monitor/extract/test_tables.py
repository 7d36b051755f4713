"""Tables: spans, headers, and what is no table of data."""

from __future__ import annotations

from monitor.extract import extract

LEAD = "<p>The office publishes these numbers every year, in the spring, after all districts have reported theirs.</p>"


def described(table: str) -> dict[str, tuple[str, str]]:
    found = extract(f"<html><body><main>{LEAD}{table}</main></body></html>".encode())
    return {found.text[cell.start : cell.end]: (cell.row, cell.column) for cell in found.cells}


def test_headers_over_several_columns_speak_for_each_of_them() -> None:
    cells = described(
        "<table><tr><th rowspan=2>Crop</th><th colspan=2>Tonnes</th></tr><tr><th>2023</th><th>2024</th></tr>"
        "<tr><td>Rye</td><td>410</td><td>395</td></tr><tr><td>Oats</td><td>280</td><td>301</td></tr></table>"
    )
    assert cells["395"] == ("Rye", "Tonnes, 2024")
    assert cells["280"] == ("Oats", "Tonnes, 2023")


def test_a_cell_over_several_rows_speaks_for_each_and_stands_once() -> None:
    cells = described(
        "<table><tr><th>Year</th><th>Crop</th><th>Tonnes</th></tr>"
        "<tr><th rowspan=2>2023</th><th>Rye</th><td>410</td></tr><tr><th>Oats</th><td>280</td></tr>"
        "<tr><th>2024</th><th>Rye</th><td>395</td></tr></table>"
    )
    assert cells["280"] == ("2023, Oats", "Tonnes")
    assert cells["395"] == ("2024, Rye", "Tonnes")


def test_first_row_and_column_are_headers_where_only_the_rest_are_numbers() -> None:
    cells = described(
        "<table><tr><td>Port</td><td>2023</td><td>2024</td></tr>"
        "<tr><td>Arn</td><td>12,400</td><td>13,100</td></tr><tr><td>Belm</td><td>7,020</td><td>6,900</td></tr></table>"
    )
    assert cells["6,900"] == ("Belm", "2024")


def test_years_down_the_side_name_the_rows() -> None:
    cells = described(
        "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2023</td><td>311</td></tr>"
        "<tr><td>2024</td><td>342</td></tr></table>"
    )
    assert cells == {"311": ("2023", "Ships"), "342": ("2024", "Ships")}


def test_short_rows_and_empty_cells_do_not_shift_the_others() -> None:
    cells = described(
        "<table><tr><th></th><th>A</th><th>B</th></tr><tr><th>x</th><td></td><td>55</td></tr><tr><th>y</th><td>66</td></tr>"
        "<tr><th>z</th></tr></table>"
    )
    assert cells == {"55": ("x", "B"), "66": ("y", "A")}


def test_nonsense_spans_are_read_as_one() -> None:
    cells = described(
        "<table><tr><th>a</th><th>b</th></tr><tr><th>x</th><td colspan='-3' rowspan='zero'>55</td></tr>"
        "<tr><th>y</th><td colspan='²'>66</td></tr></table>"
    )
    assert cells == {"55": ("x", "b"), "66": ("y", "b")}


def test_a_table_that_only_lays_out_the_page_is_read_as_paragraphs() -> None:
    text = "The harbour counted 311 ships, and the office counted them again in the autumn. " * 3
    found = extract(f"<html><body><table><tr><td>{text}</td></tr></table></body></html>".encode())
    assert found.cells == ()
    assert "311 ships" in found.text


def test_words_that_blocks_keep_apart_are_kept_apart_in_cells_too() -> None:
    cells = described(
        "<table><tr><th>Port</th><th>Ships<br>per year</th></tr>"
        "<tr><td>Arn</td><td><div>311</div><div>(est.)</div></td></tr>"
        "<tr><td>Belm</td><td>20</td></tr></table>"
    )
    assert cells["311 (est.)"] == ("Arn", "Ships per year")


def test_the_heading_of_a_table_stands_over_it() -> None:
    rows = "".join(
        f"<tr><th>{crop}</th><td>612</td><td>11.94</td><td>31</td><td>640</td></tr>" for crop in ("Rye", "Oats")
    )
    table = (
        "<h2>Chosen crops, 2023</h2><table><thead><tr><th>Crop</th><th>Farms</th><th>Area (million ha)</th>"
        f"<th>Loss (kg)</th><th>Stocks (kg)</th></tr></thead><tbody>{rows}</tbody></table>"
    )
    text = extract(f"<html><body><h1>Harvest</h1>{LEAD * 6}{table}{LEAD}</body></html>".encode()).text
    assert "Chosen crops, 2023\n\nCrop\tFarms" in text


def test_sections_named_by_header_cells_are_no_header_of_the_columns() -> None:
    cells = described(
        "<table><tr><th></th><th>Cut</th></tr><tr><th colspan=2>2023</th></tr><tr><td>Nets</td><td>12</td></tr>"
        "<tr><th colspan=2>2024</th></tr><tr><td>Nets</td><td>15</td></tr></table>"
    )
    assert cells == {"12": ("2023: Nets", "Cut"), "15": ("2024: Nets", "Cut")}


def test_a_list_of_names_and_values_is_a_table_of_facts() -> None:
    cells = described("<dl><dt>Looms</dt><dd>131 (2022)</dd><dt>Quay length</dt><dd>2.4 km</dd></dl>")
    assert cells == {"131 (2022)": ("Looms", ""), "2.4 km": ("Quay length", "")}
    assert not described("<dl><dt>Loom</dt><dd>What weaves.</dd><dt>Rye</dt><dd>What 40 mills ground.</dd></dl>")
