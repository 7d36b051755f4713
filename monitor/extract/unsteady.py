"""The parts of a page that read otherwise at each look: clocks, counters, what is drawn by lot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from monitor import selectors
from monitor.extract import parsed
from monitor.extract.clean import squeeze

# How far up from the words a part with a name is looked for, and how many parts are named.
_STEPS = 4
_MOST_PARTS = 3
# Of the whole text: what is more is no part that one would do without.
_LARGEST = 0.3
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*")
_WHOLE = {"html", "body", "main", "article"}


def part(body: bytes, *, content_type: str, first: str, second: str) -> str:
    """A CSS selector of what stands in the `first` reading of the page and not in the `second`; "" for none."""
    page = parsed(body, content_type=content_type)
    if page is None:
        return ""
    found: list[str] = []
    for element in page.iter("*"):
        if any(words in first and words not in second for words in _own_words(element)):
            name = _name_of(element, page, int(len(first) * _LARGEST))
            if not name:
                return ""
            found.append(name)
    parts = list(dict.fromkeys(found))
    return ", ".join(parts) if len(parts) <= _MOST_PARTS else ""


def _own_words(element: HtmlElement) -> Iterator[str]:
    pieces = (element.text, *(child.tail for child in element))
    return (words for piece in pieces if piece and (words := squeeze(piece)))


def _name_of(element: HtmlElement, page: HtmlElement, longest: int) -> str:
    """The nearest part around the words that has a name, and that holds few other words."""
    around = [element, *element.iterancestors()][:_STEPS]
    for one in around:
        if one.tag in _WHOLE:
            return ""
        for name in _names(one):
            if sum(len(squeeze(same.text_content())) for same in selectors.select(page, name)) <= longest:
                return name
    return ""


def _names(element: HtmlElement) -> Iterator[str]:
    names = [("#", element.get("id", "")), *((".", name) for name in element.get("class", "").split())]
    return (f"{element.tag}{sign}{name}" for sign, name in names if _NAME.fullmatch(name))
