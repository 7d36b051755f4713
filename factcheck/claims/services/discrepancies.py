"""Opens, follows, closes and re-opens discrepancies as the evidence goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.assessment import Assessment, assess, under_origins_of
from factcheck.claims.besides import told_besides
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.importance import cause_group
from factcheck.claims.mentions import mention_of, settled_value
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.news import Evidence, came_and_went, news
from factcheck.claims.series import neighbours
from factcheck.claims.services import credits
from factcheck.comparing import compare

State = Discrepancy.State


def update(claim: Claim, now: datetime, because: str = "") -> Discrepancy | None:
    """Bring the claim's discrepancy up to its standing observations; None where there never was a difference.

    `because` says why the evidence changed where a person changed it; else the change is told from the evidence.
    """
    return update_all([claim.pk], now, because).get(claim.pk)


@transaction.atomic
def update_all(claim_ids: Collection[int], now: datetime, because: str = "") -> dict[int, Discrepancy]:
    """The same for several claims, with a number of queries that grows only with the discrepancies that change."""
    # Whoever changes the evidence of a claim waits here for others, and then sees what they filed.
    claims = Claim.objects.select_for_update(no_key=True).filter(pk__in=claim_ids).order_by("pk")
    by_id = {claim.pk: claim for claim in claims}
    known = {one.claim_id: one for one in Discrepancy.objects.filter(claim__in=by_id)}
    standing: dict[int, list[Observation]] = defaultdict(list)
    for observation in Observation.objects.standing().filter(claim__in=by_id).as_mentions():
        standing[observation.claim_id].append(observation)
    assessed = {pk: assess(standing[pk]) for pk in by_id if pk in known or len(standing[pk]) > 1}
    # Only a difference is looked for in other periods, and in the rest of the texts.
    differing = [pk for pk, found in assessed.items() if found.differs]
    series, around = neighbours([by_id[pk] for pk in differing]), told_besides(standing, differing)
    assessed |= {pk: assess(standing[pk], series.get(pk, ()), around[pk]) for pk in differing}
    followed = {
        pk: _follow(by_id[pk], known.get(pk), standing[pk], assessment, now, because)
        for pk, assessment in assessed.items()
    }
    return {pk: discrepancy for pk, discrepancy in followed.items() if discrepancy}


def settle(
    discrepancy: Discrepancy, *, seen: int, low: Decimal | None, high: Decimal | None, unit: str, now: datetime
) -> bool:
    """Mark as settled, if still open on the evidence that was seen; False where somebody or something came first."""
    Claim.objects.select_for_update(no_key=True).get(pk=discrepancy.claim_id)
    as_seen = Discrepancy.objects.filter(pk=discrepancy.pk, state=State.OPEN, evidence_version=seen)
    changes = {"stands_low": low, "stands_high": high, "stands_unit": unit, "reopened_because": ""}
    if as_seen.update(state=State.SETTLED, changed_at=now, **changes) != 1:
        return False
    credits.keep(discrepancy.pk)
    return True


@transaction.atomic
def reopen(discrepancy: Discrepancy, *, by: User, because: str, sentence: str, now: datetime) -> bool:
    """A person takes a settled discrepancy up again; False where it is not settled (any more)."""
    Claim.objects.select_for_update(no_key=True).get(pk=discrepancy.claim_id)
    settled = Discrepancy.objects.filter(pk=discrepancy.pk, state=State.SETTLED).first()
    if settled is None:
        return False
    settled.reopened_because = because
    _move(settled, State.OPEN, now)
    settled.save()
    data = {"discrepancy": settled.pk, "because": because, "evidence_version": settled.evidence_version}
    tell(Happening(kind="discrepancy.reopened", sentence=sentence, claim=settled.claim, by=by, now=now, data=data))
    return True


def _follow(
    claim: Claim, known: Discrepancy | None, standing: list[Observation], found: Assessment, now: datetime, because: str
) -> Discrepancy | None:
    """Put one discrepancy in line with its evidence, and tell what that meant."""
    if known is None:
        return _open(claim, found, now) if found.differs else None
    known.claim = claim
    came, went = came_and_went(under_origins_of(found.evidence, known.evidence), found.evidence)
    why = because or news(known.evidence, found.evidence)
    changed = bool(came or went)
    before = known.state
    known.state = _next_state(known, found, standing, came, went) if changed else _by_difference(known, found)
    if not changed and known.state == before and known.pairs == found.pairs:
        return known
    _take_over(known, found)
    known.evidence_version += changed
    if known.state != before:
        _turn(known, before, why, now)
    elif known.state == State.SETTLED:
        credits.take_back(known)
    known.save()
    return known


def _open(claim: Claim, found: Assessment, now: datetime) -> Discrepancy:
    discrepancy = Discrepancy(claim=claim, opened_at=now, changed_at=now)
    _take_over(discrepancy, found)
    discrepancy.save()
    _tell("discrepancy.opened", f"The sources differ on “{claim}”.", discrepancy, now)
    return discrepancy


def _next_state(
    known: Discrepancy, found: Assessment, standing: list[Observation], came: list[Evidence], went: list[Evidence]
) -> str:
    """The state after the evidence changed.

    What was settled stays settled in two cases only: other sources joined the value that stands, or no difference is
    left and all that stands agrees with it. Any other change is for a person to look at.
    """
    if known.state != State.SETTLED:
        return _by_difference(known, found)
    new = {item["observation"] for item in came}
    in_question = standing if not found.differs else [one for one in standing if one.pk in new]
    lost = bool(went) and found.differs
    if not lost and in_question and _agree_with_what_stands(known, in_question):
        return State.SETTLED
    nothing_is_left = not found.differs and not (standing and settled_value(known))
    return State.CLOSED if nothing_is_left else State.OPEN


def _by_difference(known: Discrepancy, found: Assessment) -> str:
    """Unsettled discrepancies are open as long as there is a difference; a settled one stays settled."""
    if known.state == State.SETTLED:
        return State.SETTLED
    return State.OPEN if found.differs else State.CLOSED


def _agree_with_what_stands(known: Discrepancy, observations: list[Observation]) -> bool:
    stands = settled_value(known)
    if stands is None:
        return False
    return all(compare(stands, mention_of(one)).relation == "agrees" for one in observations)


def _take_over(discrepancy: Discrepancy, found: Assessment) -> None:
    discrepancy.pairs = found.pairs
    discrepancy.evidence = found.evidence
    discrepancy.evidence_sha256 = found.sha256
    discrepancy.spread = found.spread
    discrepancy.first_cause = found.first_cause
    discrepancy.cause_group = cause_group(found.pairs, found.evidence)
    discrepancy.origins_count = len({item["origin"] for item in found.evidence})
    discrepancy.weigh()


def _turn(discrepancy: Discrepancy, before: str, why: str, now: datetime) -> None:
    """Tell of a change of state that the evidence brought."""
    claim = discrepancy.claim
    _move(discrepancy, discrepancy.state, now)
    if discrepancy.state == State.CLOSED:
        discrepancy.reopened_because = ""
        _tell("discrepancy.closed", f"The sources no longer differ on “{claim}”. {why}".strip(), discrepancy, now, why)
        return
    discrepancy.reopened_because = why
    again = "was settled, and is open again" if before == State.SETTLED else "differs again"
    _tell("discrepancy.reopened", f"“{claim}” {again}: {why}".strip(), discrepancy, now, why)


def _move(discrepancy: Discrepancy, state: str, now: datetime) -> None:
    """Into a state that is not settled: nothing stands any more."""
    discrepancy.state = state
    discrepancy.changed_at = now
    if discrepancy.stands_unit:
        credits.forget(discrepancy.pk)
    discrepancy.stands_low = discrepancy.stands_high = None
    discrepancy.stands_unit = ""


def _tell(kind: str, sentence: str, discrepancy: Discrepancy, now: datetime, because: str = "") -> None:
    data = {
        "discrepancy": discrepancy.pk,
        "evidence_version": discrepancy.evidence_version,
        "evidence_sha256": discrepancy.evidence_sha256,
        "because": because,
        "evidence": discrepancy.evidence,
    }
    tell(Happening(kind=kind, sentence=sentence, claim=discrepancy.claim, now=now, data=data))
