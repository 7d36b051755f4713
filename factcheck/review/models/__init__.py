"""Decisions on discrepancies, and the history of who did what."""

from factcheck.review.models.decisions import Decision
from factcheck.review.models.history import Event

__all__ = ["Decision", "Event"]
