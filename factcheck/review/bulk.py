"""Settling several discrepancies at one stroke: what would be decided for each, and the form that decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from factcheck.claims.errors import Invalid
from factcheck.claims.models import Discrepancy, Observation
from factcheck.claims.origins import mentions_with_copies
from factcheck.claims.records import records_of
from factcheck.comparing import Record, suggest
from factcheck.review.models import Decision
from factcheck.review.services import signing

# What stands in each: the value that is suggested, the one that a publisher gives, or nothing
SUGGESTED, NOT_COMPARABLE, PUBLISHER = "suggested", Decision.Outcome.NOT_COMPARABLE.value, "publisher:"
MOST = 100


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be decided for one discrepancy; `chosen` is None where nothing stands or nothing fits."""

    discrepancy: Discrepancy
    evidence: tuple[Observation, ...]
    chosen: Observation | None
    because: str

    @property
    def field(self) -> str:
        """The name under which the form sends the evidence version that was shown."""
        return f"seen-{self.discrepancy.pk}"


def propose(discrepancies: Iterable[Discrepancy], stands: str) -> list[Proposal]:
    """One proposal for each discrepancy, in their order."""
    rows = list(discrepancies)
    evidence: dict[int, list[Observation]] = defaultdict(list)
    for one in Observation.objects.standing().filter(claim__in=[row.claim_id for row in rows]).with_source():
        evidence[one.claim_id].append(one)
    records = records_of([one for found in evidence.values() for one in found])
    return [_proposal(row, evidence[row.claim_id], stands, records) for row in rows]


def publishers_of(proposals: Iterable[Proposal]) -> list[str]:
    """The publishers of the evidence, by name."""
    return sorted({_publisher(one) for proposal in proposals for one in proposal.evidence})


def _publisher(observation: Observation) -> str:
    return observation.figure.revision.article.source.publisher.name


def _proposal(
    discrepancy: Discrepancy, evidence: list[Observation], stands: str, records: Mapping[str, Record]
) -> Proposal:
    if stands == NOT_COMPARABLE:
        return Proposal(discrepancy, tuple(evidence), None, "")
    if stands.startswith(PUBLISHER):
        return _of_publisher(discrepancy, evidence, stands.removeprefix(PUBLISHER))
    suggestion = suggest(*mentions_with_copies(evidence), records)
    if suggestion is None:
        return Proposal(discrepancy, tuple(evidence), None, "No value has more origins behind it than another.")
    chosen = next(one for one in evidence if str(one.pk) == suggestion.key)
    return Proposal(discrepancy, tuple(evidence), chosen, suggestion.reason)


def _of_publisher(discrepancy: Discrepancy, evidence: list[Observation], name: str) -> Proposal:
    """What the publisher says, if it says one thing only."""
    theirs = [one for one in evidence if _publisher(one) == name]
    if len({(one.figure.low, one.figure.high, one.figure.unit) for one in theirs}) != 1:
        how_many = "no figure" if not theirs else "more than one value"
        return Proposal(discrepancy, tuple(evidence), None, f"{name} gives {how_many} here.")
    return Proposal(discrepancy, tuple(evidence), theirs[0], f"{name} says so.")


class SettleManyForm(forms.Form):
    """One reason and one note for all."""

    reason = forms.ChoiceField(choices=[("", _("Choose a reason")), *Decision.Reason.choices])
    note = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, stands: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stands = stands
        self.fields["note"].required = stands == NOT_COMPARABLE

    def settling(
        self, proposals: Iterable[Proposal], sent: Mapping[str, Any], *, by: User, now: datetime, batch: str = ""
    ) -> Callable[[Discrepancy], None]:
        """What settles one of the discrepancies, on the evidence version that was shown with it."""
        by_pk = {proposal.discrepancy.pk: proposal for proposal in proposals}

        def settle(discrepancy: Discrepancy) -> None:
            proposal = by_pk[discrepancy.pk]
            if proposal.chosen is None and self._stands != NOT_COMPARABLE:
                raise Invalid(f"{proposal.because} Open it and decide by hand.")
            signing.decide(
                discrepancy,
                by=by,
                outcome=Decision.Outcome.VALUE if proposal.chosen else Decision.Outcome.NOT_COMPARABLE,
                chosen=proposal.chosen,
                reason=self.cleaned_data["reason"],
                note=self.cleaned_data["note"],
                seen=_version(sent.get(proposal.field)),
                now=now,
                batch=batch,
            )

        return settle


def _version(sent: str | None) -> int:
    """The evidence version the form sent; 0, which no evidence has, where it sent none."""
    return int(sent) if sent and sent.isdecimal() else 0
