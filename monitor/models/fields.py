"""Columns that Django has none for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import FieldGetDbPrepValueMixin
from django.db.models.sql.compiler import SQLCompiler

if TYPE_CHECKING:
    _Integers = models.Field[list[int], list[int]]
else:
    _Integers = models.Field

Sql = tuple[str, tuple[Any, ...]]


class IntegersField(_Integers):
    """Some 32-bit integers: an array on PostgreSQL, which can index it; JSON elsewhere."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: list[int], connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return value if connection.vendor == "postgresql" else json.dumps(value)

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> list[int]:
        integers: list[int] = value if connection.vendor == "postgresql" else json.loads(value)
        return integers


@IntegersField.register_lookup
class Overlap(FieldGetDbPrepValueMixin, models.Lookup):
    """Rows that have any of the given integers."""

    lookup_name = "overlap"

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        column, before = self.process_lhs(compiler, connection)
        given, after = self.process_rhs(compiler, connection)
        own, asked = f"json_each({column}) AS own", f"json_each({given}) AS asked"
        return f"EXISTS (SELECT 1 FROM {own} JOIN {asked} USING (value))", (*before, *after)  # noqa: S608 - our own

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        column, before = self.process_lhs(compiler, connection)
        given, after = self.process_rhs(compiler, connection)
        # Inside a SELECT, so that the planner looks into the index whatever it believes of such integers.
        return f"{column} && (SELECT {given}::integer[])", (*before, *after)
