"""Decisions, and the opinions from which they come where two reviewers must agree."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.review.models.findings import Finding


class Decision(Finding):
    """What was decided about a discrepancy. A re-opening or an undo leaves it standing in the record, ended."""

    # The second reviewer, where two had to agree
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The same for all that were settled at one stroke; empty for the others
    batch = models.CharField(max_length=32, blank=True, db_index=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy"], condition=models.Q(ended_at__isnull=True), name="review_decision_standing_once"
            )
        ]


class Opinion(Finding):
    """What one of two reviewers would decide. It counts as long as it is not ended and the evidence is the same."""

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["discrepancy", "by"],
                condition=models.Q(ended_at__isnull=True),
                name="review_opinion_once_each",
            )
        ]
