"""Search on a database without indexes for it: rows that contain every word, wherever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from factcheck.claims.models import Claim
from factcheck.claims.search.words import Term

M = TypeVar("M", bound=Model)

COLUMNS = {
    "claims_claim": ["statement"],
    "claims_figure": ["text", "unit", "unit_text", "what", "action", "place", "period", "attributed_to"],
    "monitor_revision": ["title", "text"],
}
MOST_STATEMENTS = 5_000
# As PostgreSQL leaves out such words: they tell nothing apart.
EMPTY_WORDS = {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "was", "were", "with"}


def containing(rows: QuerySet[M], terms: Sequence[Term]) -> QuerySet[M]:
    """Rows of claims, figures or revisions that have every word; of figures also those that are the number."""
    table = rows.model._meta.db_table
    telling = [term for term in terms if term.text not in EMPTY_WORDS]
    if not telling:
        return rows.none()
    for term in telling:
        found = Q()
        for column in COLUMNS[table]:
            found |= _within(column, term)
        if table == "claims_figure" and term.number is not None:
            found |= Q(low=term.number)
        rows = rows.filter(found)
    return rows


def _within(column: str, term: Term) -> Q:
    """Words by their beginning or middle, numbers whole."""
    found = Q(**{f"{column}__icontains": term.stem})
    if term.number is None:
        return found
    whole = rf"(^|[^0-9.,]){re.escape(term.text)}([^0-9.,]|[.,]([^0-9]|$)|$)"
    return found & Q(**{f"{column}__regex": whole})


def statements_like(word: str) -> list[str]:
    """Statements among which a word spelt like it may be."""
    return list(Claim.objects.order_by("-pk").values_list("statement", flat=True)[:MOST_STATEMENTS])
