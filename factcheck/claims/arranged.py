"""What would come of splitting or merging claims, shown before anybody does it. Writes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Q

from factcheck.claims import synonyms
from factcheck.claims.errors import Invalid
from factcheck.claims.evidence import Evidence, evidence_of, observations_with_sources
from factcheck.claims.lessons import NAMES, told_otherwise
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.series import same_as
from factcheck.claims.services.claims import Parts, drafted
from factcheck.comparing.agreement import agree


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as it would be."""

    statement: str
    evidence: tuple[Evidence, ...]
    origins: int
    differs: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """`sides` are the claims that would be there; `warning` is what would be lost; `same` is of the new claim's very
    quantity already."""

    sides: tuple[Side, ...]
    warning: str = ""
    same: Claim | None = None


def after_split(claim: Claim, standing: Sequence[Evidence], chosen: Sequence[Evidence], parts: Parts) -> Outcome:
    """Raises Invalid where it cannot be done."""
    if not chosen or len(chosen) == len(standing):
        raise Invalid("Choose the figures to split off: at least one, and not all.")
    made = drafted(parts)
    sides = _without(claim, standing, chosen), _side(made.statement, chosen)
    return Outcome(sides, _warning([claim]), same_as(made))


def after_move(claim: Claim, into: Claim, chosen: Sequence[Evidence]) -> Outcome:
    standing = evidence_of(observations_with_sources(claim.observations.standing()), claim.unit)
    arriving = [one.observation.pk for one in chosen]
    there = Observation.objects.filter(Q(pk__in=arriving) | Q(pk__in=into.observations.standing()))
    evidence = evidence_of(observations_with_sources(there), into.unit)
    return Outcome((_without(claim, standing, chosen), _side(into.statement, evidence)), _warning([claim, into]))


def after_merge(claim: Claim, into: Claim) -> Outcome:
    together = Observation.objects.standing().filter(claim__in=[claim, into])
    evidence = evidence_of(observations_with_sources(together), into.unit)
    return Outcome((_side(into.statement, evidence),), _warning([claim, into]))


def likely_strays(claim: Claim, standing: Sequence[Evidence]) -> list[Evidence]:
    """Figures told in words that are clearly not the claim's: what is likely to be split off."""
    known = synonyms.current()
    return [one for one in standing if told_otherwise(one.observation.figure, claim, known)]


def parts_for(claim: Claim, chosen: Sequence[Evidence]) -> dict[str, str]:
    """The claim's parts, and in their place the chosen figures' own words where these are others."""
    known = synonyms.current()
    parts = {name: getattr(claim, name) for name in (*NAMES, "unit")}
    for name in NAMES:
        own = [
            getattr(one.observation.figure, name)
            for one in chosen
            if name in told_otherwise(one.observation.figure, claim, known)
        ]
        parts[name] = _usual(own) or parts[name]
    return parts


def _usual(words: Iterable[str]) -> str:
    return next((word for word, _ in Counter(words).most_common(1)), "")


def _without(claim: Claim, standing: Sequence[Evidence], chosen: Sequence[Evidence]) -> Side:
    going = {one.observation.pk for one in chosen}
    return _side(claim.statement, [one for one in standing if one.observation.pk not in going])


def _side(statement: str, evidence: Sequence[Evidence]) -> Side:
    mentions = [mention_of(one.observation) for one in evidence]
    differs = any(not agree(one, other) for one, other in combinations(mentions, 2))
    return Side(statement, tuple(evidence), len({one.origin for one in evidence}), differs)


def _warning(claims: Sequence[Claim]) -> str:
    settled = Discrepancy.objects.filter(claim__in=claims, state=Discrepancy.State.SETTLED).select_related("claim")
    names = " and ".join(f"“{one.claim}”" for one in settled)
    return f"{names} is settled. The decision will be looked at again, for its evidence changes." if names else ""
