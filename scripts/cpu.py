"""CPU time of the process of PostgreSQL that works for this one, which must be on this machine."""

from __future__ import annotations

from pathlib import Path

from django.db import connection


def database_seconds() -> float:
    """What the connection's own process has used so far; helpers that it starts for one query are not in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    return int(Path(f"/proc/{backend}/schedstat").read_text().split()[0]) / 1e9
