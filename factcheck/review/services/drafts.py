"""Keeps half-filled decision forms for the person who filled them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid
from factcheck.claims.models import Discrepancy
from factcheck.review.models import Draft

LONGEST = 10_000


def save(discrepancy: Discrepancy, fields: Mapping[str, Sequence[str]], *, by: User, now: datetime) -> Draft:
    """Keep the form's fields as they were sent, in place of an earlier draft."""
    if sum(len(value) for values in fields.values() for value in values) > LONGEST:
        raise Invalid("The draft is too long to be kept. Shorten the note.")
    kept = {name: list(values) for name, values in fields.items()}
    draft, _ = Draft.objects.update_or_create(
        by=by, discrepancy=discrepancy, defaults={"fields": kept, "saved_at": now}
    )
    return draft


def of(discrepancy: Discrepancy, *, by: User) -> Draft | None:
    return Draft.objects.filter(discrepancy=discrepancy, by=by).first()


def discard(discrepancy: Discrepancy, *, by: User) -> None:
    Draft.objects.filter(discrepancy=discrepancy, by=by).delete()
