"""What a reviewer says stands, and on which evidence she says so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Discrepancy, Observation


class Finding(models.Model):
    """The part that decisions and opinions share. Never edited: a later word leaves it in the record, ended."""

    class Outcome(models.TextChoices):
        VALUE = "value", _("This value stands")
        RANGE = "range", _("A range stands")
        NOT_COMPARABLE = "not_comparable", _("Not comparable")

    class Reason(models.TextChoices):
        ROUNDING = "rounding", _("Rounded differently")
        SLIP = "slip", _("A slip in one source")
        REVISED = "revised", _("Revised later")
        SCOPE = "scope", _("They count different things")
        PERIOD = "period", _("Other period or date")
        PLACE = "place", _("Other place")
        UNIT = "unit", _("Units mixed up")
        PRIMARY_SOURCE = "primary_source", _("The primary source says so")
        OTHER = "other", _("Other (see the note)")

    class Confidence(models.TextChoices):
        SURE = "sure", _("Sure")
        LIKELY = "likely", _("Likely")
        TENTATIVE = "tentative", _("Tentative")

    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(class)ss")
    made_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=Outcome)
    chosen = models.ForeignKey(Observation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    # An open end is empty: "at least 4" has no high
    low = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    high = models.DecimalField(max_digits=40, decimal_places=12, null=True, blank=True)
    unit = models.CharField(max_length=50, blank=True)
    reason = models.CharField(max_length=20, choices=Reason)
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.SURE)
    note = models.TextField(blank=True)
    # Ids of the observations whose source is wrong
    wrong = models.JSONField(default=list, blank=True)
    evidence_version = models.PositiveIntegerField()
    # As seen: [{"observation", "text", "headings", "low", "high", "step", "hedge", "unit", "source", "article_url",
    # "quote", "revision", "text_sha256", "sha256"}]
    evidence = models.JSONField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.Outcome(self.outcome).label}: {self.discrepancy}"
