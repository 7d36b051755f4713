"""Counts that are taken anew from day to day while something goes on: the dead, the missing, the displaced."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factcheck.comparing.words import default_synonyms

_FILE = Path(__file__).parent / "data" / "tolls.json"
# A word less close to its number than this says nothing of what it is a toll of (see signature.py).
_NEAR = 0.45


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


def toll_of(words: Mapping[str, float]) -> str:
    """What a number is a toll of, by the concept that stands closest to it; empty where none is near."""
    near = [(words[concept], toll) for concept, toll in _tolls().items() if words.get(concept, 0.0) >= _NEAR]
    return max(near, default=(0.0, ""))[1]
