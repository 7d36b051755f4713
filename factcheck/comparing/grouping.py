"""Puts the mentions of one quantity together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

from factcheck.comparing.matching import SURE, Weigh, match
from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import NEAR, Signature, signature
from factcheck.comparing.statement import statement
from factcheck.comparing.subject import Subjects
from factcheck.comparing.words import Synonyms, default_synonyms

# A mention is joined only to those of another document that fit it nearly as well as the best there.
_NEARLY_BEST = 0.8
# Within one document the same quantity is seldom told twice, so more is asked.
_SURE_WITHIN = 0.4
# Two clusters are joined when their members are alike on average, those not compared counting as unlike.
_ON_AVERAGE = 0.6

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
    scores = _mutual(mentions, _scores(mentions, signatures, _weights(signatures, known)))
    clusters = [sorted(cluster) for cluster in _clusters(mentions, scores) if len(cluster) > 1]
    members = [[mentions[i] for i in cluster] for cluster in sorted(clusters)]
    return [Group(statement(found), tuple(found)) for found in members]


def _scores(mentions: Sequence[Mention], signatures: Sequence[Signature], weigh: Weigh) -> Scores:
    subjects = Subjects(mentions, signatures)
    scores: Scores = {}
    for i, j in _candidates(signatures):
        a, b = mentions[i], mentions[j]
        score = match(a, signatures[i], b, signatures[j], weigh).score * subjects.shared(a.document, b.document)
        if score >= SURE * _NEARLY_BEST:
            scores[i, j] = score
    return scores


def _weights(signatures: Sequence[Signature], known: Synonyms) -> Weigh:
    """A concept tells the more the fewer of the mentions it is said of."""
    seen = Counter(word for one in signatures for word in one.words)
    weights = {word: known.weight(word) * log(1 + len(signatures) / count) for word, count in seen.items()}
    return lambda word: weights.get(word, 1.0)


def _candidates(signatures: Sequence[Signature]) -> Iterator[tuple[int, int]]:
    """The pairs that share a kind of unit and a word that stands close to both numbers."""
    by_word: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, one in enumerate(signatures):
        for word, closeness in one.words.items():
            if closeness >= NEAR:
                by_word[one.kind, word].append(i)
    yield from sorted({pair for found in by_word.values() for pair in combinations(found, 2)})


def _mutual(mentions: Sequence[Mention], scores: Scores) -> Scores:
    """The pairs in which each is nearly the best for the other in its document."""
    best: dict[tuple[int, str], float] = defaultdict(float)
    for (i, j), score in scores.items():
        for one, other in ((i, j), (j, i)):
            key = (one, mentions[other].document)
            best[key] = max(best[key], score)

    def stands(i: int, j: int, score: float) -> bool:
        if mentions[i].document == mentions[j].document:
            return score >= _SURE_WITHIN
        return score >= _NEARLY_BEST * max(best[i, mentions[j].document], best[j, mentions[i].document])

    return {(i, j): score for (i, j), score in scores.items() if stands(i, j, score)}


def _clusters(mentions: Sequence[Mention], scores: Scores) -> list[list[int]]:
    """Join the likeliest first; never two numbers of one sentence."""
    members = {i: [i] for i in range(len(mentions))}
    cluster_of = list(range(len(mentions)))
    for (i, j), score in sorted(scores.items(), key=lambda item: -item[1]):
        p, q = cluster_of[i], cluster_of[j]
        if score < SURE or p == q or _share_a_sentence(mentions, members[p] + members[q]):
            continue
        between = [scores.get((min(x, y), max(x, y)), 0.0) for x in members[p] for y in members[q]]
        if sum(between) / len(between) >= SURE * _ON_AVERAGE:
            members[p] += members[q]
            for y in members.pop(q):
                cluster_of[y] = p
    return list(members.values())


def _share_a_sentence(mentions: Sequence[Mention], cluster: Sequence[int]) -> bool:
    sentences = {(mentions[i].document, mentions[i].figure.quote_start) for i in cluster}
    return len(sentences) < len(cluster)
