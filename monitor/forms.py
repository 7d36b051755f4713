"""The form for a source."""

from __future__ import annotations

from django import forms

from monitor.models import Publisher, Source


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    """A source with its publisher by name: one that is not known yet is added."""

    publisher_name = forms.CharField(
        label="Publisher",
        max_length=200,
        help_text="Who answers for what is said there. A new name is added to the list.",
        widget=forms.TextInput(attrs={"list": "publishers", "autocomplete": "off"}),
    )

    class Meta:
        model = Source
        fields = ["url", "kind", "title", "every_minutes", "language"]
        labels = {"url": "Address", "kind": "What is there", "title": "Title", "every_minutes": "Look every … minutes"}
        help_texts = {
            "url": "A web address of the open internet, beginning with http:// or https://.",
            "title": "How the source is called on this site.",
        }
        widgets = {"url": forms.URLInput(attrs={"placeholder": "https://"})}

    field_order = ["url", "kind", "title", "publisher_name", "every_minutes", "language"]

    @property
    def known_publishers(self) -> list[str]:
        return list(Publisher.objects.values_list("name", flat=True)[:500])
