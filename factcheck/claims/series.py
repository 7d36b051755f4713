"""Claims of one thing: over its periods, over its places, and parts of one another."""

from __future__ import annotations

from factcheck.claims.mentions import quantity_of
from factcheck.claims.models import Claim
from factcheck.comparing import Synonyms
from factcheck.comparing.signature import core, kind

_LONGEST = Claim._meta.get_field("thing").max_length or 0


def thing_of(claim: Claim, known: Synonyms) -> str:
    """What all claims of a series share: kind of unit, concepts and role, as "mass|heroin+seize|actual"."""
    figure = quantity_of(claim).figure
    return f"{kind(figure)}|{'+'.join(sorted(core(figure, known)))}|{claim.role}"[:_LONGEST]
