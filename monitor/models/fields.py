"""Columns that Django has none for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import FieldGetDbPrepValueMixin
from django.db.models.sql.compiler import SQLCompiler

from monitor import packing

if TYPE_CHECKING:
    _Field = models.Field[Any, Any]
else:
    _Field = models.Field

Sql = tuple[str, tuple[Any, ...]]


class _Structured(_Field):
    """From the database comes None where a row that is joined from the left is not there."""

    def value_to_string(self, obj: models.Model) -> Any:
        """Serializers take it as it is."""
        return self.value_from_object(obj)


class PackedField(_Structured):
    """What JSON can say, as a list of dicts, in a fifth of the room; not to be looked into by the database."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> bytes:
        return packing.pack_json(value)

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else packing.unpack_json(bytes(value))


class Sha256Field(_Structured):
    """A SHA-256, in hexadecimal or "": the database keeps half as many bytes."""

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_db_prep_value(self, value: str, connection: BaseDatabaseWrapper, prepared: bool = False) -> bytes:
        return bytes.fromhex(value)

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else bytes(value).hex()


@Sha256Field.register_lookup
class ContainsDigits(models.Lookup):
    """As the admin's search asks: whatever was typed, a part of the digits or not."""

    lookup_name = "icontains"
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        column, before = self.process_lhs(compiler, connection)
        return f"instr(lower(hex({column})), %s) > 0", (*before, self.rhs.lower())

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        column, before = self.process_lhs(compiler, connection)
        return f"strpos(encode({column}, 'hex'), %s) > 0", (*before, self.rhs.lower())


class IntegersField(_Structured):
    """Some 32-bit integers: an array on PostgreSQL, which can index it; JSON elsewhere."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "integer[]" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: list[int], connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        return value if connection.vendor == "postgresql" else json.dumps(value)

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> Any:
        return value if connection.vendor == "postgresql" or value is None else json.loads(value)


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
