"""The forms of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms

from factcheck.claims.evidence import Evidence
from factcheck.claims.forms import NumberField
from factcheck.claims.models import Observation
from factcheck.review.models import Decision

RANGE, NOT_COMPARABLE = Decision.Outcome.RANGE.value, Decision.Outcome.NOT_COMPARABLE.value


# The reason that goes with a cause, to begin with; the reviewer may choose another.
_REASON = Decision.Reason
_REASONS = {
    "rounded_up": _REASON.ROUNDING,
    "truncated": _REASON.ROUNDING,
    "one_digit": _REASON.SLIP,
    "digits_swapped": _REASON.SLIP,
    "unit_mixup": _REASON.UNIT,
    "other_period": _REASON.PERIOD,
    "other_place": _REASON.PLACE,
    "part_whole": _REASON.SCOPE,
    "scope_words": _REASON.SCOPE,
    "cumulative": _REASON.SCOPE,
    "own_count": _REASON.SCOPE,
    "revised": _REASON.REVISED,
}


def reason_for(cause: str) -> str:
    """The reason to begin with where this is the likeliest cause; empty where the cause tells none."""
    return _REASON.SLIP.value if cause.startswith("factor_") else str(_REASONS.get(cause, ""))


class DecisionForm(forms.Form):
    """What stands: the value of one observation, one that is typed, a range, or nothing as they are not comparable."""

    choice = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Choose what stands."})
    low = NumberField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    high = NumberField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    reason = forms.ChoiceField(
        choices=[("", "Choose a reason"), *Decision.Reason.choices], error_messages={"required": "Choose a reason."}
    )
    note = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.IntegerField(widget=forms.HiddenInput)

    error_css_class: ClassVar[str] = "errors"

    def __init__(self, *args: Any, evidence: Sequence[Evidence], unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unit = unit
        self._observations = {str(one.observation.pk): one.observation for one in evidence}
        values = [(key, key) for key in self._observations]
        self.fields["choice"].choices = [*values, (RANGE, RANGE), (NOT_COMPARABLE, NOT_COMPARABLE)]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        low, high = data.get("low"), data.get("high")
        if data.get("choice") == RANGE and not ({"low", "high"} & set(self.errors)):
            if low is None:
                self.add_error("low", "Write the value, or both ends of the range.")
            elif high is not None and low >= high:
                self.add_error("low", "The first end of the range must be smaller than the second.")
        needs_note = data.get("choice") == NOT_COMPARABLE or data.get("reason") == Decision.Reason.OTHER
        if needs_note and not data.get("note", "").strip():
            self.add_error("note", "Say in the note what the reason is.")
        return data

    def decision(self) -> dict[str, Any]:
        """What `decisions.settle` wants to know."""
        data = self.cleaned_data
        chosen: Observation | None = self._observations.get(data["choice"])
        typed: dict[str, Any] = {}
        if data["choice"] == RANGE:
            typed = {"low": data["low"], "high": data["high"], "unit": self._unit}
        return {
            "outcome": self._outcome(),
            "chosen": chosen,
            "reason": data["reason"],
            "note": data["note"],
            "seen": data["seen"],
        } | typed

    def _outcome(self) -> Decision.Outcome:
        choice, high = self.cleaned_data["choice"], self.cleaned_data["high"]
        if choice in self._observations or (choice == RANGE and high is None):
            return Decision.Outcome.VALUE
        return Decision.Outcome(choice)


class ReopenForm(forms.Form):
    because = forms.CharField(
        max_length=1000,
        label="Why it must be looked at again",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it must be looked at again."},
    )
