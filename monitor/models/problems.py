"""What is wrong with a source for longer than a moment: told once, and once when it is over."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from monitor.models.sources import Source


class ProblemQuerySet(models.QuerySet["Problem"]):
    def quiet(self) -> ProblemQuerySet:
        """Open ones of which no failed visit to the source itself tells."""
        return self.filter(ended_at=None).exclude(kind=Problem.Kind.FAILING)


class Problem(models.Model):
    class Kind(models.TextChoices):
        FAILING = "failing", _("Failing")
        PAGES = "pages", _("Pages not readable")
        SILENT = "silent", _("Silent")

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="problems")
    kind = models.CharField(max_length=10, choices=Kind)
    message = models.TextField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # When curators were told of its beginning and of its end.
    told_at = models.DateTimeField(null=True, blank=True)
    end_told_at = models.DateTimeField(null=True, blank=True)

    objects = ProblemQuerySet.as_manager()

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "kind"], condition=models.Q(ended_at=None), name="monitor_problem_open"
            ),
        ]
        indexes = [models.Index(fields=["began_at"], condition=models.Q(ended_at=None), name="monitor_problem_began")]

    def __str__(self) -> str:
        return f"{self.source}: {self.message}"
