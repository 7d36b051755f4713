"""What was looked for, marked in what was found."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from factcheck.claims.search import words

register = template.Library()

marked = register.filter(words.marked)


@register.filter
def passage(text: str, terms: Sequence[words.Term]) -> SafeString:
    """The words round the first place where a term stands, with the terms marked."""
    return words.marked(words.snippet(text, terms), terms)
