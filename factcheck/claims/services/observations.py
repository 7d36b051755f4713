"""What people say about where a figure belongs."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.models import Claim, Lesson, Observation
from factcheck.claims.services import discrepancies, learning

State = Observation.State
PERMISSION = "claims.settle_discrepancy"


@transaction.atomic
def accept(observation: Observation, *, by: User, now: datetime) -> None:
    """Confirm that the figure speaks of the claim, which learns its words; accepted twice, nothing more happens."""
    require(by, PERMISSION, "accept figures")
    claim = lock(observation.claim)
    words = words_of(observation)
    if not _decide(observation, State.ACCEPTED, by):
        return
    told("observation.accepted", f"{by} accepted {words} for “{claim}”.", observation, by, now)
    learning.from_accepted(claim, observation.figure, by=by, now=now)
    discrepancies.update(claim, now, because=f"{by} accepted {words} as evidence.")


@transaction.atomic
def reject(observation: Observation, *, by: User, now: datetime) -> Lesson | None:
    """Say that the figure speaks of something else: neither it nor what is told like it comes back under this claim.

    Returns what the claim learnt from it, where the figure's words tell it apart.
    """
    require(by, PERMISSION, "reject figures")
    claim = lock(observation.claim)
    words = words_of(observation)
    if not _decide(observation, State.REJECTED, by):
        return None
    told("observation.rejected", f"{by} rejected {words} for “{claim}”.", observation, by, now)
    lesson = learning.from_rejected(claim, observation.figure, by=by, now=now)
    discrepancies.update(claim, now, because=f"{by} rejected {words} as evidence.")
    return lesson


def lock(*claims: Claim) -> Claim:
    """Hold the claims until the transaction ends, in one order for all; the first of them as it now is.

    Invalid where one was merged into another meanwhile.
    """
    held = Claim.objects.select_for_update(no_key=True).select_related(None).order_by("pk")
    by_pk = {claim.pk: claim for claim in held.filter(pk__in=[claim.pk for claim in claims])}
    for claim in by_pk.values():
        if claim.merged_into:
            raise Invalid(f"“{claim}” was merged into “{claim.merged_into}”. Do it there.")
    return by_pk[claims[0].pk]


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


def words_of(observation: Observation) -> str:
    return f"{observation.figure.text} ({observation.figure.revision.article.source.publisher})"


def told(kind: str, sentence: str, observation: Observation, by: User, now: datetime) -> None:
    """A line of history about one figure, with what proves which text said it."""
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
