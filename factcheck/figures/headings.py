"""Find what heads an HTML table that has no caption of its own: the line above it, and the corner over its rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from .figure import Cell, Document

LONGEST_HEADING = 200
_LONGEST_LINE = 400
"""Characters. Longer lines are no header of columns."""

_MOST_HEADER_LINES = 4
_MOST_BLANK = 3
_SCALE = r"(?:['’‘]0{3}|\b0{3}s?\b|\b(?:thousand|million|billion|lakh|crore)s?\b)"
_UNIT = re.compile(
    rf"\([^()\n]*{_SCALE}[^()\n]*\)|\bin [^\d\n]{{0,30}}{_SCALE}[^\d\n]*$|[$€£¥]['’‘]0{{3}}\b", re.I | re.M
)
_NOTE = re.compile(
    r"(?i)(?:notes?|unit)?[:.]? ?\(?(?:all |the )?(?:amounts?|figures|values|numbers|data|sums|monetary \w+)"
    r"(?: (?:are|is))?(?: (?:shown|given|expressed|stated|presented|reported|quoted))? in ([^.\n()]{2,60}?)"
    r"(?:,? (?:unless|except)\b[^\n]*|\)?\.?\)?)[ \t]*$",
    re.M,
)
_BELOW = re.compile(r"\n{1,3}(?=Notes?\b)")
_NO_HEADING_ENDS = (".", "!", "?", ";", ",", "。", "！", "？", "；", "，")


def headed(document: Document) -> Iterator[tuple[Cell, str]]:
    """The cells in order, each with the words in the corner of its table; one without a caption takes the line above.

    "Power by source, TWh" over a table, or "EUR million" in its corner, says what its numbers are.
    """
    for cells in _tables(document):
        corner, top = _corner(document.text, cells)
        if (note := _note(document.text, top, cells[-1].end)) is not None:
            corner = f"{corner}, {note[1]}" if corner else note[1]
        caption = cells[0].caption or _heading(document.text, top)
        yield from ((replace(cell, caption=caption) if caption else cell, corner) for cell in cells)


def beside_cells(document: Document, holds: Callable[[Cell], bool]) -> Iterator[tuple[int, int]]:
    """What stands in the lines of tables beside the cells that hold figures: headings, ranks, codes."""
    text = document.text
    for cells in _tables(document):
        line = text.rfind("\n", 0, max(0, cells[0].start)) + 1
        top = _corner(text, cells)[1]
        at = top if top >= 0 else line
        yield from _unit_above(text, at)
        if (note := _note(text, top, cells[-1].end)) is not None:
            yield note.span()
        for cell in filter(holds, cells):
            start, end = max(0, cell.start), min(len(text), cell.end)
            if at < start:
                yield at, start
            at = max(at, end)
        end = text.find("\n", at)
        yield at, len(text) if end < 0 else end


def _unit_above(text: str, top: int) -> Iterator[tuple[int, int]]:
    """The bracket of "Area sown (in thousands of hectares)" over a table: no thousands of anything."""
    end = top
    while end > 0 and end > top - _MOST_BLANK and text[end - 1].isspace():
        end -= 1
    above = _line_start(text, end)
    if 0 <= above < end:
        yield from (match.span() for match in _UNIT.finditer(text, above, end))


def _note(text: str, top: int, end: int) -> re.Match[str] | None:
    """The note over or under a table that gives its unit: "All amounts in millions of kuna unless stated"."""
    line, above = _line_over(text, top)
    if line and (match := _NOTE.match(text, above)) is not None:
        return match
    below = _BELOW.match(text, text.find("\n", end, end + _LONGEST_LINE) if end >= 0 else -1)
    return _NOTE.match(text, below.end()) if below is not None else None


def _heading(text: str, top: int) -> str:
    """The line above a table, and the one above that where it goes on with it: "Road deaths", "By county"."""
    line = _line_above(text, top)
    if not line.lower().startswith("by "):
        return line
    whole = _line_above(text, text.rfind(line, 0, top))
    return f"{whole} {line[0].lower()}{line[1:]}" if whole and len(whole) + len(line) < LONGEST_HEADING else line


def _tables(document: Document) -> Iterator[list[Cell]]:
    """The cells of one table after the other: lines of a table follow each other without an empty one."""
    cells: list[Cell] = []
    for cell in document.cells:
        if cells and (cell.caption != cells[-1].caption or _apart(document.text, cells[-1].end, cell.start)):
            yield cells
            cells = []
        cells.append(cell)
    if cells:
        yield cells


def _apart(text: str, end: int, start: int) -> bool:
    return not 0 <= start - end <= _LONGEST_LINE or "\n\n" in text[end:start]


def _corner(text: str, cells: list[Cell]) -> tuple[str, int]:
    """The first cell of the table's header, where it is no column's own, and where the table begins."""
    corner, start = "", _line_start(text, cells[0].start)
    for _ in range(_MOST_HEADER_LINES):
        above = _line_start(text, start - 1)
        line = text[above : start - 1] if 0 <= above < start else ""
        if "\t" not in line and line and "\t" in text[max(0, _line_start(text, above - 1)) : above]:
            start = above  # the name of a section
            continue
        if "\t" not in line:
            break
        corner, start = line.partition("\t")[0].strip(), above
    return ("" if any(corner in cell.column for cell in cells) else corner), start


def _line_start(text: str, at: int) -> int:
    """Where the line of a character begins; -1 where that is too far."""
    if not 0 <= at <= len(text):
        return -1
    found = text.rfind("\n", max(0, at - _LONGEST_LINE), at)
    return found + 1 if found >= 0 or at <= _LONGEST_LINE else -1


def _line_above(text: str, start: int) -> str:
    """The heading that stands right above; no sentence, and no row of another table."""
    line = _line_over(text, start)[0]
    heads = 0 < len(line) <= LONGEST_HEADING and "\t" not in line and not line.endswith(_NO_HEADING_ENDS)
    return line.rstrip(":：") if heads else ""


def _line_over(text: str, start: int) -> tuple[str, int]:
    """The line that stands right above, and where it begins."""
    end = start
    while end > 0 and end > start - _MOST_BLANK and text[end - 1].isspace():
        end -= 1
    above = _line_start(text, end)
    return (text[above:end].strip(), above) if 0 <= above < end < start else ("", above)
