"""What reviewers say to each other about a discrepancy."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.claims.models import Discrepancy, Observation


class Comment(models.Model):
    """Written once and kept; it may point at one observation."""

    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="comments")
    observation = models.ForeignKey(Observation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text
