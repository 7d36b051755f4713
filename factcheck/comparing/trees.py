"""The second look's verdict: small trees, each of which asks a few pieces of evidence and adds to the log-odds.

Unlike a weight, a tree can say that numbers which cannot be one weigh little where two texts tell the same in the same
words, and much elsewhere. scripts/fit_grouping.py fits them on the labelled corpora.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from factcheck.comparing.weights import bounded

_FILE = Path(__file__).parent / "data" / "trees.json"

# What a leaf adds, or the number of a piece, the bound it is held against, and where to go on if it is not above that,
# and if it is.
Node = Any


@dataclass(frozen=True)
class Trees:
    """The names of the pieces in the order in which nodes number them, those of a pair by itself before those it has
    in its company, and the trees."""

    alone: tuple[str, ...]
    company: tuple[str, ...]
    trees: tuple[Node, ...]

    def listed(self, evidence: dict[str, float]) -> array[float]:
        """The pieces that the trees ask for of a pair by itself; what is not among the evidence is 0."""
        return array("f", [*map((self._nothing | evidence).__getitem__, self.alone)])

    def log_odds(self, listed: array[float], company: Mapping[str, float]) -> float:
        """The log-odds for all pieces together: above 0 two mentions are likelier of one quantity than not."""
        asked = listed + array("f", map(company.__getitem__, self.company))
        return bounded(self._answers(asked.tolist()))

    @cached_property
    def _nothing(self) -> dict[str, float]:
        return dict.fromkeys(self.alone, 0.0)

    @cached_property
    def _answers(self) -> Callable[[Sequence[float]], float]:
        """What all trees add up to, as one expression: to go down nested data takes three times as long."""
        answers = ", ".join(map(_expression, self.trees))
        added: Callable[[Sequence[float]], float] = eval(f"lambda asked: sum(({answers},))")  # noqa: S307 (numbers alone)
        return added


def _expression(node: Node) -> str:
    if not isinstance(node, list):
        return f"{float(node)!r}"
    piece, bound, below, above = node
    return f"({_expression(above)} if asked[{piece:d}] > {float(bound)!r} else {_expression(below)})"


@cache
def trees() -> Trees:
    """Those the program ships with."""
    found = json.loads(_FILE.read_text(encoding="utf-8"))
    return Trees(tuple(found["alone"]), tuple(found["company"]), tuple(found["trees"]))
