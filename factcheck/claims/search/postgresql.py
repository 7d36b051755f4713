"""Search as PostgreSQL does it: full-text indexes over words, and trigrams where the extension is there.

The migration makes the functions and indexes from what stands here; who changes one adds a migration that makes it
anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from django.db import connection
from django.db.models import BooleanField, Model, Q, QuerySet
from django.db.models.expressions import RawSQL

from factcheck.claims.models import Claim
from factcheck.claims.search.words import CJK, Term

M = TypeVar("M", bound=Model)

# A text is indexed up to here: PostgreSQL refuses rows whose words take more than a megabyte.
MOST_INDEXED = 200_000
# Signs of scripts without blanks become words of their own, so that any two that follow each other are found. What
# stands between words in place of a blank parts them, as it does in what is typed: PostgreSQL takes "end.Next",
# "agency.example/tables" and the "-09" of "2008-09" for one word each, which nobody asks for and the index is full of.
_APART = rf"([{CJK}])|[/@:_-]|\.(?!\d)|(?<!\d)\."
# The cost, which only a function that is not inlined may state, keeps the planner from reading texts again instead of
# the index; helpers, which that cost would call for, take longer to start than the index to be read.
FUNCTIONS = f"""
CREATE FUNCTION search_words(value text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL RESTRICTED COST 10000 AS $$
BEGIN
  RETURN to_tsvector('pg_catalog.english', regexp_replace(left(value, {MOST_INDEXED}), '{_APART}', ' \\1 ', 'g'));
END
$$
"""
WORDS = {
    "claims_claim": "search_words(claims_claim.statement)",
    "claims_figure": "search_words({})".format(
        " || ' ' || ".join(
            f"claims_figure.{column}"
            for column in ("text", "unit", "unit_text", "what", "action", "place", "period", "attributed_to")
        )
    ),
    "monitor_revision": "search_words(monitor_revision.title || ' ' || monitor_revision.text)",
}
# Kilobytes of new words that wait to be put in their places, which every search looks through; the 4 MB that PostgreSQL
# lets wait are also more than the index of a small site.
WAITING = "gin_pending_list_limit = 256"
# In capitals, as Django's `icontains` asks: the lists' own filters use it too.
TRIGRAMS = "CREATE INDEX search_statement_like ON claims_claim USING gin (upper(statement) gin_trgm_ops)"
# How much of a misspelt word's trigrams must be in a statement to look at it more closely.
SIMILAR = 0.4


def containing(rows: QuerySet[M], terms: Sequence[Term], *, by_beginning: bool = False) -> QuerySet[M]:
    """Rows of claims, figures or revisions that have every word; of figures also those that are the number.

    Words that only begin so are found `by_beginning`, at a price: all places of all such words are looked up first.
    """
    table = rows.model._meta.db_table
    found = _matches(table, terms, by_beginning)
    if table == "claims_figure":
        for term in terms:
            others = [one for one in terms if one is not term]
            if term.number is not None:
                found |= Q(low=term.number) & (_matches(table, others, by_beginning) if others else Q())
    return rows.filter(found)


def statements_like(word: str) -> list[str]:
    """Statements with a word that is spelt much like it; none where the database has no trigrams."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_class WHERE relname = 'search_statement_like'")
        if not cursor.fetchone():
            return []
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(SIMILAR)])
    like = RawSQL("%s <%% upper(statement)", [word.upper()], _boolean)
    return list(Claim.objects.filter(like).order_by().values_list("statement", flat=True)[:200])


_boolean = BooleanField()


def _matches(table: str, terms: Sequence[Term], by_beginning: bool) -> Q:
    query = " & ".join(_query(term, by_beginning) for term in terms)
    # Only the query is foreign, and it is a parameter.
    return Q(RawSQL(f"{WORDS[table]} @@ to_tsquery('pg_catalog.english', %s)", [query], _boolean))  # noqa: S611


def _query(term: Term, by_beginning: bool) -> str:
    if term.is_cjk:
        return f"({' <-> '.join(term.text)})"
    if term.number is not None:
        return f"'{term.text}'"
    # As PostgreSQL stems it, and cut as we do: "seizures" and "seized" have no stem in common.
    end = ":*" if by_beginning else ""
    return f"{term.text}{end}" if term.stem == term.text else f"({term.text}{end} | {term.stem}{end})"
