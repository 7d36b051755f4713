"""Puts the mentions of one quantity together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import log

from factcheck.comparing.matching import match
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import pair
from factcheck.comparing.signature import Signature, signature
from factcheck.comparing.sketch import Sketch, Weigh, sketch
from factcheck.comparing.statement import statement
from factcheck.comparing.subject import Subjects
from factcheck.comparing.words import Synonyms, default_synonyms

# Less than for a pair by itself: here each has had to stand against all others of its document.
_SURE = 0.2
# A mention is joined only to those of another document that fit it nearly as well as the best there.
_NEARLY_BEST = 0.85
# Within one document the same quantity is seldom told twice, and more seldom in two ways: more is asked.
_SURE_WITHIN, _SURE_AGAINST_ITSELF = 0.4, 0.7
# Two clusters are joined when their members are alike on average, those not compared counting as unlike.
_ON_AVERAGE = 0.8

Scores = dict[tuple[int, int], float]


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one quantity, in the order they were given."""

    statement: str
    mentions: tuple[Mention, ...]


def group(mentions: Sequence[Mention], synonyms: Synonyms | None = None) -> list[Group]:
    """The quantities that two or more mentions speak of; mentions that stand alone are left out."""
    known = synonyms or default_synonyms()
    signatures = [signature(mention, known) for mention in mentions]
    weigh = _weights(signatures, known)
    sketches = [sketch(one, weigh) for one in signatures]
    scores = _mutual(mentions, _scores(mentions, sketches, Subjects(mentions, signatures)))
    clusters = sorted(sorted(cluster) for cluster in _clusters(mentions, scores) if len(cluster) > 1)
    members = [tuple(mentions[i] for i in cluster) for cluster in clusters]
    return [Group(statement(found), found) for found in members]


def _weights(signatures: Sequence[Signature], known: Synonyms) -> Weigh:
    """A concept tells the more the fewer of the mentions it is said of."""
    seen = Counter(word for one in signatures for word in one.words)
    weights = {word: known.weight(word) * log(1 + len(signatures) / count) for word, count in seen.items()}
    return lambda word: weights.get(word, 1.0)


def _scores(mentions: Sequence[Mention], sketches: Sequence[Sketch], subjects: Subjects) -> Scores:
    """The scores of all pairs of one kind of unit from related documents that come near being sure."""
    of_kind: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, one in enumerate(sketches):
        of_kind[mentions[i].document][one.signature.kind].append(i)
    scores: Scores = {}
    least = _SURE * _NEARLY_BEST
    for document, another, shared in subjects.related():
        for i, j in _pairs(of_kind[document], of_kind[another]):
            score = match(mentions[i], sketches[i], mentions[j], sketches[j], least / shared).score * shared
            if score >= least:
                scores[min(i, j), max(i, j)] = score
    return scores


def _pairs(one: dict[str, list[int]], other: dict[str, list[int]]) -> Iterator[tuple[int, int]]:
    for kind in one.keys() & other.keys():
        if one is other:
            yield from combinations(one[kind], 2)
        else:
            yield from product(one[kind], other[kind])


def _mutual(mentions: Sequence[Mention], scores: Scores) -> Scores:
    """The pairs in which each is nearly the best for the other in its document."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            key = (one, mentions[other].document)
            best[key] = max(best[key], score)

    def stands(i: int, j: int, score: float) -> bool:
        if mentions[i].document == mentions[j].document:
            return score >= (_SURE_WITHIN if _agree(mentions[i], mentions[j]) else _SURE_AGAINST_ITSELF)
        return score >= _NEARLY_BEST * max(best[i, mentions[j].document], best[j, mentions[i].document])

    return {(i, j): score for (i, j), score in scores.items() if stands(i, j, score)}


def _agree(a: Mention, b: Mention) -> bool:
    two = pair(a, b)
    return two is not None and two.meet


def _clusters(mentions: Sequence[Mention], scores: Scores) -> list[list[int]]:
    """Join the likeliest first; never two numbers of one sentence."""
    members = {i: [i] for i in range(len(mentions))}
    cluster_of = list(range(len(mentions)))
    for (i, j), score in sorted(scores.items(), key=lambda item: -item[1]):
        p, q = cluster_of[i], cluster_of[j]
        if score < _SURE or p == q or _share_a_sentence(mentions, members[p] + members[q]):
            continue
        between = [scores.get((min(x, y), max(x, y)), 0.0) for x in members[p] for y in members[q]]
        if sum(between) / len(between) >= _SURE * _ON_AVERAGE:
            members[p] += members[q]
            for y in members.pop(q):
                cluster_of[y] = p
    return list(members.values())


def _share_a_sentence(mentions: Sequence[Mention], cluster: Sequence[int]) -> bool:
    sentences = {(mentions[i].document, mentions[i].figure.quote_start) for i in cluster}
    return len(sentences) < len(cluster)
