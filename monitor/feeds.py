"""Reads RSS and Atom feeds out of bytes. Plain Python."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
from bs4 import BeautifulSoup, SoupStrainer

from monitor.addresses import BadAddress, canonical, without_tracking
from monitor.extract.clean import clean, squeeze

MOST_ENTRIES = 500
# More entries than are taken are not parsed either: it is feedparser's time that a huge feed costs.
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


# Announcements stand in a page's head.
_HEAD = 200_000
_ANNOUNCED = ", ".join(f'link[rel~="alternate"][type="application/{kind}+xml"][href]' for kind in ("rss", "atom"))


class NotAFeed(Exception):
    """The message is a sentence for a curator."""


@dataclass(frozen=True, slots=True)
class Entry:
    """`url` is absolute and canonical; dates are in UTC, None where the feed gives none that can be read."""

    url: str
    title: str
    published: datetime | None
    updated: datetime | None


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries in the feed's order, each address once; `unusable` counts those without a web address."""

    title: str
    entries: tuple[Entry, ...]
    unusable: int


def parse(body: bytes, *, url: str) -> Feed:
    """The first MOST_ENTRIES entries. Relative addresses are resolved against `url`.

    Raises NotAFeed for what is no feed, or one that declares entities, which small files use to become huge ones.
    """
    if not body.strip():
        raise NotAFeed("The feed is empty.")
    if b"<!ENTITY" in body.upper():
        raise NotAFeed("The feed declares entities of its own, which is not allowed here.")
    headers = {"content-location": url}
    # As a stream: bytes that look like a path or an address would be opened.
    stream = BytesIO(_shortened(body))
    found = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise NotAFeed(_what_else(body, url))
    entries: dict[str, Entry] = {}
    unusable = 0
    for item in found.entries[:MOST_ENTRIES]:
        entry = _entry(item, url)
        if entry is None:
            unusable += 1
        else:
            entries.setdefault(entry.url, entry)
    return Feed(_words(found.feed.get("title")), tuple(entries.values()), unusable)


def _shortened(body: bytes) -> bytes:
    """The feed up to its MOST_ENTRIES-th entry; feedparser copes with the missing end."""
    for number, match in enumerate(_ENTRY.finditer(body)):
        if number == MOST_ENTRIES:
            return body[: match.start()]
    return body


def _entry(item: Any, base: str) -> Entry | None:
    """None for an entry without an address that may be visited."""
    link = str(item.get("link") or "")
    if not link:
        return None
    try:
        address = canonical(without_tracking(canonical(link, base=base)))
    except BadAddress:
        return None
    # dict's own get: feedparser's takes the one date for the other.
    published, updated = (_moment(dict.get(item, key)) for key in ("published_parsed", "updated_parsed"))
    return Entry(address, _words(item.get("title")), published or updated, updated or published)


def _words(value: Any) -> str:
    return squeeze(clean(re.sub(r"<[^>]{0,500}>", "", str(value or ""))))[:500]


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _what_else(body: bytes, url: str) -> str:
    """What to do about an address that is no feed: many pages announce theirs."""
    head = body[:_HEAD] if b"<link" in body[:_HEAD].lower() else b""
    for link in BeautifulSoup(head, "lxml", parse_only=SoupStrainer("link")).select(_ANNOUNCED):
        try:
            feed = canonical(str(link["href"]), base=url)
        except BadAddress:
            continue
        return f"This is a page, which announces its feed at {feed}: watch that address."
    return "This is no feed: if it is a page, change the source's kind to single page."
