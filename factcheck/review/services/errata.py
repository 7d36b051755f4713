"""Keeps the register of corrections: what decisions found wrong in a source, and what came of the letter."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.models import Observation
from factcheck.phrasebook import recorded
from factcheck.review.models import Decision, Erratum
from factcheck.review.services import history

PERMISSION = "claims.settle_discrepancy"
State = Erratum.State


def register(decision: Decision, now: datetime) -> list[Erratum]:
    """Enter every figure that the decision says is wrong. Call it in the decision's transaction."""
    wrong = Observation.objects.filter(pk__in=decision.wrong).select_related("figure__revision__article")
    return [_enter(decision, observation, now) for observation in wrong]


@transaction.atomic
def mark(erratum: Erratum, state: str, *, by: User, note: str = "", now: datetime) -> Erratum:
    """Say how far it has come; marked twice alike, nothing more happens."""
    require(by, PERMISSION, "keep the register of corrections")
    if state not in State.values:
        raise Invalid("Choose how far it has come: to be sent, letter sent, corrected, or kept by the publisher.")
    stored = Erratum.objects.select_for_update(of=["self"]).get(pk=erratum.pk)
    note = note.strip()
    if (stored.state, stored.note) == (state, note or stored.note):
        return stored
    stored.state, stored.note = state, note or stored.note
    stored.changed_at, stored.changed_by = now, by
    stored.save()
    come = recorded(stored.get_state_display).lower()
    _record("erratum.marked", f"{by} marked {_words(stored)}: {come}. {note}", stored, by, now)
    return stored


def is_sent(decision: Decision) -> bool:
    """Whether a publisher has heard of one of the decision's errors."""
    return decision.pk is not None and decision.errata.exclude(state=State.FOUND).exists()


def _enter(decision: Decision, observation: Observation, now: datetime) -> Erratum:
    figure = observation.figure
    erratum = Erratum.objects.create(
        decision=decision,
        article=figure.revision.article,
        observation=observation,
        says=figure.as_written,
        quote=figure.quote,
        changed_at=now,
        changed_by=decision.by,
    )
    sentence = f"{decision.by} entered {_words(erratum)} into the register of corrections."
    _record("erratum.found", sentence, erratum, decision.by, now)
    return erratum


def _words(erratum: Erratum) -> str:
    return f"“{erratum.says}” of {erratum.article.source.publisher}"


def _record(kind: str, sentence: str, erratum: Erratum, by: User, now: datetime) -> None:
    data = {"erratum": erratum.pk, "article": erratum.article_id, "state": erratum.state}
    claim = erratum.decision.discrepancy.claim
    history.record(kind, sentence.strip(), by=by, claim=claim, data=data, now=now)
