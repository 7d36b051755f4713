"""The history: append-only, written in the transaction of the change it tells of."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from factcheck.claims.models import Claim


class HistoryIsFinal(Exception):
    """Raised on any try to change or delete what the history says."""


class EventQuerySet(models.QuerySet["Event"]):
    def update(self, **changes: Any) -> NoReturn:
        raise HistoryIsFinal("The history cannot be changed.")

    def delete(self) -> NoReturn:
        raise HistoryIsFinal("The history cannot be deleted.")


class Event(models.Model):
    """Who did what, when, on which evidence. `kind` is a noun and a past verb: "discrepancy.settled"."""

    at = models.DateTimeField(db_index=True)
    # Nobody where the machine did it
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    kind = models.CharField(max_length=50)
    claim = models.ForeignKey(Claim, null=True, blank=True, on_delete=models.PROTECT, related_name="events")
    sentence = models.TextField()
    data = models.JSONField(default=dict)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.sentence

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise HistoryIsFinal("The history cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise HistoryIsFinal("The history cannot be deleted.")
