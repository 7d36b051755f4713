"""Packs bytes to be kept, the smaller the more of them stand in others that are kept already. Plain Python.

What is packed is a zstandard frame. One packed against other bytes, its base, has a frame before it that unpackers skip
and that holds the SHA-256 of the base: `zstd -d --patch-from=BASE` unpacks it without this program.
"""

from __future__ import annotations

import json
import re
from heapq import nsmallest
from typing import Any
from zlib import crc32

import zstandard

_LEVEL = 10
# Shorter ones are no gain in an old page, where it takes three bytes to say how far back they stand.
_SHORTEST_MATCH = 5
# What large bytes are packed by is what came shortly before: to keep all of them in view would take megabytes more.
_LARGE = 600_000
_WINDOW_LOG = 18
_SKIPPED = 0x184D2A50.to_bytes(4, "little")
_DIGEST = 32
_HEAD = _SKIPPED + _DIGEST.to_bytes(4, "little")
_LEAST = 4
_CLASSES = re.compile(rb"""class=["']?[^"'>]{1,200}""")


# What small things have in common. Never to be changed: what was packed with it cannot be read without it.
_USUAL = (
    b'"caption":""},{"start":,"end":,"row":"","column":""},{"start":,"end":,"url":"https://www.http://.html"},'
    b'[["Set-Cookie","; path=/; secure; HttpOnly; SameSite=Lax"],'
    b'["Link","<https://>; rel=\\"preload\\""],["Access-Control-Allow-Origin","*"],'
    b'["Content-Security-Policy","upgrade-insecure-requests"],'
    b'["Referrer-Policy","strict-origin-when-cross-origin"],["X-XSS-Protection","1; mode=block"],'
    b'["Alt-Svc","h3=\\":443\\"; ma=86400"],["CF-RAY",""],["cf-cache-status","DYNAMIC"],["Age","0"],'
    b'["Via","1.1 varnish"],["X-Cache","HIT"],["X-Powered-By","PHP/"],["Pragma","no-cache"],'
    b'["Expires","Thu, 19 Nov 1981 08:52:00 GMT"],["X-Content-Type-Options","nosniff"],'
    b'["X-Frame-Options","SAMEORIGIN"],["Strict-Transport-Security","max-age=31536000; includeSubDomains"],'
    b'["Accept-Ranges","bytes"],["Connection","keep-alive"],["Transfer-Encoding","chunked"],'
    b'["Date","Mon, 01 Jan 2026 00:00:00 GMT"],["Server","Apache"],["Server","cloudflare"],["Server","nginx"],'
    b'["Content-Type","text/html; charset=UTF-8"],["Content-Type","text/html; charset=utf-8"],'
    b'["Content-Length",""],["ETag","W/\\""],["Last-Modified","Tue, 01 Dec 2026 00:00:00 GMT"],'
    b'["Cache-Control","no-cache, must-revalidate, private, public, max-age=3600"],["Vary","Accept-Encoding"],'
    b'["Content-Encoding","gzip"]]'
)
_USUAL_PARTS = zstandard.ZstdCompressionDict(_USUAL, dict_type=zstandard.DICT_TYPE_RAWCONTENT)


class NotPacked(Exception):
    """The bytes are not what `pack` gave, or the base is another."""


def pack(body: bytes, digest: str = "", base: bytes = b"") -> bytes:
    """The bytes packed, against those of a base where its SHA-256 is given in hexadecimal."""
    is_large = len(body) + len(base) > _LARGE
    hints = {"window_log": _WINDOW_LOG} if is_large else {"source_size": len(body), "dict_size": len(base)}
    parameters = zstandard.ZstdCompressionParameters.from_level(_LEVEL, min_match=_SHORTEST_MATCH, **hints)
    packer = zstandard.ZstdCompressor(compression_params=parameters, dict_data=_view(base)).compressobj(len(body))
    return (_HEAD + bytes.fromhex(digest) if digest else b"") + packer.compress(body) + packer.flush()


def base_of(packed: bytes) -> str:
    """The SHA-256 of what the bytes were packed against; "" for those that stand by themselves."""
    return packed[len(_HEAD) : len(_HEAD) + _DIGEST].hex() if packed.startswith(_HEAD) else ""


def unpack(packed: bytes, base: bytes = b"") -> bytes:
    """The bytes that were packed. Raises NotPacked."""
    frame = packed[len(_HEAD) + _DIGEST :] if packed.startswith(_HEAD) else packed
    try:
        return zstandard.ZstdDecompressor(dict_data=_view(base)).decompress(frame)
    except (zstandard.ZstdError, MemoryError) as error:  # damage may say any size
        raise NotPacked(str(error)) from error


def _view(base: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(base, dict_type=zstandard.DICT_TYPE_RAWCONTENT) if base else None


def pack_json(value: Any) -> bytes:
    """What JSON can say, packed; no bytes for an empty list."""
    if value == []:
        return b""
    content = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    hints = {"source_size": len(content), "dict_size": len(_USUAL)}
    parameters = zstandard.ZstdCompressionParameters.from_level(_LEVEL, **hints)
    return zstandard.ZstdCompressor(compression_params=parameters, dict_data=_USUAL_PARTS).compress(content)


def unpack_json(packed: bytes) -> Any:
    """What `pack_json` was given."""
    return json.loads(zstandard.ZstdDecompressor(dict_data=_USUAL_PARTS).decompress(packed)) if packed else []


def layout(page: bytes) -> str:
    """A sign of a page's layout: the least of the hashes of its classes, which pages of one layout have in common.

    >>> in_common(layout(b'<p class="lead">One</p>'), layout(b'<p class="lead">Two</p>'))
    1

    "" for bytes without any.
    """
    return " ".join(f"{value:08x}" for value in nsmallest(_LEAST, {crc32(words) for words in _CLASSES.findall(page)}))


def in_common(one: str, other: str) -> int:
    """How many hashes two signs of layouts have in common, from 0 to 4."""
    return len(set(one.split()) & set(other.split()))
