"""Verdicts: published decisions."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from factcheck.claims.models import Claim
from factcheck.review.models import Decision


class Verdict(models.Model):
    """One published version of a claim's settlement, with the evidence as it stood."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="verdicts")
    version = models.PositiveIntegerField()
    statement = models.CharField(max_length=500)
    finding = models.TextField()
    evidence = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "version"], name="publishing_verdict_version")]

    def __str__(self) -> str:
        return f"{self.statement} (version {self.version})"

    def get_absolute_url(self) -> str:
        return reverse("verdict-detail", args=[self.claim_id])
