"""How far each person has followed an article."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from monitor.models.articles import Article


class Seen(models.Model):
    """The newest revision of an article that a person has said to have read: later ones are news to her."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="seen")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="monitor_seen_once")]

    def __str__(self) -> str:
        return f"{self.user} has read {self.article} up to revision {self.number}"
