"""Figures put under other claims by people: moved, split off, merged, and each of these undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.mentions import quantity_of
from factcheck.claims.models import Arrangement, Claim, ClaimKey, Lesson, Observation
from factcheck.claims.services import claims, discrepancies, learning
from factcheck.claims.services.claims import Parts
from factcheck.claims.services.observations import PERMISSION, lock, told, words_of

State = Observation.State
Kind = Arrangement.Kind
_BUILT_ON = "Somebody decided anew since, or an article has changed. Move the figures one by one instead."


@transaction.atomic
def move(chosen: Sequence[Observation], claim: Claim, *, by: User, now: datetime) -> list[Observation]:
    """Reject figures under the one claim they are filed under, and accept them under another; returns them there."""
    require(by, PERMISSION, "move figures")
    if not chosen:
        raise Invalid("Choose the figures to move.")
    if claim.pk == chosen[0].claim_id:
        raise Invalid("The figure is filed under this claim already. Choose another one.")
    origin = lock(chosen[0].claim, claim)
    arrangement = _arrange(Kind.MOVE, origin, claim, chosen, by, now)
    moved = arrangement_rows(arrangement)
    for one in (*chosen, *moved):  # in the history of both claims
        told("observation.moved", f"{by} moved {words_of(one)} from “{origin}” to “{claim}”.", one, by, now)
    _learn(arrangement, moved, by, now)
    words = words_of(moved[0]) if len(moved) == 1 else _counted(moved)
    discrepancies.update(origin, now, because=f"{by} moved {words} to “{claim}”.")
    discrepancies.update(claim, now, because=f"{by} moved {words} here.")
    return moved


@transaction.atomic
def split(claim: Claim, chosen: Sequence[Observation], parts: Parts, *, by: User, now: datetime) -> Claim:
    """Give some figures of a claim a claim of their own, which future figures are laid beside too."""
    require(by, PERMISSION, "split claims")
    origin = lock(claim)
    standing = set(Observation.objects.standing().filter(claim=claim).values_list("pk", flat=True))
    taken = [one for one in chosen if one.pk in standing]
    if not taken or len(taken) < len(chosen):
        raise Invalid("Choose the figures to split off among those that count as evidence now.")
    if len(taken) == len(standing):
        raise Invalid("All figures would go, and none stay. Leave at least one, or reword the claim.")
    made = claims.create(parts, by=by)
    arrangement = _arrange(Kind.SPLIT, origin, made, taken, by, now)
    sentence = f"{by} split {_counted(taken)} off “{origin}”: they speak of “{made}”."
    _tell("claim.split", sentence, arrangement, by, now)
    _learn(arrangement, arrangement_rows(arrangement), by, now)
    discrepancies.update_all([origin.pk, made.pk], now, because=sentence)
    return made


@transaction.atomic
def merge(claim: Claim, into: Claim, *, by: User, now: datetime) -> Arrangement:
    """Both are one quantity: what is known under the one is known under the other from now on."""
    require(by, PERMISSION, "merge claims")
    if claim.pk == into.pk:
        raise Invalid("A claim cannot be merged with itself. Choose another one.")
    origin = lock(claim, into)
    arrangement = _arrange(Kind.MERGE, origin, into, list(origin.observations.select_related("figure")), by, now)
    sentence = f"{by} merged “{origin}” into “{into}”."
    _tell("claim.merged", sentence, arrangement, by, now)
    _hand_over(arrangement, by, now)
    Claim.objects.filter(merged_into=origin).update(merged_into=into)
    Claim.objects.filter(pk=origin.pk).update(merged_into=into)
    discrepancies.update_all([origin.pk, into.pk], now, because=sentence)
    return arrangement


@transaction.atomic
def undo(arrangement: Arrangement, *, by: User, now: datetime) -> None:
    """Put the figures back, as long as nothing was built on it: no newer text, no other word on one of them."""
    require(by, PERMISSION, "undo this")
    origin, target = arrangement.origin, arrangement.target
    _hold(origin, target)
    rows = {row.pk: row for row in arrangement_rows(arrangement)}
    undoable = Arrangement.objects.filter(pk=arrangement.pk, undone_at__isnull=True)
    if not undoable.update(undone_at=now, undone_by=by):
        raise Invalid("This was undone already.")
    if any(not _stands(item, rows.get(item["there"])) for item in arrangement.moved):
        raise Invalid(_BUILT_ON)
    for item in arrangement.moved:
        _put_back(item)
    _give_back(arrangement, by, now)
    sentence = f"{by} undid it: what was put from “{origin}” to “{target}” is back."
    _tell("arrangement.undone", sentence, arrangement, by, now)
    discrepancies.update_all([origin.pk, target.pk], now, because=sentence)


def arrangement_rows(arrangement: Arrangement) -> list[Observation]:
    """The observations under the target, in their order."""
    found = Observation.objects.filter(pk__in=[item["there"] for item in arrangement.moved]).with_source()
    return list(found.select_related("claim", *_SOURCE))


_SOURCE = ("figure__revision__article__source__publisher",)


def _arrange(
    kind: str, origin: Claim, target: Claim, rows: Sequence[Observation], by: User, now: datetime
) -> Arrangement:
    known = {one.figure_id: one for one in target.observations.filter(figure__in=[row.figure_id for row in rows])}
    moved = [_put(kind, row, target, known.get(row.figure_id), by, now) for row in rows]
    kept = [item for item in moved if item]
    return Arrangement.objects.create(kind=kind, origin=origin, target=target, moved=kept, by=by, at=now)


def _put(
    kind: str, here: Observation, target: Claim, there: Observation | None, by: User, now: datetime
) -> dict[str, Any] | None:
    """One figure under the target: as accepted by a person, or in a merge as what it was. None where nothing moves."""
    state = here.state if kind == Kind.MERGE else State.ACCEPTED
    if kind == Kind.MERGE and there and here.state not in Observation.BINDING:
        return None
    _validate_free(here, target)
    item = {
        "figure": here.figure_id,
        "here": here.pk,
        "was_here": here.state,
        "by_here": here.decided_by_id,
        "is_current": here.is_current,
        "was_there": there.state if there else None,
        "by_there": there.decided_by_id if there else None,
        "was_current_there": there.is_current if there else None,
        "put_there": state,
    }
    # Merged claims are looked at no more, so nothing is ruled out there.
    left = {"state": State.SUGGESTED, "is_current": False} if kind == Kind.MERGE else {"state": State.REJECTED}
    decided_by = here.decided_by if kind == Kind.MERGE else by
    Observation.objects.filter(pk=here.pk).update(**left, decided_by=decided_by)
    there = there or Observation(claim=target, figure=here.figure, filed_at=now, score=here.score, reasons=here.reasons)
    there.state, there.decided_by, there.is_current = state, decided_by, here.is_current
    there.save()
    return item | {"there": there.pk}


def _validate_free(here: Observation, target: Claim) -> None:
    filed = Observation.objects.binding().filter(figure=here.figure_id)
    if here.state not in Observation.BINDING and filed.exclude(claim=target).exists():
        raise Invalid("This figure is filed under a third claim. Move it from there instead.")


def _learn(arrangement: Arrangement, moved: Iterable[Observation], by: User, now: datetime) -> None:
    """The claim the figures left learns that they never belong there, the other one that they do."""
    for one in moved:
        learnt = [
            learning.from_rejected(arrangement.origin, one.figure, by=by, now=now),
            learning.from_accepted(arrangement.target, one.figure, by=by, now=now),
        ]
        arrangement.lessons_learnt.add(*(lesson for lesson in learnt if lesson))


def _hand_over(arrangement: Arrangement, by: User, now: datetime) -> None:
    """What the merged claim had learnt, and the words it is told in, lead to the other from now on."""
    origin, target = arrangement.origin, arrangement.target
    if lesson := learning.from_merged(origin, target, by=by, now=now):
        arrangement.lessons_learnt.add(lesson)
    taken = list(Lesson.objects.holding().filter(claim=origin))
    arrangement.lessons_taken.add(*taken)
    Lesson.objects.filter(pk__in=[one.pk for one in taken]).update(claim=target)
    keys = origin.keys.values_list("key", flat=True)
    ClaimKey.objects.bulk_create([ClaimKey(claim=target, key=key) for key in keys], ignore_conflicts=True)
    learning.add_keys(target, quantity_of(origin).figure)


def _hold(*both: Claim) -> None:
    """Both claims, of which one may have been merged into the other."""
    pks = [claim.pk for claim in both]
    list(Claim.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk"))


def _stands(item: dict[str, Any], there: Observation | None) -> bool:
    return there is not None and (there.state, there.is_current) == (item["put_there"], item["is_current"])


def _put_back(item: dict[str, Any]) -> None:
    """The two observations as they were; one that did not exist is out of the evidence, but kept: decisions name it."""
    there = Observation.objects.filter(pk=item["there"])
    if item["was_there"]:
        is_current = item.get("was_current_there", True)
        there.update(state=item["was_there"], decided_by=item["by_there"], is_current=is_current)
    else:
        there.update(state=State.SUGGESTED, is_current=False, decided_by=None)
    here = Observation.objects.filter(pk=item["here"])
    here.update(state=item["was_here"], decided_by=item["by_here"], is_current=item["is_current"])


def _give_back(arrangement: Arrangement, by: User, now: datetime) -> None:
    origin, target = arrangement.origin, arrangement.target
    arrangement.lessons_learnt.filter(undone_at__isnull=True).update(undone_at=now, undone_by=by)
    arrangement.lessons_taken.update(claim=origin)
    if arrangement.kind == Kind.MERGE:
        Claim.objects.filter(pk=origin.pk).update(merged_into=None)
    elif arrangement.kind == Kind.SPLIT and not target.observations.standing().exists():
        Claim.objects.filter(pk=target.pk).update(merged_into=origin)


def _counted(rows: Sequence[Observation]) -> str:
    return "a figure" if len(rows) == 1 else f"{len(rows)} figures"


def _tell(kind: str, sentence: str, arrangement: Arrangement, by: User, now: datetime) -> None:
    """In the history of both claims."""
    data = {"arrangement": arrangement.pk, "figures": [item["figure"] for item in arrangement.moved]}
    for claim in (arrangement.origin, arrangement.target):
        tell(Happening(kind=kind, sentence=sentence, claim=claim, by=by, now=now, data=data))
