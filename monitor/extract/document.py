"""What extraction gives, and how it says that it gives nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Characters: a book of a thousand pages. Beyond, reading would take a worker for too long.
LONGEST_TEXT = 2_000_000


class NotReadable(Exception):
    """The bytes are of a kind that is not read; the message is a sentence for a curator."""


class NoText(Exception):
    """The bytes are of a kind that is read, but hold no text; the message is a sentence for a curator."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `text[start:end]` are its words, `row` and `column` the headers that say what they mean."""

    start: int
    end: int
    row: str
    column: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """Words of the text that lead somewhere; `url` as the page has it, so it may be relative."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text in reading order: paragraphs apart by an empty line, the rows of a table by a line break, cells by a tab.

    `published` is given only where the page says it in so many words; `language` is a primary tag ("en", "zh") or "".
    `is_cut` says that the text goes on beyond what is read, `pages` where in the text the pages of a PDF begin.
    """

    title: str
    text: str
    cells: tuple[Cell, ...] = ()
    published: date | None = None
    language: str = ""
    site_name: str = ""
    is_cut: bool = False
    pages: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look into some bytes gives. Neither text nor trouble where the fingerprint was known already."""

    fingerprint: str
    found: Extracted | None = None
    trouble: NoText | NotReadable | None = None
