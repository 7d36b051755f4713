"""Claims that curators write or put in better words."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.keys import looked_for_under, stored_under
from factcheck.claims.mentions import quantity_of
from factcheck.claims.models import Claim, ClaimKey, Observation
from factcheck.claims.services import discrepancies, matching
from factcheck.claims.services.matching import Sighting
from factcheck.comparing import MAYBE, SURE, same_quantity, statement
from factcheck.comparing.units import dimension

State = Observation.State
# A person's own claim is worth a longer search than a passing figure.
STORED = 1000


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
    """A curator's own claim. The stored figures are searched for it at once, and future ones are watched.

    `text` is the statement; without it one is made of the parts.
    """
    require(by, "claims.add_claim", "write claims")
    if not what.strip():
        raise Invalid("Write what is counted or measured.")
    if not unit.strip():
        raise Invalid("Write the unit: tonne, percent, USD; for things counted, count.")
    claim = Claim(
        what=what.strip(),
        action=action.strip(),
        place=place.strip(),
        period=period.strip(),
        unit=unit.strip(),
        dimension=dimension(unit.strip()),
        created_by=by,
    )
    claim.statement = text.strip() or statement([quantity_of(claim)])
    claim.save()
    figure = quantity_of(claim).figure
    ClaimKey.objects.bulk_create([ClaimKey(claim=claim, key=key) for key in sorted(stored_under(figure))])
    tell(Happening(kind="claim.written", sentence=f"{by} wrote the claim “{claim}”.", claim=claim, by=by, now=now))
    Observation.objects.bulk_create(_found_for(claim, now))
    discrepancies.update(claim, now)
    return claim


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
    """Stored figures that no claim has yet and that speak of this one."""
    mention = quantity_of(claim)
    like_it = Sighting(None, mention, looked_for_under(mention.figure, now.date()))
    free = [one for one in matching.stored_alike([like_it], STORED) if one.figure and not one.has_claim]
    found = ((one.figure, same_quantity(mention, one.mention)) for one in free)
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
