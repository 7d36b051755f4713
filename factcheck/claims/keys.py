"""Strings under which stored figures and claims are found again: what is measured, and the year it is about.

Without the year, every figure on a subject would come back for each new one.
"""

from __future__ import annotations

from datetime import date

from factcheck.claims.models import FigureKey
from factcheck.comparing import Synonyms, index_keys
from factcheck.comparing.periods import parse
from factcheck.comparing.signature import core, kind
from factcheck.figures import Figure

LONGEST_KEY = FigureKey._meta.get_field("key").max_length or 0
# A text that gives no period speaks of the year it was published in, or the one before.
YEARS_BACK = 1


def stored_under(figure: Figure, known: Synonyms) -> frozenset[str]:
    """The keys a figure is stored under. A period that is no full year belongs to the year it ends in."""
    return _keys(figure, [_year(figure)], known)


def looked_for_under(figure: Figure, published: date, known: Synonyms) -> frozenset[str]:
    """The keys of stored figures that may speak of the same quantity."""
    year = _year(figure)
    years = [year] if year else [str(published.year - back) for back in range(YEARS_BACK + 1)]
    return _keys(figure, ["", *years], known)


def _year(figure: Figure) -> str:
    period = parse(figure.period)
    return str(period.end.year) if period else ""


def _keys(figure: Figure, years: list[str], known: Synonyms) -> frozenset[str]:
    # Single concepts bring more figures than pairs do, but the pairs put those that share two before the others.
    found = index_keys(figure, known) | {f"{kind(figure)}|{concept}" for concept in core(figure, known)}
    return frozenset(f"{year}|{key}"[:LONGEST_KEY] for key in found for year in years)
