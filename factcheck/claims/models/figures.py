"""Figures as read from a revision, and the observations that file them under claims."""

from __future__ import annotations

import re

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models.claims import Claim
from factcheck.claims.models.corrections import Correction
from monitor.models import Revision


class Reading(models.Model):
    """A revision read once by one version of the reader; it exists only when its figures are all stored."""

    class Standing(models.TextChoices):
        CURRENT = "current", _("The newest text of its article")
        PAST = "past", _("A newer text stands")
        REPLACED = "replaced", _("The same text was read again by a newer reader")

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="readings")
    reader_version = models.PositiveIntegerField()
    read_at = models.DateTimeField()
    filed_at = models.DateTimeField(null=True, blank=True)
    standing = models.CharField(max_length=10, choices=Standing, default=Standing.CURRENT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["revision", "reader_version"], name="claims_reading_once")]
        indexes = [
            # unfiled_readings
            models.Index(fields=["read_at"], condition=models.Q(filed_at__isnull=True), name="claims_reading_unfiled"),
        ]

    def __str__(self) -> str:
        return f"{self.revision}, reader {self.reader_version}"


class Figure(models.Model):
    """A figure as the reader understood it (see figures.figure.Figure), or as a person corrected it.

    Offsets point into the revision's text.
    """

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
    # The table cell in which it stands, as figures.figure.Cell; empty in running text
    cell = models.JSONField(default=dict, blank=True)
    correction = models.ForeignKey(Correction, null=True, blank=True, on_delete=models.SET_NULL, related_name="figures")
    # What the machine read, where a person corrected it: the fields that a correction can change, as they were
    as_read = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["revision", "start"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "start", "end"], name="claims_figure_once"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def as_written(self) -> str:
        """Its words, and behind a bare number the unit that the text gives elsewhere, as in a table's header."""
        is_bare = self.unit not in ("count", "dimensionless") and not re.search(r"[^\W\d_]|[%‰°$€£¥]", self.text)
        return f"{self.text} {self.unit_text or self.unit.replace('_', ' ')}" if is_bare else self.text

    @property
    def headings(self) -> dict[str, str]:
        """The row, column and caption of the table cell in which it stands; empty in running text."""
        return {name: self.cell[name] for name in ("row", "column", "caption") if self.cell.get(name)}


# Of the rows behind a figure, what comparing needs: where it was published. They are wide, and many.
PUBLISHED = (
    "revision__number",
    "revision__title",
    "revision__published_on",
    "revision__recorded_at",
    "revision__article__copy_of",
    "revision__article__source__publisher__name",
)
FIGURE_COLUMNS = tuple(field.name for field in Figure._meta.concrete_fields)


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
        return self.binding().filter(is_current=True)

    def binding(self) -> ObservationQuerySet:
        """Observations that say whose quantity the figure is, now or in an earlier text."""
        return self.filter(state__in=Observation.BINDING)

    def timeline(self) -> ObservationQuerySet:
        """Who said what when: every text counts once, as its best reading has it."""
        replaced = models.Q(figure__reading__standing=Reading.Standing.REPLACED, is_current=False)
        return self.binding().exclude(replaced).order_by("figure__revision__recorded_at", "figure__start")

    def as_mentions(self) -> ObservationQuerySet:
        """With what comparing needs (see claims.mentions), and no more."""
        own = [field.name for field in self.model._meta.concrete_fields]
        behind = [f"figure__{name}" for name in (*FIGURE_COLUMNS, *PUBLISHED)]
        return self.select_related("figure__revision__article__source__publisher").only(*own, *behind)

    def with_source(self) -> ObservationQuerySet:
        """With all that a list of evidence shows, but not the long texts."""
        return self.select_related("figure__revision__article__source__publisher", "figure__revision__snapshot").defer(
            "figure__revision__text", "figure__revision__cells", "figure__revision__snapshot__headers"
        )


class Observation(models.Model):
    """A figure filed under a claim, by the machine (then it says why) or by a person."""

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        FILED = "filed", _("Filed")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Rejected")

    BINDING = [State.FILED, State.ACCEPTED]

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
        constraints = [
            models.UniqueConstraint(fields=["claim", "figure"], name="claims_observation_once"),
            # Two workers that propose one claim at once both reach for the same figures: the second fails here,
            # and looks again.
            models.UniqueConstraint(
                fields=["figure"],
                condition=models.Q(state__in=["filed", "accepted"]),
                name="claims_figure_has_one_claim",
            ),
        ]
        indexes = [
            models.Index(fields=["claim", "is_current", "state"], name="claims_observation_standing"),
            # What waits on the home page
            models.Index(
                fields=["claim"],
                condition=models.Q(state="suggested", is_current=True),
                name="claims_observation_suggested",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} for {self.claim}"
