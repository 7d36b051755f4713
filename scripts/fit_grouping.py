"""Make factcheck/comparing/data/weights.json: how much each piece of evidence tells of two figures being one quantity.

Logistic regression on all pairs of the labelled corpora, in two looks (comparing/evidence.py, comparing/company.py).
The second look learns from first looks that were fitted without the corpus they look at: new texts will be unknown too.

The program needs none of this at run time. To run it, with scikit-learn installed beside the project:

    PYTHONPATH=. python scripts/fit_grouping.py CORPUS...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from factcheck.comparing import Mention
from factcheck.comparing.company import Company
from factcheck.comparing.evidence import DIFFERS, Evidence
from factcheck.comparing.grouping import Twins, candidates
from factcheck.comparing.weights import CERTAIN
from factcheck.comparing.words import default_synonyms
from factcheck.documents import mentions_of, read_papers
from tests.comparing.scoring import labels_by_mention, load

TARGET = Path(__file__).parent.parent / "factcheck" / "comparing" / "data" / "weights.json"
# How strongly weights are held near zero: chosen with one corpus left out in turn.
FREEDOM = 0.03
# The share kept of what the fit lets numbers that cannot be one weigh against one quantity: with all of it,
# contradictions are overlooked for the sake of silence. Chosen with one corpus left out in turn.
HELD_BACK = 0.65

Weights = dict[str, float]


@dataclass
class Lesson:
    """The pairs of one corpus: what there is to weigh of each, and whether it is of one quantity."""

    mentions: list[Mention]
    twins: Twins
    pairs: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)


def main(folders: Sequence[Path]) -> None:
    found = fit_both([lesson(folder) for folder in folders])
    TARGET.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fit_both(lessons: Sequence[Lesson]) -> dict[str, Weights]:
    """The weights of both looks."""
    seen = []
    for one in lessons:
        others = [other for other in lessons if other is not one]
        seen.append(look_again(one, fit(others or [one])))
    return {"first": _held_back(fit(lessons)), "second": _held_back(fit(seen))}


def _held_back(found: Weights) -> Weights:
    return {
        name: round(weight * HELD_BACK, 3) if name.startswith(DIFFERS) else weight for name, weight in found.items()
    }


def lesson(folder: Path) -> Lesson:
    corpus = load(folder)
    papers = list(read_papers([folder / "documents"], skipped=print))
    mentions = [mention for paper in papers for mention in mentions_of(paper)]
    labels = labels_by_mention(corpus.labels, {paper.id: paper.document.text for paper in papers}, mentions)
    claims = [{label.claim for label in labels.get(mention.key, ())} for mention in mentions]
    found = list(candidates(mentions, default_synonyms()))
    made = Lesson(mentions, Twins(mentions))
    for i, j, evidence in found:
        if evidence is not None:
            made.pairs.append((i, j))
            made.evidence.append(evidence)
            made.right.append(bool(claims[i] & claims[j]))
    return made


def fit(lessons: Sequence[Lesson]) -> Weights:
    rows = [evidence for one in lessons for evidence in one.evidence]
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=FREEDOM, max_iter=1000)
    model.fit(scaler.transform(table), [right for one in lessons for right in one.right])
    slopes = model.coef_[0] / scaler.scale_
    found = {name: round(float(slope), 3) for name, slope in zip(names, slopes, strict=True)}
    return found | {"always": round(float(model.intercept_[0] - slopes @ scaler.mean_), 3)}


def look_again(one: Lesson, first: Weights) -> Lesson:
    """The lesson with what the second look sees added to the evidence of each pair."""
    odds = {pair: total(first, evidence) for pair, evidence in zip(one.pairs, one.evidence, strict=True)}
    company = Company(one.mentions, odds, one.twins)
    seen = [evidence | company.evidence(*pair) for pair, evidence in zip(one.pairs, one.evidence, strict=True)]
    return replace(one, evidence=seen)


def total(weights: Weights, evidence: Evidence) -> float:
    found = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
    return max(-CERTAIN, min(CERTAIN, found))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
