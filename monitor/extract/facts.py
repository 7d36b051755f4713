"""What a page says about itself: title, day of publication, language, name of the site, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from monitor.extract.bylines import day_of_byline, day_of_change
from monitor.extract.clean import clean, squeeze

LONGEST_TITLE = 500
_MOST_HEADINGS = 20
_EARLIEST = 1990

_PUBLISHED_NAMES = {
    "article:published_time",
    "og:article:published_time",
    "date",
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
_MODIFIED_NAMES = {"article:modified_time", "og:updated_time", "dcterms.modified", "last-modified"}
# Linked data, in the order in which a page's own word for its day counts
_LINKED_DATES = ("datePublished", "coverageStartTime", "dateModified")
_PUBLISHER_NAMES = {"dc.publisher", "dcterms.publisher", "publisher", "contentsource", "application-name"}
_LINKED_PUBLISHERS = ("publisher", "provider", "sourceOrganization")
# What stands between a headline and the name of the site in a window's title
_BETWEEN = " \t-–—|·•:_»«"
_ISO = re.compile(r"\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_SCRIPTS = (("ja", "\u3040-\u30ff"), ("ko", "\uac00-\ud7af"), ("zh", "\u4e00-\u9fff"), ("ru", "\u0400-\u04ff"))


def title(page: HtmlElement) -> str:
    """The headline: as given for sharing, or the h1, or the window's title."""
    shared = _meta(page, {"og:title", "twitter:title"})
    return (shared or _headline(page) or _window(page) or next(_headings(page), ""))[:LONGEST_TITLE]


def _headings(page: HtmlElement) -> Iterator[str]:
    return (squeeze(clean(heading.text_content())) for heading in page.iterdescendants("h1"))


def _headline(page: HtmlElement) -> str:
    """The only h1, or of several the one that the window's title repeats beside the name of the site."""
    found = list(islice(_headings(page), _MOST_HEADINGS))
    if len(found) == 1:
        return found[0]
    window = _window(page)
    repeated = (one for one in found if one and (window.startswith(one) or window.endswith(one)))
    return max(repeated, key=len, default="")


def _window(page: HtmlElement) -> str:
    return next((squeeze(clean(one.text_content())) for one in page.iterdescendants("title")), "")


def published(page: HtmlElement) -> date | None:
    """The day of publication, else of the last change, as given for programs, else to readers under the headline."""
    linked = list(_linked_data(page))
    dates = {name: [item[name] for item in linked if isinstance(item.get(name), str)] for name in _LINKED_DATES}
    first = (*dates["datePublished"], *_metas(page, _PUBLISHED_NAMES), *dates["coverageStartTime"])
    for value in (*first, *_time_elements(page), *dates["dateModified"], *_metas(page, _MODIFIED_NAMES)):
        if day := _day(value):
            return day
    day = day_of_byline(page) or day_of_change(page)
    return day if day and day.year >= _EARLIEST else None


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
    """Who publishes the page: as given for sharing or for programs, or what its title adds to the headline."""
    named = _meta(page, {"og:site_name"}) or _linked_publisher(page) or _meta(page, _PUBLISHER_NAMES)
    return (named or _beside_headline(page))[:200]


def _linked_publisher(page: HtmlElement) -> str:
    for item in _linked_data(page):
        for key in _LINKED_PUBLISHERS:
            value = item.get(key)
            name = value.get("name") if isinstance(value, dict) else value
            if isinstance(name, str) and name.strip():
                return squeeze(clean(name))
    return ""


def _beside_headline(page: HtmlElement) -> str:
    """ "Toll rises - Harbour Post" under the headline "Toll rises" names the Harbour Post."""
    window, heading = _window(page), _headline(page)
    for rest in (window.removeprefix(heading), window.removesuffix(heading)) if heading else ():
        if rest != window and (rest[:1] in _BETWEEN or rest[-1:] in _BETWEEN):
            return _unwrapped(rest.strip(_BETWEEN))
    return ""


def _unwrapped(name: str) -> str:
    """ "Toll rises (Harbour Post)" adds the name in brackets."""
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def _meta(page: HtmlElement, names: set[str]) -> str:
    return next(_metas(page, names), "")


def _metas(page: HtmlElement, names: set[str]) -> Iterator[str]:
    for meta in page.iterdescendants("meta"):
        keys = {meta.get(key, "").lower() for key in ("property", "name", "itemprop", "http-equiv")}
        if keys & names and (content := squeeze(clean(meta.get("content", "")))):
            yield content


def _time_elements(page: HtmlElement) -> Iterator[str]:
    """<time> elements marked as the date of publication, or the only one of the page."""
    times = list(page.iterdescendants("time"))
    for element in times:
        marked = (
            "pubdate" in element.attrib or "published" in f"{element.get('itemprop')} {element.get('class')}".lower()
        )
        if marked or len(times) == 1:
            yield element.get("datetime", "")


def _linked_data(page: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in page.iterdescendants("script"):
        if script.get("type", "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _items(data)


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
