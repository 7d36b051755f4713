"""All that the page of a discrepancy shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from factcheck.claims.evidence import (
    Evidence,
    accepted_of,
    by_origin,
    evidence_of,
    observations_with_sources,
    plot_of,
    suggestions_for,
)
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Discrepancy
from factcheck.claims.wording import cause_name
from factcheck.comparing import suggest
from factcheck.review.forms import DecisionForm, reason_for
from factcheck.review.queue import next_after
from factcheck.review.services.decisions import finding


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
class Desk:
    """The evidence of one discrepancy, laid out."""

    discrepancy: Discrepancy
    evidence: list[Evidence]

    @classmethod
    def of(cls, discrepancy: Discrepancy) -> Desk:
        observations = observations_with_sources(discrepancy.claim.observations.timeline())
        return cls(discrepancy, evidence_of(observations, discrepancy.claim.unit))

    @property
    def standing(self) -> list[Evidence]:
        return [one for one in self.evidence if one.is_standing]

    def form(self, data: Any = None) -> DecisionForm:
        initial = {"reason": reason_for(self.discrepancy.first_cause)}
        return DecisionForm(data, evidence=self.standing, unit=self.discrepancy.claim.unit or "count", initial=initial)

    def context(self) -> dict[str, Any]:
        """For the template; a view adds its forms."""
        claim = self.discrepancy.claim
        decisions = list(self.discrepancy.decisions.select_related("by", "chosen__figure"))
        decision = next((one for one in decisions if one.ended_at is None), None)
        standing = self.standing
        return {
            "discrepancy": self.discrepancy,
            "claim": claim,
            "standing": standing,
            "origins": by_origin(standing),
            "plot": plot_of(standing, accepted_of(self.discrepancy)),
            "differences": differences(self.discrepancy, standing),
            "agreements": _agreements(self.discrepancy),
            "options": options(standing),
            "next": next_after(self.discrepancy),
            "suggested": suggestions_for(claim),
            "timeline": sorted(self.evidence, key=lambda one: one.said_on, reverse=True),
            "decision": decision,
            "finding": decision and finding(decision),
            "verdict": decision and decision.verdicts.filter(withdrawn_at=None).first(),
            "past_decisions": [one for one in decisions if one.ended_at],
            "events": claim.events.select_related("by")[:30],
        }


def differences(discrepancy: Discrepancy, standing: Sequence[Evidence]) -> list[Difference]:
    """The differing pairs, widest first; pairs of the same two values with the same causes are told once."""
    by_pk = {one.observation.pk: one for one in standing}
    told: dict[Any, Difference] = {}
    for pair in discrepancy.pairs:
        one, other = (by_pk.get(pk) for pk in pair["observations"])
        if pair["relation"] != "differs" or one is None or other is None:
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
    suggestion = suggest([mention_of(one.observation) for one in standing])
    found = []
    for group in by_value.values():
        names = tuple(dict.fromkeys(one.article.source.publisher.name for one in group))
        because = next(
            (suggestion.reason for one in group if suggestion and suggestion.key == str(one.observation.pk)), ""
        )
        # Of those that write it alike, one that says the unit.
        with_unit = next((one for one in group if one.observation.figure.unit_text), group[0])
        found.append(Option(with_unit, names, because))
    return sorted(found, key=lambda option: -(option.evidence.value or Decimal(0)))


def _agreements(discrepancy: Discrepancy) -> int:
    return sum(pair["relation"] == "agrees" for pair in discrepancy.pairs)
