"""Each person's saved filters of the queue."""

from __future__ import annotations

from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid
from factcheck.review.models import SavedFilter

MOST = 20


def save(name: str, query: str, *, by: User) -> SavedFilter:
    """Keep a filter under a name; a name used before now means the new filter."""
    name = name.strip()
    if not name or len(name) > 60:
        raise Invalid("Give the filter a name of at most 60 characters.")
    if len(query) > 500:
        raise Invalid("This filter is too long to be kept. Use fewer words.")
    others = SavedFilter.objects.filter(by=by).exclude(name=name)
    if others.count() >= MOST:
        raise Invalid(f"You have {MOST} filters already. Delete one first.")
    kept, _ = SavedFilter.objects.update_or_create(by=by, name=name, defaults={"query": query})
    return kept


def delete(name: str, *, by: User) -> None:
    """Only one's own; deleted twice, nothing more happens."""
    SavedFilter.objects.filter(name=name, by=by).delete()
