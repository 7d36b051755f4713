"""The reader's own examination: how many labelled figures it finds, and how often each field is right."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.figures import Document, read

DATA = Path(__file__).parent.parent / "data" / "figures"
FLOOR = json.loads((DATA / "floor.json").read_text(encoding="utf-8"))
FIELDS = ("low", "high", "unit", "hedge", "what", "period", "place", "attributed_to")


def cases(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def same(field: str, expected: Any, found: Any) -> bool:
    if field in ("low", "high"):
        return bool(round(Decimal(expected), 4) == round(found, 4))
    return bool(expected == found)


def test_the_projects_own_examples_are_read_as_well_as_before() -> None:
    hits: Counter[str] = Counter()
    gold = predicted = 0
    for case in cases("own.jsonl"):
        found = {figure.text: figure for figure in read(Document(case["text"]))}
        gold, predicted = gold + len(case["figures"]), predicted + len(found)
        for expected in case["figures"]:
            figure = found.get(expected["text"])
            if figure is None:
                continue
            hits["text"] += 1
            hits.update(field for field in FIELDS if same(field, expected[field], getattr(figure, field)))
    scores = {field: round(100 * hits[field] / gold, 1) for field in ("text", *FIELDS)}
    scores["precision"] = round(100 * hits["text"] / predicted, 1)
    print(f"\n{gold} labelled figures, {predicted} read:", scores)  # noqa: T201 - the point of the test
    assert {field: score for field, score in scores.items() if score < FLOOR["own"][field]} == {}


def test_the_values_of_the_chinese_cases_of_recognizers_text_are_found() -> None:
    hits = gold = 0
    for case in cases("recognizers_chinese.jsonl"):
        ends = [end for f in read(Document(case["text"], language="zh")) for end in {f.low, f.high} if end is not None]
        for value in map(Decimal, case["values"]):
            gold += 1
            near = next((end for end in ends if abs(end - value) <= abs(value) / 100_000), None)
            if near is not None:
                ends.remove(near)
                hits += 1
    recall = round(100 * hits / gold, 1)
    print(f"\n{gold} values, recall {recall} %")  # noqa: T201 - the point of the test
    assert recall >= FLOOR["recognizers_chinese"]["recall"]
