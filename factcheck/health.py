"""Whether the site works: /healthz for those who restart it, /readyz for those who watch it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.core.cache import cache as shared
from django.core.files.storage import storages
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from redis import RedisError

from factcheck import broker
from monitor.services import schedule

LAST_TICK = "health:last-tick"
# A worker may be busy with slow pages for a while.
TICKS_ARE_LATE_AFTER = timedelta(minutes=2)


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked, since a restart would cure nothing else."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when every part works, 503 when one does not; each part says "ok" or what is wrong."""
    parts = {name: test() or "ok" for name, test in PARTS.items()}
    ready = set(parts.values()) == {"ok"}
    answer = {"ready": ready, "parts": parts, "late": _late() if parts["database"] == "ok" else None}
    return JsonResponse(answer, status=200 if ready else 503)


def _late() -> dict[str, object]:
    """Visits that should have been: workers that cannot keep up are no reason to take the site from its readers."""
    late = schedule.lateness(timezone.now())
    return {"visits": late.rows, "since": late.since}


def note_tick() -> None:
    shared.set(LAST_TICK, timezone.now(), timeout=None)


def database_trouble() -> str:
    """Empty where the database answers, and has the tables of this version."""
    try:
        missing = _migrations() - set(MigrationRecorder(connection).applied_migrations())
    except Error:
        return "does not answer"
    return "is not that of this version: run migrate" if missing else ""


@cache
def _migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).disk_migrations)


def broker_trouble() -> str:
    return "" if broker.answers(settings.REDIS_URL) else "does not answer"


def storage_trouble() -> str:
    """Empty where a snapshot can be written."""
    try:
        storages["snapshots"].probe()  # type: ignore[attr-defined]
    except OSError as error:
        return f"cannot be written: {error.strerror or error}"
    return ""


def schedule_trouble() -> str:
    """Empty where beat and a worker have been heard of lately."""
    try:
        last: datetime | None = shared.get(LAST_TICK)
    except RedisError:
        return "the broker does not answer"
    if last is None:
        return "no tick yet: beat or the worker is not running, or has just started"
    age = timezone.now() - last
    if age > max(TICKS_ARE_LATE_AFTER, 3 * settings.SWEEP_EVERY):
        return f"last tick {age.total_seconds():.0f} seconds ago: beat or the worker has stopped"
    return ""


PARTS: dict[str, Callable[[], str]] = {
    "database": database_trouble,
    "broker": broker_trouble,
    "storage": storage_trouble,
    "schedule": schedule_trouble,
}
