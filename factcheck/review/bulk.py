"""Settling several plain discrepancies at once: what would be decided for each, and the form that decides it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Discrepancy, Observation
from factcheck.comparing import suggest
from factcheck.review.models import Decision
from factcheck.review.services import decisions


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be decided for one discrepancy; `chosen` is None where nothing stands or nothing is suggested."""

    discrepancy: Discrepancy
    evidence: tuple[Observation, ...]
    chosen: Observation | None
    because: str

    @property
    def field(self) -> str:
        """The name under which the form sends the evidence version that was shown."""
        return f"seen-{self.discrepancy.pk}"


def propose(discrepancies: Iterable[Discrepancy], outcome: str) -> list[Proposal]:
    """One proposal for each discrepancy, in their order."""
    rows = list(discrepancies)
    evidence: dict[int, list[Observation]] = defaultdict(list)
    for one in Observation.objects.standing().filter(claim__in=[row.claim_id for row in rows]).with_source():
        evidence[one.claim_id].append(one)
    return [_proposal(row, evidence[row.claim_id], outcome) for row in rows]


def _proposal(discrepancy: Discrepancy, evidence: list[Observation], outcome: str) -> Proposal:
    if outcome != Decision.Outcome.VALUE:
        return Proposal(discrepancy, tuple(evidence), None, "")
    suggestion = suggest([mention_of(one) for one in evidence])
    if suggestion is None:
        return Proposal(discrepancy, tuple(evidence), None, "No value has more origins behind it than another.")
    chosen = next(one for one in evidence if str(one.pk) == suggestion.key)
    return Proposal(discrepancy, tuple(evidence), chosen, suggestion.reason)


class SettleManyForm(forms.Form):
    """One reason and one note for all."""

    reason = forms.ChoiceField(choices=[("", "Choose a reason"), *Decision.Reason.choices])
    note = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, outcome: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._outcome = outcome
        self.fields["note"].required = outcome == Decision.Outcome.NOT_COMPARABLE

    def settling(
        self, proposals: Iterable[Proposal], sent: Mapping[str, Any], *, by: User, now: datetime
    ) -> Callable[[Discrepancy], None]:
        """What settles one of the discrepancies, on the evidence version that was shown with it."""
        by_pk = {proposal.discrepancy.pk: proposal for proposal in proposals}

        def settle(discrepancy: Discrepancy) -> None:
            proposal = by_pk[discrepancy.pk]
            if proposal.chosen is None and self._outcome == Decision.Outcome.VALUE:
                raise Invalid("No value is suggested here. Open it and decide by hand.")
            decisions.settle(
                discrepancy,
                by=by,
                outcome=self._outcome,
                chosen=proposal.chosen,
                reason=self.cleaned_data["reason"],
                note=self.cleaned_data["note"],
                seen=_version(sent.get(proposal.field)),
                now=now,
            )

        return settle


def _version(sent: str | None) -> int:
    """The evidence version the form sent; 0, which no evidence has, where it sent none."""
    return int(sent) if sent and sent.isdecimal() else 0
