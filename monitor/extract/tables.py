"""Reads an HTML table: which cell stands where once spans are resolved, and which headers speak for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from monitor.extract.clean import clean, squeeze

MOST_ROWS = 3000
MOST_COLUMNS = 100
_LONGEST_CELL = 300

_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\D{0,12}(?:1[89]|20)\d\d(?:\D(?:\d\d|\d{4}))?\D{0,3}\Z")
_NUMBER = re.compile(r"[^\w]*[\d][\d\s.,'%/–-]*[^\w]*\w{0,12}[^\w]*\Z")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell in the lines of its table: `lines[start:end]` are its words."""

    start: int
    end: int
    row: str
    column: str


@dataclass(slots=True)
class Table:
    """`lines` are the rows, cells apart by a tab; a cell that spans several stands in the first of them."""

    caption: str
    lines: str
    cells: list[TableCell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Slot:
    """What one place of the grid holds; `is_first` where the cell itself stands, not its span."""

    text: str
    is_header: bool
    is_first: bool


_EMPTY = _Slot("", False, True)
Grid = list[list[_Slot]]


def is_data(table: HtmlElement) -> bool:
    """Whether the table holds data; many only lay out a page."""
    if table.get("role") in {"presentation", "none"} or next(table.iterdescendants("table", "form"), None) is not None:
        return False
    rows = list(_rows(table))
    cells = [cell for row in rows for cell in _cells(row)]
    if len(rows) < 2 or len(cells) < 4 or len(cells) < 1.5 * len(rows):
        return False
    return sum(len(cell.text_content()) for cell in cells) < _LONGEST_CELL * len(cells)


def places(table: HtmlElement) -> int:
    """How many places the table has once its spans are spread out: a few bytes can ask for billions."""
    widths = [sum(_span(cell, "colspan", 10**6) for cell in _cells(row)) for row in table.iterdescendants("tr")]
    return len(widths) * max(widths, default=0)


def read(table: HtmlElement, words_of: Callable[[HtmlElement], str]) -> Table:
    """The table as lines, with headers for each cell of its body; `words_of` gives the visible words of a cell."""
    head = sum(1 for row in _rows(table) if row.getparent().tag == "thead")
    grid = _grid(table, words_of)
    head = head or _leading_headers(grid)
    stub = _stub_columns(grid, head)
    result = Table(_caption(table), "")
    lines: list[str] = []
    at = 0
    for number, row in enumerate(grid):
        words = [slot.text if slot.is_first else "" for slot in row]
        if number >= head:
            result.cells += _body_cells(grid, number, head, stub, at)
        line = "\t".join(words).rstrip("\t")
        lines.append(line)
        at += len(line) + 1
    result.lines = "\n".join(lines)
    return result


def _body_cells(grid: Grid, number: int, head: int, stub: int, at: int) -> Iterator[TableCell]:
    row = grid[number]
    row_header = _joined(slot.text for slot in row[:stub])
    for column, slot in enumerate(row):
        words = slot.text if slot.is_first else ""
        if words and column >= stub:
            yield TableCell(at, at + len(words), row_header, _joined(line[column].text for line in grid[:head]))
        at += len(words) + 1


def _joined(words: Iterator[str]) -> str:
    """Header texts from the outermost in; one that spans is named once."""
    return ", ".join(dict.fromkeys(word for word in words if word))


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


def _grid(table: HtmlElement, words_of: Callable[[HtmlElement], str]) -> Grid:
    """Every place of the table with what it shows, spans resolved; all rows of one length."""
    grid: Grid = []
    hanging: dict[int, tuple[int, _Slot]] = {}  # column -> rows it still covers
    for row in _rows(table):
        slots: list[_Slot] = []
        cells = iter(_cells(row))
        while len(slots) < MOST_COLUMNS:
            if (left := hanging.pop(len(slots), None)) is not None:
                if left[0] > 1:
                    hanging[len(slots)] = (left[0] - 1, left[1])
                slots.append(left[1])
            elif (cell := next(cells, None)) is not None:
                _place(cell, squeeze(words_of(cell).replace("\t", " ")), slots, hanging)
            elif any(column > len(slots) for column in hanging):
                slots.append(_EMPTY)
            else:
                break
        if any(slot.text for slot in slots):
            grid.append(slots)
    width = max((len(row) for row in grid), default=0)
    return [row + [_EMPTY] * (width - len(row)) for row in grid]


def _place(cell: HtmlElement, text: str, slots: list[_Slot], hanging: dict[int, tuple[int, _Slot]]) -> None:
    is_header = cell.tag == "th"
    rows = _span(cell, "rowspan", MOST_ROWS)
    for number in range(min(_span(cell, "colspan", MOST_COLUMNS), MOST_COLUMNS - len(slots))):
        if rows > 1:
            hanging[len(slots)] = (rows - 1, _Slot(text, is_header, False))
        slots.append(_Slot(text, is_header, number == 0))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    value = cell.get(name, "1").strip()
    return max(1, min(int(value[:6]), most)) if value.isascii() and value.isdigit() else 1


def _leading_headers(grid: Grid) -> int:
    """How many of the first rows are headers, where no thead says so."""
    marked = 0
    while marked < len(grid) - 1 and all(slot.is_header or not slot.text for slot in grid[marked]):
        marked += 1
    if marked:
        return marked
    first, rest = grid[0] if grid else [], grid[1:]
    names = [slot.text for slot in first[1:] if slot.text]
    numbers_below = any(_is_number(slot.text) for row in rest for slot in row[1:])
    return int(bool(names) and numbers_below and not any(_is_number(name) for name in names))


def _stub_columns(grid: Grid, head: int) -> int:
    """How many of the first columns name the rows."""
    body = grid[head:]
    if not body or len(body[0]) < 2:
        return 0
    marked = 0
    while marked < len(body[0]) - 1 and all(row[marked].is_header or not row[marked].text for row in body):
        marked += 1
    if marked:
        return marked
    return int(not any(_is_number(row[0].text) for row in body))


def _is_number(text: str) -> bool:
    """Whether a cell gives a number that is no year: years name rows and columns."""
    return bool(_DIGIT.search(text)) and bool(_NUMBER.match(text)) and not _YEAR.match(text)
