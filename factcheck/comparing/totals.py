"""Do the cells of a table add up to the total that it gives?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from factcheck.comparing.check import Check
from factcheck.comparing.intervals import Interval, writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import said
from factcheck.comparing.units import dimension

_DATA = Path(__file__).parent / "data"
# Shares, temperatures and levels do not add up to anything.
_NOT_ADDED = frozenset({"ratio", "points", "temperature", "number", "rate"})
# Cells that lie further from the total than this share of it are no breakdown of it, unless others of the table are.
_NEAR = Decimal("0.1")
_MOST_TOLD = 6


@cache
def _total_words() -> tuple[str, ...]:
    words: list[str] = json.loads((_DATA / "totals.json").read_text(encoding="utf-8"))
    return tuple(sorted(words, key=len, reverse=True))


def check_totals(mentions: Sequence[Mention]) -> list[Check]:
    """The totals of tables, down their columns and along their rows, that their cells sum to or miss."""
    tables: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.figure.cell is not None and _adds(mention):
            tables[mention.document, mention.figure.cell.caption].append(mention)
    return [check for cells in tables.values() for check in _of_table(cells)]


def _adds(mention: Mention) -> bool:
    figure = mention.figure
    if figure.low is None or figure.low != figure.high or figure.per or figure.hedge != "exact":
        return False
    return (
        dimension(figure.unit) not in _NOT_ADDED and not figure.unit.startswith("per_") and "_per_" not in figure.unit
    )


def _of_table(cells: Sequence[Mention]) -> Iterator[Check]:
    down, along = defaultdict(list), defaultdict(list)
    for mention in cells:
        if (cell := mention.figure.cell) is not None:
            down[cell.column].append((cell.row, mention))
            along[cell.row].append((cell.column, mention))
    found = [sum_ for line in (*down.values(), *along.values()) for sum_ in _sums(line)]
    adds_up = any(_meets(parts, total) for parts, total in found)
    for parts, total in found:
        if _meets(parts, total) or adds_up or _is_near(parts, total):
            yield _check(parts, total)


def _sums(line: Sequence[tuple[str, Mention]]) -> Iterator[tuple[list[Mention], Mention]]:
    """The parts and the total of a column or a row; a total above its parts holds for all that follow."""
    totals = [n for n, (label, _) in enumerate(line) if is_total(label)]
    if len(totals) != 1:
        return
    at = totals[0]
    total = line[at][1]
    parts = [mention for _, mention in (line[:at] or line[at + 1 :])]
    labels = {label for label, _ in line}
    if len(parts) > 1 and len(labels) == len(line) and all(one.figure.unit == total.figure.unit for one in parts):
        yield parts, total


def is_total(label: str) -> bool:
    """Whether a heading says that its cell is a total: "Total", "All regions", "合计"."""
    words = label.strip().lower()
    return any(words == total or words.startswith((f"{total} ", f"{total},", f"{total}(")) for total in _total_words())


def _meets(parts: Iterable[Mention], total: Mention) -> bool:
    return _reach(parts).meets(_reach([total]))


def _reach(parts: Iterable[Mention]) -> Interval:
    """What the sum can be, where every cell was rounded at its last place. Whole counts are exact."""
    value = half = Decimal(0)
    for part in parts:
        figure = part.figure
        value += writings(figure)[0].value
        half += Decimal(0) if figure.unit == "count" and figure.step == 1 else figure.step / 2
    return Interval(value - half, value + half)


def _sum(parts: Iterable[Mention]) -> Decimal:
    return sum((writings(part.figure)[0].value for part in parts), Decimal(0))


def _is_near(parts: Sequence[Mention], total: Mention) -> bool:
    value = writings(total.figure)[0].value
    return abs(_sum(parts) - value) <= abs(value) * _NEAR


def _check(parts: Sequence[Mention], total: Mention) -> Check:
    given, holds = writings(total.figure)[0].value, _meets(parts, total)
    words = f"The {len(parts)} cells add up to {said(_sum(parts))}"
    if len(parts) <= _MOST_TOLD:
        words = f"{' + '.join(said(writings(part.figure)[0].value) for part in parts)} = {said(_sum(parts))}"
    cell = total.figure.cell
    where = f" ({cell.row}, {cell.column})" if cell is not None and cell.column else ""
    end = f"the total {said(given)}{where} follows." if holds else f"the table gives {said(given)} as the total{where}."
    return Check("total", (total, *parts), holds, f"{words}: {end}")
