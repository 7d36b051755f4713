"""Reads an HTML table: which cell stands where once spans are resolved, and which headers speak for it."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from monitor.extract import grid
from monitor.extract.clean import clean, squeeze
from monitor.extract.grid import EMPTY, MOST_COLUMNS, MOST_ROWS, Slot, Table

_LONGEST_CELL = 300
_LONGEST_FACT = 100


def is_data(table: HtmlElement) -> bool:
    """Whether the table holds data; many only lay out a page."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table", "form"), None) is not None:
        return False
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in _cells(row)]
    if len(rows) < 2 or len(cells) < 4 or len(cells) < 1.5 * len(rows):
        return False
    return sum(len(cell.text_content()) for cell in cells) < _LONGEST_CELL * len(cells)


def is_facts(names: HtmlElement, words_of: Callable[[HtmlElement], str]) -> bool:
    """Whether a list of definitions is a table of facts: two names or more, each with one short value, half of them
    numbers."""
    facts = _facts(names)
    values = [words_of(value) for _, value in facts]
    numbers = sum(any(char.isdigit() for char in value) for value in values)
    pairs = sum(1 for _ in names.iterdescendants("dt")) == sum(1 for _ in names.iterdescendants("dd")) == len(facts)
    short = all(len(one) <= _LONGEST_FACT and not one.endswith(".") for one in values)
    return pairs and len(facts) > 1 and numbers * 2 >= len(facts) and short


def read_facts(names: HtmlElement, words_of: Callable[[HtmlElement], str]) -> Table:
    """A list of definitions as a table of two columns."""
    rows = (
        [Slot(squeeze(words_of(name)), is_header=True), Slot(squeeze(words_of(value)))] for name, value in _facts(names)
    )
    return grid.read(list(rows))


def _facts(names: HtmlElement) -> list[tuple[HtmlElement, HtmlElement]]:
    """Each name with the value right behind it."""
    items = list(names.iterdescendants("dt", "dd"))
    return [(one, after) for one, after in itertools.pairwise(items) if (one.tag, after.tag) == ("dt", "dd")]


def places(table: HtmlElement) -> int:
    """How many places the table has once its spans are spread out: a few bytes can ask for billions."""
    widths = [sum(_span(cell, "colspan", 10**6) for cell in _cells(row)) for row in table.iterdescendants("tr")]
    return len(widths) * max(widths, default=0)


def read(table: HtmlElement, words_of: Callable[[HtmlElement], str]) -> Table:
    """The table as lines, with headers for each cell of its body; `words_of` gives the visible words of a cell."""
    head = sum(1 for row in _rows(table) if row.getparent().tag == "thead")
    found = grid.read(_grid(table, words_of), head, _caption(table))
    found.is_cut = next(itertools.islice(table.iterdescendants("tr"), MOST_ROWS, None), None) is not None
    return found


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    found = (row for row in table.iterdescendants("tr"))
    for number, row in enumerate(found):
        if number >= MOST_ROWS:
            return
        yield row


def _cells(row: HtmlElement) -> list[HtmlElement]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _caption(table: HtmlElement) -> str:
    caption = next(table.iterdescendants("caption"), None)
    return squeeze(clean(caption.text_content())) if caption is not None else ""


def _grid(table: HtmlElement, words_of: Callable[[HtmlElement], str]) -> list[list[Slot]]:
    """Every place of the table with what it shows, spans resolved; all rows of one length."""
    rows: list[list[Slot]] = []
    hanging: dict[int, tuple[int, Slot]] = {}  # column -> rows it still covers
    for row in _rows(table):
        slots: list[Slot] = []
        cells = iter(_cells(row))
        while len(slots) < MOST_COLUMNS:
            if (left := hanging.pop(len(slots), None)) is not None:
                if left[0] > 1:
                    hanging[len(slots)] = (left[0] - 1, left[1])
                slots.append(left[1])
            elif (cell := next(cells, None)) is not None:
                _place(cell, squeeze(words_of(cell).replace("\t", " ")), slots, hanging)
            elif any(column > len(slots) for column in hanging):
                slots.append(EMPTY)
            else:
                break
        if any(slot.text for slot in slots):
            rows.append(slots)
    width = max((len(row) for row in rows), default=0)
    return [row + [EMPTY] * (width - len(row)) for row in rows]


def _place(cell: HtmlElement, text: str, slots: list[Slot], hanging: dict[int, tuple[int, Slot]]) -> None:
    is_header = cell.tag == "th"
    rows = _span(cell, "rowspan", MOST_ROWS)
    for number in range(min(_span(cell, "colspan", MOST_COLUMNS), MOST_COLUMNS - len(slots))):
        if rows > 1:
            hanging[len(slots)] = (rows - 1, Slot(text, is_header, False))
        slots.append(Slot(text, is_header, number == 0))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value[:6]), most)) if value.isascii() and value.isdigit() else 1
