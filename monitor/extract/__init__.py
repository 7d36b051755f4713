"""From bytes to text: title, paragraphs, tables, date, language and links. Plain Python; nothing of a page ever runs.

>>> extract(b"<h1>Catch</h1><p>Police seized 4.4 tons of heroin.</p>").text
'Catch\\n\\nPolice seized 4.4 tons of heroin.'
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import lxml.etree
import lxml.html
from lxml.html import HtmlComment, HtmlElement, HtmlProcessingInstruction

from monitor import selectors
from monitor.extract import article, blocks, facts, markup, pdf, sheets
from monitor.extract.clean import clean, squeeze_lines
from monitor.extract.document import LONGEST_TEXT, Cell, Extracted, Link, Looked, NoText, NotReadable
from monitor.extract.sniff import decode, kind_of

__all__ = [
    "EXTRACTOR_VERSION",
    "Cell",
    "Extracted",
    "Link",
    "Looked",
    "NoText",
    "NotReadable",
    "extract",
    "fingerprint",
    "look",
    "parsed",
]

# Raised whenever the same bytes may give another text.
EXTRACTOR_VERSION = 4

_NO_TEXT = "The page holds no text."
_NEEDS_BROWSER = "The page holds no text of its own: scripts put it together in the reader's browser."


def extract(body: bytes, *, content_type: str | None = None, keep: str = "", drop: str = "") -> Extracted:
    """The text of a page, plain text, CSV file or PDF. `content_type` is the header as received.

    `keep` and `drop` are CSS selectors of parts of a page: only those kept are read, where it is given, and those
    dropped are not. Raises NotReadable for other kinds and NoText where there is nothing to read.
    """
    if not body.strip():
        raise NoText("The page is empty.")
    kind = kind_of(body, (content_type or "").lower())
    if kind == "pdf":
        return _limited(pdf.extract(body))
    words = decode(body, content_type or "")
    if kind == "sheet":
        return _limited(sheets.extract(words))
    return _limited(_plain(words) if kind == "text" else _page(words, keep, drop))


def look(body: bytes, *, known: str, content_type: str | None = None, keep: str = "", drop: str = "") -> Looked:
    """The fingerprint and, where it is not the `known` one, the text; cheapest first.

    Raises NotReadable for other kinds than pages, plain texts and PDFs.
    """
    seen = fingerprint(body, content_type=content_type)
    if seen == known:
        return Looked(seen)
    try:
        return Looked(seen, extract(body, content_type=content_type, keep=keep, drop=drop))
    except (NoText, NotReadable) as error:
        return Looked(seen, trouble=error)


def _limited(found: Extracted) -> Extracted:
    if len(found.text) <= LONGEST_TEXT:
        return found
    cells = tuple(cell for cell in found.cells if cell.end <= LONGEST_TEXT)
    links = tuple(link for link in found.links if link.end <= LONGEST_TEXT)
    return replace(found, text=found.text[:LONGEST_TEXT].rstrip(), cells=cells, links=links, is_cut=True)


def fingerprint(body: bytes, *, content_type: str | None = None) -> str:
    """SHA-256 of what a reader sees, in hexadecimal: markup, scripts and comments may differ. PDFs count byte by byte.

    Raises NotReadable as `extract` does.
    """
    seen = body
    if body and kind_of(body, (content_type or "").lower()) == "html":
        seen = markup.visible(decode(body, content_type or "")).encode("utf-8", errors="replace")
    return hashlib.sha256(seen).hexdigest()


def _plain(words: str) -> Extracted:
    paragraphs = [squeeze_lines(paragraph) for paragraph in clean(words.replace("\r", "\n")).split("\n\n")]
    text = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    if not text:
        raise NoText(_NO_TEXT)
    return Extracted(text.split("\n", 1)[0][: facts.LONGEST_TITLE], text, language=facts.language_of(text))


def parsed(body: bytes, *, content_type: str = "") -> HtmlElement | None:
    """The page as a tree; None for what is no page, or no page that a parser should be given. Raises NotReadable."""
    if kind_of(body, content_type.lower()) != "html":
        return None
    return _tree(decode(body, content_type))


def _tree(words: str) -> HtmlElement | None:
    words = words.replace("\0", "")
    if markup.is_wild(words):
        return None
    try:
        return lxml.html.document_fromstring(words.encode("utf-8", errors="replace"), parser=_parser())
    except (lxml.etree.LxmlError, ValueError):
        return None


@cache
def _parser() -> lxml.html.HTMLParser:
    """One whose elements are all of one class: lxml asks Python for the class of each, whenever it is touched."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True)
    parser.set_element_class_lookup(
        lxml.etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment, pi=HtmlProcessingInstruction)
    )
    return parser


def _page(words: str, keep: str, drop: str) -> Extracted:
    page = _tree(words)
    if page is None:
        return _unparsed(words.replace("\0", ""))
    title, published = facts.title(page), facts.published(page)
    site_name = facts.site_name(page)
    for element in selectors.select(page, drop):
        if element.getparent() is not None:
            element.drop_tree()
    chosen = _kept(page, keep) if keep else _chosen(page, words)
    text, cells, links = _assembled(chosen)
    language, is_cut = facts.language(page, text), any(block.table and block.table.is_cut for block in chosen)
    return Extracted(title, text, cells, published, language, site_name, is_cut, links=links)


def _chosen(page: HtmlElement, words: str) -> list[blocks.Block]:
    body = page.find("body")
    found = blocks.read(page if body is None else body)
    if not found:
        raise NoText(_NEEDS_BROWSER if "<script" in words.lower() else _NO_TEXT)
    return article.choose(found, page)


def _kept(page: HtmlElement, keep: str) -> list[blocks.Block]:
    """What a curator chose is the article, all of it."""
    elements = selectors.select(page, keep)
    inside = {id(one) for element in elements for one in element.iterdescendants()}
    found = [block for element in elements if id(element) not in inside for block in blocks.read(element)]
    if not found:
        raise NoText(f"The selector {keep} finds no text on this page: look whether the page was rebuilt.")
    return found


def _unparsed(words: str) -> Extracted:
    """The words of markup that no parser should be given: nothing is lost, but nothing is left out either."""
    text = clean(markup.visible(words)).replace("\n", "\n\n")
    if not text.strip():
        raise NoText(_NO_TEXT)
    return Extracted(text.split("\n", 1)[0][: facts.LONGEST_TITLE], text, language=facts.language_of(text))


def _links(block: blocks.Block, at: int) -> Iterator[Link]:
    """The links of a block that begins at `at`, in their order."""
    end = 0
    for url, words in block.links:
        begin = block.text.find(words, end)
        if begin >= 0:
            end = begin + len(words)
            yield Link(at + begin, at + end, url)


def _assembled(chosen: list[blocks.Block]) -> tuple[str, tuple[Cell, ...], tuple[Link, ...]]:
    parts: list[str] = []
    cells: list[Cell] = []
    links: list[Link] = []
    at = 0
    for block in chosen:
        if block.table and block.table.caption:
            parts.append(block.table.caption)
            at += len(block.table.caption) + 2
        if block.table:
            for cell in block.table.cells:
                cells.append(Cell(at + cell.start, at + cell.end, cell.row, cell.column, block.table.caption))
        links += _links(block, at)
        parts.append(block.text)
        at += len(block.text) + 2
    return "\n\n".join(parts), tuple(cells), tuple(links)
