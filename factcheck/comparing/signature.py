"""What a mention speaks of, brought into a form in which two can be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import Period, parse
from factcheck.comparing.units import dimension
from factcheck.comparing.words import Synonyms, default_synonyms
from factcheck.figures import Figure


@dataclass(frozen=True, slots=True)
class Signature:
    """The kind of unit, what is measured (`core`), the words around it (`near`) and those of its document's title."""

    kind: str
    core: frozenset[str]
    near: frozenset[str]
    title: frozenset[str]
    period: Period | None
    rate: frozenset[str]


def kind(figure: Figure) -> str:
    """The kind of quantity a unit belongs to: "mass", "count", "currency", "share"."""
    return dimension(figure.unit)


def core(figure: Figure, synonyms: Synonyms | None = None) -> frozenset[str]:
    """The concepts of what is measured and what was done with it."""
    known = synonyms or default_synonyms()
    return frozenset(known.concepts(f"{figure.what or ''}. {figure.action or ''}"))


def signature(mention: Mention, synonyms: Synonyms | None = None) -> Signature:
    known, figure = synonyms or default_synonyms(), mention.figure
    return Signature(
        kind=kind(figure),
        core=core(figure, known),
        near=frozenset(known.concepts(figure.quote)),
        title=frozenset(known.concepts(mention.title)),
        period=parse(figure.period),
        rate=frozenset(known.concepts(figure.per or "")),
    )


def index_keys(figure: Figure) -> set[str]:
    """Strings under which a stored figure is found again; two figures of one quantity share at least one nearly always.

    Each is the kind of unit with two concepts of the figure (one, where it has only one), so that a lookup by a few of
    them brings tens of candidates and not all that speak of "people".
    """
    concepts = sorted(core(figure) or default_synonyms().concepts(figure.quote))
    prefix = kind(figure)
    if len(concepts) <= 1:
        return {f"{prefix}|{concept}" for concept in concepts} or {prefix}
    return {f"{prefix}|{one}|{other}" for one, other in combinations(concepts, 2)} | {f"{prefix}|{concepts[0]}"}


def quantity_key(figure: Figure) -> tuple[str, ...]:
    """Kind of unit, concepts, place and period: equal for figures of one quantity told in the same way."""
    return (kind(figure), *sorted(core(figure)), f"@{(figure.place or '').lower()}", f"#{figure.period or ''}")
