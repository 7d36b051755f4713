"""Puts the mentions of one quantity together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from factcheck.comparing.clusters import NEVER, clusters
from factcheck.comparing.company import Company
from factcheck.comparing.evidence import Evidence, Seen, agree, cannot_be_one, evidence
from factcheck.comparing.mention import Mention
from factcheck.comparing.setting import settings
from factcheck.comparing.signature import signature
from factcheck.comparing.sketch import sketch
from factcheck.comparing.statement import statement
from factcheck.comparing.subject import Subjects
from factcheck.comparing.weights import added_up, log_odds
from factcheck.comparing.words import Synonyms, default_synonyms

# Log-odds that the pairs of a cluster must have on average: a little below even, since not all are told in full.
_LEAST = -0.8
# Documents less on one subject than this have no quantity in common.
_RELATED = 0.5
# What is less alike in its words than this is not looked at.
_ALIKE = 0.05

Odds = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one quantity, in the order they were given."""

    statement: str
    mentions: tuple[Mention, ...]


def group(mentions: Sequence[Mention], synonyms: Synonyms | None = None) -> list[Group]:
    """The quantities that two or more mentions speak of; mentions that stand alone are left out."""
    copies = _copies(mentions)
    originals = [found[0] for found in copies]
    told = [mentions[i] for i in originals]
    odds = _second_look(told, *_first_look(told, synonyms or default_synonyms()))
    found = clusters(len(told), odds, _LEAST)
    alone = set(range(len(told))).difference(*found)
    found += [[i] for i in alone if len(copies[i]) > 1]
    members = sorted(sorted(k for i in cluster for k in copies[i]) for cluster in found)
    groups = [tuple(mentions[k] for k in cluster) for cluster in members]
    return [Group(statement(one), one) for one in groups]


def _copies(mentions: Sequence[Mention]) -> list[list[int]]:
    """The mentions with those that say the very same in other documents beside the first that says it.

    A copied sentence tells nothing new: it goes where its original goes, and is not laid beside anything again.
    """
    first: dict[tuple[object, ...], int] = {}
    found: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        original = first.setdefault(_said(mention), i)
        taken = {mentions[k].document for k in found.get(original, ())}
        found.setdefault(i if mention.document in taken else original, []).append(i)
    return list(found.values())


def _said(mention: Mention) -> tuple[object, ...]:
    figure = mention.figure
    labels = (figure.cell.row, figure.cell.column, figure.cell.caption) if figure.cell else ()
    within = figure.start - figure.quote_start
    return (
        figure.quote,
        within,
        figure.text,
        figure.unit,
        figure.what,
        figure.place,
        figure.period,
        mention.title,
        labels,
    )


def candidates(mentions: Sequence[Mention], known: Synonyms) -> Iterator[tuple[int, int, Evidence | None]]:
    """Pairs with what there is to weigh, None where they cannot be of one quantity; unlike pairs are left out."""
    seen, related = _seen(mentions, known)
    of_kind: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, one in enumerate(seen):
        of_kind[one.mention.document][one.sketch.signature.kind].append(i)
    for document, another, shared in related:
        for i, j in _pairs(of_kind[document], of_kind[another]):
            likeness = seen[i].sketch.whole.likeness(seen[j].sketch.whole)
            if likeness >= _ALIKE:
                cannot = cannot_be_one(seen[i], seen[j])
                yield min(i, j), max(i, j), None if cannot else evidence(seen[i], seen[j], likeness, shared)


def _seen(mentions: Sequence[Mention], known: Synonyms) -> tuple[list[Seen], list[tuple[str, str, float]]]:
    signatures = [signature(mention, known) for mention in mentions]
    setting = settings(mentions, signatures, known)
    seen = [
        Seen(mention, sketch(one, setting[mention.document].weigh), setting[mention.document])
        for mention, one in zip(mentions, signatures, strict=True)
    ]
    related = [pair for pair in Subjects(mentions, signatures).related() if pair[2] >= _RELATED]
    return seen, related


def _pairs(one: dict[str, list[int]], other: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for kind in one.keys() & other.keys():
        if one is other:
            yield from combinations(one[kind], 2)
        else:
            yield from product(one[kind], other[kind])


def _first_look(mentions: Sequence[Mention], known: Synonyms) -> tuple[Odds, Odds]:
    """The log-odds of each pair by itself, and what its evidence adds to the second look."""
    first: Odds = {}
    second: Odds = {}
    for i, j, found in candidates(mentions, known):
        first[i, j] = NEVER if found is None else log_odds("first", added_up("first", found))
        second[i, j] = NEVER if found is None else added_up("second", found)
    return first, second


def twins(mentions: Sequence[Mention], pairs: Iterator[tuple[int, int]] | Odds) -> set[tuple[int, int]]:
    """Pairs of one document that give the same number: they are no rivals of each other."""
    return {
        (i, j) for i, j in pairs if mentions[i].document == mentions[j].document and agree(mentions[i], mentions[j])
    }


def _second_look(mentions: Sequence[Mention], first: Odds, second: Odds) -> Odds:
    """The log-odds of each pair beside all others."""
    possible = {pair: odds for pair, odds in first.items() if odds > NEVER}
    company = Company(mentions, possible, twins(mentions, first))
    return {
        pair: log_odds("second", second[pair] + added_up("second", company.evidence(*pair)))
        if pair in possible
        else NEVER
        for pair in first
    }
