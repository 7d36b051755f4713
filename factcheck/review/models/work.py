"""Who works on what: assignments, what an item waits for, leases, drafts, and each person's saved filters."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models import Discrepancy


class Work(models.Model):
    """How far the work on a discrepancy has come; there is none where nobody has touched it.

    It waits only as long as the evidence is that of `waits_version`: new evidence brings it back into the queue.
    """

    class WaitsFor(models.TextChoices):
        NOTHING = "", _("Nothing")
        EVIDENCE = "evidence", _("More evidence")
        SIGN_OFF = "sign_off", _("A second reviewer")
        CURATOR = "curator", _("A curator")

    discrepancy = models.OneToOneField(Discrepancy, on_delete=models.CASCADE, primary_key=True, related_name="work")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="work"
    )
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    assigned_at = models.DateTimeField(null=True, blank=True)
    message = models.TextField(blank=True)
    # When the assignee was sent a letter about it, and when who put it aside was reminded by one
    told_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    waits_for = models.CharField(max_length=10, choices=WaitsFor, blank=True, default=WaitsFor.NOTHING)
    waits_version = models.PositiveIntegerField(default=0)
    # The day of the reminder, where it waits for evidence
    waits_until = models.DateField(null=True, blank=True)
    waits_note = models.TextField(blank=True)
    waits_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name_plural = "work"
        indexes = [
            models.Index(fields=["waits_for"], condition=~models.Q(waits_for=""), name="review_work_waiting"),
        ]

    def __str__(self) -> str:
        return f"Work on {self.discrepancy}"


class Lease(models.Model):
    """Who has a discrepancy open, so that others are handed something else. Never a lock: anybody may decide."""

    discrepancy = models.OneToOneField(Discrepancy, on_delete=models.CASCADE, primary_key=True, related_name="lease")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="leases")
    taken_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} has {self.discrepancy} open"


class Draft(models.Model):
    """A decision form as it was left, for the person who left it."""

    discrepancy = models.ForeignKey(Discrepancy, on_delete=models.CASCADE, related_name="drafts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    saved_at = models.DateTimeField()
    # The form's fields by name, each a list of what was sent
    fields = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "discrepancy"], name="review_draft_once_each")]

    def __str__(self) -> str:
        return f"Draft of {self.by} on {self.discrepancy}"


class SavedFilter(models.Model):
    """A filter of the queue under a name of its own, for one person."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=60)
    # What stands behind the "?" of the queue's address
    query = models.CharField(max_length=500)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["by", "name"], name="review_filter_name_once_each")]

    def __str__(self) -> str:
        return self.name
