"""Full-text indexes on PostgreSQL. SQLite, which carries small sites, is searched without."""

from typing import Any

from django.db import DatabaseError, migrations, transaction

from factcheck.claims.search.postgresql import FUNCTIONS, TRIGRAMS, WAITING, WORDS


def create(apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(FUNCTIONS)
    for table, expression in WORDS.items():
        editor.execute(f"CREATE INDEX search_{table} ON {table} USING gin ({expression}) WITH ({WAITING})")
    editor.execute("CREATE INDEX search_figure_low ON claims_figure (low)")
    try:
        with transaction.atomic(using=editor.connection.alias):
            editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    except DatabaseError:
        return  # not installed, or not ours to make: search does without forgiving typing errors
    editor.execute(TRIGRAMS)


def drop(apps: Any, editor: Any) -> None:
    if editor.connection.vendor != "postgresql":
        return
    for name in (*WORDS, "figure_low", "statement_like"):
        editor.execute(f"DROP INDEX IF EXISTS search_{name}")
    editor.execute("DROP FUNCTION search_words(text)")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("claims", "0001_create_tables"), ("monitor", "0001_create_tables")]

    operations = [migrations.RunPython(create, drop)]
