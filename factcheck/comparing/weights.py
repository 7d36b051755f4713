"""How much each piece of evidence weighs in the first look: log-odds, fitted by scripts/fit_grouping.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from math import copysign
from operator import mul
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "weights.json"
CERTAIN = 9.0
_PLACES = 9


class Weights(dict[str, float]):
    """What has no weight weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@cache
def weights() -> Mapping[str, float]:
    """The weights the program ships with, by the names of the pieces."""
    return Weights(json.loads(_FILE.read_text(encoding="utf-8")))


def log_odds(evidence: Mapping[str, float]) -> float:
    """The log-odds for all pieces of evidence together: above 0 two mentions are likelier of one quantity than not."""
    known = weights()
    return bounded(known["always"] + sum(map(mul, map(known.__getitem__, evidence), evidence.values())))


def bounded(odds: float) -> float:
    """Log-odds within what is certain, and rounded.

    Sums over sets err in their last places by the order in which a run of Python walks them, and among many versions of
    one page that decided who went with whom.
    """
    return round(odds, _PLACES) if -CERTAIN < odds < CERTAIN else copysign(CERTAIN, odds)
