"""A claim is one quantity: a thing, a place and a period, about which sources give figures."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.claims import importance


class ClaimQuerySet(models.QuerySet["Claim"]):
    def in_use(self) -> ClaimQuerySet:
        """Without those that were merged into others."""
        return self.filter(merged_into__isnull=True)


class Claim(models.Model):
    class Weight(models.IntegerChoices):
        HIGH = importance.HIGH, _("High")
        NORMAL = importance.NORMAL, _("Normal")
        LOW = importance.LOW, _("Low")

    statement = models.CharField(max_length=500)
    what = models.CharField("what is counted or measured", max_length=300)
    action = models.CharField("what happened to it", max_length=100, blank=True)
    place = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=50, blank=True)
    unit = models.CharField(max_length=50, blank=True)
    dimension = models.CharField(max_length=50, blank=True)
    role = models.CharField(max_length=20, default="actual")
    # How much a mistake here would matter: moves its discrepancy up or down the queue
    weight = models.SmallIntegerField(choices=Weight, default=Weight.NORMAL)
    # Whether two reviewers must agree before a decision stands
    needs_sign_off = models.BooleanField(default=False)
    # What all claims of one series share: kind of unit, concepts and role (see claims.series)
    thing = models.CharField(max_length=200, blank=True, editable=False)
    # The claim that took this one in; its own page leads there
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    created_at = models.DateTimeField(auto_now_add=True)
    # Nobody where the machine proposed the claim
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["statement"]
        indexes = [
            models.Index(fields=["dimension", "period"], name="claims_claim_dimension_period"),
            models.Index(fields=["thing", "period"], name="claims_claim_series"),
            # The list of claims
            models.Index(fields=["statement", "id"], name="claims_claim_statement"),
        ]

    def __str__(self) -> str:
        return self.statement

    def get_absolute_url(self) -> str:
        return reverse("claim-detail", args=[self.pk])


class ClaimKey(models.Model):
    """One of the keys under which figures of the claim's quantity are looked up (see comparing.index_keys)."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "claim"], name="claims_claimkey_key")]

    def __str__(self) -> str:
        return self.key
