"""How well the figures of a subject nobody has seen are put together: each corpus scored by weights fitted without it.

With scikit-learn installed beside the project:

    PYTHONPATH=. python scripts/score_left_out.py tests/data/corpus* [--unseen CORPUS...]

Corpora given as unseen are scored by the weights of all the others together, as the program ships them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from statistics import mean
from unittest.mock import patch

from factcheck.comparing import grouping, weights
from factcheck.comparing.report import make_report
from factcheck.comparing.trees import Trees
from factcheck.documents import mentions_of, read_papers
from scripts.fit_grouping import Lesson, fit_both, lesson
from tests.comparing.scoring import load, score

TOLD = [
    "found",
    "grouping_precision",
    "grouping_recall",
    "grouping_f1",
    "alarms_precision",
    "alarms_recall",
    "alarms_f1",
    "differing_alarmed",
    "agreeing_quiet",
]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--unseen", nargs="*", type=Path, default=[])
    given = parser.parse_args()
    lessons = {folder: lesson(folder) for folder in given.corpora}
    print(f"{'':16}", *(f"{name[-10:]:>10}" for name in TOLD))  # noqa: T201
    rows = [tell(folder, [one for other, one in lessons.items() if other != folder]) for folder in given.corpora]
    print(f"{'on average':16}", *(f"{mean(column):10.3f}" for column in zip(*rows, strict=True)))  # noqa: T201
    for folder in given.unseen:
        tell(folder, list(lessons.values()))


def tell(folder: Path, lessons: list[Lesson]) -> list[float]:
    """Score a corpus by weights fitted on these lessons, and print its row."""
    papers = list(read_papers([folder / "documents"], skipped=print))
    mentions = tuple(mention for paper in papers for mention in mentions_of(paper))
    fitted = fit_both(lessons)
    grown = Trees(tuple(fitted.trees["alone"]), tuple(fitted.trees["company"]), tuple(fitted.trees["trees"]))
    known = weights.Weights(fitted.weights)
    with patch.object(weights, "weights", lambda: known), patch.object(grouping, "trees", lambda: grown):
        report = make_report(mentions)
    measures = score(load(folder), {paper.id: paper.document.text for paper in papers}, mentions, report).measures()
    row = [measures[name] for name in TOLD]
    print(f"{folder.name:16}", *(f"{value:10.3f}" for value in row))  # noqa: T201
    return row


if __name__ == "__main__":
    main()
