"""The files of captures: bytes as received, each content once, in a file named by its SHA-256, never changed.

Pages of one layout, and a page before and after a change, have most of their bytes in common: such are packed against
each other. The whole one is two steps away at most.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from django.core.files.base import ContentFile
from django.core.files.storage import storages

from monitor import packing

DEEPEST = 2
# Bytes of a page; larger ones, and against larger ones, are not packed against others.
MOST_COMPARED = 300_000
# Packed against others it must be so much smaller than by itself, to depend on them.
WORTH = 0.75


class Damaged(Exception):
    """The file of a capture is missing or does not hold what was received; the message is a sentence."""


class OutOfReach(Damaged):
    """The storage does not answer; the file may well be there."""


class NotKept(Exception):
    """The storage takes no file; the message is a sentence."""


class Kept(NamedTuple):
    """`is_whole`: the file stands by itself."""

    digest: str
    is_whole: bool


def store(body: bytes, alike: Iterable[str] = ()) -> Kept:
    """Keeps the bytes, if they are not there yet, packed against the first of those alike for which this is worth it.

    These are given by their SHA-256, as are the bytes kept. Raises NotKept.
    """
    digest = hashlib.sha256(body).hexdigest()
    try:
        chain = _chain(digest)
    except OutOfReach:
        chain, alike = [], ()  # the others cannot be read now either, and each try may take seconds
    except Damaged:
        chain = []
    if not chain:
        packed = _packed(body, digest, alike)
        _save(digest, packed)
        return Kept(digest, is_whole=not packing.base_of(packed))
    return Kept(digest, is_whole=len(chain) == 1)


def read(digest: str) -> bytes:
    """The bytes with this SHA-256, as received. Raises Damaged where the file is missing or holds anything else."""
    return _chain(digest)[0][1]


def name_of(digest: str) -> str:
    """What the file with this content is called in the storage of captures."""
    return f"{digest[:2]}/{digest}.zst"


def _save(digest: str, packed: bytes) -> None:
    try:
        storages["snapshots"].save(name_of(digest), ContentFile(packed))
    except OSError as error:
        raise NotKept("The place where captures are kept is full, or does not answer.") from error


def _packed(body: bytes, digest: str, alike: Iterable[str]) -> bytes:
    whole = packing.pack(body)
    if len(body) > MOST_COMPARED:
        return whole
    for chain in map(_chain_if_intact, filter(None, alike)):
        if digest in dict(chain):
            continue  # it leans on these very bytes, whose file could not be read a moment ago
        # Where that is packed twice over already, what it was packed against will do as well.
        for base_digest, base in chain[-DEEPEST:][:1]:
            packed = packing.pack(body, base_digest, base) if len(base) <= MOST_COMPARED else whole
            if len(packed) < WORTH * len(whole):
                return packed
    return whole


def _chain_if_intact(digest: str) -> list[tuple[str, bytes]]:
    try:
        return _chain(digest)
    except Damaged:
        return []


def _chain(digest: str) -> list[tuple[str, bytes]]:
    """SHA-256 and bytes of a capture, of what it was packed against, and so on to one that stands by itself."""
    packed = _file(digest)
    below = _chain_below(packing.base_of(packed))
    try:
        body = packing.unpack(packed, below[0][1] if below else b"")
    except packing.NotPacked as error:
        raise Damaged("The file of this capture is damaged.") from error
    if hashlib.sha256(body).hexdigest() != digest:
        raise Damaged("The file of this capture does not hold what was received.")
    return [(digest, body), *below]


def _chain_below(base: str) -> list[tuple[str, bytes]]:
    try:
        return _chain(base) if base else []
    except OutOfReach:
        raise
    except Damaged as error:
        raise Damaged(f"The file that this capture was packed against, {base}, is missing or damaged.") from error


def _file(digest: str) -> bytes:
    try:
        with storages["snapshots"].open(name_of(digest)) as file:
            content: bytes = file.read()
    except FileNotFoundError as error:
        raise Damaged("The file of this capture is missing.") from error
    except OSError as error:
        raise OutOfReach("The place where captures are kept cannot be read just now.") from error
    return content
