"""Claims that people write or put in better words, and the search for their figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.keys import looked_for_under, stored_under
from factcheck.claims.lessons import ruled_out
from factcheck.claims.mentions import quantity_of
from factcheck.claims.models import Claim, ClaimKey, Lesson, Observation
from factcheck.claims.series import thing_of
from factcheck.claims.services import discrepancies, matching
from factcheck.claims.services.matching import Sighting
from factcheck.comparing import MAYBE, SURE, Matches, statement
from factcheck.comparing.periods import parse
from factcheck.comparing.statement import base_form
from factcheck.comparing.units import dimension

State = Observation.State
# A person's own claim is worth a longer search than a passing figure.
STORED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a person says a claim is about; `text` is the statement, made of the other parts where it is empty."""

    what: str
    unit: str
    action: str = ""
    place: str = ""
    period: str = ""
    text: str = ""


@transaction.atomic
def write_claim(
    *,
    by: User,
    what: str,
    unit: str,
    action: str = "",
    place: str = "",
    period: str = "",
    text: str = "",
    now: datetime,
) -> Claim:
    """A curator's own claim. The stored figures are searched for it at once, and future ones are watched."""
    require(by, "claims.add_claim", "write claims")
    claim = create(Parts(what=what, unit=unit, action=action, place=place, period=period, text=text), by=by)
    tell(Happening(kind="claim.written", sentence=f"{by} wrote the claim “{claim}”.", claim=claim, by=by, now=now))
    find_stored(claim, now)
    return claim


def create(parts: Parts, *, by: User) -> Claim:
    """The claim with the keys under which future figures find it. Raises Invalid; the caller tells of it."""
    claim = drafted(parts)
    claim.created_by = by
    claim.save()
    keys = stored_under(quantity_of(claim).figure, synonyms.current())
    ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in sorted(keys)])
    return claim


def drafted(parts: Parts) -> Claim:
    """The claim that would be made of these parts. Raises Invalid."""
    words = {name: " ".join(value.split()) for name, value in asdict(parts).items()}
    text = words.pop("text")
    # People write "seized" where figures have "seize".
    words["action"] = base_form(words["action"])
    if not words["what"]:
        raise Invalid("Write what is counted or measured.")
    if not words["unit"]:
        raise Invalid("Write the unit: tonne, percent, USD; for things counted, count.")
    if words["period"] and parse(words["period"]) is None:
        raise Invalid("Write the period as 2008, FY2008, 2008-Q2, 2008-06, 2008-06-30, or from/to as 2008-01/2008-06.")
    claim = Claim(**words, dimension=dimension(words["unit"]))
    claim.statement = (text or statement([quantity_of(claim)]))[: Claim._meta.get_field("statement").max_length]
    claim.thing = thing_of(claim, synonyms.current())
    return claim


@transaction.atomic
def search(claim: Claim, *, by: User, now: datetime) -> int:
    """Look through the stored figures again; how many new ones were filed or suggested."""
    require(by, "claims.settle_discrepancy", "search for figures")
    held = Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if held.merged_into_id:
        raise Invalid(f"This claim was merged into “{held.merged_into}”. Search there.")
    return find_stored(held, now)


def find_stored(claim: Claim, now: datetime) -> int:
    """File and suggest the stored figures that no claim has yet and that speak of this one; how many there were."""
    found = _found_for(claim, now)
    Observation.objects.bulk_create(found)
    discrepancies.update(claim, now)
    return len(found)


@transaction.atomic
def reword(claim: Claim, text: str, *, by: User, now: datetime) -> None:
    """Say the same in better words; what figures are filed by stays as it is."""
    require(by, "claims.change_claim", "change claims")
    text = text.strip()
    if not text:
        raise Invalid("Write what the claim says.")
    before = Claim.objects.select_for_update(no_key=True).get(pk=claim.pk).statement
    if text == before:
        return
    claim.statement = text
    claim.save(update_fields=["statement"])
    sentence = f"{by} reworded “{before}” to “{text}”."
    data = {"before": before, "after": text}
    tell(Happening(kind="claim.reworded", sentence=sentence, claim=claim, by=by, now=now, data=data))


def _found_for(claim: Claim, now: datetime) -> list[Observation]:
    known, mention = synonyms.current(), quantity_of(claim)
    like_it = Sighting(None, mention, looked_for_under(mention.figure, now.date(), known))
    lessons = list(Lesson.objects.bearing_on([claim]))
    said_already = set(claim.observations.values_list("figure_id", flat=True))
    stored = {
        one.figure: one.mention
        for one in matching.stored_alike([like_it], STORED)
        if one.figure and not one.has_claim and one.figure.pk not in said_already
    }
    matches = Matches([*stored.values(), mention], {one.key: None for one in stored.values()}, known)
    found = [
        (figure, matches.best(mention, [beside])[0])
        for figure, beside in stored.items()
        if not ruled_out(lessons, figure, claim, known)
    ]
    return [
        Observation(
            claim=claim,
            figure=figure,
            state=State.FILED if match.score >= SURE else State.SUGGESTED,
            score=match.score,
            reasons=list(match.reasons),
            filed_at=now,
        )
        for figure, match in found
        if match.score >= MAYBE
    ]
