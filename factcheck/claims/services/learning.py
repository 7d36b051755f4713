"""What a claim learns from what people accept and reject under it, and how that is taken back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.keys import stored_under
from factcheck.claims.lessons import Told, applies, told_otherwise
from factcheck.claims.mentions import figure_of
from factcheck.claims.models import Claim, ClaimKey, Figure, Lesson, Observation
from factcheck.figures import Figure as Read

Kind = Lesson.Kind
PERMISSION = "claims.settle_discrepancy"


def from_accepted(claim: Claim, figure: Figure, *, by: User, now: datetime) -> Lesson | None:
    """The figure's words mean the claim's from now on. Call it with the claim locked."""
    _forget(claim, Kind.NEVER, figure, by, now)
    names = [name for name in _otherwise(figure, claim) if getattr(claim, name)]
    lesson = _learn(claim, Kind.SAME, figure, names, str(figure), by, now)
    if lesson:
        add_keys(claim, figure_of(figure))
    return lesson


def from_rejected(claim: Claim, figure: Figure, *, by: User, now: datetime) -> Lesson | None:
    """Figures told in these words never belong here; not learnt where one that stands is told so too.

    Call it with the claim locked, and the figure's own observation out of the evidence.
    """
    _forget(claim, Kind.SAME, figure, by, now)
    names = _otherwise(figure, claim)
    lesson = Lesson(claim=claim, kind=Kind.NEVER, told={name: getattr(figure, name) for name in names})
    known = synonyms.current()
    standing = Observation.objects.standing().filter(claim=claim).exclude(figure=figure).select_related("figure")
    if any(applies(lesson, one.figure, known) for one in standing.defer("figure__quote")):
        return None
    return _learn(claim, Kind.NEVER, figure, names, str(figure), by, now)


def from_merged(merged: Claim, into: Claim, *, by: User, now: datetime) -> Lesson | None:
    """The words of a claim that was merged mean those of the one that took it in."""
    names = [name for name in _otherwise(merged, into) if getattr(into, name)]
    return _learn(into, Kind.SAME, merged, names, "", by, now)


@transaction.atomic
def undo(lesson: Lesson, *, by: User, now: datetime) -> None:
    """The lesson no longer holds; what was filed by it stays where it is."""
    require(by, PERMISSION, "take back what a claim learnt")
    if not Lesson.objects.holding().filter(pk=lesson.pk).update(undone_at=now, undone_by=by):
        raise Invalid("This was taken back already.")
    sentence = f"{by} took back what “{lesson.claim}” had learnt: {lesson}"
    data = {"lesson": lesson.pk, "told": lesson.told, "meant": lesson.meant}
    tell(Happening(kind="lesson.undone", sentence=sentence, claim=lesson.claim, by=by, now=now, data=data))


def add_keys(claim: Claim, read: Read) -> None:
    """Have figures told like this one laid beside the claim."""
    keys = stored_under(read, synonyms.current())
    ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in sorted(keys)], ignore_conflicts=True)


def _otherwise(told: Told, claim: Claim) -> list[str]:
    return told_otherwise(told, claim, synonyms.current())


def _learn(
    claim: Claim, kind: str, told: Told, names: Iterable[str], learnt_from: str, by: User, now: datetime
) -> Lesson | None:
    words = {name: getattr(told, name) for name in names}
    meant = {name: getattr(claim, name) for name in words}
    if not words:
        return None
    known = Lesson.objects.holding().filter(claim=claim, kind=kind)
    if same := next((one for one in known if one.told == words), None):
        return same
    lesson = Lesson.objects.create(
        claim=claim, kind=kind, told=words, meant=meant, learnt_from=learnt_from, by=by, at=now
    )
    data = {"lesson": lesson.pk, "told": words, "meant": meant}
    sentence = f"“{claim}” learnt from {by}: {lesson}"
    tell(Happening(kind="lesson.learnt", sentence=sentence, claim=claim, by=by, now=now, data=data))
    return lesson


def _forget(claim: Claim, kind: str, told: Told, by: User, now: datetime) -> None:
    """What was learnt to the contrary no longer holds."""
    known = synonyms.current()
    contrary = [one.pk for one in Lesson.objects.holding().filter(claim=claim, kind=kind) if applies(one, told, known)]
    Lesson.objects.filter(pk__in=contrary).update(undone_at=now, undone_by=by)
