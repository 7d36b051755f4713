"""Reads and files new texts. The names of these tasks are public: do not rename them."""

from __future__ import annotations

from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from factcheck.claims.services import filing, indexing, reading
from monitor.models import Revision

# One sweep sends so many, and each again only after so many seconds: what is waiting in the queue is not sent twice,
# and a text on which the reader fails does not spin the loop. Lost with the cache, it is only sent once more.
MOST_SENT = 200
SEND_AGAIN_AFTER = 600


# A document of ten thousand figures takes minutes to file. Less than the broker waits before it sends a task again.
@shared_task(soft_time_limit=780, time_limit=840)
def read_revision(revision_id: int) -> None:
    revision = Revision.objects.select_related("article__source").filter(pk=revision_id).first()
    if revision is None:
        return  # deleted since it was queued
    filing.file_reading(reading.read_revision(revision, timezone.now()), timezone.now())


@shared_task
def read_unread() -> None:
    """Find what a lost message or a killed worker left undone."""
    now = timezone.now()
    waiting = dict.fromkeys([*reading.unfiled_readings(now), *reading.unread_revisions(now)])
    due = (pk for pk in waiting if cache.add(f"claims-read-{pk}", True, SEND_AGAIN_AFTER))
    for _, revision_id in zip(range(MOST_SENT), due, strict=False):
        read_revision.delay(revision_id)


@shared_task
def index_synonyms() -> None:
    """Bring stored figures up to synonyms that were added or removed; the next sweep goes on with what is left."""
    indexing.index_waiting(timezone.now())
