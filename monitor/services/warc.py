"""Writes an article's captures in the form that archives exchange: WARC 1.1 (ISO 28500)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO

from django.conf import settings
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from monitor.models import Article, Snapshot
from monitor.services import captures

# They speak of the bytes as they travelled; what is kept is unpacked. Archives keep them under another name.
_OF_THE_JOURNEY = {"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive"}


def write(article: Article, file: BinaryIO) -> int:
    """Writes all captures, oldest first, each record packed by itself. Gives their number; raises captures.Damaged."""
    writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
    about = {
        "software": settings.FETCH_USER_AGENT,
        "format": "WARC File Format 1.1",
        "description": f"Captures of {article.url}",
    }
    writer.write_record(writer.create_warcinfo_record(f"article-{article.pk}.warc.gz", about))
    count = 0
    for snapshot in article.snapshots.select_related("visit").order_by("taken_at", "pk").iterator():
        body = captures.read(snapshot.sha256)
        writer.write_record(
            writer.create_warc_record(
                snapshot.url,
                "response",
                payload=BytesIO(body),
                length=len(body),
                http_headers=StatusAndHeaders(_status(snapshot), _headers(snapshot, len(body)), protocol="HTTP/1.1"),
                warc_headers_dict={"WARC-Date": _moment(snapshot.taken_at)},
            )
        )
        count += 1
    return count


def _status(snapshot: Snapshot) -> str:
    code = snapshot.visit.status_code or 200
    try:
        return f"{code} {HTTPStatus(code).phrase}"
    except ValueError:
        return str(code)


def _headers(snapshot: Snapshot, size: int) -> list[tuple[str, str]]:
    received: Iterable[tuple[str, str]] = snapshot.headers
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_JOURNEY else name, " ".join(value.split()))
        for name, value in received
    ]
    return [*kept, ("Content-Length", str(size))]


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
