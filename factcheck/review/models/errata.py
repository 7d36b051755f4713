"""The register of corrections: what publishers got wrong, and what came of telling them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Observation
from factcheck.review.models.decisions import Decision
from monitor.models import Article


class Erratum(models.Model):
    """A figure that a decision says is wrong, in the words of the article as they were then."""

    class State(models.TextChoices):
        FOUND = "found", _("To be sent")
        SENT = "sent", _("Letter sent")
        CORRECTED = "corrected", _("Corrected by the publisher")
        REFUSED = "refused", _("The publisher keeps it")

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="errata")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="errata")
    observation = models.ForeignKey(Observation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    says = models.CharField(max_length=300)
    quote = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.FOUND)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # What the publisher answered
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-changed_at", "-pk"]
        verbose_name_plural = "errata"
        constraints = [models.UniqueConstraint(fields=["decision", "observation"], name="review_erratum_once")]
        indexes = [models.Index(fields=["state", "-changed_at"], name="review_erratum_register")]

    def __str__(self) -> str:
        return f"“{self.says}” in {self.article}"

    def get_absolute_url(self) -> str:
        return reverse("erratum-detail", args=[self.pk])
