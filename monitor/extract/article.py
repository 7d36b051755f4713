"""Which of a page's blocks are its article: trafilatura judges, and what holds figures is not lost to its judgement."""

from __future__ import annotations

import re

import trafilatura
from lxml.html import HtmlElement

from monitor.extract.blocks import Block

_DIGIT = re.compile(r"\d")
_SPACE = re.compile(r"\s+")
_PIECE = 30
_SHORT = 40
_MOST_LINKED = 0.5
# A paragraph has words around its figure; "3 comments" or a page number has not.
_FEWEST_CHARACTERS = 40


def choose(blocks: list[Block], page: HtmlElement) -> list[Block]:
    """The blocks of the article in reading order; all that is no furniture where none stands out."""
    judged = _Judged(page)
    chosen = [block for block in blocks if not block.is_furniture and judged.keeps(block)]
    if not chosen:
        return [block for block in blocks if not block.is_furniture] or blocks
    container = _container(chosen)
    kept = {id(block) for block in chosen}
    return [block for block in blocks if id(block) in kept or (_holds_figures(block) and _is_in(block, container))]


class _Judged:
    """What trafilatura takes for the article, asked block by block."""

    def __init__(self, page: HtmlElement) -> None:
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=False)
        text = (found.text or "") if isinstance(found, trafilatura.settings.Document) else ""
        self._lines = {_dense(line.strip("-| ")) for line in text.split("\n")}
        self._text = _dense(text.replace("|", ""))

    def keeps(self, block: Block) -> bool:
        words = _dense(block.text.replace("|", ""))
        if len(words) <= _SHORT and not block.table:
            return words in self._lines or (len(words) > _SHORT // 2 and words in self._text)
        pieces = [words[at : at + _PIECE] for at in range(0, len(words), _PIECE)]
        return sum(piece in self._text for piece in pieces) * 2 >= len(pieces)


def _dense(text: str) -> str:
    return _SPACE.sub("", text)


def _holds_figures(block: Block) -> bool:
    if block.is_furniture or not _DIGIT.search(block.text):
        return False
    return bool(block.table) or (len(block.text) >= _FEWEST_CHARACTERS and block.link_share < _MOST_LINKED)


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
