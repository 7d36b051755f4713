"""A table as rows of places, whatever it was written in: which rows and columns name the others.

>>> read([[Slot("Port"), Slot("Boats")], [Slot("Ebb"), Slot("12")]]).cells
[TableCell(start=15, end=17, row='Ebb', column='Boats')]
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

MOST_ROWS = 3000
MOST_COLUMNS = 100
_MOST_HEADERS = 4
_WORD = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\D{0,12}(?:1[89]|20)\d\d(?:\D(?:\d\d|\d{4}))?\D{0,3}\Z")
_DAY = re.compile(r"\d{4}[-/.]\d\d?[-/.]\d\d?\b|\d\d?[-/.]\d\d?[-/.](?:\d\d)?\d\d\Z|\d{4}[ -]?[QqHhMmWw]\d\d?\Z")
_NUMBER = re.compile(r"[^\w]*[\d][\d\s.,'%/–-]*[^\w]*\w{0,12}[^\w]*\Z")
_CLASS = re.compile(r"\d+ ?[-–] ?\d+\Z|\d+ ?\+\Z")  # "15–64", "65+"
# A sign in a cell of its own belongs to the number beside it.
_OPENS = re.compile(r"[(−-]?(?:US|C|A|NZ|HK)?[$€£¥₹][(−-]?")
_CLOSES = re.compile(r"\)?%?\)?")
_TOTAL = re.compile(r"(?:grand )?total\b|all\b", re.I)
_MISSING = re.compile(r"[^\w]*\Z|(?:n\W?a|n\W?d|nil|none|null|nan|c|x)\W*\Z", re.I)
# What is counted through or looked up by names no row.
_RANKS = frozenset(("#", "no", "no.", "nr", "nr.", "№", "rank", "ranking", "pos", "pos.", "position", "s.no", "s.no."))
_CODES = frozenset(("code", "codes", "id", "iso", "iso2", "iso3", "fips", "geoid"))
_PERIODS = frozenset(("year", "date", "month", "quarter", "week", "day", "period", "time", "season"))
# Each cell of such a column is the unit of its row.
_UNITS = frozenset(("unit", "units", "unit of measure", "unit of measurement", "measure", "unidad", "单位"))


@dataclass(frozen=True, slots=True)
class Slot:
    """What one place of the grid holds; `is_first` where the cell itself stands, not its span."""

    text: str
    is_header: bool = False
    is_first: bool = True


EMPTY = Slot("")
Grid = Sequence[Sequence[Slot]]


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
    is_cut: bool = False


def read(grid: Grid, head: int = 0, caption: str = "") -> Table:
    """The rows as lines, with headers for each cell of the body; `head` rows are known to be headers, if any are."""
    titles = _titles(grid)
    grid = grid[len(titles) :]
    head = max(0, head - len(titles)) or _leading_headers(grid)
    columns = [_joined(row[n].text for row in grid[:head]) for n in range(len(grid[0]) if grid else 0)]
    stub = _stub_columns(grid[head:], columns)
    table = Table(_joined(iter([caption, *titles])), "")
    lines: list[str] = []
    at, section = 0, ""
    for number, row in enumerate(grid):
        if number >= head:
            section = row[0].text if _spans(row) else section
            ends = number == len(grid) - 1 and _TOTAL.match(row[0].text)
            table.cells += _body_cells(row, columns, stub, "" if ends else section, at)
        line = "\t".join(slot.text if slot.is_first else "" for slot in row).rstrip("\t")
        lines.append(line)
        at += len(line) + 1
    table.lines = "\n".join(lines)
    return table


def _titles(grid: Grid) -> list[str]:
    """The rows over a table that are one cell as wide as the table: they say what it is about, as a caption does."""
    texts = [row[0].text for row in itertools.takewhile(_spans, grid)]
    return texts if len(texts) < len(grid) else []


def _spans(row: Sequence[Slot]) -> bool:
    """Whether one cell of words is as wide as the table."""
    first, *rest = row
    return bool(rest) and bool(first.text) and all(one.text == first.text and not one.is_first for one in rest)


def _body_cells(
    row: Sequence[Slot], columns: Sequence[str], stub: Sequence[int], section: str, at: int
) -> Iterator[TableCell]:
    name = _joined(row[n].text for n in stub)
    name = f"{section}: {name}" if section and name and name != section else name
    sign: int | None = None
    found: TableCell | None = None
    for column, slot in enumerate(row):
        words = slot.text if slot.is_first else ""
        end = at + len(words)
        if words and column not in stub:
            if found and _CLOSES.fullmatch(words):
                found = replace(found, end=end)
            else:
                if found:
                    yield found
                begin = at if sign is None else sign
                found = None if _OPENS.fullmatch(words) else TableCell(begin, end, name, columns[column])
                sign = None if found else at
        at = end + 1
    if found:
        yield found


def _joined(words: Iterator[str]) -> str:
    """Header texts from the outermost in; one that spans is named once."""
    return ", ".join(dict.fromkeys(word for word in words if word))


def _leading_headers(grid: Grid) -> int:
    """How many of the first rows are headers, where nothing says so."""
    marked = 0
    while marked < len(grid) - 1 and _is_marked(grid[marked]):
        if _spans(grid[marked]) and not _is_marked(grid[marked + 1]):
            break  # the name of a section of the body
        marked += 1
    if marked:
        return marked
    if not any(is_number(slot.text) for row in grid[1:] for slot in row[1:]) or _is_profile(grid):
        return 0
    while marked < min(len(grid) - 1, _MOST_HEADERS) and _heads(grid[marked], is_first=marked == 0):
        marked += 1
    return marked


def _is_marked(row: Sequence[Slot]) -> bool:
    return all(slot.is_header or not slot.text for slot in row)


def _is_profile(grid: Grid) -> bool:
    """Whether two columns are names and what they have: "Capital | Esk", "Area | 40 km²", "Population | 3 million"."""
    if not grid or len(grid[0]) != 2:
        return False
    return len({"".join(_WORD.findall(row[1].text)) for row in grid[1:]}) > max(2, len(grid) // 2)


def _heads(row: Sequence[Slot], is_first: bool) -> bool:
    """Whether a row names columns: the first where it holds no number, those below it where they begin with nothing."""
    names = [slot.text for slot in row[1:] if slot.text]
    if not names or any(is_number(name) for name in names):
        return False
    if row[0].is_header and not any(slot.is_header for slot in row[1:]):
        return False  # the name of this row alone
    begins_with_nothing = not row[0].text or not row[0].is_first
    return is_first or (begins_with_nothing and not all(map(_MISSING.match, names)))


def _stub_columns(body: Grid, columns: Sequence[str]) -> list[int]:
    """Which columns name the rows: those marked so, else the first without numbers, and those of years and days."""
    if not body or len(columns) < 2:
        return []
    marked = 0
    while marked < len(columns) - 1 and all(row[marked].is_header or not row[marked].text for row in body):
        marked += 1
    if marked:
        return list(range(marked))
    stub: list[int] = []
    goes_on = True
    for n, name in enumerate(columns):
        texts = [row[n].text for row in body if row[n].text]
        if not texts or _counts_through(name.lower(), texts):
            continue
        goes_on = goes_on and (_names(texts) if stub else _begins(texts))
        if goes_on or (_last_word(name) in _PERIODS and all(map(_is_period, texts))):
            stub.append(n)
    return stub if len(stub) < len(columns) else stub[:1]


def _counts_through(name: str, texts: Sequence[str]) -> bool:
    """Whether a column holds ranks, codes or units."""
    if name in _UNITS or _last_word(name) in _CODES:
        return True
    return name in _RANKS and all(text.strip(".=").isdecimal() for text in texts)


def _last_word(name: str) -> str:
    return name.lower().rpartition(" ")[2]


def _begins(texts: Sequence[str]) -> bool:
    """Whether the first column names the rows: by words, years, days, or by classes such as "15–64"."""
    if not any(is_number(text) and not _DAY.match(text) for text in texts):
        return True
    return any(map(_CLASS.match, texts)) and all(_CLASS.match(text) or not text.isdecimal() for text in texts)


def _names(texts: Sequence[str]) -> bool:
    """Whether a further column goes on naming the rows: in words only."""
    return all(_WORD.search(text) and not _DIGIT.search(text) and not _MISSING.match(text) for text in texts)


def _is_period(text: str) -> bool:
    return bool(_YEAR.match(text) or _DAY.match(text)) or not is_number(text)


def is_number(text: str) -> bool:
    """Whether a cell gives a number that is no year: years name rows and columns."""
    return bool(_DIGIT.search(text)) and bool(_NUMBER.match(text)) and not _YEAR.match(text)
