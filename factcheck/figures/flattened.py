"""Tables that copying flattened into lines: a line of years or names, then lines of as many numbers behind a label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from . import dates, tables, values
from .figure import Cell
from .labels import Label
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize
from .when import is_year

_COLUMNS = re.compile(r"\t+|\s{2,}|\s*\|\s*")
_WORDS = re.compile(r"[^\s(]+(?:\s*\([^)\n]*\))?")
_PIECE = re.compile(r"[^\s|]+(?: [^\s|]+)*")  # parted by tabs, bars or several spaces
_CELL = re.compile(rf"[-−$€£¥]{{0,2}}(?:{values.SPACED.pattern}|\d[\d.,]*)%?")
_RULE = re.compile(r"[\s|:+=-]*")  # an empty line, or one that rules off a header
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a flattened table: its label and where its cells stand in the text."""

    start: int
    end: int
    label: str
    cells: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header; `header` says of each column what it holds, `regional` that each row is of a place."""

    header: tuple[Label, ...]
    caption: str
    rows: tuple[Row, ...]
    regional: bool = False


def find(text: str, lexicon: Lexicon) -> Iterator[Table]:
    """Tables that copying left as lines: a line of years or names, then lines of as many numbers behind a label."""
    lines = list(_lines(text))
    n = 0
    while n < len(lines):
        headed = n + 1 < len(lines) and _row(text, lines[n + 1]) is not None
        header = (_header(text, lines[n], lexicon) or _named_columns(text, lines, n, lexicon)) if headed else None
        if header is None:
            n += 1
            continue
        rows: list[Row] = []
        k = n + 1
        while k < len(lines) and (row := _row(text, lines[k])) is not None and len(row.cells) == len(header):
            rows.append(row)
            k += 1
        if rows:
            caption, top = _caption(text, lines, n), text[slice(*lines[n])].strip("| ")
            yield Table(
                header, caption, tuple(rows), tables.is_regional(caption, top, [row.label for row in rows], lexicon)
            )
        n = k


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if _RULE.fullmatch(text, start, min(end, start + tables.LONGEST_ROW)) is None:
            yield start, end
        start = end + 1


def _row(text: str, line: tuple[int, int]) -> Row | None:
    start, end = line
    if end - start > tables.LONGEST_ROW or not _ends_in_number(text[start:end]):
        return None
    pieces = [match.span() for match in _PIECE.finditer(text, start, end)]
    if len(pieces) > 1 and all(_CELL.fullmatch(text, *piece) for piece in pieces[1:]):
        return Row(start, end, text[slice(*pieces[0])], tuple(pieces[1:]))
    cells: list[tuple[int, int]] = []
    last = end
    while last > start:
        while last > start and text[last - 1].isspace():
            last -= 1
        first = last
        while first > start and not text[first - 1].isspace():
            first -= 1
        word = text[first:last]
        if not word or word[-1] == "." or not (word[0].isdecimal() or (word[0] in "-−$€£¥" and word[1:2].isdecimal())):
            break  # "... it was 0.65." ends a sentence
        cells.append((first, last))
        last = first
    label = text[start:last].strip()
    if not cells or not label or label.endswith((".", "!", "?")):
        return None
    return Row(start, end, label, tuple(reversed(cells)))


def _ends_in_number(line: str) -> bool:
    """Whether a digit stands in the last word of a line, as in every row, and hardly ever in prose."""
    words = line.replace("|", " ").split()
    return bool(words) and any(sign.isdecimal() for sign in words[-1])


def _header(text: str, line: tuple[int, int], lexicon: Lexicon) -> tuple[Label, ...] | None:
    """The periods of a header line: "2018 2019 2020 2022-2023.5", perhaps behind "Year"."""
    start, end = line
    if end - start > tables.LONGEST_ROW or _YEAR.search(text, start, end) is None:
        return None
    barred = text[start:end].strip("| ").split("|")
    if all(is_year(one.strip()) for one in barred[1:]) and len(barred) > 1:
        return tuple(Label(period=one.strip()) for one in barred[1:])
    s = tokenize(text, start, end)
    whens = dates.find_dates(s, lexicon, None) if any(is_year(word) for word in s.words) else []
    if not whens or not all(when.iso for when in whens):
        return None
    if whens[0].first > 2 or whens[-1].last != len(s) or any(a.last != b.first for a, b in pairwise(whens)):
        return None
    if len(whens) == 1 and whens[0].first == 0:
        return None
    return tuple(Label(period=when.iso) for when in whens)


def _named_columns(text: str, lines: list[tuple[int, int]], n: int, lexicon: Lexicon) -> tuple[Label, ...] | None:
    """The columns of "Farm Sheep Lambs (%)": as many words as the two lines that follow have cells, and one more."""
    start, end = lines[n]
    if n + 2 >= len(lines) or end - start > tables.LONGEST_ROW or _header(text, lines[n + 1], lexicon) is not None:
        return None
    if not all(is_year(number) for number in _NUMBER.findall(text, start, end)):
        return None
    rows = (_row(text, lines[n + 1]), _row(text, lines[n + 2]))
    cells = {len(row.cells) if row is not None else 0 for row in rows}
    wide, words = _COLUMNS.split(text[start:end].strip("| \t")), _WORDS.findall(text, start, end)
    columns = next((found for found in (wide, words) if {len(found) - 1} == cells and len(found) > 1), None)
    return tuple(_column(column, lexicon) for column in columns[1:]) if columns is not None else None


def _column(text: str, lexicon: Lexicon) -> Label:
    return Label(period=text) if is_year(text) else tables.read_label(text, lexicon)


def _caption(text: str, lines: list[tuple[int, int]], n: int) -> str:
    if n == 0:
        return ""
    start, end = lines[n - 1]
    line = text[start:end].strip()
    return line if len(line) <= 200 and not line.endswith(".") else ""


def mentions_of(text: str, table: Table, lexicon: Lexicon) -> Iterator[tuple[Sentence, list[tuple[Cell, Mention]]]]:
    """The figures of each row of a flattened table with their cells, and the sentence that the row is."""
    caption = tables.read_label(table.caption, lexicon, caption=True)
    for row in table.rows:
        s = tokenize(text, row.start, row.end, lexicon.splitting)
        label = tables.row_label(row.label, table.regional, lexicon)
        found = []
        for n, ((start, end), column) in enumerate(zip(row.cells, table.header, strict=True), 1):
            m = values.of_cell(s, start, end, lexicon)
            if m is not None:
                tables.apply(m, [column, label, caption])
                named = column.period or column.what or f"column {n}"
                found.append((Cell(start, end, row.label, named, table.caption), m))
        yield s, found
