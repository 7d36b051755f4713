"""Keeps bytes as received: each content once, in a file named by its SHA-256, never changed."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F

from monitor.fetch import Response
from monitor.models import Article, Snapshot, Visit

# A message to read comes at once; the sweep looks after those that were lost, or whose worker died.
READ_LEASE = timedelta(minutes=5)


class Damaged(Exception):
    """The file of a snapshot is missing or does not hold what was received; the message is a sentence."""


def take(article: Article, response: Response, visit: Visit, now: datetime) -> Snapshot:
    """The snapshot's row; its bytes must be stored before the transaction this runs in begins (see `store`)."""
    return Snapshot.objects.create(
        article=article,
        visit=visit,
        taken_at=now,
        url=response.url,
        headers=response.headers,
        sha256=hashlib.sha256(response.body).hexdigest(),
        size=len(response.body),
        next_read_at=now + READ_LEASE,
    )


def store(body: bytes) -> str:
    """Writes the bytes to disk, if they are not there yet, and gives their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(body).hexdigest()
    path = path_of(digest)
    if not _is_intact(path, digest):
        _write(path, gzip.compress(body, 6, mtime=0))
    return digest


def body(snapshot: Snapshot) -> bytes:
    """The bytes as received. Raises Damaged where the file is missing or holds anything else."""
    path = path_of(snapshot.sha256)
    try:
        content = gzip.decompress(path.read_bytes())
    except FileNotFoundError as error:
        raise Damaged("The file of this capture is missing.") from error
    except (OSError, EOFError, zlib.error) as error:
        raise Damaged("The file of this capture is damaged.") from error
    if hashlib.sha256(content).hexdigest() != snapshot.sha256:
        raise Damaged("The file of this capture does not hold what was received.")
    return content


def path_of(digest: str) -> Path:
    return Path(settings.SNAPSHOT_DIR) / digest[:2] / f"{digest}.gz"


def claim_unread(now: datetime, limit: int = 50) -> list[int]:
    """Snapshots whose reading did not happen, oldest first; each goes to one caller until its lease ends."""
    due = Snapshot.objects.unread().filter(next_read_at__lte=now).order_by("next_read_at")[:limit]
    claimed = []
    for pk, next_read_at in due.values_list("pk", "next_read_at"):
        unclaimed = Snapshot.objects.filter(pk=pk, next_read_at=next_read_at)
        if unclaimed.update(next_read_at=now + READ_LEASE):
            claimed.append(pk)
    return claimed


def count_attempt(snapshot: Snapshot) -> int:
    """Counts an attempt to read before it is made, and gives the number of attempts with this one."""
    Snapshot.objects.filter(pk=snapshot.pk).update(attempts=F("attempts") + 1)
    snapshot.attempts += 1
    return snapshot.attempts


def _is_intact(path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(gzip.decompress(path.read_bytes())).hexdigest() == digest
    except (OSError, EOFError, zlib.error):
        return False


def _write(path: Path, content: bytes) -> None:
    """All or nothing, and on the disk when it returns: the database will say that it is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".tmp-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
