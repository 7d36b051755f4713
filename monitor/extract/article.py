"""Which of a page's blocks are its article: trafilatura judges, and what holds figures is not lost to its judgement."""

from __future__ import annotations

import re
from itertools import islice, pairwise, tee

import lxml.etree
import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from monitor.extract import tables
from monitor.extract.blocks import Block, furnishes

_DIGIT = re.compile(r"\d")
# A word, or one character of a script that sets no blanks between words.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
# trafilatura leaves these out too, but only after it has copied and searched them several times.
_NEVER_ARTICLE = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "nav",
    "footer",
    "aside",
    "menu",
    "button",
)
# What is longer or larger is not judged, for it would take too long: all of it is kept but plain furniture.
_LONGEST_JUDGED = 1_000_000
_LARGEST_TABLE = 50_000
_MOST_LINKED = 0.5
# A paragraph has words around its figure; "3 comments" or a page number has not.
_FEWEST_CHARACTERS = 40
# "Houses lost: 1,360" in a box of facts says by itself what it counts.
_LABELLED = re.compile(r"[^\W\d][^:：]{2,}[:：]\s*[^\w\s]{0,2}[A-Z]{0,3}[^\w\s]?\d")


def choose(blocks: list[Block], page: HtmlElement) -> list[Block]:
    """The blocks of the article in reading order; all that is no furniture where none stands out."""
    chosen: list[Block] = []
    if _can_be_judged(blocks, page):
        judged = _Judged(page)
        chosen = [block for block in blocks if judged.keeps(block)]
    if not chosen:
        return [block for block in blocks if not block.is_furniture] or blocks
    container = _container(chosen)
    inside = [block for block in blocks if not block.is_furniture and _is_in(block, container)]
    kept = {id(block) for block in (chosen if _is_most_of(chosen, inside) else inside)}
    kept |= {id(block) for block in inside if _holds_figures(block)}
    lists = {_list_of(block) for block in inside if id(block) in kept} - {None}
    kept |= {id(block) for block in inside if _list_of(block) in lists and _gives_a_number(block)}
    for one, after in reversed(list(pairwise(inside))):
        if one.is_heading and id(after) in kept:
            kept.add(id(one))
    return [block for block in blocks if id(block) in kept or _is_headline(block)]


def _is_most_of(chosen: list[Block], inside: list[Block]) -> bool:
    """Of pages made of many posts, as live ones are, trafilatura takes the first for all of it."""
    ids = {id(block) for block in chosen}
    prose = [block for block in inside if len(block.text) >= _FEWEST_CHARACTERS and not _is_linked(block)]
    taken = sum(len(block.text) for block in prose if id(block) in ids)
    return 2 * taken >= sum(len(block.text) for block in prose)


def _is_headline(block: Block) -> bool:
    """A headline gives figures too, and extractors take it for metadata."""
    return block.element.tag == "h1" and not block.is_furniture


def _can_be_judged(blocks: list[Block], page: HtmlElement) -> bool:
    """trafilatura spreads the spans of tables out, and its time grows faster than the text."""
    if sum(len(block.text) for block in blocks) > _LONGEST_JUDGED:
        return False
    return all(tables.places(table) <= _LARGEST_TABLE for table in page.iterdescendants("table"))


class _Judged:
    """What trafilatura takes for the article, asked block by block: by runs of words, for it moves and joins lines.

    What is never part of one is taken from the page.
    """

    def __init__(self, page: HtmlElement) -> None:
        for box in page.iterdescendants("aside"):
            if not furnishes(box):
                box.tag = "div"
        lxml.etree.strip_elements(page, lxml.etree.Comment, *_NEVER_ARTICLE, with_tail=False)
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=False)
        text = (found.text or "") if isinstance(found, Document) else ""
        self._lines = {_words(line) for line in text.split("\n")}
        self._runs = _runs(text)

    def keeps(self, block: Block) -> bool:
        if _words(block.text) in self._lines:
            return True
        runs = _runs(block.text)
        return bool(runs) and len(runs & self._runs) * 2 >= len(runs)


def _words(text: str) -> str:
    return " ".join(_TOKEN.findall(text))


def _runs(text: str) -> set[int]:
    """Hashes of all runs of three words, without a list of the words: texts are long."""
    first, second, third = tee((match[0] for match in _TOKEN.finditer(text)), 3)
    return {hash(run) for run in zip(first, islice(second, 1, None), islice(third, 2, None), strict=False)}


def _holds_figures(block: Block) -> bool:
    if block.table:
        return _gives_a_number(block)
    is_told = len(block.text) >= _FEWEST_CHARACTERS or _LABELLED.match(block.text)
    return bool(is_told) and _gives_a_number(block)


def _gives_a_number(block: Block) -> bool:
    return bool(_DIGIT.search(block.text)) and not _is_linked(block)


def _is_linked(block: Block) -> bool:
    """Whether most of it leads elsewhere."""
    return block.link_share >= _MOST_LINKED


def _list_of(block: Block) -> HtmlElement | None:
    """The list whose item it is; a short item is no less the article's than the long ones beside it."""
    item = next((one for one in (block.element, *block.element.iterancestors()) if one.tag == "li"), None)
    return None if item is None else item.getparent()


def _container(chosen: list[Block]) -> HtmlElement | None:
    """The innermost element around most of the article's text, or the page's <article> or <main> around that."""
    weights: dict[HtmlElement, int] = {}
    for block in chosen:
        for element in (block.element, *block.element.iterancestors()):
            weights[element] = weights.get(element, 0) + len(block.text)
    total = max(weights.values(), default=0)
    inner = next((element for element, weight in weights.items() if weight >= 0.7 * total), None)
    if inner is None:
        return None
    outer = next((one for one in inner.iterancestors() if one.tag in ("article", "main")), None)
    return inner if outer is None else outer


def _is_in(block: Block, container: HtmlElement | None) -> bool:
    return container is None or block.element is container or container in block.element.iterancestors()
