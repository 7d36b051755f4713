"""A cause of a difference."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """Why two figures may differ: a kind for programs, a sentence for people, and how likely it is, 0 to 1."""

    kind: str
    explanation: str
    weight: float = 0.5
