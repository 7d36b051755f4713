"""Compares figures: which speak of the same quantity, do they agree, and if not, why. Plain Python.

A `Mention` is a figure with where it was published. `same_quantity` tells with reasons whether two mentions speak of one
quantity, `compare` whether two of one quantity agree and what may have caused the difference, `group` does both for many.
"""

from factcheck.comparing.agreement import Comparison, compare
from factcheck.comparing.cause import Cause
from factcheck.comparing.intervals import Interval, interval
from factcheck.comparing.mention import Mention

__all__ = ["Cause", "Comparison", "Interval", "Mention", "compare", "interval"]
