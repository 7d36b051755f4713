"""Walks a parsed page and gives its paragraphs, headings, list items and tables in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from monitor.extract import tables
from monitor.extract.clean import clean, single_blanks, squeeze_lines
from monitor.extract.grid import Table
from monitor.extract.markup import HIDDEN, INLINE

_DROPPED = (HIDDEN | {"button", "canvas", "audio", "video", "head", "map", "input", "dialog", "math"}) - {"object"}
_FURNITURE_TAGS = {"nav", "footer", "aside", "form", "menu"}
_FURNITURE_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "menu", "dialog"}
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|share|sharing|social|related|recommended|comments?|"
    r"cookies?|consent|newsletter|subscribe|promo|advert|advertisement|ads?|pagination|popular|trending|toolbar|"
    r"skip-link|masthead)(?:$|[\s_-])",
    re.I,
)
# An <aside> in an article that is no way elsewhere but a box of facts
_FACTS_NAMES = re.compile(
    r"(?:^|[\s_-])(?:fact-?box|info-?box|key-?facts|key-?figures|facts|figures|in-numbers|at-a-glance)(?:$|[\s_-])",
    re.I,
)
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# What a raised digit after these means: a square or cube. After anything else it is a footnote's mark.
_UNIT_BEFORE = re.compile(r"(?:^|[^a-zA-Z])(?:[kcdmµ]?m|ft|in|yd|mi|hm)\Z")
_LONGEST_UNIT = 5
_RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")


@dataclass(slots=True)
class Block:
    """A paragraph, heading or list item, or (with `table`) a table."""

    text: str
    element: HtmlElement
    is_heading: bool = False
    is_furniture: bool = False
    link_share: float = 0.0
    table: Table | None = None
    # Where its links lead, as the page has it, and their words
    links: tuple[tuple[str, str], ...] = ()


def read(body: HtmlElement) -> list[Block]:
    """All blocks below `body` that a reader can see."""
    walker = _Walker()
    walker.walk(body, is_furniture=False)
    walker.flush(body, is_furniture=False)
    return walker.blocks


def inline_text(element: HtmlElement) -> str:
    """The visible words below an element, blocks and line breaks apart by line breaks."""
    walker = _Walker(reads_tables=False)
    walker.walk(element, is_furniture=False)
    walker.flush(element, is_furniture=False)
    return "\n".join(block.text for block in walker.blocks)


@dataclass(slots=True)
class _Walker:
    reads_tables: bool = True
    blocks: list[Block] = field(default_factory=list)
    # Of the paragraph begun: its words, how many characters they have, and how many of these lead elsewhere
    parts: list[str] = field(default_factory=list)
    length: int = 0
    linked: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)

    def walk(self, element: HtmlElement, *, is_furniture: bool) -> None:
        """Depth first; markup nested beyond reason was turned away before parsing."""
        if text := element.text:
            self._add(text)
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _DROPPED and not _is_invisible(child):
                self._visit(child, is_furniture=is_furniture)
            if text := child.tail:
                self._add(text)

    def _visit(self, element: HtmlElement, *, is_furniture: bool) -> None:
        tag = element.tag
        if tag == "br":
            self._put("\n")
        elif tag == "sup":
            self._add(_raised(self._last_characters(), element.text_content()))
        elif tag == "a":
            before, begin = self.length, len(self.parts)
            self.walk(element, is_furniture=is_furniture)
            self.linked += max(0, self.length - before)
            if href := element.get("href"):
                self.links.append((href, squeeze_lines(clean("".join(self.parts[begin:])))))
        elif tag in INLINE:
            self.walk(element, is_furniture=is_furniture)
        else:
            self._visit_block(element, is_furniture=is_furniture)

    def _visit_block(self, element: HtmlElement, *, is_furniture: bool) -> None:
        self.flush(element.getparent(), is_furniture=is_furniture)
        is_furniture = is_furniture or furnishes(element)
        if self.reads_tables and (table := _table(element)) is not None:
            self.blocks.append(Block(table.lines, element, is_furniture=is_furniture, table=table))
            return
        self.walk(element, is_furniture=is_furniture)
        self.flush(element, is_furniture=is_furniture)

    def flush(self, element: HtmlElement, *, is_furniture: bool) -> None:
        """Ends the paragraph begun; two line breaks in a row end one too."""
        linked, links = self.linked, self.links
        self.linked, self.links = 0, []
        if not self.parts:
            return  # as between most tags of a page
        words, self.parts, self.length = "".join(self.parts), [], 0
        if words.isspace():
            return
        words = clean(words)
        share = linked / len(words) if words else 0.0
        for paragraph in re.split(r"\n[ \t\r\f\v\u00a0]*\n", words):
            if text := squeeze_lines(paragraph):
                inside = tuple(link for link in links if link[1] and link[1] in text)
                self.blocks.append(Block(text, element, element.tag in _HEADINGS, is_furniture, share, links=inside))

    def _add(self, text: str) -> None:
        # Blanks that begin a paragraph fall away in the end, and stand between most tags.
        if self.parts or not text.isspace():
            self._put(single_blanks(text.replace("\n", " ")))

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _last_characters(self) -> str:
        """As many as tell a unit from another word; a paragraph may be long, and have a note at every word."""
        last = ""
        for part in reversed(self.parts):
            last = part + last
            if len(last) > _LONGEST_UNIT:
                break
        return last


def _table(element: HtmlElement) -> Table | None:
    """What an element holds as a table: of cells, or of names and their values."""
    if element.tag == "table" and tables.is_data(element):
        return tables.read(element, inline_text)
    if element.tag == "dl" and tables.is_facts(element, inline_text):
        return tables.read_facts(element, inline_text)
    return None


def _raised(before: str, mark: str) -> str:
    """A superscript kept apart from what it is raised above: "4.33" and note 2 must not become 4.332."""
    mark = mark.strip()
    if not mark or not mark.translate(_RAISED).isprintable() or not any(char.isdigit() for char in mark):
        return mark
    if _UNIT_BEFORE.search(before) or re.search(r"(?:^|\D)10\Z", before):
        return mark.translate(_RAISED)
    return mark if mark[0] in "[(" else f"[{mark}]"


def _is_invisible(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and bool(_INVISIBLE.search(style)))


def furnishes(element: HtmlElement) -> bool:
    """Whether an element is there for getting around the site, or to sell, rather than to be read."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    if element.tag == "aside" and _FACTS_NAMES.search(named):
        return False
    if element.tag in _FURNITURE_TAGS or element.get("role") in _FURNITURE_ROLES:
        return True
    if element.tag == "header":
        return not any(parent.tag in ("article", "main") for parent in element.iterancestors())
    if element.tag in ("body", "article", "main"):
        return False
    return bool(_FURNITURE_NAMES.search(named))
