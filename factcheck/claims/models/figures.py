"""Figures as read from a revision, and the observations that file them under claims."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.claims.models.claims import Claim
from monitor.models import Revision


class Reading(models.Model):
    """A revision read once by one version of the reader; it exists only when its figures are all stored."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="readings")
    reader_version = models.PositiveIntegerField()
    read_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "reader_version"], name="claims_reading_once")]

    def __str__(self) -> str:
        return f"{self.revision}, reader {self.reader_version}"


class Figure(models.Model):
    """A figure as the reader understood it (see figures.figure.Figure); offsets point into the revision's text."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="figures")
    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="figures")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.CharField(max_length=300)
    low = models.DecimalField(max_digits=40, decimal_places=12, null=True)
    high = models.DecimalField(max_digits=40, decimal_places=12, null=True)
    step = models.DecimalField(max_digits=40, decimal_places=12)
    unit = models.CharField(max_length=50)
    unit_text = models.CharField(max_length=100, blank=True)
    dimension = models.CharField(max_length=50, blank=True)
    hedge = models.CharField(max_length=20, default="exact")
    trend = models.CharField(max_length=10, blank=True)
    what = models.CharField(max_length=300, blank=True)
    action = models.CharField(max_length=100, blank=True)
    place = models.CharField(max_length=200, blank=True)
    period = models.CharField(max_length=50, blank=True)
    attributed_to = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=20, default="actual")
    per = models.CharField(max_length=100, blank=True)
    part_of = models.BooleanField(default=False)
    ambiguous = models.BooleanField(default=False)
    quote = models.TextField()
    quote_start = models.PositiveIntegerField()
    also = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["revision", "start"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "start"], name="claims_figure_once"),
        ]

    def __str__(self) -> str:
        return self.text


class FigureKey(models.Model):
    """One of the keys under which a stored figure is found when a claim looks for its observations."""

    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "figure"], name="claims_figurekey_key")]

    def __str__(self) -> str:
        return self.key


class ObservationQuerySet(models.QuerySet["Observation"]):
    def standing(self) -> ObservationQuerySet:
        """Observations that count as evidence: filed or accepted, and still in the newest text of their article."""
        return self.filter(state__in=[Observation.State.FILED, Observation.State.ACCEPTED], is_current=True)


class Observation(models.Model):
    """A figure filed under a claim, by the machine (then it says why) or by a person."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", "Suggested"
        FILED = "filed", "Filed"
        ACCEPTED = "accepted", "Accepted"
        REJECTED = "rejected", "Rejected"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="observations")
    figure = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="observations")
    state = models.CharField(max_length=10, choices=State, default=State.FILED)
    score = models.FloatField(default=1.0)
    reasons = models.JSONField(default=list, blank=True)
    # False once a newer revision of the article no longer says it; such an observation stays in the claim's timeline.
    is_current = models.BooleanField(default=True)
    filed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering = ["claim", "filed_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["claim", "figure"], name="claims_observation_once")]

    def __str__(self) -> str:
        return f"{self.figure} for {self.claim}"
