"""Make factcheck/comparing/data/weights.json and trees.json: what tells that two figures are of one quantity.

Both are fitted on all pairs of the labelled corpora: the weights of the first look by logistic regression
(comparing/evidence.py), the trees of the second by gradient boosting (comparing/measures.py, comparing/company.py).
The second look learns from first looks that were fitted without the corpus they look at: new texts will be unknown too.

The program needs none of this at run time. To run it, with scikit-learn installed beside the project:

    PYTHONPATH=. python scripts/fit_grouping.py CORPUS...
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from factcheck.comparing import Mention
from factcheck.comparing.company import Company
from factcheck.comparing.evidence import Evidence
from factcheck.comparing.grouping import HOPELESS, Batch, Twins
from factcheck.comparing.measures import measures
from factcheck.comparing.trees import Node
from factcheck.comparing.unequal import DIFFERS
from factcheck.comparing.weights import bounded
from factcheck.comparing.words import default_synonyms
from factcheck.documents import mentions_of, read_papers
from tests.comparing.scoring import labels_by_mention, load

DATA = Path(__file__).parent.parent / "factcheck" / "comparing" / "data"
# How strongly weights are held near zero: chosen with one corpus left out in turn, as all that follows.
FREEDOM = 0.03
# The share kept of what the fit lets numbers that cannot be one weigh against one quantity: with all of it,
# contradictions are overlooked for the sake of silence. The trees are granted so much log-odds for the same reason.
HELD_BACK, GRANTED = 0.65, 0.5
GROWTH: dict[str, Any] = {
    "max_iter": 60,
    "learning_rate": 0.12,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 40,
    "l2_regularization": 10.0,
    "early_stopping": False,
    "random_state": 0,
}
# Never a reason for one quantity, whatever the corpora say.
AGAINST = ("differs", "differs >", "differs, other things", "times apart")

Weights = dict[str, float]


@dataclass
class Lesson:
    """The pairs of one corpus: what there is to weigh of each, and whether it is of one quantity."""

    mentions: list[Mention]
    twins: Twins
    pairs: list[tuple[int, int]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    measures: list[Evidence] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)


@dataclass
class Fitted:
    """What both data files hold."""

    weights: Weights
    trees: dict[str, Any]


def main(folders: Sequence[Path]) -> None:
    found = fit_both([lesson(folder) for folder in folders])
    (DATA / "weights.json").write_text(json.dumps(found.weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    (DATA / "trees.json").write_text(_one_tree_a_line(found.trees), encoding="utf-8")


def fit_both(lessons: Sequence[Lesson]) -> Fitted:
    """What both looks weigh."""
    firsts = [fit([other for other in lessons if other is not one] or [one]) for one in lessons]
    seen = [look_again(one, first) for one, first in zip(lessons, firsts, strict=True)]
    weights = {
        name: round(weight * HELD_BACK, 3) if name.startswith(DIFFERS) else weight
        for name, weight in fit(lessons).items()
    }
    return Fitted(weights, grow(lessons, seen))


def lesson(folder: Path) -> Lesson:
    corpus = load(folder)
    papers = list(read_papers([folder / "documents"], skipped=print))
    mentions = [mention for paper in papers for mention in mentions_of(paper)]
    labels = labels_by_mention(corpus.labels, {paper.id: paper.document.text for paper in papers}, mentions)
    claims = [{label.claim for label in labels.get(mention.key, ())} for mention in mentions]
    batch = Batch(mentions, default_synonyms())
    made = Lesson(mentions, Twins(mentions, batch.accounts))
    for i, j, evidence in batch.candidates(however_far=True):
        if isinstance(evidence, dict) and (i, j) not in batch.accounts:
            made.pairs.append((i, j))
            made.evidence.append(evidence)
            made.measures.append(measures(batch.seen[i], batch.seen[j]))
            made.right.append(bool(claims[i] & claims[j]))
    return made


def fit(lessons: Sequence[Lesson]) -> Weights:
    """The weight of each piece in the first look."""
    rows = [evidence for one in lessons for evidence in one.evidence]
    names = sorted({name for row in rows for name in row})
    table = _table(rows, names)
    scaler = StandardScaler().fit(table)
    model = LogisticRegression(C=FREEDOM, max_iter=1000)
    model.fit(scaler.transform(table), [right for one in lessons for right in one.right])
    slopes = model.coef_[0] / scaler.scale_
    found = {name: round(float(slope), 3) for name, slope in zip(names, slopes, strict=True)}
    return found | {"always": round(float(model.intercept_[0] - slopes @ scaler.mean_), 3)}


def _table(rows: Sequence[Evidence], names: Sequence[str]) -> Any:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float32)


def look_again(one: Lesson, first: Weights) -> list[Evidence]:
    """The company of each pair of a lesson, as this first look sees it."""
    odds = {pair: total(first, evidence) for pair, evidence in zip(one.pairs, one.evidence, strict=True)}
    company = Company(one.mentions, odds, one.twins)
    return [company.evidence(*pair) for pair in one.pairs]


def total(weights: Weights, evidence: Evidence) -> float:
    return bounded(weights["always"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items()))


def grow(lessons: Sequence[Lesson], seen: Sequence[list[Evidence]]) -> dict[str, Any]:
    """The trees of the second look, from pairs that reach it."""
    rows, right = [], []
    for one, company in zip(lessons, seen, strict=True):
        for evidence, measured, beside, is_right in zip(one.evidence, one.measures, company, one.right, strict=True):
            if beside["first look"] > HOPELESS:
                rows.append((evidence | measured, beside))
                right.append(is_right)
    alone = sorted({name for row, _ in rows for name in row})
    company_names = sorted({name for _, row in rows for name in row})
    table = np.hstack([_table([row for row, _ in rows], alone), _table([row for _, row in rows], company_names)])
    bound = [-1 if name.rstrip(".0123456789 ") in AGAINST else 0 for name in (*alone, *company_names)]
    model = HistGradientBoostingClassifier(**GROWTH, monotonic_cst=bound).fit(table, right)
    return _pruned(model, alone, company_names)


def _pruned(model: HistGradientBoostingClassifier, alone: list[str], company: list[str]) -> dict[str, Any]:
    """The trees over those pieces only that they ask for."""
    grown = [one.nodes for (one,) in model._predictors]
    used = {int(node["feature_idx"]) for nodes in grown for node in nodes if not node["is_leaf"]}
    used.add(alone.index(DIFFERS))
    asked = [place for place in range(len(alone) + len(company)) if place in used or place >= len(alone)]
    number = {place: new for new, place in enumerate(asked)}
    nested = [_nested(nodes, 0, number.__getitem__) for nodes in grown]
    granted = [number[alone.index(DIFFERS)], 0.5, 0.0, GRANTED]
    return {
        "alone": [alone[place] for place in asked if place < len(alone)],
        "company": company,
        "trees": [round(float(model._baseline_prediction.item()), 5), granted, *nested],
    }


def _nested(nodes: Any, at: int, number: Callable[[int], int]) -> Node:
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 5)
    below, above = (_nested(nodes, int(node[way]), number) for way in ("left", "right"))
    return [number(int(node["feature_idx"])), round(float(node["num_threshold"]), 6), below, above]


def _one_tree_a_line(found: dict[str, Any]) -> str:
    lines = [f'"{name}": {json.dumps(found[name])}' for name in ("alone", "company")]
    trees = ",\n".join(json.dumps(tree) for tree in found["trees"])
    return "{\n" + ",\n".join(lines) + f',\n"trees": [\n{trees}\n]}}\n'


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
