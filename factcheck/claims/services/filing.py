"""Files figures under claims: the machine by what they measure, people by accepting, rejecting and moving."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, OperationalError, transaction
from django.db.models import Q, QuerySet

from factcheck.claims import synonyms
from factcheck.claims.models import Claim, Figure, Observation, Reading
from factcheck.claims.series import thing_of
from factcheck.claims.services import carrying, discrepancies, matching
from factcheck.claims.services.carrying import Carried
from factcheck.claims.services.matching import Filing, Matcher, Proposal, Sighting
from factcheck.comparing import Synonyms, statement
from factcheck.comparing.statement import usual
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
    filings: list[Filing]


def file_reading(reading: Reading, now: datetime) -> None:
    """Put every figure of a reading under its claim, and bring the claims' discrepancies up to date.

    Harmless when repeated or done by two workers at once: the first to write wins, the other looks again. So does one
    that the database chose to end a deadlock with somebody who arranges claims.
    """
    for tries_left in reversed(range(TRIES)):
        plan = _plan(reading, now)
        try:
            _carry_out(plan, reading, now)
        except (IntegrityError, OperationalError):
            if not tries_left:
                raise
            log.info("reading %s: another worker filed some of its figures, looking again", reading.pk)
        else:
            return


def _plan(reading: Reading, now: datetime) -> Plan:
    figures = list(matching.as_mentions(reading.figures.all()))
    carried = carrying.carry(reading, figures, now)
    written = Observation.objects.filter(figure__reading=reading).exclude(pk__in=[one.pk for one in carried.confirmed])
    known = [*carried.replaced, *carried.repeated, *carried.confirmed, *written]
    return Plan(carried, list(Matcher(known).place(figures)))


@transaction.atomic
def _carry_out(plan: Plan, reading: Reading, now: datetime) -> None:
    """Write the plan, unless another worker has filed this reading already."""
    Article.objects.select_for_update(no_key=True).get(pk=reading.revision.article_id)
    if not Reading.objects.filter(pk=reading.pk, filed_at__isnull=True).update(filed_at=now):
        return
    merged = _hold_claims(plan, reading)
    is_newest = _take_place(reading)
    touched = _retire(plan.carried, reading, is_newest)
    claims = _propose_claims(plan.filings)
    fresh = [*plan.carried.repeated, *(_observation(filing, claims, now) for filing in plan.filings)]
    fresh = _under_claims_in_use(fresh, merged)
    for one in fresh:
        one.is_current = is_newest if one.figure.reading_id == reading.pk else _stands(one.figure)
    _file(fresh)
    touched |= {one.claim_id for one in fresh if one.state in Observation.BINDING}
    discrepancies.update_all(touched, now)


def _hold_claims(plan: Plan, reading: Reading) -> dict[int, int]:
    """Hold every claim that is concerned until all is written; those merged meanwhile, and what took them in."""
    planned = {filing.target for filing in plan.filings if isinstance(filing.target, int)}
    planned |= {one.claim_id for one in plan.carried.repeated}
    of_article = Observation.objects.filter(figure__revision__article=reading.revision.article_id)
    concerned = Q(pk__in=planned) | Q(pk__in=of_article.values("claim"))
    held = Claim.objects.select_for_update(no_key=True).filter(concerned).order_by("pk")
    return {pk: into for pk, into in held.values_list("pk", "merged_into") if into}


def _under_claims_in_use(fresh: Sequence[Observation], merged: Mapping[int, int]) -> list[Observation]:
    """Filed under a claim that was merged since it was looked at, a figure belongs to the one that took it in.

    What is known of the figure there already stands.
    """
    strayed = [one for one in fresh if one.claim_id in merged]
    if not strayed:
        return list(fresh)
    for one in strayed:
        one.claim_id = merged[one.claim_id]
    known = Observation.objects.filter(figure__in=[one.figure for one in strayed])
    taken = {(one.claim_id, one.figure_id) for one in (*known, *fresh) if one not in strayed}
    return [one for one in fresh if one not in strayed or (one.claim_id, one.figure_id) not in taken]


def file_again(figures: Sequence[Figure], now: datetime) -> set[int]:
    """File figures under what they measure now that their readings were corrected; the claims concerned.

    What people accepted or rejected stays; where a figure they accepted would now belong elsewhere, that is suggested.
    Call it in the transaction of the correction, with the article locked.
    """
    by_machine = Observation.objects.filter(figure__in=figures, state__in=[State.FILED, State.SUGGESTED])
    known = {(one.figure_id, one.claim_id): one for one in by_machine}
    touched = set(Observation.objects.binding().filter(figure__in=figures).values_list("claim_id", flat=True))
    # Out of their claims, but not deleted: decisions may name them.
    by_machine.update(state=State.SUGGESTED, is_current=False)
    decided = Observation.objects.filter(figure__in=figures).exclude(pk__in=[one.pk for one in known.values()])
    rows = list(matching.as_mentions(Figure.objects.filter(pk__in=[figure.pk for figure in figures])))
    filings = [*Matcher(decided).place(rows), *_better_places(rows, decided)]
    claims = _propose_claims(filings)
    found = [_observation(filing, claims, now) for filing in filings]
    for one in found:
        one.is_current = _stands(one.figure)
        if before := known.get((one.figure_id, one.claim_id)):
            one.pk, one.filed_at = before.pk, before.filed_at
            one.save()
    _file([one for one in found if one.pk is None])
    return touched | {one.claim_id for one in found if one.state in Observation.BINDING}


def _better_places(figures: Sequence[Figure], decided: QuerySet[Observation]) -> Iterator[Filing]:
    """Claims that accepted figures would be filed under if nobody had said where they belong."""
    accepted = {one.figure_id: one.claim_id for one in decided if one.state == State.ACCEPTED}
    held = [figure for figure in figures if figure.pk in accepted]
    others = [one for one in decided if one.state != State.ACCEPTED]
    for filing in Matcher(others).place(held):
        if isinstance(filing.target, int) and filing.target != accepted[filing.figure.pk]:
            yield replace(filing, is_sure=False)


def _propose_claims(filings: Iterable[Filing]) -> dict[Proposal, Claim]:
    """The claims to be made, in the order of their first figures."""
    proposals = list(dict.fromkeys(filing.target for filing in filings if isinstance(filing.target, Proposal)))
    known = synonyms.current()
    claims = Claim.objects.bulk_create(proposed_claim(proposal.members, known) for proposal in proposals)
    return dict(zip(proposals, claims, strict=True))


def _observation(filing: Filing, claims: Mapping[Proposal, Claim], now: datetime) -> Observation:
    target = filing.target
    return Observation(
        claim_id=claims[target].pk if isinstance(target, Proposal) else target,
        figure=filing.figure,
        state=State.FILED if filing.is_sure else State.SUGGESTED,
        score=filing.match.score,
        reasons=list(filing.match.reasons),
        filed_at=now,
    )


def _stands(figure: Figure) -> bool:
    return figure.reading.standing == Standing.CURRENT


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
    for one in carried.confirmed:
        one.is_current = is_newest
        one.save(update_fields=["state", "decided_by", "score", "reasons", "is_current"])
    gone = Q(pk__in=[one.pk for one in carried.dropped])
    if is_newest:
        article, number = reading.revision.article_id, reading.revision.number
        gone |= Q(figure__revision__article=article, figure__revision__number__lt=number)
    ending = Observation.objects.filter(gone, is_current=True)
    touched = set(ending.values_list("claim_id", flat=True)) | {
        one.claim_id for one in (*carried.replaced, *carried.confirmed)
    }
    ending.update(is_current=False)
    return touched


def proposed_claim(figures: Sequence[Sighting], known: Synonyms) -> Claim:
    """A claim in the words most of its figures use; not saved."""
    stored = [one.figure for one in figures if one.figure]
    words = {
        name: usual(getattr(figure, name) for figure in stored)
        for name in ("what", "action", "place", "period", "unit", "dimension", "role")
    }
    text = statement([one.mention for one in figures])
    claim = Claim(statement=text[: Claim._meta.get_field("statement").max_length], **words)
    claim.thing = thing_of(claim, known)
    return claim


def _file(observations: Sequence[Observation]) -> None:
    """One order for all workers: two that want the same figures meet at the first, and none waits for the other's."""
    ordered = sorted(observations, key=lambda one: (one.figure_id, one.claim_id))
    Observation.objects.bulk_create(ordered, batch_size=BATCH)
