"""Lists as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from itertools import chain

from django.http import StreamingHttpResponse

# Spreadsheets run what begins so.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """Gives back what csv writes, so that it can be streamed."""

    def write(self, line: str) -> str:
        return line


def csv_response(name: str, fields: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """A CSV file in UTF-8, line by line; what a spreadsheet would take for a formula is made text."""
    writer = csv.writer(_Echo())
    lines = (writer.writerow([inert(value) for value in row]) for row in chain([fields], rows))
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def inert(value: str) -> str:
    """The value with an apostrophe before it, where a spreadsheet would run it."""
    return f"'{value}" if value.startswith(_FORMULA) else value
