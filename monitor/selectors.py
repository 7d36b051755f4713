"""CSS selectors as curators type them. Plain Python."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement


class BadSelector(ValueError):
    """What is no CSS selector; the message is a sentence."""


@lru_cache(maxsize=500)
def compiled(selector: str) -> CSSSelector:
    """Raises BadSelector."""
    try:
        return CSSSelector(selector, translator="html")
    except SelectorError as error:
        raise BadSelector(f"This is no CSS selector: {selector}. Write, for example, article or div.report.") from error


def select(page: HtmlElement, selector: str) -> list[HtmlElement]:
    """The elements of a page that fit, in the page's order; none for an empty selector. Raises BadSelector."""
    return cast(list[HtmlElement], compiled(selector)(page)) if selector.strip() else []
