"""JSON lines {"id", "text"} in, one JSON line with the figures of each text out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError

from factcheck.figures import Document, read
from factcheck.figures.output import to_json


class Command(BaseCommand):
    help = 'Read figures: JSON lines {"id", "text"} on standard input, one JSON line each on standard output.'
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for row, document in documents(sys.stdin.buffer):
            answer = {"id": row.get("id"), "figures": [to_json(figure) for figure in read(document)]}
            # Escaped, since a text may hold half a surrogate pair, which no encoding can write.
            sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def documents(stream: BinaryIO) -> Iterator[tuple[dict[str, Any], Document]]:
    """Each line of `stream` with its document; a line that is none ends the command with one sentence and code 2."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError:
            raise wrong(number, "is not UTF-8 text") from None
        except (ValueError, RecursionError):
            raise wrong(number, "is not JSON") from None
        yield row, document(number, row)


def document(number: int, row: Any) -> Document:
    """The document that a line describes; "title", "published" (ISO date) and "language" are optional."""
    if not isinstance(row, dict):
        raise wrong(number, 'is not a JSON object such as {"id": "1", "text": "..."}')
    if not isinstance(row.get("text"), str):
        raise wrong(number, 'has no "text" that is a string')
    title, language, published = row.get("title") or "", row.get("language"), row.get("published")
    if not isinstance(title, str) or not isinstance(language, str | None):
        raise wrong(number, 'has a "title" or "language" that is not a string')
    try:
        return Document(row["text"], title, date.fromisoformat(published) if published else None, language)
    except (TypeError, ValueError):
        raise wrong(number, 'has a "published" that is not a date such as "2024-08-02"') from None


def wrong(number: int, what: str) -> CommandError:
    return CommandError(f"Line {number} {what}.", returncode=2)
