"""What a claim learnt from what people accepted and rejected under it."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from factcheck.claims.models.claims import Claim

_BEFORE = {"what": "", "action": "", "place": "in ", "period": "for "}


class LessonQuerySet(models.QuerySet["Lesson"]):
    def holding(self) -> LessonQuerySet:
        return self.filter(undone_at__isnull=True)

    def bearing_on(self, claims: Collection[Claim]) -> LessonQuerySet:
        """What these claims learnt, and what others learnt that may hold here turned round (see claims.lessons)."""
        turned_round = models.Q(kind=Lesson.Kind.NEVER, claim__dimension__in={one.dimension for one in claims})
        return self.holding().filter(models.Q(claim__in=claims) | turned_round).select_related("claim")


class Lesson(models.Model):
    """Figures told in these words speak of the claim, or never do. It holds until somebody undoes it."""

    class Kind(models.TextChoices):
        SAME = "same", _("Means the same here")
        NEVER = "never", _("Never here")

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="lessons")
    kind = models.CharField(max_length=10, choices=Kind)
    # The figure's words where they are not the claim's, {"what": "opium"}, and the claim's in the same fields
    told = models.JSONField()
    meant = models.JSONField()
    # The figure's own words, for whoever asks where it was learnt
    learnt_from = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = LessonQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "-at", "-pk"]
        indexes = [
            # The lessons of the claims that figures are laid beside
            models.Index(fields=["claim"], condition=models.Q(undone_at__isnull=True), name="claims_lesson_holding"),
        ]

    def __str__(self) -> str:
        told, meant = _words(self.told), _words(self.meant) or "this claim"
        if self.kind == self.Kind.NEVER:
            return f"Never treat {told} as {meant} here."
        return f"{told} means {meant} here."


def _words(parts: dict[str, str]) -> str:
    """ "“opium” in “Spain”", and of a period alone "“2008”"."""
    said = [(_BEFORE[name], f"“{words}”") for name, words in parts.items() if words]
    return " ".join(before + words if number else words for number, (before, words) in enumerate(said))
