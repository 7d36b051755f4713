"""The second look's verdict: small trees, each of which asks a few pieces of evidence and adds to the log-odds.

Unlike a weight, a tree can say that numbers which cannot be one weigh little where two texts tell the same in the same
words, and much elsewhere. scripts/fit_grouping.py fits them on the labelled corpora.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path
from typing import Any

from factcheck.comparing.weights import bounded

_FILE = Path(__file__).parent / "data" / "trees.json"

# What a leaf adds, or the number of a piece, the bound it is held against, and where to go on if it is not above that,
# and if it is.
Node = Any


@dataclass(frozen=True, slots=True)
class Trees:
    """The names of the pieces in the order in which nodes number them, those of a pair by itself before those it has
    in its company, and the trees."""

    alone: tuple[str, ...]
    company: tuple[str, ...]
    trees: tuple[Node, ...]

    def listed(self, evidence: Mapping[str, float]) -> array[float]:
        """The pieces that the trees ask for of a pair by itself; what is not among the evidence is 0."""
        return array("f", map(evidence.get, self.alone, repeat(0.0)))

    def log_odds(self, listed: array[float], company: Mapping[str, float]) -> float:
        """The log-odds for all pieces together: above 0 two mentions are likelier of one quantity than not."""
        asked = (listed + array("f", map(company.__getitem__, self.company))).tolist()
        found = 0.0
        for node in self.trees:
            while type(node) is list:
                piece, bound, below, above = node
                node = above if asked[piece] > bound else below
            found += node
        return bounded(found)


@cache
def trees() -> Trees:
    """Those the program ships with."""
    found = json.loads(_FILE.read_text(encoding="utf-8"))
    return Trees(tuple(found["alone"]), tuple(found["company"]), tuple(found["trees"]))
