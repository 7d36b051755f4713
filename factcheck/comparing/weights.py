"""How much each piece of evidence weighs: log-odds, fitted by scripts/fit_grouping.py on the labelled corpora."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from operator import mul
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "weights.json"
CERTAIN = 9.0
_PLACES = 9


class _Weights(dict[str, float]):
    """What has no weight weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@cache
def weights(look: str) -> Mapping[str, float]:
    """Those of the first look, at two mentions by themselves, and of the second, beside all others."""
    found: dict[str, dict[str, float]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return _Weights(found[look])


def added_up(look: str, evidence: Mapping[str, float]) -> float:
    """What pieces of evidence come to."""
    known = weights(look)
    found: float = sum(map(mul, map(known.__getitem__, evidence), evidence.values()))
    return found


def log_odds(look: str, pieces: float) -> float:
    """The log-odds for all pieces of evidence together: above 0 two mentions are likelier of one quantity than not.

    Rounded, for sums over sets err in their last places by the order in which a run of Python walks them, and among
    many versions of one page that decided who went with whom.
    """
    return round(max(-CERTAIN, min(CERTAIN, weights(look)["always"] + pieces)), _PLACES)
