"""Compares figures: which speak of the same quantity, do they agree, and if not, why. Plain Python.

A `Mention` is a figure with where it was published. `same_quantity` tells with reasons whether two mentions speak of
one quantity, `compare` whether two of one quantity agree and what may have caused the difference, `group` puts the
mentions of each quantity together.
"""

from factcheck.comparing.agreement import Comparison, compare
from factcheck.comparing.cause import Cause
from factcheck.comparing.course import Course, course
from factcheck.comparing.grouping import Group, group
from factcheck.comparing.intervals import Interval, interval
from factcheck.comparing.matching import MAYBE, SURE, Match, Matches, same_quantity
from factcheck.comparing.mention import Mention
from factcheck.comparing.origins import origins
from factcheck.comparing.records import Record
from factcheck.comparing.signature import index_keys, quantity_key
from factcheck.comparing.statement import statement
from factcheck.comparing.suggestion import Suggestion, spread, suggest
from factcheck.comparing.words import Synonyms, default_synonyms

__all__ = [
    "MAYBE",
    "SURE",
    "Cause",
    "Comparison",
    "Course",
    "Group",
    "Interval",
    "Match",
    "Matches",
    "Mention",
    "Record",
    "Suggestion",
    "Synonyms",
    "compare",
    "course",
    "default_synonyms",
    "group",
    "index_keys",
    "interval",
    "origins",
    "quantity_key",
    "same_quantity",
    "spread",
    "statement",
    "suggest",
]
