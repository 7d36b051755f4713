"""Lists of sources as files: CSV with one column a field, and OPML as feed readers write it. Plain Python."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any
from xml.sax.saxutils import quoteattr

import lxml.etree

# Looking at them takes five seconds of a request.
MOST_ROWS = 10_000
# The columns of a CSV file; only the address must be there.
COLUMNS = (
    "url",
    "kind",
    "title",
    "publisher_name",
    "every_minutes",
    "slowest_minutes",
    "window_from",
    "window_until",
    "language",
    "url_patterns",
    "link_selector",
    "keep_selector",
    "drop_selector",
    "paused",
)
# What people call them in the tables they have.
_OTHER_NAMES = {"address": "url", "link": "url", "name": "title", "publisher": "publisher_name", "xmlurl": "url"}


class BadFile(Exception):
    """What is no list of sources; the message is a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One source of a file: its line or place, counted from 1, and the values given, by COLUMNS."""

    number: int
    values: Mapping[str, str]


def read(content: str) -> list[Row]:
    """The rows of a file, OPML or CSV, told apart by how it begins. Raises BadFile."""
    if not content.strip():
        raise BadFile("The file is empty.")
    rows = list(_opml(content) if content.lstrip("\ufeff \t\r\n").startswith("<") else _csv(content.lstrip("\ufeff")))
    if not rows:
        raise BadFile("No source stands in the file.")
    if len(rows) > MOST_ROWS:
        raise BadFile(f"The file holds {len(rows):,} sources: split it into files of at most {MOST_ROWS:,}.")
    return rows


def passed_over(content: str) -> list[str]:
    """The columns of a CSV file that mean nothing here, as it names them; none of an OPML file, which has its own."""
    if content.lstrip("\ufeff \t\r\n").startswith("<"):
        return []
    names = next(csv.reader(StringIO(content.lstrip("\ufeff"), newline=""), delimiter=_delimiter(content)), [])
    return [name.strip() for name in names if name.strip() and _column(name) not in COLUMNS]


def _csv(content: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(content, newline=""), delimiter=_delimiter(content), strict=True)
    try:
        names = [_column(name) for name in next(reader)]
        if "url" not in names:
            wanted = "The first line must name the columns, one of them url."
            raise BadFile(f"{wanted} Others may be {', '.join(COLUMNS[1:])}.")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = {name: _plain(cell) for name, cell in zip(names, cells, strict=False) if name in COLUMNS}
                yield Row(reader.line_num, values)
    except csv.Error as error:
        raise BadFile(f"Line {reader.line_num} is no CSV: {error}.") from error


def _delimiter(content: str) -> str:
    return max(",;\t", key=content.splitlines()[0].count)


def _column(name: str) -> str:
    name = name.strip().lower().replace(" ", "_")
    return _OTHER_NAMES.get(name, name)


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps spreadsheets from running a cell."""
    cell = cell.strip()
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _opml(content: str) -> Iterator[Row]:
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = lxml.etree.fromstring(content.lstrip("\ufeff \t\r\n").encode(), parser)
    except lxml.etree.XMLSyntaxError as error:
        raise BadFile(f"This is no OPML: {error.msg}.") from error
    about: Any = root.getroottree().docinfo
    if about.doctype or root.tag != "opml":
        raise BadFile("This is no OPML file, or one that declares entities of its own, which is not allowed here.")
    outlines = (one for one in root.iter("outline") if one.get("xmlUrl"))
    for number, outline in enumerate(outlines, start=1):
        given = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        values = {name: given[name.replace("_", "")] for name in COLUMNS if name.replace("_", "") in given}
        yield Row(number, {"kind": "feed", "title": given.get("text", "")} | values | {"url": given["xmlurl"].strip()})


def as_opml(title: str, sources: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Line by line; what OPML has no name for stands in attributes of our own, which other programs pass over."""
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head><title>{_text(title)}</title></head>\n'
    yield "<body>\n"
    for source in sources:
        own = {name.replace("_", ""): str(source[name]) for name in COLUMNS if name != "url" and source.get(name)}
        kind = "rss" if source.get("kind") == "feed" else "link"
        attributes = {"type": kind, "text": str(source["title"]), "xmlUrl": str(source["url"])} | own
        yield f"<outline {' '.join(f'{name}={_attribute(value)}' for name, value in attributes.items())}/>\n"
    yield "</body>\n</opml>\n"


def _text(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attribute(value: str) -> str:
    return quoteattr(value, {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
