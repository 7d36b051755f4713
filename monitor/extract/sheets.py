"""Files of separated values (CSV, TSV): tables without markup, whose sign between cells nobody tells."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import groupby, islice, takewhile

from monitor.extract import facts, grid
from monitor.extract.clean import clean, squeeze
from monitor.extract.document import Cell, Extracted, NoText
from monitor.extract.grid import MOST_COLUMNS, MOST_ROWS, Slot, Table

_SIGNS = ",;\t|"
_SAMPLE = 50
"""Rows that tell the sign between cells."""

_LONGEST_CELL = 100_000
"""Characters. A quote that nobody closed takes in all that follows."""

_LONGEST_TITLE = 200

Row = list[str]


def extract(words: str) -> Extracted:
    """The tables of a file in their order, each under its title; beyond `grid.MOST_ROWS` rows nothing is read.

    >>> extract("Port;Catch (t)\\nEbb;1,5\\nTide;2\\n").text
    'Port\\tCatch (t)\\nEbb\\t1,5\\nTide\\t2'
    """
    rows = _rows(words, _sign_of(words), MOST_ROWS + 1)
    parts: list[str] = []
    cells: list[Cell] = []
    at = 0
    for part, found in _parts(rows[:MOST_ROWS]):
        cells += [Cell(at + one.start, at + one.end, one.row, one.column, found.caption) for one in found.cells]
        parts.append(part)
        at += len(part) + 2
    if not parts:
        raise NoText("The page holds no text.")
    text, title = "\n\n".join(parts), parts[0] if "\t" not in parts[0] else ""
    language, is_cut = facts.language_of(text), len(rows) > MOST_ROWS
    return Extracted(title[: facts.LONGEST_TITLE], text, tuple(cells), language=language, is_cut=is_cut)


def _sign_of(words: str) -> str:
    """The sign that parts most of the first rows into as many cells each."""

    def regular(sign: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _rows(words, sign, _SAMPLE))
        width, rows = max(widths.items(), key=lambda one: one[1] * (one[0] > 1), default=(1, 0))
        return (rows if width > 1 else 0, width)

    return max(_SIGNS, key=regular)


def _rows(words: str, sign: str, most: int) -> list[Row]:
    """The first rows with their cells made fit to be read; where a quote is never closed, none counts as one."""
    found: list[Row] = []
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        found.clear()
        csv.field_size_limit(_LONGEST_CELL)
        reader = csv.reader(io.StringIO(words, newline=""), delimiter=sign, skipinitialspace=True, quoting=quoting)
        with suppress(csv.Error):
            for row in islice(reader, most):
                found.append([squeeze(clean(cell).replace("\t", " ")) for cell in row[:MOST_COLUMNS]])
            break
    return found


def _parts(rows: Sequence[Row]) -> Iterator[tuple[str, Table]]:
    """Titles, tables and notes in their order. Empty rows part tables; a row of one cell above one is its title."""
    titles: list[str] = []
    for is_empty, lines in groupby(rows, key=lambda row: not any(row)):
        if is_empty:
            continue
        block = list(lines)
        heads = [_words(row) for row in takewhile(_is_line, block)]
        notes = [_words(row) for row in takewhile(_is_line, reversed(block[len(heads) :]))][::-1]
        titles = [*titles, *heads]
        yield from ((line, Table("", line)) for line in heads)
        if body := block[len(heads) : len(block) - len(notes)]:
            caption = ", ".join(titles)
            table = grid.read(_grid(body), caption=caption if len(caption) <= _LONGEST_TITLE else titles[0])
            yield table.lines, table
            titles = []
        yield from ((line, Table("", line)) for line in notes)


def _is_line(row: Row) -> bool:
    return sum(map(bool, row)) == 1


def _words(row: Row) -> str:
    return next(filter(None, row), "")


def _grid(rows: Sequence[Row]) -> list[list[Slot]]:
    """All rows of one length. A heading over several columns stands in the first, and is theirs where names follow."""
    width = max(map(len, rows))
    slots = [[Slot(cell) for cell in row + [""] * (width - len(row))] for row in rows]
    if len(rows) > 2 and not rows[1][0] and any(rows[1]):
        top = slots[0]
        for n in range(2, width):
            if not top[n].text and top[n - 1].text:
                top[n] = Slot(top[n - 1].text, is_first=False)
    return slots
