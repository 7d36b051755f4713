from decimal import Decimal

import pytest

from factcheck.figures import Cell, Document, Figure, read

FLAT = """Bird Ministry nets cut over the years
Year 2018 2019 2020 2022-2023.5
Number of nets cut (pieces) 596 735 610 1037
Total weight of eels seized (tons) 4.61 2.77 1.6 5.3
"""


def test_rows_of_a_copied_table_take_period_unit_and_noun_from_their_header_and_label() -> None:
    figures = read(Document(FLAT))
    nets, eels = figures[:4], figures[4:]
    assert [(f.low, f.unit, f.what, f.period) for f in nets] == [
        (Decimal(596), "count", "nets", "2018"),
        (Decimal(735), "count", "nets", "2019"),
        (Decimal(610), "count", "nets", "2020"),
        (Decimal(1037), "count", "nets", "2022/2023-05"),
    ]
    assert [(f.low, f.unit, f.what, f.action) for f in eels] == [
        (Decimal(value), "ton", "eels", "seize") for value in ("4.61", "2.77", "1.6", "5.3")
    ]


def cell(text: str, words: str, row: str, column: str, caption: str = "") -> Cell:
    start = text.index(words)
    return Cell(start, start + len(words), row, column, caption)


def test_a_cell_is_understood_by_its_headers_and_caption() -> None:
    text = "Cod\t4.33\nEel\t205"
    cells = (
        cell(text, "4.33", "Cod", "2008 (tons)", "Catches in Peru"),
        cell(text, "205", "Eel", "Boats", "Catches in Peru, 2009"),
    )
    tons, boats = read(Document(text, cells=cells))
    assert (tons.low, tons.unit, tons.what, tons.period, tons.place) == (Decimal("4.33"), "ton", "Cod", "2008", "Peru")
    assert (boats.unit, boats.period, boats.place) == ("count", "2009", "Peru")


def test_a_scale_in_a_header_multiplies_the_cell() -> None:
    text = "Revenue 38.5 35.1"
    cells = (
        cell(text, "38.5", "Revenue", "2023", "Group figures (EUR million)"),
        cell(text, "35.1", "Revenue", "2022", "Group figures (EUR million)"),
    )
    figures = read(Document(text, cells=cells))
    assert [(f.low, f.unit, f.period) for f in figures] == [
        (Decimal("38500000"), "EUR", "2023"),
        (Decimal("35100000"), "EUR", "2022"),
    ]


def test_counted_things_in_a_unit_column_name_what_is_counted() -> None:
    text = "36.18"
    (figure,) = read(Document(text, cells=(Cell(0, 5, "Cigarettes, million sticks", "2022"),)))
    assert (figure.low, figure.unit, figure.what) == (Decimal("36180000"), "count", "Cigarettes")


def test_cells_that_hold_dates_or_words_are_no_figures() -> None:
    text = "2008-06-30 none"
    cells = (Cell(0, 10, "Closing day", ""), Cell(11, 15, "Losses", ""))
    assert read(Document(text, cells=cells)) == []


def test_cells_outside_the_text_are_passed_over() -> None:
    assert read(Document("none", cells=(Cell(2, 90, "a", "b"), Cell(-5, 2, "a", "b"), Cell(3, 1, "a", "b")))) == []


def test_a_column_of_units_gives_every_cell_of_its_row_the_unit() -> None:
    text = "Eel kg 588 612 Nets million pieces 36.18"
    cells = (
        cell(text, "kg", "Eel", "Unit"),
        cell(text, "588", "Eel", "2022"),
        cell(text, "612", "Eel", "2023"),
        cell(text, "million pieces", "Nets", "Unit"),
        cell(text, "36.18", "Nets", "2023"),
    )
    figures = read(Document(text, cells=cells))
    assert [(f.low, f.unit, f.what, f.period) for f in figures] == [
        (Decimal(588), "kilogram", "Eel", "2022"),
        (Decimal(612), "kilogram", "Eel", "2023"),
        (Decimal("36180000"), "count", "Nets", "2023"),
    ]


def test_a_letter_in_brackets_behind_a_year_is_a_footnote_and_no_unit() -> None:
    text = "Otters\t205"
    (figure,) = read(Document(text, cells=(cell(text, "205", "Otters", "2021 (p)"),)))
    assert (figure.unit, figure.what, figure.period) == ("count", "Otters", "2021")


def test_a_row_named_by_what_was_done_counts_those_it_was_done_to() -> None:
    text = "Rescued (all)\t205\nBadly burned\t40\nof which drones\t7"
    cells = tuple(
        cell(text, words, row, "2021", "Table 3. Bees, Malta")
        for words, row in (("205", "Rescued (all)"), ("40", "Badly burned"), ("7", "of which drones"))
    )
    figures = read(Document(text, cells=cells))
    assert [(f.what, f.action, f.place) for f in figures] == [
        ("Rescued", "rescue", "Malta"),
        ("Badly burned", "burn", "Malta"),
        ("drones badly burned", "burn", "Malta"),
    ]


@pytest.mark.parametrize("name", ["Nether Wallop", "South-west", "Foot of the Downs"])
def test_rows_of_a_table_by_region_are_places_even_where_no_list_knows_them(name: str) -> None:
    text = f"{name}\t12\nTotal\t30"
    cells = tuple(
        cell(text, words, row, "Otters freed", "Table 1. Animals by district, 2021")
        for words, row in (("12", name), ("30", "Total"))
    )
    wallop, total = read(Document(text, cells=cells))
    assert (wallop.what, wallop.place, wallop.period) == ("Otters", name, "2021")
    assert total.place is None


def test_a_copied_table_with_named_columns_takes_unit_noun_and_place_from_header_and_row() -> None:
    text = "District Otters Survival (%)\nWallop 120 71.5\nGrately 98 60.0\n\nThe season was wet."
    figures = read(Document(text))
    assert [(f.low, f.unit, f.what, f.place) for f in figures] == [
        (Decimal(120), "count", "Otters", "Wallop"),
        (Decimal("71.5"), "percent", "Survival", "Wallop"),
        (Decimal(98), "count", "Otters", "Grately"),
        (Decimal("60.0"), "percent", "Survival", "Grately"),
    ]


def test_a_total_is_of_what_the_caption_names() -> None:
    text = "Boats inspected 2030 North 504 Total 1,204"
    cells = (Cell(27, 30, "North", "2030", "Boats inspected"), Cell(37, 42, "Total", "2030", "Boats inspected"))
    figures = read(Document(text, cells=cells))
    assert [(figure.text, figure.what) for figure in figures if figure.cell] == [("504", "North"), ("1,204", "Boats")]


def cells_of(text: str) -> list[tuple[str, Decimal | None, str, str | None, str | None]]:
    return [(one.text, one.low, one.unit, one.what, one.period) for one in read(Document(text)) if one.cell]


def test_a_caption_of_as_many_words_as_the_table_has_columns_is_no_header() -> None:
    found = cells_of(
        "Fish landed by port (tonnes)\nPort 2019 2020 2021\nEbb 1,204 1,310 1,402\nTotal 1,800 2,045 2,012"
    )
    assert [(text, unit, period) for text, _, unit, _, period in found[:3]] == [
        ("1,204", "tonne", "2019"),
        ("1,310", "tonne", "2020"),
        ("1,402", "tonne", "2021"),
    ]
    assert found[3][3] == "Fish"


def test_columns_parted_by_bars_and_columns_of_years_beside_named_ones_are_read() -> None:
    barred = cells_of("Port | Boats | Nets\nEbb | 12 | 45\nTide | 3 | 19")
    assert [(text, what) for text, _, _, what, _ in barred] == [
        ("12", "Boats"),
        ("45", "Nets"),
        ("3", "Boats"),
        ("19", "Nets"),
    ]
    mixed = cells_of(
        "Indicator 2022 2023 Change\nExports ($ million) 412.5 430.1 4.3%\nImports ($ million) 390.2 401.7 2.9%"
    )
    assert mixed[1] == ("430.1", Decimal(430_100_000), "USD", "Exports", "2023")
    assert mixed[2][:4] == ("4.3%", Decimal("4.3"), "percent", "Change")


def test_thousands_parted_by_spaces_are_one_number_in_a_cell() -> None:
    wide = "Boats (thousands)\n          2011      2021\nEbb       1 204     1 530\nTide        980       870"
    assert [low for _, low, *_ in cells_of(wide)] == [1_204_000, 1_530_000, 980_000, 870_000]
    assert len(read(Document(wide))) == 4
    text = "Port 2021 Ebb 735 610"
    (figure,) = [one for one in read(Document(text, cells=(Cell(14, 21, "Ebb", "2021", "Boats"),))) if one.cell]
    assert (figure.text, figure.low) == ("735 610", Decimal(735_610))


def test_a_cell_is_of_what_its_row_and_its_column_name_together() -> None:
    text = "Subject Entries\nChemistry 40"
    start = text.index("40")
    (figure,) = read(Document(text, cells=(Cell(start, start + 2, row="Chemistry", column="Entries"),)))
    assert figure.what == "Chemistry entries"


def table(heading: str, *lines: str, page: str = "The mill opened in spring.") -> list[Figure]:
    """The cells of an HTML table without a caption, read from the page it stands on."""
    text = "\n\n".join(part for part in (page, heading, "\n".join(lines)) if part)
    at = len(text) - len("\n".join(lines))
    columns = lines[0].split("\t")
    cells = []
    for number, line in enumerate(lines):
        row, *values = line.split("\t")
        start = at + len(row) + 1
        for column, value in zip(columns[1:], values, strict=True):
            if number:
                cells.append(Cell(start, start + len(value), row, column))
            start += len(value) + 1
        at += len(line) + 1
    return [figure for figure in read(Document(text, cells=tuple(cells))) if figure.cell]


@pytest.mark.parametrize(
    "heading",
    [
        "Flour milled by grain, tonnes",
        "Flour milled (tonnes)",
        "Flour milled (dry weight, tonnes)",
        "Flour milled, in tonnes",
    ],
)
def test_the_heading_over_a_table_without_a_caption_gives_its_unit(heading: str) -> None:
    rye, oats = table(heading, "Grain\t2031", "Rye\t16.4", "Oats\t4.9")
    assert (rye.low, rye.unit, rye.what, rye.period) == (Decimal("16.4"), "tonne", "Rye", "2031")
    assert oats.unit == "tonne"
    assert rye.cell is not None and rye.cell.caption == heading


@pytest.mark.parametrize(
    ("corner", "unit", "low"), [("CHF million", "CHF", 16_400_000), ("CHF unless stated", "CHF", "16.4")]
)
def test_the_corner_of_a_table_gives_a_unit_to_what_counts_nothing_itself(corner: str, unit: str, low: object) -> None:
    figures = table(
        "Key figures", f"{corner}\t2031", "Revenue\t16.4", "Looms (pieces)\t49", "Employees at year-end\t205"
    )
    assert [(one.low, one.unit) for one in figures] == [(Decimal(str(low)), unit), (49, "count"), (205, "count")]


def test_a_corner_that_names_the_rows_is_no_unit() -> None:
    (june,) = table("Looms at work by month, 2031 (%)", "Month\tOn time", "June\t63.5")
    assert (june.unit, june.what) == ("percent", "Looms")


def test_rows_under_a_corner_of_regions_are_places() -> None:
    north, all_ = table("Looms inspected in 2031", "District\tQ1 2031", "Nether\t98", "Wallop\t120")
    assert [(one.what, one.place, one.period) for one in (north, all_)] == [
        ("Looms", "Nether", "2031-Q1"),
        ("Looms", "Wallop", "2031-Q1"),
    ]


@pytest.mark.parametrize("above", ["The mill was sold for CHF 5.", "", "Oats\t12 t"])
def test_a_sentence_above_a_table_is_no_heading(above: str) -> None:
    (rye,) = table("", "Grain\t2031", "Rye\t16.4", page=above)
    assert rye.cell is not None and rye.cell.caption == ""


def test_the_number_of_a_table_is_no_thing() -> None:
    text = "12"
    (figure,) = read(Document(text, cells=(Cell(0, 2, "Peru", "2031", "Table 2. Looms by country (selected)"),)))
    assert (figure.what, figure.place, figure.action) == ("Looms", "Peru", None)


def test_a_cell_lies_in_the_country_that_its_page_is_about() -> None:
    page = "The looms of Peru were counted. Peru has many. In Cusco and in Lima, Peru, most are old. " * 5
    (looms,) = table("Looms", "Kind\t2031", "Wooden\t12", page=page)
    assert looms.place == "Peru"


def test_a_paragraph_that_ends_with_a_number_is_no_row() -> None:
    text = "Cusco, 28 February 2031\nThe mean was 0.72 looms per weaver, against 0.78 before. In winter it was 0.65."
    assert [figure.text for figure in read(Document(text)) if figure.cell] == []


def test_a_cell_may_give_its_value_in_a_second_unit_too() -> None:
    text = "200 km/h (124 mph)"
    (figure,) = read(Document(text, cells=(Cell(0, len(text), "Speed", "Express"),)))
    assert (figure.text, figure.low) == ("200 km/h", Decimal(200))
    assert [(way.text, way.unit) for way in figure.also] == [("124 mph", "mile_per_hour")]


def test_a_row_of_a_part_has_the_unit_and_the_thing_of_the_row_above() -> None:
    rows = {
        "Kelp landed (tonnes)": "640",
        "of which Esk": "118",
        "Roofs, year-end (MW)": "16",
        "of which on mills": "7",
    }
    text = "\n".join(f"{row}\t{number}" for row, number in rows.items())
    cells = tuple(cell(text, number, row, "2021", "Table 3. Kelp and power") for row, number in rows.items())
    figures = read(Document(text, cells=cells))
    assert [(f.unit, f.part_of) for f in figures] == [
        ("tonne", False),
        ("tonne", True),
        ("megawatt", False),
        ("megawatt", True),
    ]
    assert [f.what for f in figures][1::2] == ["Esk kelp", "Roofs on mills"]


@pytest.mark.parametrize(
    ("row", "what", "place"), [("Malta: nets cut", "nets", "Malta"), ("Malta, nets since 2019", "nets", "Malta")]
)
def test_a_row_may_begin_with_its_place(row: str, what: str, place: str) -> None:
    text = f"{row}\t640"
    (figure,) = read(Document(text, cells=(cell(text, "640", row, "10 May 2021", "Table 3"),)))
    assert (figure.what, figure.place) == (what, place)


def test_what_a_row_counts_since_a_day_is_counted_up_to_that_of_its_column() -> None:
    text = "Nets cut since March 2019\t640"
    (figure,) = read(Document(text, cells=(cell(text, "640", "Nets cut since March 2019", "10 May 2021", ""),)))
    assert figure.period == "2019-03/2021-05-10"


@pytest.mark.parametrize(
    ("row", "column", "what", "place", "period"),
    [
        ("Peru", "2031, Births", "Births", "Peru", "2031"),
        ("Peru, 2031", "Births", "Births", "Peru", "2031"),
        ("Peru, Salt sold, 2031", "Value", "Salt", "Peru", "2031"),
        ("2031-03-01, Peru", "new_looms", "new looms", "Peru", "2031-03-01"),
        ("Peru: exports to Chile", "2031", "exports", "Peru", "2031"),
        ("Mills: Wool", "2031", "Wool", None, "2031"),
        ("Mills: Total", "2031", "Mills", None, "2031"),
    ],
)
def test_headings_of_outer_cells_give_what_the_inner_ones_leave_open(
    row: str, column: str, what: str, place: str | None, period: str
) -> None:
    (figure,) = read(Document("640", cells=(Cell(0, 3, row, column),)))
    assert (figure.what, figure.place, figure.period) == (what, place, period)


def test_a_column_of_units_may_stand_behind_the_values() -> None:
    text = "640 tonnes\n7 kg"
    cells = tuple(
        cell(text, words, "Wool", column)
        for words, column in (("640", "Value"), ("tonnes", "Unit"), ("7", "Value"), ("kg", "Unit"))
    )
    assert [figure.unit for figure in read(Document(text, cells=cells))] == ["tonne", "kilogram"]


def test_a_date_and_a_place_of_a_table_of_facts_hold_for_all_of_it() -> None:
    text = "3 May 2031\nPeru\n27"
    rows = (("3 May 2031", "Date"), ("Peru", "Location"), ("27", "Deaths"))
    cells = tuple(cell(text, words, row, "", "Fire of 2031") for words, row in rows)
    (deaths,) = read(Document(text, cells=cells))
    assert (deaths.what, deaths.place, deaths.period) == ("Deaths", "Peru", "2031-05-03")


def test_a_letter_that_ends_a_name_is_no_unit() -> None:
    (figure,) = read(Document("640", cells=(Cell(0, 3, "Loom A", "2031"),)))
    assert figure.unit == "count"


def test_a_table_drawn_with_bars_may_have_them_at_its_sides_and_a_rule() -> None:
    text = "Boats by port\n\n| Port | Boats | Eels (t) |\n|---|:---:|---:|\n| Ebb | 12 | 4.5 |\n| Tide | 3 | 9 |"
    assert [(one, unit, what) for one, _, unit, what, _ in cells_of(text)] == [
        ("12", "count", "Boats"),
        ("4.5", "tonne", "Eels"),
        ("3", "count", "Boats"),
        ("9", "tonne", "Eels"),
    ]
    years = cells_of("Boats (thousands)\n\n| Port | 2031 | 2032 |\n| ---- | ---: | ---: |\n| Ebb | 12 | 14 |")
    assert [(str(low), period) for _, low, _, _, period in years] == [("12000", "2031"), ("14000", "2032")]


def test_a_heading_by_what_goes_on_with_the_one_above_it() -> None:
    (nether,) = table("Otters drowned\n\nBy district", "District\t2031", "Nether\t12")
    assert (nether.what, nether.place) == ("Otters", "Nether")


def test_men_and_women_are_told_apart_in_a_table_of_both() -> None:
    men, women = table("Arrests in Peru", "Sex\t2031", "Men\t12", "Women\t3")
    assert (men.what, women.what) == ("men arrests", "women arrests")


@pytest.mark.parametrize("bracket", ["('000)", "(in thousands of hectares)", "(millions)"])
def test_the_unit_in_a_heading_is_no_figure(bracket: str) -> None:
    text = f"Rye and oats sown {bracket}\n\nCrop\t2031\nRye\t12"
    at = len(text) - 2
    assert [one.text for one in read(Document(text, cells=(Cell(at, at + 2, "Rye", "2031"),)))] == ["12"]


def test_what_stands_before_a_very_wide_table_is_read() -> None:
    wide = "\t".join(str(n) for n in range(1000, 1200))
    text = f"Wardens freed 40 otters.\n\nEsk\t{wide}"
    at = text.rindex("1199")
    assert [one.text for one in read(Document(text, cells=(Cell(at, at + 4, "Esk", "Otters"),)))] == ["40", "1199"]


@pytest.mark.parametrize(
    ("over", "under"),
    [
        ("All amounts in millions of kuna unless otherwise stated.", ""),
        ("(Figures in HRK million)", ""),
        ("", "Note: values are given in millions of kuna."),
    ],
)
def test_a_note_over_or_under_a_table_gives_its_unit(over: str, under: str) -> None:
    text = f"{over}\n\n\t2031\nAssets\t41.2\nStaff (number)\t122\n\n{under}"
    found = (cell(text, "41.2", "Assets", "2031"), cell(text, "122", "Staff (number)", "2031"))
    assets, staff = read(Document(text, cells=found))
    assert (assets.low, assets.unit, staff.unit) == (Decimal(41_200_000), "HRK", "count")
