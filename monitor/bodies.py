"""How much of an answer's body is taken: all of it, its beginning, or more than usual but packed."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from django.conf import settings

from monitor import sitemaps
from monitor.failures import FetchError
from monitor.models import Visit

# RFC 9309 2.5: at least 500 KiB of a robots.txt are read.
ROBOTS_BYTES = 512_000


class Body(NamedTuple):
    """`size` is that of the whole body, unpacked, as far as it was taken."""

    content: bytes
    size: int


# Given the pieces, unpacked, so that a small packed body cannot become a large one; and the length that the site tells.
Take = Callable[[Iterator[bytes], int], Body]


def whole(pieces: Iterator[bytes], declared: int) -> Body:
    """Raises FetchError for a body beyond FETCH_MAX_BYTES."""
    if declared > settings.FETCH_MAX_BYTES:
        raise _too_large("page", settings.FETCH_MAX_BYTES)
    body = _first(pieces, settings.FETCH_MAX_BYTES)
    if len(body) > settings.FETCH_MAX_BYTES:
        raise _too_large("page", settings.FETCH_MAX_BYTES)
    return Body(bytes(body), len(body))


def robots(pieces: Iterator[bytes], _: int) -> Body:
    """The beginning of a robots.txt: what comes after is not read."""
    body = bytes(_first(pieces, ROBOTS_BYTES)[:ROBOTS_BYTES])
    return Body(body, len(body))


def sitemap_or_whole(pieces: Iterator[bytes], declared: int) -> Body:
    """A sitemap may be as large as sitemaps.org allows; beyond FETCH_MAX_BYTES it comes packed, as it may be read."""
    body = _first(pieces, settings.FETCH_MAX_BYTES)
    if len(body) <= settings.FETCH_MAX_BYTES:
        return Body(bytes(body), len(body))
    if not sitemaps.looks_like_one(bytes(body[:65536])):
        raise _too_large("page", settings.FETCH_MAX_BYTES)
    if declared > sitemaps.MOST_BYTES:
        raise _too_large("sitemap", sitemaps.MOST_BYTES)
    return _packed(body, pieces)


def _packed(body: bytearray, pieces: Iterator[bytes]) -> Body:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed, size = bytearray(packer.compress(body)), len(body)
    body.clear()
    for piece in pieces:
        packed += packer.compress(piece)
        size += len(piece)
        if size > sitemaps.MOST_BYTES or len(packed) > settings.FETCH_MAX_BYTES:
            raise _too_large("sitemap", sitemaps.MOST_BYTES)
    return Body(bytes(packed + packer.flush()), size)


def _first(pieces: Iterator[bytes], most: int) -> bytearray:
    """Pieces until there are more bytes than so many."""
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            break
    return body


def _too_large(name: str, limit: int) -> FetchError:
    return FetchError(f"The {name} is larger than {limit / 1e6:g} MB.", Visit.Outcome.TOO_LARGE, permanent=True)
