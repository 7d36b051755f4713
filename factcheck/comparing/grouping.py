"""Puts the mentions of one quantity together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from factcheck.comparing.matching import SURE, match
from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import index_keys, signature
from factcheck.comparing.statement import statement
from factcheck.comparing.words import Synonyms, default_synonyms


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one quantity, in the order they were given."""

    statement: str
    mentions: tuple[Mention, ...]


def group(mentions: Sequence[Mention], synonyms: Synonyms | None = None) -> list[Group]:
    """The quantities that two or more mentions speak of; mentions that stand alone are left out."""
    known = synonyms or default_synonyms()
    signatures = [signature(mention, known) for mention in mentions]
    parent = list(range(len(mentions)))
    for i, j in _candidates(mentions):
        if match(mentions[i], signatures[i], mentions[j], signatures[j], lambda concept: 1.0).score >= SURE:
            parent[_root(parent, i)] = _root(parent, j)
    clusters: dict[int, list[Mention]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        clusters[_root(parent, i)].append(mention)
    return [Group(statement(members), tuple(members)) for members in clusters.values() if len(members) > 1]


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        i = parent[i]
    return i


def _candidates(mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = defaultdict(list)
    for i, mention in enumerate(mentions):
        for key in index_keys(mention.figure):
            by_key[key].append(i)
    yield from sorted({pair for places in by_key.values() for pair in combinations(places, 2)})
