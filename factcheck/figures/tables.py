"""Tables: cells of HTML tables with their headers, and rows of tables that copying flattened into lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from . import chinese_labels, conversions, dates, labels, numerals, phrases, spelled
from .figure import Cell, Document
from .labels import Label
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize
from .when import When, is_year

UNIT_COLUMNS = frozenset(("unit", "units", "unit of measure", "unit of measurement", "measure", "unidad", "单位"))
_COLUMNS = re.compile(r"\t+|\s{2,}|\s*\|\s*")
_WORDS = re.compile(r"[^\s(]+(?:\s*\([^)\n]*\))?")
_PIECE = re.compile(r"[^\s|]+(?: [^\s|]+)*")  # parted by tabs, bars or several spaces
_SPACED = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?")
_CELL = re.compile(rf"[-−$€£¥]{{0,2}}(?:{_SPACED.pattern}|\d[\d.,]*)%?")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")
_BY = frozenset(("by", "per", "each"))
_WHOLE = frozenset(("all", "other", "others", "unknown", "elsewhere", "nationwide", "country"))
LONGEST_ROW = 400
"""Characters. Longer lines are prose."""

Headed = tuple[Cell, str]
"""A cell with the words in the corner of its table."""


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


def flattened(text: str, lexicon: Lexicon) -> Iterator[Table]:
    """Tables that copying left as lines: a line of years or names, then lines of as many numbers behind a label."""
    lines = list(_lines(text))
    n = 0
    while n < len(lines):
        header = _header(text, lines[n], lexicon) or _named_columns(text, lines, n, lexicon)
        if header is None:
            n += 1
            continue
        rows: list[Row] = []
        k = n + 1
        while k < len(lines) and (row := _row(text, lines[k])) is not None and len(row.cells) == len(header):
            rows.append(row)
            k += 1
        if rows:
            caption, top = _caption(text, lines, n), text[lines[n][0] : lines[n][1]]
            yield Table(header, caption, tuple(rows), _regional(caption, top, [row.label for row in rows], lexicon))
        n = k


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if not text[start : min(end, start + LONGEST_ROW)].isspace() and end > start:
            yield start, end
        start = end + 1


def _row(text: str, line: tuple[int, int]) -> Row | None:
    start, end = line
    if end - start > LONGEST_ROW:
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


def _header(text: str, line: tuple[int, int], lexicon: Lexicon) -> tuple[Label, ...] | None:
    """The periods of a header line: "2018 2019 2020 2022-2023.5", perhaps behind "Year"."""
    start, end = line
    if end - start > LONGEST_ROW or _YEAR.search(text, start, end) is None:
        return None
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
    if n + 2 >= len(lines) or end - start > LONGEST_ROW or _header(text, lines[n + 1], lexicon) is not None:
        return None
    if not all(is_year(number) for number in _NUMBER.findall(text, start, end)):
        return None
    rows = (_row(text, lines[n + 1]), _row(text, lines[n + 2]))
    cells = {len(row.cells) if row is not None else 0 for row in rows}
    wide, words = _COLUMNS.split(text[start:end].strip()), _WORDS.findall(text, start, end)
    columns = next((found for found in (wide, words) if {len(found) - 1} == cells and len(found) > 1), None)
    return tuple(_column(column, lexicon) for column in columns[1:]) if columns is not None else None


def _column(text: str, lexicon: Lexicon) -> Label:
    return Label(period=text) if is_year(text) else read_label(text, lexicon)


def _caption(text: str, lines: list[tuple[int, int]], n: int) -> str:
    if n == 0:
        return ""
    start, end = lines[n - 1]
    line = text[start:end].strip()
    return line if len(line) <= 200 and not line.endswith(".") else ""


def table_mentions(text: str, table: Table, lexicon: Lexicon) -> Iterator[tuple[Sentence, list[tuple[Cell, Mention]]]]:
    """The figures of each row of a flattened table with their cells, and the sentence that the row is."""
    caption = read_label(table.caption, lexicon, caption=True)
    for row in table.rows:
        s = tokenize(text, row.start, row.end, lexicon.splitting)
        label = _row_label(row.label, table.regional, lexicon)
        found = []
        for n, ((start, end), column) in enumerate(zip(row.cells, table.header, strict=True), 1):
            m = _cell_number(s, start, end, lexicon)
            if m is not None:
                _apply(m, [column, label, caption])
                named = column.period or column.what or f"column {n}"
                found.append((Cell(start, end, row.label, named, table.caption), m))
        yield s, found


def with_units(document: Document, cells: list[Headed]) -> Iterator[Headed]:
    """The cells of HTML tables; those of a column of units ("kg", "million sticks") become a bracket of their row."""
    units: dict[tuple[str, str], str] = {}
    for cell, corner in cells:
        key = (cell.row, cell.caption)
        if cell.column.strip().lower() in UNIT_COLUMNS:
            units[key] = document.text[max(0, cell.start) : cell.end][:60].strip()
        elif key in units:
            yield replace(cell, row=f"{cell.row} ({units[key]})"), corner
        else:
            yield cell, corner


def with_wholes(cells: Iterable[Headed]) -> Iterator[Headed]:
    """The cells, those of a row "of which drowned" under the row that it is a part of: "Deaths, of which drowned"."""
    wholes: dict[str, str] = {}
    for cell, corner in cells:
        if labels.is_part(cell.row) and cell.caption in wholes:
            yield replace(cell, row=f"{wholes[cell.caption]}, {cell.row}"), corner
        else:
            wholes[cell.caption] = cell.row
            yield cell, corner


def regional_captions(cells: list[Headed], lexicon: Lexicon) -> frozenset[str]:
    """The captions of the HTML tables whose rows are places."""
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for cell, corner in cells:
        rows.setdefault((cell.caption, corner), {})[cell.row] = None
    return frozenset(key[0] for key, labels in rows.items() if _regional(*key, list(labels), lexicon))


def _regional(caption: str, top: str, labels: list[str], lexicon: Lexicon) -> bool:
    """Whether rows are places: by the name of their column, by "... by region" over them, or since most are known."""
    words = caption.lower().replace(",", " ").split()
    by = any(one in _BY and other in lexicon.of("region_noun") for one, other in pairwise(words))
    if by or (top.split()[:1] and top.lower().split()[0] in lexicon.of("region_noun")):
        return True
    return sum(read_label(label, lexicon).located_only for label in labels) * 2 > len(labels) > 1


def _row_label(text: str, regional: bool, lexicon: Lexicon) -> Label:
    whole, part = labels.whole_and_part(text)
    if part:
        return labels.of_part(read_label(whole, lexicon), part, read_label(part, lexicon), lexicon)
    label = read_label(text, lexicon)
    name = text.strip()
    if not regional or label.place or not _is_name(name, lexicon) or label.unit is not None:
        return label
    if name.lower().split()[0] in lexicon.of("measure") or name.lower() in _WHOLE:
        return label
    return Label(place=name, located_only=True)


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """ "Nether Wallop", "South-west", "Isle of Dogs": words that begin with capitals but for the small ones."""
    words = text.split()
    named = all(word[0].isupper() or word in phrases.function_words(lexicon) for word in words)
    return named and text[:1].isupper() and text.upper() != text


def cell_mentions(
    document: Document, cell: Cell, lexicon: Lexicon, regional: frozenset[str] = frozenset(), corner: str = ""
) -> tuple[Sentence, list[Mention]]:
    """The figure of an HTML table's cell, understood by its headers and caption, and by the corner of the table."""
    start, end = max(0, cell.start), min(cell.end, len(document.text))
    if not 0 <= start < end or end - start > LONGEST_ROW:
        return tokenize("", 0, 0), []
    s = tokenize(document.text, start, end, lexicon.splitting)
    m = _cell_number(s, start, end, lexicon)
    if m is None:
        return s, []
    row, column = _row_label(cell.row, cell.caption in regional, lexicon), read_label(cell.column, lexicon)
    caption = read_label(cell.caption, lexicon, caption=True)
    m.what = m.what or _together(row, column)
    m.part_of = bool(labels.whole_and_part(cell.row)[1])
    if labels.has_count(cell.row, lexicon) or labels.counts_itself(cell.column, lexicon):
        caption = replace(caption, unit=None, scale=Decimal(1))
    found = [column, row, caption] if row.located_only or row.period else [row, column, caption]
    if corner and not any(labels.counts_itself(words, lexicon) for words in (cell.row, cell.column)):
        found.append(labels.measure_of(corner, lexicon))
    _apply(m, found)
    return s, [m]


def read_label(text: str, lexicon: Lexicon, caption: bool = False) -> Label:
    """Understand a label by the script it is written in."""
    if chinese_labels.is_chinese(text):
        return chinese_labels.read_label(text, caption=caption)
    label = labels.read_label(text, lexicon, caption=caption)
    names_nothing = label.what is not None and label.what.lower() in lexicon.of("row_total")
    return replace(label, what=None) if names_nothing else label


def _cell_number(s: Sentence, start: int, end: int, lexicon: Lexicon) -> Mention | None:
    """The one number of a cell; a date, a word or several numbers are none."""
    inside = [k for k in range(len(s)) if start <= s.starts[k] and s.ends[k] <= end]
    if not inside:
        return None
    if (spaced := _spaced_number(s.text[start:end].strip(), inside, lexicon)) is not None:
        return spaced
    whens: list[When] = dates.find_dates(tokenize(s.text, start, end), lexicon, None)
    plain = len(inside) == 1 and numerals.parse(s.words[inside[0]], lexicon.decimal_mark) is not None
    if whens and not (plain and start != s.start):
        return None
    numbers = [m for k in inside if (m := spelled.number_at(s, k, lexicon)) is not None]
    if numbers[1:]:
        conversions.take(s, numbers[0], numbers[1], lexicon)
    return numbers[0] if numbers else None


def _spaced_number(written: str, inside: list[int], lexicon: Lexicon) -> Mention | None:
    """ "1 234" with plain spaces, alone in its cell: it can be nothing but one number."""
    if _SPACED.fullmatch(written) is None:
        return None
    numeral = numerals.parse("\u202f".join(written.split()), lexicon.decimal_mark)
    if numeral is None:
        return None
    return Mention(inside[0], inside[-1] + 1, numeral.value, numeral.value, numeral.step)


def _is_share(m: Mention) -> bool:
    """A cell's own "4.3%" in a row of "Exports ($ million)" is not in millions."""
    return m.unit is not None and m.unit.dimension in ("ratio", "points")


def _apply(m: Mention, labels: list[Label]) -> None:
    """Give a cell's number what its labels say, the nearest label first."""
    for label in labels:
        if m.unit is None and label.unit is not None:
            m.unit, m.unit_text = label.unit, label.unit_text
        if (
            label.scale != 1
            and not m.scaled
            and (m.unit is None or m.unit.dimension in ("money", "count") or (label.unit and not _is_share(m)))
        ):
            m.low, m.high, m.step, m.scaled = m.low * label.scale, m.high * label.scale, m.step * label.scale, True
        if label.what and m.what is None and not label.located_only:
            m.what = label.what
        m.action = m.action or label.action
        m.period = _until(label.period, m.period) or m.period or label.period
        m.place = m.place or label.place


def _until(begun: str | None, period: str | None) -> str | None:
    """The period of a row "Cases since March 2031" under "10 May 2031"."""
    if not begun or not period or not begun.endswith("/") or "/" in period.strip("/"):
        return None
    return begun + period.strip("/")


def _together(row: Label, column: Label) -> str | None:
    """The "Botany entries" of the row "Botany" under "Entries", where both name something."""
    if not row.what or not column.what or row.located_only or column.located_only:
        return None
    return f"{row.what} {column.what.lower()}" if column.what.lower() not in row.what.lower() else None
