"""Finds on a page of links those that lead to articles: by selector and pattern, or by how they look. Plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from monitor import selectors
from monitor.entries import MOST_ENTRIES, Entries, NoList, collected, entry
from monitor.extract import NotReadable, parsed
from monitor.extract.blocks import furnishes
from monitor.patterns import wanted

# A headline has words; "Contact", "2" and "Read more" have not. In bytes, for Chinese says in seven signs what takes
# twenty letters.
_FEWEST_BYTES = 20
# So many headlines that lead elsewhere on the site, and little else, make a list of a page.
_FEWEST_LINKS = 8
_MOST_OWN_TEXT = 0.5


class NotAListing(NoList):
    """The message is a sentence for a curator."""


def parse(body: bytes, *, url: str, content_type: str = "", selector: str = "", patterns: str = "") -> Entries:
    """The page's links in their order, MOST_ENTRIES at most, where `patterns` want them.

    With a CSS selector, the links it fits or that stand inside what it fits; else, where there are patterns, all; else
    those that look like headlines on the same site. Raises NotAListing for what is no page, or has none.
    """
    page = _page(body, content_type)
    anchors = list(_anchors(page, selector)) if selector or patterns.strip() else _headlines(page, url)
    if selector and not anchors:
        raise NotAListing(f"The selector {selector} fits no link of this page: look whether the page was rebuilt.")
    found = collected(
        (entry(anchor.get("href", ""), base=url, title=anchor.text_content()) for anchor in anchors),
        title=next((one.text_content() for one in page.iterdescendants("title")), ""),
    )
    if not found.entries:
        raise NotAListing("No links to articles stand on this page. If it is an article, choose single page.")
    picked = tuple(one for one in found.entries if one.url != url and wanted(one.url, patterns))
    return Entries(found.title, picked[:MOST_ENTRIES], found.unusable, len(picked) > MOST_ENTRIES)


def looks_like_one(body: bytes, *, url: str, content_type: str = "") -> bool:
    """Whether a page is mostly headlines that lead to other pages of its site."""
    try:
        page = _page(body, content_type)
    except NotAListing:
        return False
    headlines = _headlines(page, url)
    linked = sum(len(anchor.text_content()) for anchor in headlines)
    paragraphs = sum(len(one.text_content()) for one in page.iterdescendants("p") if not list(one.iterdescendants("a")))
    return len({one.get("href") for one in headlines}) >= _FEWEST_LINKS and paragraphs * _MOST_OWN_TEXT < linked


def _page(body: bytes, content_type: str) -> HtmlElement:
    try:
        page = parsed(body, content_type=content_type)
    except NotReadable as error:
        raise NotAListing(str(error)) from error
    if page is None:
        raise NotAListing("This is not a page whose links can be read.")
    return page


def _anchors(page: HtmlElement, selector: str) -> Iterator[HtmlElement]:
    if not selector:
        yield from page.iterdescendants("a")
    for element in selectors.select(page, selector):
        yield from element.iter("a")


def _headlines(page: HtmlElement, url: str) -> list[HtmlElement]:
    return [anchor for anchor in page.iterdescendants("a") if _is_headline(anchor, url)]


def _is_headline(anchor: HtmlElement, url: str) -> bool:
    if len(" ".join(anchor.text_content().split()).encode()) < _FEWEST_BYTES:
        return False
    found = entry(anchor.get("href", ""), base=url)
    if found is None or found.url == url or urlsplit(found.url).hostname != urlsplit(url).hostname:
        return False
    return not any(furnishes(one) for one in anchor.iterancestors() if one.tag not in ("html", "body"))
