"""Puts the mentions of one quantity together."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import inf
from typing import TypeVar

from factcheck.comparing.accounts import accounts, named_alike
from factcheck.comparing.agreement import agree
from factcheck.comparing.bars import are_told_apart, cannot_be_one
from factcheck.comparing.clusters import APART, BARRED, NEVER, clusters, of_accounts
from factcheck.comparing.company import Company
from factcheck.comparing.evidence import Evidence, evidence, is_slip, powers_apart
from factcheck.comparing.long import AT_ONCE, likely_pairs
from factcheck.comparing.measures import measures
from factcheck.comparing.mention import Mention
from factcheck.comparing.seen import Seen
from factcheck.comparing.setting import settings
from factcheck.comparing.signature import Signature, signature
from factcheck.comparing.sketch import sketch
from factcheck.comparing.statement import statement
from factcheck.comparing.subject import Subjects
from factcheck.comparing.trees import trees
from factcheck.comparing.unequal import Numbers
from factcheck.comparing.weights import CERTAIN, log_odds
from factcheck.comparing.words import Synonyms, default_synonyms

# Log-odds that the pairs of a cluster must have on average: a little below even, since not all are told in full.
_LEAST = -0.35
# Documents less on one subject than this have no quantity in common.
_RELATED = 0.5
# What is less alike in its words than this is not looked at.
_ALIKE = -0.05

# Nor are values so many powers of ten apart in words less alike than this, unless a scale word slipped.
_WORLDS_APART, _IN_OTHER_WORDS = 1.5, 0.5

# Log-odds of the first look below which the second makes a pair likely once in five thousand times at most.
HOPELESS = -4.0

_Key = TypeVar("_Key")
Odds = dict[tuple[int, int], float]
Hopeful = dict[tuple[int, int], "array[float]"]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one quantity, in the order they were given."""

    statement: str
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Mentions with the log-odds that each two are of one quantity. Copies count as what they are copies of."""

    mentions: tuple[Mention, ...]
    # The numbers of the mentions that say the very same, and the log-odds between these
    copies: list[list[int]]
    odds: Odds

    def groups(self) -> list[tuple[Mention, ...]]:
        """The mentions of each quantity; those that stand alone are left out."""
        found = clusters(len(self.copies), self.odds, _LEAST)
        alone = set(range(len(self.copies))).difference(*found)
        found += [[i] for i in alone if len(self.copies[i]) > 1]
        members = sorted(sorted(k for i in cluster for k in self.copies[i]) for cluster in found)
        return [tuple(self.mentions[k] for k in cluster) for cluster in members]


def group(mentions: Sequence[Mention], synonyms: Synonyms | None = None) -> list[Group]:
    """The quantities that two or more mentions speak of; mentions that stand alone are left out."""
    return [Group(statement(one), one) for one in weigh(mentions, synonyms or default_synonyms()).groups()]


def weigh(mentions: Sequence[Mention], known: Synonyms, filed: Mapping[str, Hashable | None] | None = None) -> Weighed:
    """How likely each two mentions are of one quantity, beside all others.

    `filed` says of some, by their keys, under which claim they are, None for none: they come before the others in
    `mentions`, stay where they are, and are not laid beside each other again.
    """
    copies = _copies(mentions)
    claims = filed or {}
    places: dict[int, Hashable | None] = {}
    for number, found in enumerate(copies):
        if mentions[found[0]].key in claims:
            of_copies = (claims.get(mentions[k].key) for k in found)
            places[number] = next((claim for claim in of_copies if claim is not None), None)
    return Weighed(tuple(mentions), copies, _pair_odds([mentions[found[0]] for found in copies], known, places))


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


class Batch:
    """Mentions ready to be laid beside each other, and which documents are on one subject."""

    def __init__(self, mentions: Sequence[Mention], known: Synonyms) -> None:
        given = [signature(mention, known) for mention in mentions]
        self.accounts = accounts(mentions, given)
        named = named_alike(mentions, self.accounts)
        signatures = [
            one if now is before else signature(now, known)
            for before, now, one in zip(mentions, named, given, strict=True)
        ]
        mentions = named
        setting = settings(mentions, signatures, known)
        measured = _measured_by_sentence(mentions, signatures)
        numbers = Numbers()
        self.seen = [
            Seen(
                mention,
                sketch(one, setting[mention.document].weigh),
                setting[mention.document],
                numbers.of(mention),
                measured[_sentence(mention)],
            )
            for mention, one in zip(mentions, signatures, strict=True)
        ]
        self._related = [pair for pair in Subjects(mentions, signatures).related() if pair[2] >= _RELATED]

    def candidates(
        self, filed: Collection[int] = (), *, however_far: bool = False
    ) -> Iterator[tuple[int, int, Evidence | float]]:
        """Pairs with what there is to weigh, or the log-odds of those that are barred; unlike pairs are left out.

        So are pairs of which both are `filed`, as numbers among the mentions, and values worlds apart, unless
        `however_far`: who fits the weights learns from these, who asks them need not.
        """
        seen = self.seen
        asking = {one.mention.document for i, one in enumerate(seen) if i not in filed}
        for i, j, shared in self._in_related(asking):
            if i in filed and j in filed:
                continue
            one, other = seen[i], seen[j]
            likeness = one.sketch.whole.likeness(other.sketch.whole)
            link = (i, j) if i < j else (j, i)
            are_accounts = link in self.accounts
            is_like = likeness >= _ALIKE and (however_far or not _worlds_apart(one, other, likeness))
            if not is_like and not are_accounts:
                continue
            if cannot_be_one(one, other, are_accounts=are_accounts):
                yield *link, NEVER
            elif are_told_apart(one, other):
                yield *link, APART
            else:
                yield *link, evidence(one, other, likeness, shared)

    def _in_related(self, asking: Collection[str]) -> Iterator[tuple[int, int, float]]:
        """Pairs of one kind of unit, or of one number in two kinds, with how far their documents share a subject, where
        one of these is `asking`."""
        of_kind: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        of_number: dict[str, dict[Decimal, list[int]]] = defaultdict(lambda: defaultdict(list))
        for i, one in enumerate(self.seen):
            of_kind[one.mention.document][one.signature.kind].append(i)
            if one.signature.kind != "count":
                of_number[one.mention.document][one.mention.writings[0].value].append(i)
        for document, another, shared in self._related:
            if document in asking or another in asking:
                for i, j in _pairs(of_kind[document], of_kind[another], self.seen):
                    yield i, j, shared
                for i, j in _pairs(of_number[document], of_number[another], self.seen):
                    if self._are_of_two_kinds(i, j):
                        yield i, j, shared

    def _are_of_two_kinds(self, i: int, j: int) -> bool:
        return self.seen[i].signature.kind != self.seen[j].signature.kind


def _worlds_apart(one: Seen, other: Seen, likeness: float) -> bool:
    if likeness >= _IN_OTHER_WORDS:
        return False
    apart = powers_apart(one, other)
    return _WORLDS_APART < apart < inf and not is_slip(apart)


def _measured_by_sentence(
    mentions: Sequence[Mention], signatures: Sequence[Signature]
) -> dict[tuple[str, int], frozenset[str]]:
    found: dict[tuple[str, int], frozenset[str]] = defaultdict(frozenset)
    for mention, one in zip(mentions, signatures, strict=True):
        found[_sentence(mention)] |= one.measured
    return found


def _sentence(mention: Mention) -> tuple[str, int]:
    return mention.document, mention.figure.quote_start


def _pairs(one: dict[_Key, list[int]], other: dict[_Key, list[int]], seen: Sequence[Seen]) -> Iterator[tuple[int, int]]:
    for kind in one.keys() & other.keys():
        if len(one[kind]) * len(other[kind]) > AT_ONCE:
            yield from likely_pairs(one[kind], other[kind], seen)
        elif one is other:
            yield from combinations(one[kind], 2)
        else:
            yield from product(one[kind], other[kind])


def _pair_odds(mentions: Sequence[Mention], known: Synonyms, filed: Mapping[int, Hashable | None]) -> Odds:
    batch = Batch(mentions, known)
    odds, hopeful = _first_look(batch, filed)
    odds |= _stay(filed)
    odds |= _second_look(Twins(mentions, batch.accounts), mentions, odds, hopeful)
    odds |= of_accounts(odds, batch.accounts)
    return odds


def _stay(filed: Mapping[int, Hashable | None]) -> Odds:
    """What is known of mentions under claims."""
    under = [i for i, claim in filed.items() if claim is not None]
    return {(i, j): CERTAIN if filed[i] == filed[j] else NEVER for i, j in combinations(sorted(under), 2)}


def _first_look(batch: Batch, filed: Collection[int]) -> tuple[Odds, Hopeful]:
    """The log-odds of each pair by itself, and of those with some hope what the second look asks of them."""
    asked = trees()
    odds: Odds = {}
    hopeful: Hopeful = {}
    for i, j, found in batch.candidates(filed):
        if isinstance(found, float):
            odds[i, j] = found
            continue
        pair = i, j
        odds[pair] = alone = log_odds(found)
        if alone > HOPELESS:
            found |= measures(batch.seen[i], batch.seen[j])
            hopeful[pair] = asked.listed(found)
    return odds, hopeful


class Twins(dict[tuple[int, int], bool]):
    """Whether pairs of one document give the same number, or two accounts of one quantity: then they are no rivals of
    each other. Few are ever asked for."""

    def __init__(self, mentions: Sequence[Mention], accounts: Collection[tuple[int, int]]) -> None:
        super().__init__(dict.fromkeys(accounts, True))
        self._mentions = mentions

    def __missing__(self, pair: tuple[int, int]) -> bool:
        one, other = self._mentions[pair[0]], self._mentions[pair[1]]
        self[pair] = one.document == other.document and agree(one, other)
        return self[pair]


def _second_look(twins: Twins, mentions: Sequence[Mention], odds: Odds, hopeful: Hopeful) -> Odds:
    """The log-odds of the hopeful pairs beside all others."""
    told = {pair: found for pair, found in odds.items() if found not in BARRED}
    company = Company(mentions, told, twins)
    asked = trees()
    return {pair: asked.log_odds(listed, company.evidence(*pair)) for pair, listed in hopeful.items()}
