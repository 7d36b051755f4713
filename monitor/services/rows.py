"""Writes many rows, each its own values, in one statement."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import connection
from django.db.models import Field, Model

Change = tuple[Model, dict[str, Any]]


def update(changes: Iterable[Change], *, as_known: str = "") -> set[tuple[type[Model], int]]:
    """Writes the given fields. Gives the rows that are there.

    Where `as_known` names a field, only those whose field is still what the given row has: the others were written
    by somebody else meanwhile.
    """

    def alike(change: Change) -> tuple[str, list[tuple[str, bool]]]:
        return type(change[0]).__name__, sorted((name, value is None) for name, value in change[1].items())

    there = set()
    # In the order of their keys, so that two who write the same rows do not wait for each other.
    ordered = sorted(changes, key=lambda change: (alike(change), change[0].pk))
    for (_, names), group in groupby(ordered, alike):
        rows = list(group)
        model = type(rows[0][0])
        filled, emptied = ([name for name, is_none in names if is_none is empty] for empty in (False, True))
        there |= {(model, pk) for pk in _update_alike(model, filled, emptied, rows, as_known)}
    return there


def _update_alike(
    model: type[Model], filled: list[str], emptied: list[str], rows: list[Change], as_known: str
) -> list[int]:
    """In one statement of a few kilobytes; Django's own bulk_update takes fifteen times as long to put one together."""
    quoted = connection.ops.quote_name
    fields: dict[str, Field[Any, Any]] = {field.name: field for field in model._meta.concrete_fields}
    columns = [quoted(str(fields[name].column)) for name in filled]
    known = quoted(str(fields[as_known].column)) if as_known else ""
    table = quoted(model._meta.db_table)
    sets = [f"{column} = found.{column}" for column in columns]
    sets += [f"{quoted(str(fields[name].column))} = NULL" for name in emptied]
    given = ["pk", *columns, *(["as_known"] if known else [])]
    statement = (
        f"WITH found ({', '.join(given)}) AS (VALUES {', '.join([_marks(len(given))] * len(rows))}) "  # noqa: S608 - names of our own models
        f"UPDATE {table} SET {', '.join(sets)} FROM found WHERE {table}.id = found.pk"
        f"{f' AND {table}.{known} = found.as_known' if known else ''} RETURNING {table}.id"
    )
    values = [
        value
        for row, changes in rows
        for value in (
            row.pk,
            *(fields[name].get_db_prep_save(changes[name], connection) for name in filled),
            *([fields[as_known].get_db_prep_save(getattr(row, as_known), connection)] if known else []),
        )
    ]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [pk for (pk,) in cursor.fetchall()]


def _marks(count: int) -> str:
    return f"({', '.join(['%s'] * count)})"
