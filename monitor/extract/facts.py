"""What a page says about itself: title, day of publication, language, name of the site, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from monitor.extract.clean import clean, squeeze

MOST_LINKS = 5000
LONGEST_TITLE = 500
_EARLIEST = 1990

_PUBLISHED_NAMES = {
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date.issued",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
}
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SCRIPTS = (("ja", "\u3040-\u30ff"), ("ko", "\uac00-\ud7af"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff"))


def title(page: HtmlElement) -> str:
    """The headline: as given for sharing, or the only h1, or the window's title."""
    shared = _meta(page, {"og:title", "twitter:title"})
    headings = [squeeze(clean(heading.text_content())) for heading in islice(page.iterdescendants("h1"), 2)]
    window = next((squeeze(clean(one.text_content())) for one in page.iterdescendants("title")), "")
    only = headings[0] if len(headings) == 1 else ""
    return (shared or only or window or next(iter(headings), ""))[:LONGEST_TITLE]


def published(page: HtmlElement) -> date | None:
    """The day of publication where the page gives it for programs; words are not guessed at."""
    for value in (*_linked_data_dates(page), *_meta_dates(page), *_time_elements(page)):
        if day := _day(value):
            return day
    return None


def language(page: HtmlElement, text: str) -> str:
    """The primary tag of the language the page declares; else what its script gives away, or ""."""
    declared = page.get("lang") or page.get("xml:lang") or _meta(page, {"content-language", "og:locale"})
    if match := re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", declared.strip()):
        return match[0].lower()
    return language_of(text)


def language_of(text: str) -> str:
    """What the script of a text gives away of its language, or ""."""
    sample = text[:5000]
    letters = sum(char.isalpha() for char in sample)
    shares = ((tag, len(re.findall(f"[{chars}]", sample))) for tag, chars in _SCRIPTS)
    return next((tag for tag, count in shares if letters and count > 0.1 * letters), "")


def site_name(page: HtmlElement) -> str:
    return _meta(page, {"og:site_name", "application-name"})[:200]


def links(page: HtmlElement, url: str) -> tuple[str, ...]:
    """Where the page leads to, absolute, each once, in order."""
    found: dict[str, None] = {}
    for anchor in islice(page.iterdescendants("a"), MOST_LINKS):
        try:
            address = urljoin(url, anchor.get("href", "").strip())
            scheme = urlsplit(address).scheme
        except ValueError:
            continue
        if scheme in ("http", "https"):
            found[clean(address)] = None
    return tuple(found)


def _meta(page: HtmlElement, names: set[str]) -> str:
    return next(_metas(page, names), "")


def _metas(page: HtmlElement, names: set[str]) -> Iterator[str]:
    for meta in page.iterdescendants("meta"):
        keys = {meta.get(key, "").lower() for key in ("property", "name", "itemprop", "http-equiv")}
        if keys & names and (content := squeeze(clean(meta.get("content", "")))):
            yield content


def _meta_dates(page: HtmlElement) -> Iterator[str]:
    return _metas(page, _PUBLISHED_NAMES)


def _time_elements(page: HtmlElement) -> Iterator[str]:
    """<time> elements marked as the date of publication, or the only one of the page."""
    times = list(page.iterdescendants("time"))
    for element in times:
        marked = (
            "pubdate" in element.attrib or "published" in f"{element.get('itemprop')} {element.get('class')}".lower()
        )
        if marked or len(times) == 1:
            yield element.get("datetime", "")


def _linked_data_dates(page: HtmlElement) -> Iterator[str]:
    for script in page.iterdescendants("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if isinstance(value := item.get("datePublished"), str):
                yield value


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The objects of linked data, where pages put them: alone, in a list, or in a graph."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (one for one in graph if isinstance(one, dict)) if isinstance(graph, list) else ()


def _day(value: str) -> date | None:
    if not (match := _ISO.match(value)):
        return None
    try:
        day = date(*map(int, match.groups()))
    except ValueError:
        return None
    return day if day.year >= _EARLIEST else None
