"""The forms of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from factcheck.claims.evidence import Evidence
from factcheck.claims.forms import NumberField
from factcheck.review.models import Decision

RANGE, NOT_COMPARABLE = Decision.Outcome.RANGE.value, Decision.Outcome.NOT_COMPARABLE.value
MORE_EVIDENCE = "more_evidence"
AT_LEAST, AT_MOST = "at_least", "at_most"

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
    """What stands: one observation's value, one that is typed, a range, or nothing; or that more evidence is needed."""

    choice = forms.ChoiceField(widget=forms.RadioSelect, error_messages={"required": "Choose what stands."})
    bound = forms.ChoiceField(
        required=False, choices=[("", _("exactly, or from … to")), (AT_LEAST, _("at least")), (AT_MOST, _("at most"))]
    )
    low = NumberField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    high = NumberField(required=False, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    reason = forms.ChoiceField(required=False, choices=[("", _("Choose a reason")), *Decision.Reason.choices])
    confidence = forms.ChoiceField(required=False, choices=Decision.Confidence.choices)
    note = forms.CharField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))
    wrong = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": "A figure ticked as wrong is no longer among the evidence."}
    )
    remind_on = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    seen = forms.IntegerField(widget=forms.HiddenInput)
    # The values as the page showed them, to be told beside what has come in between
    shown = forms.CharField(required=False, widget=forms.HiddenInput)

    error_css_class: ClassVar[str] = "errors"
    # What a draft keeps
    KEPT: ClassVar[tuple[str, ...]] = (
        "choice", "bound", "low", "high", "reason", "confidence", "note", "wrong", "remind_on",
    )  # fmt: skip

    def __init__(self, *args: Any, evidence: Sequence[Evidence], unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._unit = unit
        self._observations = {str(one.observation.pk): one.observation for one in evidence}
        values = [(key, key) for key in self._observations]
        others = [(key, key) for key in (RANGE, NOT_COMPARABLE, MORE_EVIDENCE)]
        self.fields["choice"].choices = [*values, *others]  # type: ignore[attr-defined]
        self.fields["wrong"].choices = values  # type: ignore[attr-defined]

    @property
    def wants_more_evidence(self) -> bool:
        return bool(self.cleaned_data["choice"] == MORE_EVIDENCE)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        choice = data.get("choice")
        if choice == MORE_EVIDENCE:
            self._clean_aside(data)
        elif not data.get("reason"):
            self.add_error("reason", "Choose a reason.")
        if choice == RANGE and not ({"low", "high"} & set(self.errors)):
            self._clean_range(data)
        if choice != MORE_EVIDENCE and data.get("reason") == Decision.Reason.OTHER and not data.get("note", "").strip():
            self.add_error("note", "Say in the note what the reason is.")
        return data

    def decision(self) -> dict[str, Any]:
        """What `signing.decide` wants to know."""
        data = self.cleaned_data
        choice: dict[str, Any] = {
            "outcome": self._outcome(),
            "chosen": self._observations.get(data["choice"]),
            "reason": data["reason"],
            "confidence": data["confidence"] or Decision.Confidence.SURE,
            "note": data["note"],
            "wrong": [self._observations[key] for key in data["wrong"]],
            "seen": data["seen"],
        }
        if data["choice"] == RANGE:
            choice |= dict(zip(("low", "high"), self._ends(), strict=True)) | {"unit": self._unit}
        return choice

    def in_words(self) -> str:
        """What the form says, also where it cannot be taken: for the one who filled it."""
        choice = str(self["choice"].value() or "")
        if choice in self._observations:
            return f"{self._observations[choice].figure.as_written} stands"
        if choice == RANGE:
            bound = dict(self.fields["bound"].choices).get(self["bound"].value(), "")  # type: ignore[attr-defined]
            ends = " to ".join(end for name in ("low", "high") if (end := str(self[name].value() or "")))
            return f"{bound if self['bound'].value() else ''} {ends} {self._unit}".strip()
        return {NOT_COMPARABLE: "Not comparable", MORE_EVIDENCE: "Needs more evidence"}.get(choice, "Nothing chosen")

    def _clean_aside(self, data: dict[str, Any]) -> None:
        if not data.get("note", "").strip():
            self.add_error("note", "Say in the note what is missing.")
        if not data.get("remind_on") and "remind_on" not in self.errors:
            self.add_error("remind_on", "Choose the day on which to be reminded.")

    def _clean_range(self, data: dict[str, Any]) -> None:
        low, high = data.get("low"), data.get("high")
        if low is None:
            self.add_error("low", "Write the value, or both ends of the range.")
        elif high is not None and data.get("bound"):
            self.add_error("high", "“At least” and “at most” have one number. Leave the second field empty.")
        elif high is not None and low >= high:
            self.add_error("low", "The first end of the range must be smaller than the second.")

    def _ends(self) -> tuple[Decimal | None, Decimal | None]:
        low, high = self.cleaned_data["low"], self.cleaned_data["high"]
        return {AT_LEAST: (low, None), AT_MOST: (None, low)}.get(self.cleaned_data["bound"], (low, high))

    def _outcome(self) -> Decision.Outcome:
        data = self.cleaned_data
        is_one_number = data["choice"] == RANGE and data["high"] is None and not data["bound"]
        if data["choice"] in self._observations or is_one_number:
            return Decision.Outcome.VALUE
        return Decision.Outcome(data["choice"])


class ReopenForm(forms.Form):
    because = forms.CharField(
        max_length=1000,
        label=_("Why it must be looked at again"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why it must be looked at again."},
    )
