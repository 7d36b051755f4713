"""What people fill in to have a text read or documents compared."""

from __future__ import annotations

from typing import Any

from django import forms

from factcheck.claims.understood import LONGEST_TEXT


class ReadingForm(forms.Form):
    """Either a text or the address of one."""

    # No max_length: browsers would cut what is pasted without a word.
    text = forms.CharField(required=False, label="Text", widget=forms.Textarea(attrs={"rows": 8}))
    address = forms.CharField(
        required=False,
        label="Or the address of a page",
        widget=forms.URLInput(attrs={"placeholder": "https://", "autocomplete": "off"}),
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n")
        if len(text) > LONGEST_TEXT:
            said = f"The text has {len(text):,} characters: paste at most {LONGEST_TEXT:,} at once."
            raise forms.ValidationError(said)
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and bool(data["text"]) == bool(data["address"]):
            both = "Give a text or an address, not both." if data["text"] else "Paste a text, or give an address."
            raise forms.ValidationError(both)
        return data
