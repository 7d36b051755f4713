"""Claims of one thing over its periods and places, and claims of its parts and wholes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects

from factcheck.claims.evidence import (
    Evidence,
    accepted_of,
    evidence_of,
    is_convertible,
    observations_with_sources,
)
from factcheck.claims.mentions import mention_of, quantity_of
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.plot import Mark, Plot, lay_out
from factcheck.claims.wording import span
from factcheck.comparing import Mention, Synonyms, places, statement
from factcheck.comparing.periods import parse
from factcheck.comparing.signature import core, kind

_LONGEST = Claim._meta.get_field("thing").max_length or 0
# Claims of one series on a page, and related ones beside a claim
MOST = 60
MOST_RELATED = 8
# Figures of other periods among which the value of another year is looked for
MOST_BESIDE = 300
MOST_CLAIMS_BESIDE = 2000
SAME = "may be the same"


@dataclass(frozen=True, slots=True)
class Member:
    """One claim of a series with what its sources give, in the unit of the claim the series is of."""

    claim: Claim
    figures: int
    origins: int
    low: Decimal | None
    high: Decimal | None
    unit: str
    stands: tuple[Decimal, Decimal] | None

    @property
    def given(self) -> str:
        """The values from the smallest to the largest: "4.33 to 4.4 t"."""
        return "" if self.low is None else span(self.low, self.high, self.unit)

    @property
    def settled(self) -> str:
        return span(*self.stands, self.unit) if self.stands else ""


@dataclass(frozen=True, slots=True)
class Series:
    members: tuple[Member, ...]
    plot: Plot | None


@dataclass(frozen=True, slots=True)
class Related:
    claim: Claim
    how: str

    @property
    def may_be_same(self) -> bool:
        return self.how == SAME


def thing_of(claim: Claim, known: Synonyms) -> str:
    """What all claims of a series share: kind of unit, concepts and role, as "mass|heroin+seize|actual"."""
    figure = quantity_of(claim).figure
    return f"{kind(figure)}|{'+'.join(sorted(core(figure, known)))}|{claim.role}"[:_LONGEST]


def title_of(claim: Claim) -> str:
    """What the series is of, without place, period and unit: "Heroin seized"."""
    mention = quantity_of(claim)
    return statement([replace(mention, figure=replace(mention.figure, place=None, period=None, unit="count"))])


def over_periods(claim: Claim) -> Series:
    """The same thing at the same place, the earliest period first."""
    same_place = [one for one in _of_thing(claim) if _is_same_place(one.place, claim.place)]
    return _series(sorted(same_place, key=lambda one: (_begin(one), one.period)), claim.unit)


def over_places(claim: Claim) -> Series:
    """The same thing in the same period, by place."""
    same_period = (one for one in _of_thing(claim) if _days(one.period) == _days(claim.period))
    return _series(sorted(same_period, key=lambda one: one.place), claim.unit)


def neighbours(claims: Collection[Claim]) -> dict[int, list[Mention]]:
    """For each claim the figures filed under the same thing at the same place in other periods, in two queries."""
    beside = _other_periods(claims)
    if not beside:
        return {}
    standing = Observation.objects.standing().filter(claim__in=beside).select_related("claim").as_mentions()
    found: dict[int, list[Mention]] = defaultdict(list)
    for observation in standing.order_by("-pk")[:MOST_BESIDE]:
        mention = _of_period(mention_of(observation), observation.claim.period)
        for pk in beside[observation.claim_id]:
            found[pk].append(mention)
    return found


def _other_periods(claims: Collection[Claim]) -> dict[int, list[int]]:
    """The claims of other periods by their ids, each with the ids of those it is beside."""
    by_thing: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.thing:
            by_thing[claim.thing].append(claim)
    others = Claim.objects.in_use().filter(thing__in=by_thing).exclude(period="") if by_thing else Claim.objects.none()
    rows = others.order_by("-pk").values_list("pk", "thing", "place", "period")[:MOST_CLAIMS_BESIDE]
    found = {
        pk: [
            claim.pk
            for claim in by_thing[thing]
            if _is_same_place(claim.place, place) and _days(claim.period) != _days(period)
        ]
        for pk, thing, place, period in rows
    }
    return {pk: beside for pk, beside in found.items() if beside}


def _of_period(mention: Mention, period: str) -> Mention:
    """The mention with the period of its claim, which its own sentence may not name."""
    return replace(mention, figure=replace(mention.figure, period=period))


def related_to(claim: Claim) -> list[Related]:
    """Claims of the thing, this very quantity first, and parts and wholes in what the same texts speak of."""
    found = [Related(one, how) for one in _of_thing(claim) if one.pk != claim.pk and (how := _beside(claim, one))]
    for one in _of_same_texts(claim):
        if all(one.pk != other.claim.pk for other in found) and (how := _part_or_whole(claim, one)):
            found.append(Related(one, how))
    return sorted(found, key=lambda one: not one.may_be_same)[:MOST_RELATED]


def same_as(claim: Claim) -> Claim | None:
    """Another claim of this very quantity; the claim need not be stored yet."""
    return next((one for one in _of_thing(claim) if one.pk != claim.pk and _beside(claim, one) == SAME), None)


def _of_thing(claim: Claim) -> list[Claim]:
    if not claim.thing:
        return [claim]
    return list(Claim.objects.in_use().filter(thing=claim.thing).order_by("period", "place", "pk")[:MOST])


def _of_same_texts(claim: Claim) -> QuerySet[Claim]:
    """Other claims of the kind of unit to which the same texts give figures, those with most such texts first."""
    texts = Observation.objects.standing().filter(claim=claim).values("figure__revision")
    beside = Q(observations__figure__revision__in=texts, observations__state__in=Observation.BINDING)
    others = Claim.objects.in_use().filter(beside, dimension=claim.dimension).exclude(pk=claim.pk)
    return others.annotate(texts=Count("observations")).order_by("-texts", "pk")[:MOST]


def _beside(claim: Claim, other: Claim) -> str:
    """How another claim of the thing stands to this one."""
    same_place, same_period = _is_same_place(claim.place, other.place), _days(claim.period) == _days(other.period)
    if same_place:
        # Without a period little is said of what is meant.
        return "another period" if not same_period else SAME if claim.period else ""
    if same_period:
        return _place_words(claim, other) or "another place"
    return ""


def _part_or_whole(claim: Claim, other: Claim) -> str:
    """Whether one is a part of the other: the same thing in fewer words, or a place within the other's."""
    if _days(claim.period) != _days(other.period):
        return ""
    own, others = (set(one.thing.split("|")[1].split("+")) if one.thing else set[str]() for one in (claim, other))
    if _is_same_place(claim.place, other.place):
        return "may be a part of this" if own < others else "may contain this" if others < own else ""
    return _place_words(claim, other) if own == others else ""


def _place_words(claim: Claim, other: Claim) -> str:
    own, others = places.parts(claim.place), places.parts(other.place)
    if own and own[0] in others[1:]:
        return "a part of this place"
    return "the whole of which this is a part" if others and others[0] in own[1:] else ""


def _is_same_place(one: str, other: str) -> bool:
    return places.same(one, other) is True or not (one or other)


def _days(text: str) -> tuple[date, date] | str:
    period = parse(text)
    return (period.start, period.end) if period else text


def _begin(claim: Claim) -> date:
    period = parse(claim.period)
    return period.start if period else date.min


def _series(claims: Sequence[Claim], unit: str) -> Series:
    standing = Observation.objects.standing().filter(claim__in=claims)
    by_claim: dict[int, list[Observation]] = {claim.pk: [] for claim in claims}
    for one in observations_with_sources(standing).defer("figure__revision__text", "figure__revision__cells"):
        by_claim[one.claim_id].append(one)
    prefetch_related_objects(claims, Prefetch("discrepancy", Discrepancy.objects.defer("pairs", "evidence")))
    members = tuple(_member(claim, evidence_of(by_claim[claim.pk], unit), unit) for claim in claims)
    marks = [_mark(member) for member in members if member.low is not None]
    return Series(members, lay_out(marks))


def _member(claim: Claim, evidence: Sequence[Evidence], unit: str) -> Member:
    values = [one.value for one in evidence if one.value is not None]
    low, high = min(values, default=None), max(values, default=None)
    discrepancy: Discrepancy | None = getattr(claim, "discrepancy", None)
    stands = None
    if discrepancy and is_convertible(discrepancy.stands_unit, unit):
        stands = accepted_of(discrepancy, unit)
    return Member(claim, len(evidence), len({one.origin for one in evidence}), low, high, unit, stands)


def _mark(member: Member) -> Mark:
    low, high = member.low or Decimal(0), member.high or Decimal(0)
    middle = member.stands[0] if member.stands else (low + high) / 2
    return Mark(member.claim.pk, middle, low, high)
