"""What curators say of a claim's importance: how much it weighs, and whether two must agree on it."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.happenings import Happening, tell
from factcheck.claims.models import Claim, Discrepancy
from factcheck.phrasebook import recorded


@transaction.atomic
def weigh(claim: Claim, *, weight: int, needs_sign_off: bool, by: User, now: datetime) -> None:
    """Set both; where nothing changes, nothing is told. Raises NotAllowed or Invalid."""
    require(by, "claims.change_claim", "change claims")
    if weight not in Claim.Weight.values:
        raise Invalid("Choose how much the claim weighs: high, normal or low.")
    stored = Claim.objects.select_for_update(no_key=True).get(pk=claim.pk)
    if (stored.weight, stored.needs_sign_off) == (weight, needs_sign_off):
        return
    stored.weight, stored.needs_sign_off = weight, needs_sign_off
    stored.save(update_fields=["weight", "needs_sign_off"])
    for discrepancy in Discrepancy.objects.filter(claim=stored):
        discrepancy.claim = stored
        discrepancy.weigh()
        discrepancy.save(update_fields=["importance"])
    agreed = "two reviewers must agree" if needs_sign_off else "one reviewer decides"
    level = recorded(lambda: str(Claim.Weight(weight).label)).lower()
    sentence = f"{by} set the weight of “{stored}” to {level}; {agreed}."
    data = {"weight": weight, "needs_sign_off": needs_sign_off}
    tell(Happening(kind="claim.weighed", sentence=sentence, claim=stored, by=by, now=now, data=data))
