"""What workers do for accounts."""

from __future__ import annotations

from celery import shared_task
from celery.contrib.django.task import DjangoTask

from factcheck.accounts.sessions import SessionStore


@shared_task(base=DjangoTask)
def clear_sessions() -> None:
    """Sessions that ran out stay in the table until somebody takes them out."""
    SessionStore.clear_expired()
