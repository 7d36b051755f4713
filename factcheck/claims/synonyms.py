"""The synonyms in use: those shipped with the program, and what curators added."""

from __future__ import annotations

from functools import lru_cache

from factcheck.claims.models import Synonym
from factcheck.comparing import Synonyms, default_synonyms

Rows = tuple[tuple[str, ...], ...]


def current() -> Synonyms:
    """One query; the same object as long as nobody adds or removes a row, so that what is known of words is kept."""
    rows = Synonym.objects.holding().order_by("pk").values_list("words", flat=True)
    return _extended(tuple(tuple(words) for words in rows))


@lru_cache(maxsize=4)
def _extended(rows: Rows) -> Synonyms:
    known = default_synonyms()
    for words in rows:
        # The concept that the first word has already, so that its other synonyms stay with it.
        named = known.concepts(words[0])
        concept = named[0] if len(named) == 1 else words[0]
        known = known.extended([[concept, *words]])
    return known
