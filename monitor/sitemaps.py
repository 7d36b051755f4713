"""Reads sitemaps and sitemaps of sitemaps (sitemaps.org) out of bytes, packed by gzip or not. Plain Python."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import BytesIO

import lxml.etree

from monitor.entries import MOST_ENTRIES, Entries, Entry, NoList, collected, entry, moment
from monitor.patterns import wanted

# What sitemaps.org allows in one file.
MOST_URLS = 50_000
# Unpacked: what fifty thousand addresses need. sitemaps.org allows five times as much.
MOST_BYTES = 10_000_000
# Sitemaps named by one sitemap of sitemaps.
MOST_CHILDREN = 500
_START = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)[\s>]")
_CHUNK = 65536
_LONGEST_VALUE = 4000
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
_PACKED_WRONGLY = (OSError, EOFError, zlib.error)


class NotASitemap(NoList):
    """The message is a sentence for a curator."""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages a sitemap names, the newest first where it says when they changed, or the sitemaps that it names."""

    pages: Entries
    children: tuple[Entry, ...] = ()


def looks_like_one(body: bytes) -> bool:
    """Whether the bytes begin as a sitemap does."""
    with suppress(NotASitemap, *_PACKED_WRONGLY):
        return bool(_START.search(next(_chunks(body), b"")))
    return False


def parse(body: bytes, *, url: str, patterns: str = "") -> Sitemap:
    """Relative addresses are resolved against `url`; of the pages those are given that `patterns` want.

    Of a sitemap's first MOST_URLS addresses the MOST_ENTRIES newest are given; those without a date come last, in
    their order. Raises NotASitemap for what is none, is cut off, or declares entities of its own.
    """
    reader = _Reader(url)
    try:
        start = _START.search(next(_chunks(body), b""))
        if not start:
            raise NotASitemap("This is no sitemap: it begins neither with urlset nor with sitemapindex.")
        with suppress(_Enough):
            _feed(reader, body)
    except (lxml.etree.XMLSyntaxError, *_PACKED_WRONGLY) as error:
        raise NotASitemap("The sitemap is damaged or cut off, so none of it is taken.") from error
    found = collected(reader.found)
    if start[1] == b"sitemapindex":
        return Sitemap(Entries("", ()), _newest_first(found.entries)[:MOST_CHILDREN])
    newest = _newest_first(tuple(one for one in found.entries if wanted(one.url, patterns)))
    return Sitemap(replace(found, entries=newest[:MOST_ENTRIES], is_cut=len(newest) > MOST_ENTRIES))


def _chunks(body: bytes) -> Iterator[bytes]:
    """The sitemap unpacked piece by piece: a small file must not become a large one in memory."""
    stream = gzip.GzipFile(fileobj=BytesIO(body)) if body[:2] == b"\x1f\x8b" else BytesIO(body)
    left = MOST_BYTES
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise NotASitemap(f"The sitemap is larger than {MOST_BYTES // 1_000_000} MB.")
        yield chunk


def _feed(reader: _Reader, body: bytes) -> None:
    parser = lxml.etree.XMLParser(
        target=reader,  # type: ignore[arg-type] # the stubs ask for methods that lxml can do without
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    for chunk in _chunks(body):
        parser.feed(chunk)
    parser.close()


class _Enough(Exception):
    """MOST_URLS addresses were read."""


@dataclass(slots=True)
class _Reader:
    """Hears the tags one after the other and keeps no tree: hostile files are large."""

    base: str
    found: list[Entry | None] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def doctype(self, *_: object) -> None:
        raise NotASitemap("The sitemap declares entities of its own, which is not allowed here.")

    def start(self, tag: str, _: object) -> None:
        self.words = []
        if _local(tag) in ("url", "sitemap"):
            self.values = {}

    def data(self, words: str) -> None:
        if len(self.words) < _LONGEST_VALUE:
            self.words.append(words[:_LONGEST_VALUE])

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name in ("url", "sitemap"):
            self._take()
        elif name in ("loc", "lastmod", "publication_date", "title"):
            # Pictures and videos of the page have a loc and a title too; the page's own come first.
            self.values.setdefault(name, "".join(self.words).strip()[:_LONGEST_VALUE])

    def _take(self) -> None:
        given = self.values.get
        dates = {"published": moment(given("publication_date")), "updated": moment(given("lastmod"))}
        self.found.append(entry(given("loc", ""), base=self.base, title=given("title", ""), **dates))
        if len(self.found) >= MOST_URLS:
            raise _Enough

    def close(self) -> None:
        """Part of what lxml asks of a target."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _newest_first(found: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda one: one.updated or _EARLIEST, reverse=True))
