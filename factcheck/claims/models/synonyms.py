"""Words of one meaning that curators add to those shipped with the program."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class SynonymQuerySet(models.QuerySet["Synonym"]):
    def holding(self) -> SynonymQuerySet:
        return self.filter(removed_at__isnull=True)

    def waiting(self) -> SynonymQuerySet:
        """Added or removed, but the keys of the stored figures do not know it yet."""
        return self.filter(indexed_at__isnull=True)


class Synonym(models.Model):
    # ["heroin", "diamorphine"]: the first names what all of them mean
    words = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # When the keys of stored figures were brought up to it; empty while that waits, also after its removal
    indexed_at = models.DateTimeField(null=True, blank=True)
    # The last figure that was brought up to it, while that goes on
    indexed_to = models.PositiveBigIntegerField(default=0)

    objects = SynonymQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return " = ".join(self.words)
