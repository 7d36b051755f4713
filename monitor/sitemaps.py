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
from typing import NamedTuple

import lxml.etree

from monitor.entries import MOST_ENTRIES, Entries, Entry, NoList, RefusedList, collected, entry, moment
from monitor.patterns import wanted

# What sitemaps.org allows in one file.
MOST_URLS = 50_000
# Unpacked, as sitemaps.org allows.
MOST_BYTES = 50_000_000
# Sitemaps named by one sitemap of sitemaps.
MOST_CHILDREN = 500
# The newest rows of which MOST_ENTRIES are picked; some are named twice, or may not be asked.
MOST_ROWS = 4 * MOST_ENTRIES
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
    with suppress(NoList, *_PACKED_WRONGLY):
        return bool(_START.search(next(_chunks(body), b"")))
    return False


def parse(body: bytes, *, url: str, patterns: str = "") -> Sitemap:
    """Relative addresses are resolved against `url`; of the pages those are given that `patterns` want.

    Of a sitemap's first MOST_URLS addresses the MOST_ENTRIES newest are given; those without a date come last, in
    their order. Of a long one, `unusable` counts among the newest only. Raises NotASitemap for what is none, and
    RefusedList for one that is cut off, too large, or declares entities of its own.
    """
    reader = _Reader(url, patterns)
    try:
        start = _START.search(next(_chunks(body), b""))
        if not start:
            raise NotASitemap("This is no sitemap: it begins neither with urlset nor with sitemapindex.")
        with suppress(_Enough):
            _feed(reader, body)
    except (lxml.etree.XMLSyntaxError, *_PACKED_WRONGLY) as error:
        raise RefusedList("The sitemap is damaged or cut off, so none of it is taken.") from error
    found = reader.newest()
    if start[1] == b"sitemapindex":
        return Sitemap(Entries("", ()), found.entries[:MOST_CHILDREN])
    is_cut = found.is_cut or len(found.entries) > MOST_ENTRIES
    return Sitemap(replace(found, entries=found.entries[:MOST_ENTRIES], is_cut=is_cut))


def _chunks(body: bytes) -> Iterator[bytes]:
    """The sitemap unpacked piece by piece: a small file must not become a large one in memory."""
    stream = gzip.GzipFile(fileobj=BytesIO(body)) if body[:2] == b"\x1f\x8b" else BytesIO(body)
    left = MOST_BYTES
    while chunk := stream.read(_CHUNK):
        left -= len(chunk)
        if left < 0:
            raise RefusedList(f"The sitemap is larger than {MOST_BYTES // 1_000_000} MB.")
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


class _Row(NamedTuple):
    """What a sitemap says of an address, as written."""

    link: str
    title: str
    published: datetime | None
    updated: datetime | None

    def entry(self, base: str) -> Entry | None:
        return entry(self.link, base=base, title=self.title, published=self.published, updated=self.updated)

    @property
    def age(self) -> datetime:
        return self.updated or self.published or _EARLIEST


@dataclass(slots=True)
class _Reader:
    """Hears the tags one after the other and keeps the newest rows and no tree: hostile files are large."""

    base: str
    patterns: str
    count: int = 0
    is_cut: bool = False
    rows: list[_Row] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    def doctype(self, *_: object) -> None:
        raise RefusedList("The sitemap declares entities of its own, which is not allowed here.")

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
            self._take(name)
        elif name in ("loc", "lastmod", "publication_date", "title"):
            # Pictures and videos of the page have a loc and a title too; the page's own come first.
            self.values.setdefault(name, "".join(self.words).strip()[:_LONGEST_VALUE])

    def _take(self, name: str) -> None:
        given = self.values.get
        row = _Row(given("loc", ""), given("title", ""), moment(given("publication_date")), moment(given("lastmod")))
        if name == "sitemap" or self._is_wanted(row):
            self.rows.append(row)
        if len(self.rows) > 2 * MOST_ROWS:
            self._drop_oldest()
        self.count += 1
        if self.count >= MOST_URLS:
            raise _Enough

    def _is_wanted(self, row: _Row) -> bool:
        """Without patterns no address is looked at closely before the newest are picked: it takes most of the time."""
        if not self.patterns.strip():
            return True
        found = row.entry(self.base)
        return found is None or wanted(found.url, self.patterns)

    def _drop_oldest(self) -> None:
        self.rows.sort(key=lambda row: row.age, reverse=True)
        self.is_cut = self.is_cut or len(self.rows) > MOST_ROWS
        del self.rows[MOST_ROWS:]

    def newest(self) -> Entries:
        self._drop_oldest()
        return collected((row.entry(self.base) for row in self.rows), is_cut=self.is_cut)

    def close(self) -> None:
        """Part of what lxml asks of a target."""


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
