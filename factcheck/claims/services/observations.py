"""What people say about where a figure belongs."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.models import Claim, Observation
from factcheck.claims.services import discrepancies

State = Observation.State
PERMISSION = "claims.settle_discrepancy"


@transaction.atomic
def accept(observation: Observation, *, by: User, now: datetime) -> None:
    """Confirm that the figure speaks of the claim; accepted twice, nothing more happens."""
    require(by, PERMISSION, "accept figures")
    _lock(observation.claim)
    words = _words(observation)
    if not _decide(observation, State.ACCEPTED, by):
        return
    _told("observation.accepted", f"{by} accepted {words} for “{observation.claim}”.", observation, by, now)
    discrepancies.update(observation.claim, now, because=f"{by} accepted {words} as evidence.")


@transaction.atomic
def reject(observation: Observation, *, by: User, now: datetime) -> None:
    """Say that the figure speaks of something else; it does not come back under this claim."""
    require(by, PERMISSION, "reject figures")
    _lock(observation.claim)
    words = _words(observation)
    if not _decide(observation, State.REJECTED, by):
        return
    _told("observation.rejected", f"{by} rejected {words} for “{observation.claim}”.", observation, by, now)
    discrepancies.update(observation.claim, now, because=f"{by} rejected {words} as evidence.")


@transaction.atomic
def move(observation: Observation, claim: Claim, *, by: User, now: datetime) -> Observation:
    """Reject the figure here and accept it under another claim; returns the observation there."""
    require(by, PERMISSION, "move figures")
    if claim.pk == observation.claim_id:
        raise Invalid("The figure is filed under this claim already. Choose another one.")
    for one in sorted((observation.claim, claim), key=lambda one: one.pk):
        _lock(one)
    origin, words = observation.claim, _words(observation)
    _decide(observation, State.REJECTED, by)
    moved, _ = Observation.objects.get_or_create(
        claim=claim,
        figure=observation.figure,
        defaults={"state": State.SUGGESTED, "filed_at": now, "is_current": observation.is_current},
    )
    _decide(moved, State.ACCEPTED, by)
    _told("observation.moved", f"{by} moved {words} from “{origin}” to “{claim}”.", moved, by, now)
    discrepancies.update(origin, now, because=f"{by} moved {words} to “{claim}”.")
    discrepancies.update(claim, now, because=f"{by} moved {words} here.")
    return moved


def _lock(claim: Claim) -> None:
    Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)


def _decide(observation: Observation, state: str, by: User) -> bool:
    """Set what a person said; False where it was said already."""
    unsaid = Observation.objects.filter(pk=observation.pk).exclude(state=state)
    try:
        with transaction.atomic():
            changed = unsaid.update(state=state, decided_by=by)
    except IntegrityError as error:
        raise Invalid("This figure is filed under another claim. Move it from there instead.") from error
    observation.refresh_from_db()
    return changed == 1


def _words(observation: Observation) -> str:
    return f"{observation.figure.text} ({observation.figure.revision.article.source.publisher})"


def _told(kind: str, sentence: str, observation: Observation, by: User, now: datetime) -> None:
    figure = observation.figure
    data = {
        "observation": observation.pk,
        "figure": figure.pk,
        "text": figure.text,
        "quote": figure.quote,
        "revision": figure.revision_id,
        "text_sha256": figure.revision.text_sha256,
    }
    tell(Happening(kind=kind, sentence=sentence, claim=observation.claim, by=by, now=now, data=data))
