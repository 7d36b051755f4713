"""Decisions on discrepancies, the work towards them, and the history of who did what."""

from factcheck.review.models.comments import Comment
from factcheck.review.models.decisions import Decision, Opinion
from factcheck.review.models.errata import Erratum
from factcheck.review.models.findings import Finding
from factcheck.review.models.history import Event
from factcheck.review.models.work import Draft, Lease, SavedFilter, Work

__all__ = ["Comment", "Decision", "Draft", "Erratum", "Event", "Finding", "Lease", "Opinion", "SavedFilter", "Work"]
