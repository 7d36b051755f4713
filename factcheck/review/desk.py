"""All that the page of a discrepancy shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from factcheck.claims import importance
from factcheck.claims.cited import cited_sources
from factcheck.claims.evidence import (
    Evidence,
    accepted_of,
    by_origin,
    count_publishers,
    course_of,
    evidence_of,
    likely,
    observations_with_sources,
    plot_of,
    suggestions_for,
)
from factcheck.claims.models import Claim, Discrepancy
from factcheck.claims.series import related_to
from factcheck.claims.timeline import timeline_of
from factcheck.claims.wording import cause_name
from factcheck.comparing import Course
from factcheck.comparing.units import MONEY, dimension
from factcheck.review.forms import DecisionForm, reason_for
from factcheck.review.models import Draft, Lease, Opinion, Work
from factcheck.review.services import assigning, decisions, drafts, signing
from factcheck.review.values import finding

# When a reviewer who needs more evidence is reminded, unless she chooses another day
REMIND_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two values that differ, everyone who gives them, and why, likeliest first."""

    one: Evidence
    other: Evidence
    how: str
    causes: tuple[tuple[str, str], ...]
    times: int


@dataclass(frozen=True, slots=True)
class Option:
    """One value that may stand: chosen by the observation that gives it most precisely."""

    evidence: Evidence
    sources: tuple[str, ...]
    suggested_because: str

    @property
    def key(self) -> str:
        return str(self.evidence.observation.pk)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Where two must agree: what the person may read of the others' opinions, and whether it is her turn."""

    opinions: tuple[Opinion, ...]
    mine: Opinion | None
    given: int
    is_disputed: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """The evidence of one discrepancy, laid out for a person, in the claim's unit."""

    discrepancy: Discrepancy
    person: User
    evidence: list[Evidence]

    @classmethod
    def of(cls, discrepancy: Discrepancy, person: User) -> Desk:
        observations = observations_with_sources(discrepancy.claim.observations.timeline())
        return cls(discrepancy, person, evidence_of(observations, discrepancy.claim.unit))

    @property
    def standing(self) -> list[Evidence]:
        return [one for one in self.evidence if one.is_standing]

    def form(self, data: Any = None, draft: Draft | None = None) -> DecisionForm:
        """The decision form, begun with what the likeliest cause suggests, or as it was left."""
        remind_on = timezone.now().date() + REMIND_AFTER
        initial: dict[str, Any] = {"reason": reason_for(self.discrepancy.first_cause), "remind_on": f"{remind_on}"}
        for name, values in draft.fields.items() if draft else ():
            initial[name] = values if name == "wrong" else next(iter(values), "")
        return DecisionForm(data, evidence=self.standing, unit=self.discrepancy.claim.unit or "count", initial=initial)

    def draft(self) -> Draft | None:
        return drafts.of(self.discrepancy, by=self.person)

    def context(self, unit: str = "") -> dict[str, Any]:
        """For the template, the values in `unit` where they can be converted; a view adds its forms."""
        return self._of_evidence(unit) | self._of_decisions() | self._of_work()

    def _of_evidence(self, unit: str) -> dict[str, Any]:
        discrepancy, claim, standing = self.discrepancy, self.discrepancy.claim, self.standing
        units = units_of(standing, claim.unit)
        shown_unit = unit if unit in units else claim.unit
        shown = standing
        if shown_unit != claim.unit:
            shown = evidence_of([one.observation for one in standing], shown_unit)
        states = course_of(standing)
        return {
            "discrepancy": discrepancy,
            "live_seen": f"version={discrepancy.evidence_version}&state={discrepancy.state}",
            "claim": claim,
            "unit": shown_unit,
            "units": units,
            "standing": shown,
            "publishers_count": count_publishers(standing),
            "origins": by_origin(shown),
            "plot": plot_of(shown, accepted_of(discrepancy, shown_unit)),
            "states": states.states if states else [],
            "differences": differences(discrepancy, standing, states),
            "agreements": _agreements(discrepancy),
            "options": options(standing),
            "shown": "\n".join(f"{one.observation.figure.as_written}, {_publisher(one)}" for one in standing),
            "suggested": suggestions_for(claim),
            "timeline": timeline_of(self.evidence),
            "cited": cited_sources(standing),
            "related": related_to(claim),
            "comments": list(discrepancy.comments.select_related("by", "observation__figure")),
        }

    def _of_decisions(self) -> dict[str, Any]:
        made = list(self.discrepancy.decisions.select_related("by", "signed_off_by", "chosen__figure__revision"))
        decision = next((one for one in made if one.ended_at is None), None)
        is_own = decision and decision.by_id == self.person.pk
        obstacle = decisions.built_on(decision) if decision and is_own else ""
        return {
            "decision": decision,
            "finding": decision and finding(decision),
            "may_undo": is_own and not obstacle,
            "obstacle": obstacle,
            "verdict": decision and decision.verdicts.filter(withdrawn_at=None).first(),
            "errata": decision and list(decision.errata.select_related("article__source__publisher")),
            "past_decisions": [(one, finding(one)) for one in made if one.ended_at],
            "events": self.discrepancy.claim.events.select_related("by")[:30],
            "sign_off": self._sign_off() if decision is None else None,
        }

    def _of_work(self) -> dict[str, Any]:
        discrepancy, now = self.discrepancy, timezone.now()
        work = Work.objects.filter(discrepancy=discrepancy).select_related("assignee", "assigned_by", "waits_by")
        held = Lease.objects.filter(discrepancy=discrepancy, expires_at__gt=now).select_related("by")
        weight, opened_at = discrepancy.claim.weight, discrepancy.opened_at
        return {
            "work": work.first(),
            "reviewers": assigning.reviewers(),
            "weights": Claim.Weight.choices,
            "held_by_other": held.exclude(by=self.person).first(),
            "points": importance.points(discrepancy.spread, discrepancy.origins_count, weight, opened_at, now),
        }

    def _sign_off(self) -> SignOff | None:
        """None where one reviewer is enough."""
        if not signing.needs_two(self.discrepancy.claim):
            return None
        given = signing.opinions_on(self.discrepancy)
        mine = next((one for one in given if one.by_id == self.person.pk), None)
        is_disputed = len(given) > 1
        may_decide = mine is None and (not is_disputed or self.person.has_perm(signing.CURATORS))
        shown = tuple(signing.shown_to(self.person, given))
        return SignOff(shown, mine, len(given), is_disputed, may_decide)


def units_of(standing: Sequence[Evidence], unit: str) -> list[str]:
    """The units in which the values may be shown: the claim's, and those in which they are written."""
    written = dict.fromkeys(one.observation.figure.unit for one in standing)
    return [unit, *(one for one in written if one != unit and dimension(one) == dimension(unit) != MONEY)]


def differences(discrepancy: Discrepancy, standing: Sequence[Evidence], states: Course | None) -> list[Difference]:
    """The differing pairs, widest first; pairs of the same two values with the same causes are told once. Of a count
    that goes on, with its `states`, those alone that its days do not explain."""
    by_pk = {one.observation.pk: one for one in standing}
    told: dict[Any, Difference] = {}
    for pair in discrepancy.pairs:
        one, other = (by_pk.get(pk) for pk in pair["observations"])
        if pair["relation"] != "differs" or one is None or other is None:
            continue
        if states and states.explains(*map(str, pair["observations"])):
            continue
        causes = tuple((cause_name(cause["cause"]), cause["explanation"]) for cause in pair["causes"])
        key = frozenset([one.converted, other.converted]), tuple(name for name, _ in causes)[:1]
        before = told.get(key)
        times = before.times + 1 if before else 1
        told[key] = (
            Difference(before.one, before.other, before.how, before.causes, times)
            if before
            else Difference(one, other, pair["how"], causes, times)
        )
    return list(told.values())


def options(standing: Sequence[Evidence]) -> list[Option]:
    """The values that may stand, from the largest; the one that the evidence speaks for says why."""
    by_value: dict[tuple[Any, ...], list[Evidence]] = {}
    for one in standing:
        by_value.setdefault((one.converted or one.observation.figure.text, one.low, one.high), []).append(one)
    suggestion = likely(standing)
    found = []
    for group in by_value.values():
        names = tuple(dict.fromkeys(_publisher(one) for one in group))
        because = next((suggestion[1] for one in group if suggestion and suggestion[0] is one), "")
        # Of those that write it alike, one that says the unit.
        with_unit = next((one for one in group if one.observation.figure.unit_text), group[0])
        found.append(Option(with_unit, names, because))
    return sorted(found, key=lambda option: -(option.evidence.value or Decimal(0)))


def _publisher(one: Evidence) -> str:
    return one.article.source.publisher.name


def _agreements(discrepancy: Discrepancy) -> int:
    return sum(pair["relation"] == "agrees" for pair in discrepancy.pairs)
