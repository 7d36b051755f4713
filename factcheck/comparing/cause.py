"""A cause of a difference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Why two figures may differ: a kind for programs, a sentence for people, and how likely it is, 0 to 1."""

    kind: str
    explanation: str
    weight: float = 0.5


def same_words(kind: str, explanation: str) -> tuple[str, ...]:
    """One key for a cause and the same told from the other side: "58 and 85 have ..." and "85 and 58 have ..."."""
    return kind, *sorted(explanation.split())
