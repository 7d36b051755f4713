"""The one task of the project itself: a sign of life."""

from __future__ import annotations

from celery import shared_task

from factcheck import health


@shared_task
def note_tick() -> None:
    """Arrives only when beat sends and a worker listens; /readyz tells when it was last seen."""
    health.note_tick()
