"""What people say a figure means where the machine read it wrongly."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models

from monitor.models import Article

_ORDER = ("unit", "what", "place", "period", "low", "high")


class CorrectionIsFinal(Exception):
    """Raised on any try to change or delete what a person said; she says it anew instead."""


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def update(self, **changes: Any) -> NoReturn:
        raise CorrectionIsFinal("A correction cannot be changed.")

    def standing(self) -> list[Correction]:
        """The newest word on each figure; one that takes earlier ones back stands too, and has no values."""
        newest = {one.words: one for one in self.order_by("pk")}
        return list(newest.values())


class Correction(models.Model):
    """Bound to words, not to a row: it holds wherever the article says the same words in the same quote."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="corrections")
    text = models.CharField(max_length=300)
    quote = models.TextField()
    # Where in the quote the words stand, in characters
    offset = models.PositiveIntegerField()
    # Only what differs from the machine's reading: {"period": "2008", "low": "4.33"}; empty where taken back
    values = models.JSONField(default=dict)
    # The figure as the machine read it and as corrected, with the fields of `read_figures`; offsets into the quote
    read = models.JSONField(default=dict)
    corrected = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections")
    at = models.DateTimeField()
    note = models.TextField(blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.text}, corrected by {self.by}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise CorrectionIsFinal("A correction cannot be changed.")
        super().save(*args, **kwargs)

    @property
    def words(self) -> tuple[int, str, str, int]:
        """What it is bound to: the article, the figure's words, its quote, and where in the quote the words stand."""
        return self.article_id, self.text, self.quote, self.offset

    @property
    def changes(self) -> list[tuple[str, str | None, str | None]]:
        """The corrected fields, each as it is now and as the machine read it."""
        names = {name: name for name in self.values} | {"low": "lowest value", "high": "highest value"}
        if all(figure["low"] == figure["high"] for figure in (self.read, self.corrected)):
            names["low"] = "value"
            names.pop("high")
        # In an order of our own: PostgreSQL keeps JSON objects in another than they were written in.
        told = [name for name in _ORDER if name in self.values and name in names]
        return [(names[name], self.corrected[name], self.read[name]) for name in told]
