"""The forms of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms

from factcheck.claims.evidence import Evidence
from factcheck.claims.models import Observation
from factcheck.review.models import Decision

RANGE, NOT_COMPARABLE = Decision.Outcome.RANGE.value, Decision.Outcome.NOT_COMPARABLE.value


class NumberField(forms.DecimalField):
    """A number as people write it: "74,400" too."""

    def to_python(self, value: Any) -> Decimal | None:
        return super().to_python(value.replace(",", "").replace(" ", "") if isinstance(value, str) else value)


class DecisionForm(forms.Form):
    """What stands: the value of one observation, a range, or nothing because they cannot be compared."""

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
            if low is None or high is None:
                self.add_error("low", "Give both ends of the range.")
            elif low >= high:
                self.add_error("low", "The first end of the range must be smaller than the second.")
        needs_note = data.get("choice") == NOT_COMPARABLE or data.get("reason") == Decision.Reason.OTHER
        if needs_note and not data.get("note", "").strip():
            self.add_error("note", "Say in the note what the reason is.")
        return data

    def decision(self) -> dict[str, Any]:
        """What `decisions.settle` wants to know."""
        data = self.cleaned_data
        chosen: Observation | None = self._observations.get(data["choice"])
        is_range = data["choice"] == RANGE
        return {
            "outcome": Decision.Outcome.VALUE if chosen else Decision.Outcome(data["choice"]),
            "chosen": chosen,
            "low": data["low"] if is_range else None,
            "high": data["high"] if is_range else None,
            "unit": self._unit if is_range else "",
            "reason": data["reason"],
            "note": data["note"],
            "seen": data["seen"],
        }


class ReopenForm(forms.Form):
    because = forms.CharField(
        max_length=1000,
        label="Why it must be looked at again",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it must be looked at again."},
    )
