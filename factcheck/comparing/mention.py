"""A figure together with where it was published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from factcheck.comparing.intervals import Writing, writings
from factcheck.figures import Figure


@dataclass(frozen=True)
class Mention:
    """One figure of one document. `key` is opaque to this package and unique among the mentions given to it."""

    key: str
    figure: Figure
    document: str
    published: date | None = None
    publisher: str = ""
    title: str = ""

    @property
    def source(self) -> str:
        """Who says it, for sentences: the publisher, or the document where none is known."""
        return self.publisher or self.document

    @cached_property
    def has_number(self) -> bool:
        """A claim as a person wrote it gives none."""
        return self.figure.low is not None or self.figure.high is not None

    @cached_property
    def writings(self) -> tuple[Writing, ...]:
        """The ways its figure is written, kept here: a mention is laid beside thousands of others."""
        return writings(self.figure)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The ends of all it can stand for, in base units and a hair wider."""
        ends = [one.reach for one in self.writings]
        return min(low for low, _ in ends), max(high for _, high in ends)


def by_document(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The mentions of each document, in the order given; asked for another, it has none."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.document].append(mention)
    return found
