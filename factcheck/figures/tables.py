"""Tables of cells: each understood by the headings of its row and column, its caption and the corner of its table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from . import chinese_labels, labels, phrases, values
from .figure import Cell, Document
from .labels import Label
from .lexicon import Lexicon, Unit
from .mention import Mention
from .tokens import Sentence, tokenize
from .when import is_year

UNIT_COLUMNS = frozenset(("unit", "units", "unit of measure", "unit of measurement", "measure", "unidad", "单位"))
_EACH = re.compile(r"(?i)\bper (?:\w+ )?(?:share|unit|head|capita|tonne|ton|kg)\b|\b(?:EPS|DPS)\b")  # never in millions
_PART_OF_YEAR = re.compile(
    r"(?i)(?:Q[1-4]|H[12]|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)"
)
_CLASS = re.compile(
    r"(?i)(?:under |over |<|>|≥|≤)?\d{1,3}(?: ?(?:[-–]|to) ?\d{1,3}|\+| and (?:over|under|older|above))?(?: years)?"
)
""" "15–64", "65+", "under 18" under the heading "Age group"."""
_BY = frozenset(("by", "per", "each"))
_WHOLE = frozenset(("all", "other", "others", "unknown", "elsewhere", "nationwide", "country"))
LONGEST_ROW = 400
"""Characters. Longer lines are prose."""

Headed = tuple[Cell, str]
"""A cell with the words in the corner of its table."""


def with_units(document: Document, cells: list[Headed]) -> Iterator[Headed]:
    """The cells of HTML tables; those of a column of units ("kg", "million sticks") become a bracket of their row."""
    units = {
        _line_of(document, cell): document.text[max(0, cell.start) : cell.end][:60].strip()
        for cell, _ in cells
        if _is_unit(cell)
    }
    for cell, corner in cells:
        if not _is_unit(cell):
            unit = units.get(_line_of(document, cell)) if units else None
            yield (replace(cell, row=f"{cell.row} ({unit})") if unit else cell), corner


def _is_unit(cell: Cell) -> bool:
    return cell.column.strip().lower() in UNIT_COLUMNS


def _line_of(document: Document, cell: Cell) -> tuple[str, str, int]:
    return cell.row, cell.caption, document.text.rfind("\n", 0, max(0, cell.start))


def with_wholes(cells: Iterable[Headed]) -> Iterator[Headed]:
    """The cells, those of a row "of which drowned" under the row that it is a part of: "Deaths, of which drowned"."""
    wholes: dict[str, str] = {}
    for cell, corner in cells:
        if labels.is_part(cell.row) and cell.caption in wholes:
            yield replace(cell, row=f"{wholes[cell.caption]}, {cell.row}"), corner
        else:
            wholes[cell.caption] = cell.row
            yield cell, corner


def settings(document: Document, cells: list[Headed], lexicon: Lexicon) -> dict[str, Label]:
    """By their captions the tables of facts that give a date or a place for all the rest: "Date | 3 May 2031"."""
    found: dict[str, Label] = {}
    for cell, _ in cells:
        if not cell.column and cell.row.strip().lower() in lexicon.of("setting") and 0 <= cell.start < cell.end:
            said = read_label(document.text[cell.start : min(cell.end, cell.start + 60)], lexicon)
            before = found.get(cell.caption, Label())
            period, place = before.period or said.period, before.place or said.place
            found[cell.caption] = replace(before, period=period, place=place)
    return found


def set_in(m: Mention, setting: Label) -> None:
    """Give a figure of a table of facts its date and place; the day counts where no more than its year was known."""
    m.place = m.place or setting.place
    if setting.period and setting.period.startswith(m.period or ""):
        m.period = setting.period


def regional_captions(cells: list[Headed], lexicon: Lexicon) -> frozenset[str]:
    """The captions of the HTML tables whose rows are places."""
    rows: dict[tuple[str, str], dict[str, None]] = {}
    for cell, corner in cells:
        rows.setdefault((cell.caption, corner), {})[cell.row] = None
    return frozenset(key[0] for key, labels in rows.items() if is_regional(*key, list(labels), lexicon))


def is_regional(caption: str, top: str, labels: list[str], lexicon: Lexicon) -> bool:
    """Whether rows are places: by the name of their column, by "... by region" over them, or since most are known."""
    words = caption.lower().replace(",", " ").split()
    by = any(one in _BY and other in lexicon.of("region_noun") for one, other in pairwise(words))
    if by or (top.split()[:1] and top.lower().split()[0] in lexicon.of("region_noun")):
        return True
    return sum(read_label(label, lexicon).located_only for label in labels) * 2 > len(labels) > 1


def row_label(text: str, regional: bool, lexicon: Lexicon) -> Label:
    whole, part = labels.whole_and_part(text)
    if part:
        return labels.of_part(read_label(whole, lexicon), part, read_label(part, lexicon), lexicon)
    section, _, row = text.partition(": ")
    if _CLASS.fullmatch(row.strip()):
        named = read_label(section, lexicon)
        return replace(named, what=f"{named.what} {row.strip()}") if named.what else named
    if row.strip():
        return labels.under(read_label(section, lexicon), row_label(row, regional, lexicon))
    label = read_label(text, lexicon)
    name, _, rest = text.strip().partition(", ")
    name = name if label.period and is_year(rest) else text.strip()
    if not regional or label.place or not _is_name(name, lexicon) or label.unit is not None:
        return label
    if name.lower().split()[0] in lexicon.of("measure") or name.lower() in _WHOLE:
        return label
    return Label(place=name, period=label.period, located_only=True)


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
    m = None if holds_none(document, cell, lexicon) else values.of_cell(s, start, end, lexicon)
    if m is None:
        return s, []
    row, column = row_label(cell.row, cell.caption in regional, lexicon), read_label(cell.column, lexicon)
    row = _beside_share(row, column)
    caption = _caption_of(cell, row, column, lexicon)
    m.what = m.what or _together(row, column) or _of_sex(row, caption, lexicon)
    if _is_footnote(m, (column, row, caption)):
        m.unit = None
    m.part_of = bool(labels.whole_and_part(cell.row)[1])
    if _EACH.search(f"{cell.row} {cell.column}"):
        corner = ""
    share = values.share_in_bracket(s, m, column, cell.column, lexicon)
    if share is not None:
        column = replace(column, unit=None)
    found = [column, row, caption] if row.located_only or row.period else [row, column, caption]
    if corner and not any(labels.counts_itself(words, lexicon) for words in (cell.row, cell.column)):
        found.append(labels.measure_of(corner, lexicon))
    apply(m, found)
    _settle_unit(m, " ".join((cell.row, cell.column, cell.caption)), lexicon)
    values.give_sign(document.text[start:end], m, cell.column, _is_outgo(cell.row, lexicon))
    if share is None:
        return s, [m]
    apply(share, [replace(label, scale=Decimal(1)) for label in found])
    share.what = m.what
    return s, [m, share]


def _beside_share(row: Label, column: Label) -> Label:
    """A row without its unit under a column of shares: "Change, %" of "Revenue (EUR million)"."""
    return replace(row, unit=None, unit_text=None, scale=Decimal(1)) if _is_ratio(column.unit) else row


def _is_footnote(m: Mention, labels: Iterable[Label]) -> bool:
    """Whether a letter glued to a number is a note and no unit: "1.9p" in a column of percentages."""
    if m.unit is None or m.unit_text is None or len(m.unit_text) != 1 or not m.unit_text.isalpha():
        return False
    return any(label.unit is not None and label.unit.dimension != m.unit.dimension for label in labels)


def _of_sex(row: Label, caption: Label, lexicon: Lexicon) -> str | None:
    """The "male suicides" of the row "Male" in a table of suicides."""
    if not row.what or not caption.what or row.what.lower() not in lexicon.of("sex"):
        return None
    if not phrases.is_plural(caption.what.split()[-1].lower(), lexicon):
        return None
    return f"{row.what.lower()} {caption.what.lower()}"


def _caption_of(cell: Cell, row: Label, column: Label, lexicon: Lexicon) -> Label:
    """What the caption says of a cell; nothing that the cell's own headings speak against."""
    caption = read_label(cell.caption, lexicon, caption=True)
    if labels.has_count(cell.row, lexicon) or labels.counts_itself(cell.column, lexicon):
        caption = replace(caption, unit=None, scale=Decimal(1))
    if _EACH.search(f"{cell.row} {cell.column}"):
        caption = replace(caption, scale=Decimal(1))
    if column.what and not column.action:
        caption = replace(caption, action=None)
    year = caption.period if caption.period and is_year(caption.period) else ""
    part = next((text for text in (cell.row, cell.column) if _PART_OF_YEAR.fullmatch(text.strip())), "")
    within = read_label(f"{part} {year}", lexicon).period if part and year else None
    return replace(caption, period=within or caption.period)


def aside_of(document: Document, cell: Cell, end: int) -> tuple[int, int] | None:
    """The bracket that ends a cell behind its value: "12.3 (10.1–14.5)", "1,204 (+45)"."""
    rest = document.text[end : cell.end].strip()
    return (end, cell.end) if rest[:1] in ("(", "[") and rest[-1:] in (")", "]") else None


def is_looked_up(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell holds a unit, or what things are ordered or looked up by: "Rank", "Area code", "Phone"."""
    return _is_unit(cell) or any(
        label.lower().rpartition(" ")[2].strip(".") in lexicon.of("looked_up") for label in (cell.row, cell.column)
    )


def holds_none(document: Document, cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell holds a code, a unit, or the year in which something was: "Founded", "Year of opening"."""
    words = cell.row.lower().split()[:1] + (cell.column or cell.row).lower().split()
    written = document.text[max(0, cell.start) : max(0, cell.end)][:LONGEST_ROW].strip()
    is_date = is_year(written) and any(word in lexicon.of("dated") for word in words)
    return is_date or is_looked_up(cell, lexicon)


def _is_outgo(row: str, lexicon: Lexicon) -> bool:
    """Whether accounts put what a row tells in brackets though it is what it says: "Cost of sales", "Net loss"."""
    return any(word in lexicon.of("outgo") for word in row.lower().replace("(", " (").split())


def read_label(text: str, lexicon: Lexicon, caption: bool = False) -> Label:
    """Understand a label by the script it is written in; one that heads many cells is read once for all of them."""
    return _read_label(text[: labels.LONGEST].replace("_", " "), lexicon, caption)  # "new_cases" of a file of data


@lru_cache(maxsize=512)
def _read_label(text: str, lexicon: Lexicon, caption: bool) -> Label:
    if chinese_labels.is_chinese(text):
        return chinese_labels.read_label(text, caption=caption)
    label = labels.read_label(text, lexicon, caption=caption)
    names_nothing = label.what is not None and label.what.lower() in lexicon.of("row_total")
    words = [word for word in text.lower().split() if word.isalpha()]
    names_nothing = names_nothing or text.lower() in lexicon.of("value_column")
    tells_kind = label.period is not None and len(words) == 1 and words[0] in lexicon.of("column_actual")
    return replace(label, what=None) if names_nothing or tells_kind else label


def _is_share(m: Mention) -> bool:
    """A cell's own "4.3%" in a row of "Exports ($ million)" is not in millions."""
    return _is_ratio(m.unit)


def _is_ratio(unit: Unit | None) -> bool:
    return unit is not None and unit.is_share


def apply(m: Mention, labels: list[Label]) -> None:
    """Give a cell's number what its labels say, the nearest label first."""
    for label in labels:
        if m.unit is None and label.unit is not None:
            m.unit, m.unit_text = label.unit, label.unit_text
        if label.scale != 1 and not m.scaled and _is_scaled(m, label):
            m.low, m.high, m.step, m.scaled = m.low * label.scale, m.high * label.scale, m.step * label.scale, True
        if label.what and m.what is None and not label.located_only:
            m.what = label.what
        m.role = label.role if m.role == "actual" else m.role
        m.action = m.action or label.action
        m.period = _until(label.period, m.period) or m.period or label.period
        m.place = m.place or label.place


def _is_scaled(m: Mention, label: Label) -> bool:
    """Whether a label's "thousands" hold for a number, and not for the "2.4 km" or "4.3%" of a cell's own."""
    if m.unit is None or m.unit.dimension in ("money", "count"):
        return True
    return label.unit is not None and label.unit.dimension == m.unit.dimension and not _is_share(m)


def _settle_unit(m: Mention, said: str, lexicon: Lexicon) -> None:
    """Choose between units of one sign, and know a number with decimals that counts nothing for a level."""
    words = set(re.findall(r"[^\W\d_]+", said.lower()))
    other, shown = lexicon.shared_signs.get(m.unit_text or "", (m.unit, frozenset()))
    m.unit = other if words & shown else m.unit
    head = (m.what or "").split(" of ")[0].rpartition(" ")[2].lower()
    if m.unit is None and m.step < 1 and not m.scaled and not phrases.is_plural(head, lexicon):
        m.unit = lexicon.units["dimensionless"]


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
