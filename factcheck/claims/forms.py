"""What people fill in to have a text read, documents compared or a reading corrected."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from factcheck.claims import units
from factcheck.claims.corrected import Meaning
from factcheck.claims.handed import LARGEST_FILE
from factcheck.claims.phrased import in_parts
from factcheck.claims.services.claims import Parts
from factcheck.claims.understood import LONGEST_TEXT


class NumberField(forms.DecimalField):
    """A number as people write it: "74,400" too."""

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", "").replace(" ", "") if isinstance(value, str) else value)


FEWEST_DOCUMENTS, MOST_DOCUMENTS = 2, 50


class ReadingForm(forms.Form):
    """Either a text or the address of one."""

    # No max_length: browsers would cut what is pasted without a word.
    text = forms.CharField(required=False, label=_("Text"), widget=forms.Textarea(attrs={"rows": 8}))
    address = forms.CharField(
        required=False,
        label=_("Or the address of a page"),
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
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
        label=_("Files"),
        help_text=(
            f"Web pages, PDF, text or CSV, up to {LARGEST_FILE // 1_000_000} MB each. Drop them here, or choose them."
        ),
    )
    addresses = forms.CharField(
        required=False,
        label=_("Addresses of pages, one a line"),
        widget=forms.Textarea(attrs={"rows": 4, "placeholder": "https://"}),
    )

    def clean_addresses(self) -> list[str]:
        """Each once, in the order given."""
        lines = (line.strip() for line in str(self.cleaned_data["addresses"]).splitlines())
        return list(dict.fromkeys(filter(None, lines)))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        number = len(data.get("documents", ())) + len(data.get("addresses", ()))
        if not self.errors and not FEWEST_DOCUMENTS <= number <= MOST_DOCUMENTS:
            raise forms.ValidationError(f"Hand in {FEWEST_DOCUMENTS} to {MOST_DOCUMENTS} documents, not {number}.")
        return data


PERIOD_HELP = _("2008, FY2008, 2008-Q2, 2008-06, 2008-06-30, 2008-01/2008-06; as of a day: /2008-06-30.")


class PartsForm(forms.Form):
    """What a claim is about. The service says what is wrong with it."""

    what = forms.CharField(
        label=_("What is counted or measured"),
        max_length=300,
        error_messages={"required": "Write what is counted or measured."},
    )
    action = forms.CharField(
        required=False,
        label=_("What happened to it"),
        max_length=100,
        help_text=_("Such as: seize, kill, export."),
    )
    place = forms.CharField(required=False, label=_("Place"), max_length=200)
    period = forms.CharField(required=False, label=_("Period"), max_length=50, help_text=PERIOD_HELP)
    unit = forms.CharField(
        label=_("Unit"),
        max_length=50,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
        help_text=_("For things counted: count."),
        error_messages={"required": "Write the unit; for things counted: count."},
    )
    text = forms.CharField(
        required=False,
        label=_("The claim in words"),
        max_length=500,
        help_text=_("Empty, it is made of the parts: “Heroin seized in China, 2008 (tonnes)”."),
    )

    def clean_unit(self) -> str:
        """ "tonne" for "tonnes"; what is offered with the form, as for a split, is a figure's own."""
        words: str = self.cleaned_data["unit"]
        unit = words if words == self.initial.get("unit") else units.named(words)
        if unit is None:
            raise forms.ValidationError(units.unknown(words))
        return unit

    def parts(self) -> Parts:
        return Parts(**self.cleaned_data)


class WritingForm(PartsForm):
    """A claim that somebody writes first, by its parts or in words."""

    field_order = ("text", "what", "action", "place", "period", "unit")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["text"].help_text = _(
            "“Heroin seized in China in 2008, tonnes” is enough: the parts are read from it."
        )

    def read_words(self) -> dict[str, str] | None:
        """The parts as its words tell them, for a look before they are taken; None where parts or no such words are
        given."""
        words, parts = (str(self.data.get(name, "")).strip() for name in ("text", "what"))
        return in_parts(words) if words and not parts else None


class SynonymForm(forms.Form):
    words = forms.CharField(
        label=_("Words that mean the same"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One a line, the first names what all of them mean. In any language, phrases too."),
        error_messages={"required": "Write at least two words, one a line."},
    )


class CorrectionForm(forms.Form):
    """What a figure means. Values are in the unit, scale words applied: 1200000 for 1.2 million."""

    low = NumberField(
        required=False,
        label=_("Value, or the lowest"),
        max_digits=40,
        decimal_places=12,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("All digits: 1,200,000 for “1.2 million”."),
    )
    high = NumberField(
        required=False,
        label=_("The highest"),
        max_digits=40,
        decimal_places=12,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("The same again for a single value; empty where the text leaves an end open (“at least”)."),
    )
    unit = forms.CharField(
        label=_("Unit"),
        max_length=50,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
        help_text=_("For things counted: count."),
        error_messages={"required": "Write the unit; for things counted: count."},
    )
    what = forms.CharField(required=False, label=_("What is counted or measured"), max_length=300)
    place = forms.CharField(required=False, label=_("Place"), max_length=200)
    period = forms.CharField(
        required=False,
        label=_("Period"),
        max_length=50,
        help_text=PERIOD_HELP,
    )
    note = forms.CharField(
        required=False, label=_("Note (optional)"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def meaning(self) -> Meaning:
        data = self.cleaned_data
        return Meaning(**{name: data[name] for name in ("unit", "what", "place", "period", "low", "high")})
