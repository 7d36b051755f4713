"""Verdicts: published decisions."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.urls import reverse

from factcheck.claims.models import Claim
from factcheck.review.models import Decision


class VerdictIsFinal(Exception):
    """Raised on any try to change or delete a verdict."""


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def newest(self) -> VerdictQuerySet:
        """The last version of each claim, withdrawn ones included."""
        later = Verdict.objects.filter(claim=models.OuterRef("claim"), version__gt=models.OuterRef("version"))
        return self.filter(~models.Exists(later))

    def published(self) -> VerdictQuerySet:
        """What the site says today: a withdrawn version does not bring the one before it back."""
        return self.newest().filter(withdrawn_at__isnull=True)

    def delete(self) -> NoReturn:
        raise VerdictIsFinal("A verdict cannot be deleted. Withdraw it.")


class Verdict(models.Model):
    """One published version of a claim's settlement, with the evidence and its differences as they stood.

    `differences` are the pairs of values that differed most: [{"texts", "sources", "cause", "explanation"}].
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="verdicts")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="verdicts")
    version = models.PositiveIntegerField()
    statement = models.CharField(max_length=500)
    finding = models.TextField()
    evidence = models.JSONField()
    differences = models.JSONField(default=list)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "version"], name="publishing_verdict_version")]

    def __str__(self) -> str:
        return f"{self.statement} (version {self.version})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise VerdictIsFinal("A verdict cannot be changed. Publish a new version.")
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("verdict-detail", args=[self.claim_id])

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise VerdictIsFinal("A verdict cannot be deleted. Withdraw it.")

    @property
    def under_review(self) -> bool:
        """Whether the decision it rests on was taken up again. Note: reads the decision; load it with the verdict."""
        return self.decision.ended_at is not None
