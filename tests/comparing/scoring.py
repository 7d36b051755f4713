"""Scores a comparison of documents against a labelled corpus (the form of it: tests/data/corpus/README.md).

A label is looked up in the text by the words around it; the figure that lies there is the one that stands for it.
Grouping and alarms are scored over pairs: a pair of figures that is put together, or told to differ, and that the
labels do not know counts as wrong, so every quantity that is given twice must be labelled.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product, takewhile
from pathlib import Path

from factcheck.comparing import Mention
from factcheck.comparing.mention import by_document
from factcheck.comparing.report import ComparedClaim, ComparedPair, Pairs, Report
from factcheck.comparing.series import in_series

Node = str
Edge = frozenset[Node]
_WORD = re.compile(r"[㐀-鿿]|[^\W㐀-鿿]+")
_CAUSES_COUNTED = 2


@dataclass(frozen=True, slots=True)
class Label:
    """A figure as an annotator sees it: its words, those around it, its quantity and the group that agrees with it."""

    key: Node
    document: str
    surface: str
    context: str
    claim: str
    group: str


@dataclass(frozen=True, slots=True)
class CauseLabel:
    """Why two groups of a claim differ; any of `causes` is right."""

    claim: str
    groups: frozenset[str]
    causes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Corpus:
    labels: tuple[Label, ...]
    causes: tuple[CauseLabel, ...]


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the predicted are right, and of the labelled found."""

    right: int
    predicted: int
    labelled: int

    @property
    def precision(self) -> float:
        return _share(self.right, self.predicted)

    @property
    def recall(self) -> float:
        return _share(self.right, self.labelled)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, self.predicted + self.labelled)


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1; what was missed or wrong is kept for whoever wants to look."""

    found: float
    grouping: Rate
    alarms: Rate
    differing_alarmed: float
    agreeing_quiet: float
    causes: float
    missing: tuple[Label, ...]
    missed_pairs: frozenset[Edge]
    false_pairs: frozenset[Edge]
    missed_alarms: frozenset[Edge]
    false_alarms: frozenset[Edge]
    wrong_causes: tuple[tuple[CauseLabel, tuple[str, ...]], ...]

    def measures(self) -> dict[str, float]:
        """What a floor may be kept for."""
        return {
            "found": self.found,
            "grouping_precision": self.grouping.precision,
            "grouping_recall": self.grouping.recall,
            "grouping_f1": self.grouping.f1,
            "alarms_precision": self.alarms.precision,
            "alarms_recall": self.alarms.recall,
            "alarms_f1": self.alarms.f1,
            "differing_alarmed": self.differing_alarmed,
            "agreeing_quiet": self.agreeing_quiet,
            "causes": self.causes,
        }


def load(folder: Path) -> Corpus:
    """The labels of a corpus."""
    labels = (
        Label(f"label {number}", row["doc"], row["surface"], row["context"], row["claim"], row["group"])
        for number, row in enumerate(_rows(folder / "mentions.jsonl"), 1)
    )
    causes = (
        CauseLabel(row["claim"], frozenset(row["groups"]), frozenset([row["cause"], *row["or"]]))
        for row in (_rows(folder / "causes.jsonl") if (folder / "causes.jsonl").exists() else ())
    )
    return Corpus(tuple(labels), tuple(causes))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def score(corpus: Corpus, texts: Mapping[str, str], mentions: Sequence[Mention], report: Report) -> Scores:
    """Score a report on the mentions of the corpus's documents, whose texts are given by their ids."""
    labelled = labels_by_mention(corpus.labels, texts, mentions)
    found = {label.key: label for labels in labelled.values() for label in labels}
    pairs = _label_pairs(corpus.labels)
    differing = {edge for edge, (a, b) in pairs.items() if a.group != b.group}
    grouped = set(_grouped(report, labelled))
    alarms = set(_alarms(report, labelled))
    differing_claims = {pairs[edge][0].claim for edge in differing}
    agreeing_claims = {label.claim for label in corpus.labels} - differing_claims
    alarmed = {pairs[edge][0].claim for edge in alarms & pairs.keys()}
    causes, wrong = _score_causes(corpus.causes, true_claims(corpus, texts, mentions), labelled)
    return Scores(
        found=_share(len(found), len(corpus.labels)),
        grouping=Rate(len(grouped & pairs.keys()), len(grouped), len(pairs)),
        alarms=Rate(len(alarms & differing), len(alarms), len(differing)),
        differing_alarmed=_share(len(differing_claims & alarmed), len(differing_claims)),
        agreeing_quiet=_share(len(agreeing_claims - alarmed), len(agreeing_claims)),
        causes=causes,
        missing=tuple(label for label in corpus.labels if label.key not in found),
        missed_pairs=frozenset(pairs.keys() - grouped),
        false_pairs=frozenset(grouped - pairs.keys()),
        missed_alarms=frozenset(differing - alarms),
        false_alarms=frozenset(alarms - differing),
        wrong_causes=wrong,
    )


def labels_by_mention(
    labels: Iterable[Label], texts: Mapping[str, str], mentions: Iterable[Mention]
) -> dict[str, list[Label]]:
    """The labels each mention stands for: none, one, or one for every way in which the figure is written."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for mention in mentions:
        ways = [(mention.figure.start, mention.figure.end), *((way.start, way.end) for way in mention.figure.also)]
        spans[mention.document] += [(start, end, mention.key) for start, end in ways]
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        if place := locate(label, texts[label.document]):
            start, end = place
            lying_there = [(abs(s - start), key) for s, e, key in spans[label.document] if s < end and start < e]
            if lying_there:
                found[min(lying_there)[1]].append(label)
    return found


def locate(label: Label, text: str) -> tuple[int, int] | None:
    """Where a label's words stand in the text: the place with the most of the label's words directly around it.

    None where the page lost the words on its way to the text.
    """
    before, _, after = label.context.partition(label.surface)
    near = len(label.context) * 2
    places = [(place.start(), place.end()) for place in re.finditer(re.escape(label.surface), text)]

    def likeness(place: tuple[int, int]) -> int:
        start, end = place
        left = _shared(_words(before)[::-1], _words(text[max(0, start - near) : start])[::-1])
        return left + _shared(_words(after), _words(text[end : end + near]))

    return max(places, key=likeness, default=None)


def _words(text: str) -> list[str]:
    """Words, and each character of a script that is written without spaces."""
    return _WORD.findall(text.lower())


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))


def _label_pairs(labels: Sequence[Label]) -> dict[Edge, tuple[Label, Label]]:
    return {frozenset((a.key, b.key)): (a, b) for a, b in combinations(labels, 2) if a.claim == b.claim}


def _nodes(mention: Mention, labelled: Mapping[str, Sequence[Label]]) -> list[Node]:
    """What a mention stands for in the scores: its labels, or itself where it has none."""
    return [label.key for label in labelled.get(mention.key, ())] or [mention.key]


def _grouped(report: Report, labelled: Mapping[str, Sequence[Label]]) -> Iterator[Edge]:
    together = [claim.mentions for claim in report.claims] + [(mention,) for mention in report.alone]
    for mentions in together:
        nodes = [node for mention in mentions for node in _nodes(mention, labelled)]
        yield from (frozenset(pair) for pair in combinations(nodes, 2))


def _differing(report: Report) -> Iterator[ComparedPair]:
    for claim in report.claims:
        yield from (pair for pair in claim.pairs if pair.comparison.relation == "differs")


def _alarms(report: Report, labelled: Mapping[str, Sequence[Label]]) -> Iterator[Edge]:
    for pair in _differing(report):
        for ends in product(_nodes(pair.a, labelled), _nodes(pair.b, labelled)):
            yield frozenset(ends)


def true_claims(corpus: Corpus, texts: Mapping[str, str], mentions: Sequence[Mention]) -> Report:
    """What would be reported if grouping made no mistake, of the claims whose causes are labelled."""
    asked = {cause.claim for cause in corpus.causes}
    members: dict[str, list[Mention]] = defaultdict(list)
    labelled = labels_by_mention(corpus.labels, texts, mentions)
    for mention in mentions:
        for claim in {label.claim for label in labelled.get(mention.key, ())} & asked:
            members[claim].append(mention)
    texts_by_name, series = by_document(mentions), in_series(mentions)
    pairs = {name: Pairs(tuple(found), series, texts_by_name) for name, found in members.items()}
    return Report(tuple(ComparedClaim(name, tuple(members[name]), found) for name, found in pairs.items()), ())


def _score_causes(
    labels: Iterable[CauseLabel], report: Report, labelled: Mapping[str, Sequence[Label]]
) -> tuple[float, tuple[tuple[CauseLabel, tuple[str, ...]], ...]]:
    """The share of pairs between two groups whose first causes hold a right one, averaged over the groups with any.

    Where two are told to agree no cause is given, which is wrong too.
    """
    given: dict[tuple[str, frozenset[str]], list[tuple[str, ...]]] = defaultdict(list)
    for pair in (pair for claim in report.claims for pair in claim.pairs):
        causes = tuple(cause.kind for cause in pair.comparison.causes)[:_CAUSES_COUNTED]
        for a, b in product(labelled.get(pair.a.key, ()), labelled.get(pair.b.key, ())):
            if a.claim == b.claim:
                given[a.claim, frozenset((a.group, b.group))].append(causes)
    shares, wrong = [], []
    for label in labels:
        answers = given[label.claim, label.groups]
        misses = [answer for answer in answers if not label.causes & set(answer)]
        wrong += [(label, answer) for answer in misses]
        if answers:
            shares.append(1 - len(misses) / len(answers))
    return _share(sum(shares), len(shares)), tuple(wrong)


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0
