"""Reads RSS, Atom and JSON feeds out of bytes. Plain Python."""

from __future__ import annotations

import calendar
import json
import re
import sys
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import feedparser
from bs4 import BeautifulSoup, SoupStrainer

from monitor.addresses import BadAddress, canonical
from monitor.entries import MOST_ENTRIES, Entries, Entry, NoList, RefusedList, collected, entry, moment

# More entries than are taken are not parsed either: it is feedparser's time that a huge feed costs.
_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
# No feed is without one of these. feedparser looks for them in any page, for minutes where a tag has many attributes.
_ELEMENT = re.compile(rb"<(?:\w+:)?(?:rss|rdf|feed|channel|item|entry)[\s>]", re.I)
_REFERENCE = re.compile(rb"&#([xX][0-9a-fA-F]{1,4000}|[0-9]{1,4000})(?![0-9a-fA-F])")
_JSON_FEED = re.compile(r"https?://jsonfeed\.org/version/")


# Announcements stand in a page's head.
_HEAD = 200_000
_KINDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
_ANNOUNCED = ", ".join(f'link[rel~="alternate"][type="{kind}"][href]' for kind in _KINDS)


class NotAFeed(NoList):
    """The message is a sentence for a curator."""


def parse(body: bytes, *, url: str) -> Entries:
    """The first MOST_ENTRIES entries. Relative addresses are resolved against `url`.

    Raises NotAFeed for what is no feed, and RefusedList for one that declares entities, which small files use to become
    huge ones.
    """
    if not body.strip():
        raise NotAFeed("The feed is empty.")
    if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(body, url)
    seen = body.replace(b"\0", b"")  # of UTF-16, what is ASCII
    if not _ELEMENT.search(seen):
        raise NotAFeed(_what_else(body, url))
    if b"<!ENTITY" in seen.upper():
        raise RefusedList("The feed declares entities of its own, which is not allowed here.")
    headers = {"content-location": url}
    # As a stream: bytes that look like a path or an address would be opened.
    stream = BytesIO(_REFERENCE.sub(_sound, _shortened(body)))
    found = feedparser.parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    if not found.version and not found.entries:
        raise NotAFeed(_what_else(body, url))
    return collected((_entry(item, url) for item in found.entries[:MOST_ENTRIES]), title=found.feed.get("title"))


def _json_feed(body: bytes, url: str) -> Entries:
    """JSON Feed 1.0 and 1.1 (jsonfeed.org)."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotAFeed("This is neither a feed nor a page: it looks like JSON, but is not.") from error
    if not _JSON_FEED.match(str(found.get("version"))) or not isinstance(found.get("items"), list):
        raise NotAFeed("These are data for programs (JSON), not a feed.")
    items = [item for item in found["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return collected((_json_entry(item, url) for item in items), title=found.get("title"))


def _json_entry(item: dict[str, Any], base: str) -> Entry | None:
    return entry(
        str(item.get("url") or item.get("external_url") or ""),
        base=base,
        title=item.get("title") or "",
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
    )


def _sound(reference: re.Match[bytes]) -> bytes:
    """A character named by its number, as it is; a question mark for numbers of none, at which feedparser breaks."""
    digits = reference[1]
    number = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return b"?" if number > sys.maxunicode or 0xD800 <= number <= 0xDFFF else reference[0]


def _shortened(body: bytes) -> bytes:
    """The feed up to its MOST_ENTRIES-th entry; feedparser copes with the missing end."""
    for number, match in enumerate(_ENTRY.finditer(body)):
        if number == MOST_ENTRIES:
            return body[: match.start()]
    return body


def _entry(item: Any, base: str) -> Entry | None:
    """None for an entry without an address that may be visited."""
    # dict's own get: feedparser's takes the one date for the other.
    published, updated = (_moment(dict.get(item, key)) for key in ("published_parsed", "updated_parsed"))
    link = str(item.get("link") or "")
    return entry(link, base=base, title=item.get("title"), published=published, updated=updated)


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def announced(body: bytes, *, url: str) -> str:
    """The address of the first feed that a page announces in its head, or ""."""
    head = body[:_HEAD]
    is_page = b"<link" in head.lower() and (b"<html" in head.lower() or not head.lstrip().startswith(b"<?xml"))
    if not is_page:
        return ""
    for link in BeautifulSoup(head, "lxml", parse_only=SoupStrainer("link")).select(_ANNOUNCED):
        try:
            return canonical(str(link["href"]), base=url)
        except BadAddress:
            continue
    return ""


def _what_else(body: bytes, url: str) -> str:
    """What to do about an address that is no feed: many pages announce theirs."""
    if feed := announced(body, url=url):
        return f"This is a page, which announces its feed at {feed}: watch that address."
    return "This is no feed: if it is a page, change the source's kind to single page."
