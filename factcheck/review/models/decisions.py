"""What a reviewer decided about a discrepancy, and on which evidence."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.claims.models import Discrepancy, Observation


class Decision(models.Model):
    """Never edited: a later decision, a re-opening or an undo leaves it standing in the record with `ended_at` set."""

    class Outcome(models.TextChoices):
        VALUE = "value", "This value stands"
        RANGE = "range", "A range stands"
        NOT_COMPARABLE = "not_comparable", "Not comparable"

    class Reason(models.TextChoices):
        ROUNDING = "rounding", "Rounded differently"
        SLIP = "slip", "A slip in one source"
        REVISED = "revised", "Revised later"
        SCOPE = "scope", "They count different things"
        PERIOD = "period", "Other period or date"
        PLACE = "place", "Other place"
        UNIT = "unit", "Units mixed up"
        PRIMARY_SOURCE = "primary_source", "The primary source says so"
        OTHER = "other", "Other (see the note)"

    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    chosen = models.ForeignKey(Observation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    low = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    high = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    unit = models.CharField(max_length=50, blank=True)
    reason = models.CharField(max_length=20, choices=Reason)
    note = models.TextField(blank=True)
    evidence_version = models.PositiveIntegerField()
    # [{"observation", "text", "headings", "unit", "source", "article_url", "quote", "revision", "sha256"}], as seen
    evidence = models.JSONField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy"], condition=models.Q(ended_at__isnull=True), name="review_decision_standing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.discrepancy}"
