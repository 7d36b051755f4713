"""Files figures under claims: the machine by what they measure, people by accepting, rejecting and moving."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Q

from factcheck.claims.models import Claim, ClaimKey, Figure, Observation, Reading
from factcheck.claims.services import carrying, discrepancies, matching
from factcheck.claims.services.carrying import Carried
from factcheck.claims.services.matching import Sighting
from factcheck.comparing import Mention, same_quantity, statement
from monitor.models import Article

log = logging.getLogger(__name__)

State = Observation.State
Standing = Reading.Standing
# Each try meets the work of another worker that the one before did not see.
TRIES = 4
BATCH = 1000


@dataclass(slots=True)
class Plan:
    """What is to be written for a reading: worked out first, so that the database is locked only while writing."""

    carried: Carried
    filed: list[Observation] = field(default_factory=list)
    proposed: list[list[Sighting]] = field(default_factory=list)
    sightings: dict[int, Sighting] = field(default_factory=dict)


def file_reading(reading: Reading, now: datetime) -> None:
    """Put every figure of a reading under its claim, and bring the claims' discrepancies up to date.

    Harmless when repeated or done by two workers at once: the first to write wins, the other looks again.
    """
    for tries_left in reversed(range(TRIES)):
        plan = _plan(reading, now)
        try:
            _carry_out(plan, reading, now)
        except IntegrityError:
            if not tries_left:
                raise
            log.info("reading %s: another worker filed some of its figures, looking again", reading.pk)
        else:
            return


def _plan(reading: Reading, now: datetime) -> Plan:
    figures = list(matching.with_source(reading.figures.all()))
    plan = Plan(carrying.carry(reading, figures, now))
    bound = set(Observation.objects.binding().filter(figure__reading=reading).values_list("figure_id", flat=True))
    free = [figure for figure in figures if figure.pk not in bound | plan.carried.bound]
    plan.sightings = {figure.pk: matching.sighting(figure) for figure in free}
    known = set(Observation.objects.filter(figure__reading=reading).values_list("claim_id", "figure_id"))
    homes = matching.homes(list(plan.sightings.values()), plan.carried.barred | known)
    homeless = [one for pk, one in plan.sightings.items() if pk not in homes or not homes[pk].is_sure]
    keys = {key for one in homeless for key in one.wanted}
    plan.proposed = matching.groups(homeless, matching.stored_alike(keys))
    in_new_claims = {one.figure.pk for members in plan.proposed for one in members}
    plan.filed = [
        _observation(home, plan.sightings[pk].figure, now) for pk, home in homes.items() if pk not in in_new_claims
    ]
    return plan


def _observation(home: matching.Home, figure: Figure, now: datetime) -> Observation:
    return Observation(
        claim_id=home.claim,
        figure=figure,
        state=State.FILED if home.is_sure else State.SUGGESTED,
        score=home.score,
        reasons=list(home.reasons),
        filed_at=now,
    )


@transaction.atomic
def _carry_out(plan: Plan, reading: Reading, now: datetime) -> None:
    """Write the plan, unless another worker has filed this reading already."""
    Article.objects.select_for_update(no_key=True).get(pk=reading.revision.article_id)
    if not Reading.objects.filter(pk=reading.pk, filed_at__isnull=True).update(filed_at=now):
        return
    is_newest = _take_place(reading)
    touched = _retire(plan.carried, reading, is_newest)
    fresh = [*plan.carried.repeated, *plan.filed]
    for one in fresh:
        one.is_current = is_newest
    for members in plan.proposed:
        fresh += _proposed(members, reading, is_newest, now)
    _file(fresh)
    _widen_keys(fresh, plan.sightings)
    touched |= {one.claim_id for one in fresh if one.state in Observation.BINDING}
    discrepancies.update_all(touched, now)


def _take_place(reading: Reading) -> bool:
    """Say which reading of the article now stands; True where it is this one."""
    revision = reading.revision
    others = Reading.objects.filter(revision__article=revision.article_id).exclude(pk=reading.pk)
    same_text = Q(revision=revision, reader_version__lt=reading.reader_version)
    others.filter(same_text).update(standing=Standing.REPLACED)
    if others.filter(revision=revision, reader_version__gt=reading.reader_version).exists():
        standing = Standing.REPLACED
    elif others.filter(revision__number__gt=revision.number, filed_at__isnull=False).exists():
        standing = Standing.PAST
    else:
        standing = Standing.CURRENT
        others.filter(revision__number__lt=revision.number, standing=Standing.CURRENT).update(standing=Standing.PAST)
    Reading.objects.filter(pk=reading.pk).update(standing=standing)
    return standing == Standing.CURRENT


def _retire(carried: Carried, reading: Reading, is_newest: bool) -> set[int]:
    """Point what a newer reader confirms at its figures, end what no longer stands; the claims concerned."""
    for one in carried.replaced:
        one.save(update_fields=["figure"])
    gone = Q(pk__in=[one.pk for one in carried.dropped])
    if is_newest:
        article, number = reading.revision.article_id, reading.revision.number
        gone |= Q(figure__revision__article=article, figure__revision__number__lt=number)
    ending = Observation.objects.filter(gone, is_current=True)
    touched = set(ending.values_list("claim_id", flat=True)) | {one.claim_id for one in carried.replaced}
    ending.update(is_current=False)
    return touched


def _proposed(members: Sequence[Sighting], reading: Reading, is_newest: bool, now: datetime) -> list[Observation]:
    """A new claim for figures of one quantity."""
    claim = propose_claim(members)
    matches = [same_quantity(one.mention, members[one is members[0]].mention) for one in members]
    return [
        Observation(
            claim=claim,
            figure=one.figure,
            score=match.score,
            reasons=list(match.reasons),
            filed_at=now,
            is_current=is_newest or one.figure.reading_id != reading.pk,
        )
        for one, match in zip(members, matches, strict=True)
    ]


def propose_claim(members: Sequence[Sighting]) -> Claim:
    """A claim in the words most of its figures use."""
    figures = [one.figure for one in members]
    words = {
        name: _usual(getattr(figure, name) for figure in figures)
        for name in ("what", "action", "place", "period", "unit", "dimension", "role")
    }
    claim = Claim.objects.create(statement=_statement([one.mention for one in members]), **words)
    keys = sorted({key for one in members for key in one.keys})
    ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in keys], batch_size=BATCH)
    return claim


def _statement(mentions: Sequence[Mention]) -> str:
    return statement(mentions)[: Claim._meta.get_field("statement").max_length]


def _usual(values: Iterable[str]) -> str:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], len(value), value), default="")


def _file(observations: Sequence[Observation]) -> None:
    """One order for all workers: two that want the same figures meet at the first, and none waits for the other's."""
    ordered = sorted(observations, key=lambda one: (one.figure_id, one.claim_id))
    Observation.objects.bulk_create(ordered, batch_size=BATCH)


def _widen_keys(filed: Iterable[Observation], sightings: dict[int, Sighting]) -> None:
    """Let figures told like the ones just filed find their claim from now on."""
    rows = [
        ClaimKey(claim_id=one.claim_id, key=key)
        for one in filed
        if one.state == State.FILED and one.figure_id in sightings
        for key in sorted(sightings[one.figure_id].keys)
    ]
    ClaimKey.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
