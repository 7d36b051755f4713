"""How people put the figures of claims elsewhere: moved, split off, merged. Kept, so that it can be undone."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models.claims import Claim
from factcheck.claims.models.lessons import Lesson


class Arrangement(models.Model):
    class Kind(models.TextChoices):
        MOVE = "move", _("Moved")
        SPLIT = "split", _("Split off")
        MERGE = "merge", _("Merged")

    kind = models.CharField(max_length=10, choices=Kind)
    origin = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="arrangements_out")
    target = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="arrangements_in")
    # [{"figure", "here", "there", "was_here", "was_there", "put_there", "by_here", "by_there", "is_current",
    # "was_current_there"}]: the two observations of a figure, under `origin` and `target`, with their states, who
    # decided on them before and whether the newest text said them; "was_there" is null where there was none
    moved = models.JSONField(default=list)
    # The lessons that were learnt from it, and those that went along to `target`
    lessons_learnt = models.ManyToManyField(Lesson, related_name="learnt_by")
    lessons_taken = models.ManyToManyField(Lesson, related_name="taken_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: “{self.origin}” to “{self.target}”"
