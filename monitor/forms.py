"""The form for a source."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from monitor.addresses import typed
from monitor.models import Publisher, Source
from monitor.source_files import COLUMNS

_WHOLE_MINUTES = _("Write a whole number of minutes, from 1 to 527,040, which is a year.")
_MINUTES = {"invalid": _WHOLE_MINUTES, "min_value": _WHOLE_MINUTES, "max_value": _WHOLE_MINUTES}
_HOUR = {"invalid": _("Write a time of the day such as 08:00.")}
_LONG_SELECTOR = {"max_length": _("Shorten the selector to 300 characters.")}


class AddressField(forms.CharField):
    """An address as people write it."""

    def to_python(self, value: Any) -> str:
        return typed(str(super().to_python(value)))


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A source with its publisher by name: one that is not known yet is added."""

    publisher_name = forms.CharField(
        label=_("Publisher"),
        max_length=200,
        help_text=_("Who answers for what is said there. A new name is added to the list."),
        widget=forms.TextInput(attrs={"list": "publishers", "autocomplete": "off"}),
        error_messages={
            "required": _("Write who answers for what is said there."),
            "max_length": _("Shorten the name of the publisher to 200 characters."),
        },
    )

    class Meta:
        model = Source
        field_classes = {"url": AddressField}
        # As in files of sources: what can be said of a source here can be imported, too.
        fields = [name for name in COLUMNS if name not in {"publisher_name", "paused"}]
        labels = {
            "url": _("Address"),
            "kind": _("What is there"),
            "title": _("Title"),
            "every_minutes": _("Look every … minutes"),
            "slowest_minutes": _("At the slowest, every … minutes"),
            "window_from": _("Look only from"),
            "window_until": _("until"),
            "url_patterns": _("Which addresses"),
            "link_selector": _("Where the links stand"),
            "keep_selector": _("Parts to keep"),
            "drop_selector": _("Parts to drop"),
        }
        help_texts = {
            "url": _("A web address of the open internet."),
            "title": _("How the source is called on this site."),
            "slowest_minutes": _(
                "Leave empty for a fixed pace. Else the pace follows the source between the two: faster "
                "while it has news, slower while it has none."
            ),
            "window_from": _("Hours of the day in UTC. Leave both empty to look at any time."),
            "url_patterns": _(
                "Of a feed, sitemap or list: a piece of an address on each line, with * for anything. "
                "A line that begins with - leaves addresses out. Empty takes all."
            ),
            "link_selector": _("Of a page that lists others: a CSS selector of the links, or of what is around them."),
            "keep_selector": _("A CSS selector. Empty lets the program find the article on the page."),
            "drop_selector": _("A CSS selector of what is never news: clocks, counters, teasers."),
        }
        error_messages = {
            "url": {
                "required": _("Write the address."),
                "max_length": _("The address is too long: at most 2,000 characters."),
            },
            "kind": {"invalid_choice": _("“%(value)s” is no kind. Write unknown, feed, sitemap, listing or page.")},
            "title": {
                "required": _("Write how the source is to be called."),
                "max_length": _("Shorten the title to 300 characters."),
            },
            "every_minutes": {"required": _("Write how many minutes lie between two looks.")} | _MINUTES,
            "slowest_minutes": _MINUTES,
            "window_from": _HOUR,
            "window_until": _HOUR,
            "language": {"max_length": _("Write a code such as en or zh, or leave it empty.")},
            "link_selector": _LONG_SELECTOR,
            "keep_selector": _LONG_SELECTOR,
            "drop_selector": _LONG_SELECTOR,
        }
        widgets = {
            "url": forms.URLInput(attrs={"placeholder": "https://"}),
            "window_from": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "window_until": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "url_patterns": forms.Textarea(attrs={"rows": 3}),
        }

    field_order = ["url", "kind", "title", "publisher_name", "every_minutes", "slowest_minutes", "language"]
    # What few sources need stands apart.
    SELDOM = ("window_from", "window_until", "url_patterns", "link_selector", "keep_selector", "drop_selector")

    @property
    def common_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.SELDOM]

    @property
    def seldom_fields(self) -> list[forms.BoundField]:
        return [field for field in self if field.name in self.SELDOM]

    @property
    def has_seldom_values(self) -> bool:
        return any(field.value() or field.errors for field in self.seldom_fields)

    @property
    def known_publishers(self) -> list[str]:
        return list(Publisher.objects.values_list("name", flat=True)[:500])


class RowForm(SourceForm):
    """A row of a file of sources, which may also say that a source is paused: on a page there is a button for that."""

    paused = forms.ChoiceField(
        required=False,
        choices=[("yes", "yes"), ("no", "no")],
        error_messages={"invalid_choice": _("Write yes or no.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Which addresses are watched already is asked for thousands of rows at once.
        self.instance.validate_constraints = lambda exclude=None: None


class LookForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a look before watching needs: an address, and how to read what is there."""

    class Meta:
        model = Source
        field_classes = {"url": AddressField}
        fields = ["url", "kind", "language", "url_patterns", "link_selector", "keep_selector", "drop_selector"]
        error_messages = {"url": {"required": _("Write the address.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or Source.Kind.UNKNOWN


class PublisherForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Publisher
        fields = ["name", "kind", "country", "home_url", "notes"]
        labels = {"home_url": _("Home page"), "kind": _("Kind")}
        help_texts = {"notes": _("For the desk: whom to write to, what to know of its figures.")}
        widgets = {"notes": forms.Textarea(attrs={"rows": 5})}


LARGEST_LIST = 2_000_000


class SourcesForm(forms.Form):
    """A list of sources: a file, or the text of one that was looked at before."""

    file = forms.FileField(
        required=False,
        allow_empty_file=True,  # which is told when it is read
        label=_("OPML or CSV file"),
        help_text=_("OPML as feed readers export it, or a table saved as CSV whose first line names its columns."),
        widget=forms.FileInput(attrs={"accept": ".opml,.xml,.csv,.txt,text/csv,text/x-opml"}),
    )
    content = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """What stands in the file becomes the content."""
        values = dict(self.cleaned_data)
        file = values.get("file")
        if not file and not values.get("content"):
            raise forms.ValidationError("Choose a file first.")
        if (file.size if file else len(values["content"])) > LARGEST_LIST:
            raise forms.ValidationError("The file is larger than 2 MB: split it.")
        if file:
            try:
                values["content"] = file.read().decode("utf-8-sig").replace("\0", "")
            except UnicodeDecodeError as error:
                raise forms.ValidationError("The file is not in UTF-8: save it in that encoding.") from error
        return values
