"""Keeps who was right in settled discrepancies; call in the transaction that settles or re-opens."""

from __future__ import annotations

from factcheck.claims.mentions import mention_of, settled_value
from factcheck.claims.models import Credit, Discrepancy, Observation
from factcheck.comparing.agreement import agree


def keep(discrepancy_id: int) -> None:
    """Note of each publisher whether what it gave last agrees with what stands; nothing where no value does."""
    discrepancy = Discrepancy.objects.get(pk=discrepancy_id)
    stands = settled_value(discrepancy)
    forget(discrepancy_id)
    if stands is None:
        return
    evidence = Observation.objects.standing().filter(claim=discrepancy.claim_id).as_mentions()
    last = {_publisher_id(one): one for one in sorted(evidence, key=_said_on)}
    Credit.objects.bulk_create(
        Credit(discrepancy=discrepancy, publisher_id=publisher, stood=agree(stands, mention_of(one)))
        for publisher, one in last.items()
    )


def forget(discrepancy_id: int) -> None:
    """Nothing stands any more."""
    Credit.objects.filter(discrepancy=discrepancy_id).delete()


def take_back(discrepancy: Discrepancy) -> None:
    """Nobody is right or wrong for what was misread or belongs elsewhere; what a later text left out was said."""
    said = Observation.objects.timeline().filter(claim=discrepancy.claim_id).order_by()
    givers = said.values("figure__revision__article__source__publisher")
    Credit.objects.filter(discrepancy=discrepancy).exclude(publisher__in=givers).delete()


def _publisher_id(observation: Observation) -> int:
    return observation.figure.revision.article.source.publisher_id


def _said_on(observation: Observation) -> tuple[object, ...]:
    revision = observation.figure.revision
    return revision.published_on or revision.recorded_at.date(), revision.recorded_at
