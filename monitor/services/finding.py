"""Turns what a list names (a feed, a sitemap, a page of links) into articles to be visited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from monitor import feeds, listings, sandbox, sitemaps
from monitor.addresses import BadAddress, host_name, refuse_private
from monitor.entries import Entries, Entry
from monitor.fetch import Response
from monitor.models import Article, Source
from monitor.patterns import wanted
from monitor.services import children
from monitor.services.rounds import Look

Kind = Source.Kind
# Where a sitemap of sitemaps has more than one visit may read, the rest follows soon.
REST_AFTER = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Found:
    """What a list names, and which kind of list it is.

    `has_more` says that there are sitemaps left to read, `trouble` is a sentence on those that cannot be read.
    """

    kind: Source.Kind
    entries: Entries
    has_more: bool = False
    trouble: str = ""


def articles(look: Look, response: Response) -> Found | None:
    """What the answer to a look at a list names; None where nothing in it is new.

    Raises NoList where it is no list of the source's kind.
    """
    kind = look.source.kind
    if kind == Kind.SITEMAP or (kind == Kind.UNKNOWN and sitemaps.looks_like_one(response.body)):
        return _of_sitemap(look, response)
    if response.status == 304:
        return None
    return read(response, kind=kind, selector=look.source.link_selector, patterns=look.source.url_patterns)


def read(response: Response, *, kind: str, selector: str = "", patterns: str = "") -> Found:
    """What a feed or a page of links names. Raises NoList."""
    if kind != Kind.LISTING:
        return Found(Kind.FEED, sandbox.call(feeds.parse, response.body, url=response.url))
    content_type = response.header("Content-Type")
    found = sandbox.call(
        listings.parse, response.body, url=response.url, content_type=content_type, selector=selector, patterns=patterns
    )
    return Found(Kind.LISTING, found)


def _of_sitemap(look: Look, response: Response) -> Found | None:
    """Its pages, and those of the sitemaps that it names, as far as one visit may go."""
    if response.status != 304:
        sitemap = sandbox.call(sitemaps.parse, response.body, url=response.url, patterns=look.source.url_patterns)
        if not sitemap.children:
            return Found(Kind.SITEMAP, sitemap.pages)
        children.note(look.source, sitemap.children, parent=response.url, depth=1)
    pages = children.read_due(look)
    if pages is None:
        return None
    return Found(Kind.SITEMAP, pages, children.are_left(look), children.trouble(look.source))


def chosen(entries: Iterable[Entry], patterns: str) -> list[Entry]:
    """Those that the curator's patterns want."""
    return [entry for entry in entries if wanted(entry.url, patterns)]


def take(source: Source, found: Found, now: datetime) -> tuple[str, int]:
    """New articles come due at once; known ones that the list calls updated do too.

    Gives a sentence on it, and how many are new or updated.
    """
    picked = chosen(found.entries.entries, source.url_patterns)
    entries = {entry.url: entry for entry in picked if _may_visit(entry.url)}
    known = dict(Article.objects.filter(url__in=entries).values_list("url", "last_visit_at"))
    new = [entry for entry in entries.values() if entry.url not in known]
    Article.objects.bulk_create([_new_article(source, entry, now) for entry in new], ignore_conflicts=True)
    updated = [url for url, seen in known.items() if _is_updated(entries[url], seen, now)]
    Article.objects.filter(url__in=updated, next_visit_at__gt=now).update(next_visit_at=now)
    return _sentence(found, len(picked), len(entries), len(new)), len(new) + len(updated)


def _sentence(found: Found, picked: int, taken: int, new: int) -> str:
    parts = [f"{taken} {'entry' if taken == 1 else 'entries'}, {new} of them new."]
    if left_out := len(found.entries.entries) - picked:
        parts.append(f"{left_out} not wanted by the source's settings.")
    if unusable := found.entries.unusable + picked - taken:
        parts.append(f"{unusable} without an address that may be visited.")
    if found.entries.is_cut:
        parts.append("There are more than are taken at a visit: name the addresses that matter.")
    return " ".join([*parts, found.trouble]).strip()


def _may_visit(url: str) -> bool:
    try:
        refuse_private(url, settings.FETCH_ALLOWED_PRIVATE)
    except BadAddress:
        return False
    return True


def _new_article(source: Source, entry: Entry, now: datetime) -> Article:
    published = entry.published if entry.published and entry.published <= now + timedelta(days=1) else None
    return Article(
        source=source,
        url=entry.url,
        host_name=host_name(entry.url),
        title=entry.title,
        published_at=published,
        first_seen_at=now,
        next_visit_at=now,
    )


def _is_updated(entry: Entry, seen: datetime | None, now: datetime) -> bool:
    return seen is not None and entry.updated is not None and seen < entry.updated <= now
