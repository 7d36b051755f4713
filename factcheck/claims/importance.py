"""How much a discrepancy matters, so that reviewers meet the weightiest first. Plain Python."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import sqrt
from typing import Any

LOW, NORMAL, HIGH = -1, 0, 1

# Points, such that no part drowns the others: 1% apart counts 4, 25% counts 20; each further origin 5; each day of
# waiting 1.
FOR_SIZE = 40
FOR_ORIGIN = 5
MOST_ORIGINS = 7
FOR_WEIGHT = 30
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Points:
    """What each part adds; `waiting` grows by one a day."""

    size: float
    origins: float
    weight: float
    waiting: float

    @property
    def total(self) -> float:
        return self.size + self.origins + self.weight + self.waiting


def points(spread: float, origins: int, weight: int, opened_at: datetime, now: datetime) -> Points:
    """The parts of the importance at a moment.

    `spread` is the largest difference as a share of the larger value, `weight` one of LOW, NORMAL, HIGH.
    """
    return Points(
        size=FOR_SIZE * sqrt(min(max(spread, 0.0), 1.0)),
        origins=FOR_ORIGIN * min(max(origins - 1, 0), MOST_ORIGINS - 1),
        weight=FOR_WEIGHT * weight,
        waiting=(now - opened_at) / timedelta(days=1),
    )


def rank(spread: float, origins: int, weight: int, opened_at: datetime) -> float:
    """The importance as a column to order by, the largest first.

    Everything that waits gains one point a day, so the order does not change with time: it is enough to reckon as of
    one fixed day.
    """
    return points(spread, origins, weight, opened_at, _BEGINNING).total


def cause_group(pairs: Sequence[Mapping[str, Any]], evidence: Sequence[Mapping[str, Any]]) -> str:
    """The same for discrepancies whose widest difference has one cause between the same two publishers, else another.

    `pairs` and `evidence` are as Discrepancy keeps them. Empty where no cause is known.
    """
    if not pairs or not pairs[0]["causes"]:
        return ""
    source_of = {item["observation"]: item["source"] for item in evidence}
    publishers = sorted(source_of.get(pk, "") for pk in pairs[0]["observations"])
    digest = hashlib.sha256("\n".join(publishers).encode()).hexdigest()[:12]
    return f"{pairs[0]['causes'][0]['cause']}-{digest}"
