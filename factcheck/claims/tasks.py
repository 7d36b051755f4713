"""Reads and files new texts. The names of these tasks are public: do not rename them."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from factcheck.claims.services import filing, reading
from monitor.models import Revision


@shared_task
def read_revision(revision_id: int) -> None:
    revision = Revision.objects.select_related("article__source").filter(pk=revision_id).first()
    if revision is None:
        return  # deleted since it was queued
    filing.file_reading(reading.read_revision(revision, timezone.now()), timezone.now())


@shared_task
def read_unread() -> None:
    """Find what a lost message or a killed worker left undone."""
    now = timezone.now()
    for revision_id in dict.fromkeys([*reading.unfiled_readings(now), *reading.unread_revisions(now)]):
        read_revision.delay(revision_id)
