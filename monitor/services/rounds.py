"""The visits of one turn at a host: what they need is read for many rows at once, and what is no news is written so."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from threading import Lock
from typing import Any

from django.db import connection, transaction

from monitor.models import Article, Host, Source, Visit

Row = Source | Article

# What is noted is written when there is so much of it, or when it has waited so many seconds. A worker that dies
# before has made visits that nobody knows of: their rows come due again with the end of their lease.
MOST_NOTED = 50
LONGEST_NOTED = 2.0


@dataclass(frozen=True, slots=True)
class Note:
    """A visit, and the fields of its row and of the page it looked at (if that is another row) that change with it."""

    visit: Visit
    row: Row
    row_changes: dict[str, Any]
    page: Article | None
    page_changes: dict[str, Any]


class Round:
    """Used by several threads at once."""

    def __init__(self, name: str) -> None:
        self.host = Host.objects.filter(name=name).first()
        self._name = name
        self._pages: dict[str, Article] = {}
        self._noted: list[Note] = []
        self._since = 0.0
        self._lock = Lock()

    def prepare(self, rows: Sequence[Row], now: datetime) -> None:
        """Reads, or makes, what the visits of these rows will ask for."""
        self.host = Host.objects.filter(name=self._name).first()
        sources = {row.url: row for row in rows if isinstance(row, Source) and row.kind == Source.Kind.PAGE}
        if not sources:
            return
        known = {page.url: page for page in Article.objects.filter(url__in=sources)}
        new = [
            Article(source=source, url=url, host_name=source.host_name, first_seen_at=now)
            for url, source in sources.items()
            if url not in known
        ]
        if new:
            Article.objects.bulk_create(new, ignore_conflicts=True)
            known |= {page.url: page for page in Article.objects.filter(url__in=[page.url for page in new])}
        for url, page in known.items():
            if page.source_id == sources[url].pk:
                page.source = sources[url]
        self._pages = known

    def page(self, url: str) -> Article | None:
        """The article at an address that was prepared."""
        return self._pages.get(url)

    def note(self, note: Note) -> None:
        with self._lock:
            if not self._noted:
                self._since = time.monotonic()
            self._noted.append(note)

    @property
    def is_full(self) -> bool:
        noted = self._noted
        return bool(noted) and (len(noted) >= MOST_NOTED or time.monotonic() - self._since >= LONGEST_NOTED)

    def write(self) -> None:
        with self._lock:
            noted, self._noted = self._noted, []
        if noted:
            _write(noted)


@transaction.atomic
def _write(noted: list[Note]) -> None:
    there = _update((note.row, note.row_changes) for note in noted)
    _update((note.page, note.page_changes) for note in noted if note.page and note.page_changes)
    # A row that a curator has removed meanwhile took its visits with it.
    Visit.objects.bulk_create(note.visit for note in noted if (type(note.row), note.row.pk) in there)


def _update(changes: Iterable[tuple[Row, dict[str, Any]]]) -> set[tuple[type[Row], int]]:
    """Writes the given fields, each row its own values, and none that is None. Gives the rows that are there."""

    def alike(change: tuple[Row, dict[str, Any]]) -> tuple[str, list[str]]:
        return type(change[0]).__name__, sorted(change[1])

    there = set()
    for (_, names), group in groupby(sorted(changes, key=alike), alike):
        rows = list(group)
        model = type(rows[0][0])
        there |= {(model, pk) for pk in _update_alike(model, names, rows)}
    return there


def _update_alike(model: type[Row], names: list[str], rows: list[tuple[Row, dict[str, Any]]]) -> list[int]:
    """In one statement of a few kilobytes; Django's own bulk_update takes fifteen times as long to put one together."""
    quoted = connection.ops.quote_name
    fields = {field.name: field for field in model._meta.concrete_fields}
    columns = [quoted(str(fields[name].column)) for name in names]
    table = quoted(model._meta.db_table)
    statement = (
        f"WITH found (pk, {', '.join(columns)}) AS (VALUES {', '.join([_marks(len(columns) + 1)] * len(rows))}) "  # noqa: S608 - names of our own models
        f"UPDATE {table} SET {', '.join(f'{column} = found.{column}' for column in columns)} "
        f"FROM found WHERE {table}.id = found.pk RETURNING {table}.id"
    )
    values = [
        value
        for row, changes in rows
        for value in (
            row.pk,
            *(fields[name].get_db_prep_save(changes[name], connection) for name in names),
        )
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [pk for (pk,) in cursor.fetchall()]


def _marks(count: int) -> str:
    return f"({', '.join(['%s'] * count)})"
