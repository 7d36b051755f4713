"""What people fill in to have a text read or documents compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from factcheck.claims.handed import LARGEST_FILE
from factcheck.claims.understood import LONGEST_TEXT

FEWEST_DOCUMENTS, MOST_DOCUMENTS = 2, 20


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


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files. An empty one is no mistake of the form: it is told apart with the others when read."""

    widget = ManyFiles

    def clean(self, data: Sequence[UploadedFile[bytes]] | None, initial: Any = None) -> list[UploadedFile[bytes]]:
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class ComparisonForm(forms.Form):
    """Files and addresses, together at least two documents."""

    documents = FilesField(
        required=False,
        allow_empty_file=True,
        label="Files",
        help_text=f"Web pages, PDF or text, up to {LARGEST_FILE // 1_000_000} MB each. Drop them here, or choose them.",
    )
    addresses = forms.CharField(
        required=False,
        label="Addresses of pages, one a line",
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "https://", "autocomplete": "off"}),
    )

    def clean_addresses(self) -> list[str]:
        """Each once, in the order given."""
        return list(dict.fromkeys(str(self.cleaned_data["addresses"]).split()))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        number = len(data.get("documents", ())) + len(data.get("addresses", ()))
        if not self.errors and not FEWEST_DOCUMENTS <= number <= MOST_DOCUMENTS:
            raise forms.ValidationError(
                f"Hand in {FEWEST_DOCUMENTS} to {MOST_DOCUMENTS} documents: there are {number} now."
            )
        return data
