"""A discrepancy says that the standing observations of a claim do not all agree."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from factcheck.claims import importance
from factcheck.claims.models.claims import Claim


class Discrepancy(models.Model):
    """At most one per claim: it opens, follows the evidence, is settled, and opens again when the evidence changes."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("state", "Open")
        SETTLED = "settled", _("Settled")
        # The sources came to agree, or the differing figure was withdrawn: nothing is left to settle.
        CLOSED = "closed", _("No longer differs")

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="discrepancy")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    reopened_because = models.TextField(blank=True)
    # Counts every change of the standing evidence; a decision names the version the reviewer saw.
    evidence_version = models.PositiveIntegerField(default=1)
    evidence_sha256 = models.CharField(max_length=64)
    # What the hash is made of: [{"observation", "origin", "revision", "source", "text", "low", "high", ...}]
    evidence = models.JSONField(default=list)
    # What a reviewer settled on; empty while open, and where nothing is comparable
    stands_low = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    stands_high = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    stands_unit = models.CharField(max_length=50, blank=True)
    # (largest - smallest) / largest of the middles, 0 to 1
    spread = models.FloatField(default=0)
    # [{"observations": [id, id], "relation", "how", "how_kind", "causes": [{"cause", "explanation"}]}], widest
    # differences first
    pairs = models.JSONField(default=list)
    # The likeliest cause of the widest difference, for lists
    first_cause = models.CharField(max_length=50, blank=True)
    # The likeliest cause and the two publishers it lies between: what may be decided together
    cause_group = models.CharField(max_length=100, blank=True)
    origins_count = models.PositiveIntegerField(default=0)
    # The order of the queue, the largest first (see claims.importance)
    importance = models.FloatField(default=0)

    class Meta:
        ordering = ["-importance", "pk"]
        verbose_name_plural = "discrepancies"
        permissions = [
            ("settle_discrepancy", "Can settle discrepancies"),
            ("publish_verdict", "Can publish verdicts"),
        ]
        indexes = [
            # The pages of the queue, its groups and the numbers above it: rows are wide, and only those that are shown
            # are looked at.
            models.Index(fields=["state", "-importance", "id", "claim"], name="claims_discrepancy_queue"),
            models.Index(fields=["state", "-spread", "opened_at", "id"], name="claims_discrepancy_spread"),
            models.Index(fields=["cause_group", "state", "importance", "id"], name="claims_discrepancy_cause"),
            models.Index(
                fields=["state", "first_cause", "id", "evidence_version", "claim"], name="claims_discrepancy_counts"
            ),
            models.Index(fields=["id"], condition=~models.Q(reopened_because=""), name="claims_discrepancy_reopened"),
        ]

    def __str__(self) -> str:
        return str(self.claim)

    def get_absolute_url(self) -> str:
        return reverse("discrepancy-detail", args=[self.pk])

    def weigh(self) -> None:
        """Reckon its place in the queue anew; does not save. Note: reads the claim."""
        weight = self.claim.weight
        self.importance = importance.rank(self.spread, self.origins_count, weight, self.opened_at)
