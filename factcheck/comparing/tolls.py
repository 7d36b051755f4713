"""Counts that are taken anew from day to day while something goes on: the dead, the missing, the displaced."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factcheck.comparing.words import default_synonyms

_FILE = Path(__file__).parent / "data" / "tolls.json"
# Days in which one event is told of again and again, and its tolls are counted anew.
RUNS = 31
# What a toll counts where no nearer noun says whom.
PEOPLE = frozenset({"people", "person"})


@cache
def _tolls() -> dict[str, str]:
    """The toll that each concept tells of."""
    known = default_synonyms()
    rows: dict[str, list[str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return {concept: toll for toll, words in rows.items() for word in words for concept in known.concepts(word)}


@cache
def tallied() -> frozenset[str]:
    """The concepts of what is counted anew."""
    return frozenset(_tolls())


def toll_of(near: Mapping[str, float]) -> str:
    """What a number is a toll of, by the closest of the concepts near it; empty where none tells of a toll."""
    found = [(near[concept], toll) for concept, toll in _tolls().items() if concept in near]
    return max(found, default=(0.0, ""))[1]
