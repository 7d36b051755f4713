"""What a query finds, kind by kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from factcheck.claims.models import Claim, Figure, Observation, Reading
from factcheck.claims.search import anywhere, postgresql
from factcheck.claims.search.words import Term, nearest, terms_of
from monitor.models import Revision, Source

# Nobody reads on after so many; who has more narrows the words.
MOST = 500
KINDS = ("claims", "figures", "articles", "sources")


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of what was found, by kind, newest first; `mended` maps misspelt words to those looked for instead."""

    terms: list[Term]
    pks: dict[str, list[int]]
    mended: dict[str, str] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(len(pks) for pks in self.pks.values())


def find(query: str) -> Found:
    """Everything that has all words of the query, in whatever form.

    Where nothing has, what has words that begin so; then what has those that were probably meant.
    """
    terms = terms_of(query)
    found = Found(terms, _pks(terms))
    if not found.count and _is_postgresql():
        found = Found(terms, _pks(terms, by_beginning=True))
    if found.count or not terms:
        return found
    mended = {term.text: near for term in terms if (near := _mend(term))}
    if not mended:
        return found
    terms = [Term(mended.get(term.text, term.text)) for term in terms]
    return Found(terms, _pks(terms), mended)


def rows_of(kind: str, pks: Sequence[int]) -> list[Any]:
    """What a page shows of some of them, in their order."""
    by_pk = {row.pk: row for row in _rows(kind).filter(pk__in=pks)}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def _pks(terms: Sequence[Term], *, by_beginning: bool = False) -> dict[str, list[int]]:
    if not terms:
        return {kind: [] for kind in KINDS}
    current = Q(reading__standing=Reading.Standing.CURRENT)
    newer = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    found: dict[str, QuerySet[Any]] = {
        "claims": _containing(Claim.objects.in_use(), terms, by_beginning),
        "figures": _containing(Figure.objects.filter(current), terms, by_beginning),
        "articles": _containing(Revision.objects.filter(~Exists(newer)), terms, by_beginning),
        "sources": _sources(terms),
    }
    # Cut before sorting: to find the newest of a hundred thousand all would have to be fetched.
    return {
        kind: sorted(rows.order_by().values_list("pk", flat=True)[:MOST], reverse=True) for kind, rows in found.items()
    }


def _containing(rows: QuerySet[Any], terms: Sequence[Term], by_beginning: bool) -> QuerySet[Any]:
    if _is_postgresql():
        return postgresql.containing(rows, terms, by_beginning=by_beginning)
    return anywhere.containing(rows, terms)


def _sources(terms: Sequence[Term]) -> QuerySet[Source]:
    """Few enough to be looked through."""
    rows = Source.objects.all()
    for term in terms:
        words = term.text
        rows = rows.filter(Q(title__icontains=words) | Q(publisher__name__icontains=words) | Q(url__icontains=words))
    return rows


def _mend(term: Term) -> str | None:
    if term.number is not None or term.is_cjk:
        return None
    statements_like = postgresql.statements_like if _is_postgresql() else anywhere.statements_like
    return nearest(term.text, statements_like(term.text))


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _rows(kind: str) -> QuerySet[Any]:
    if kind == "claims":
        return Claim.objects.select_related("discrepancy")
    if kind == "figures":
        binding = Observation.objects.binding().select_related("claim")
        with_source = Figure.objects.select_related("revision__article__source__publisher")
        filed = Prefetch("observations", queryset=binding, to_attr="bindings")
        return with_source.defer("revision__text", "revision__cells").prefetch_related(filed)
    if kind == "articles":
        return Revision.objects.select_related("article__source__publisher").defer("cells")
    return Source.objects.select_related("publisher")
