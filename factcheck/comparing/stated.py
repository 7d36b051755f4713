"""What a figure's own sentence says, and what was only carried over to it from the sentences before."""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.comparing import places
from factcheck.figures import Figure

_WHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|quarter|so far|first half|second half|year-end"
    r"|(?:last|this|previous|past|next) (?:year|month|week|season)"
    r"|(?:year|month|week|quarter) (?:earlier|before|ago))\b"
    r"|[年月日季]"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TWO_WORDS = re.compile(r"[^\W\d_]{2,}.*[^\W\d_]{2,}", re.S)
_SENTENCE_ENDS = '.!?。！？"”’'


def is_cell(figure: Figure) -> bool:
    """Whether a figure stands in a table: there is no sentence round it."""
    return not _TWO_WORDS.search(figure.quote.replace(figure.text, " "))


def states_period(figure: Figure) -> bool:
    """Whether the sentence speaks of time. Headings and table rows, without full stop, are taken at their word."""
    if is_cell(figure) or figure.quote.rstrip()[-1:] not in _SENTENCE_ENDS:
        return True
    year = _YEAR.search(figure.period or "")
    return bool(year and year.group() in figure.quote) or _speaks_of_time(figure.quote)


@lru_cache(maxsize=1024)
def _speaks_of_time(sentence: str) -> bool:
    # To ask small letters takes half the time that to ask either does.
    return bool(_WHEN.search(sentence.lower()))


def states_place(figure: Figure) -> bool:
    """Whether the sentence, or the table in its headings, names the figure's place."""
    return names(figure, figure.place) or (is_cell(figure) and not _is_carried_to_cell(figure))


def _is_carried_to_cell(figure: Figure) -> bool:
    """Whether a table's headings do not name the place: then it is the one that the page is about."""
    if figure.cell is None:
        return False
    words = places.words_in(f"{figure.cell.row} {figure.cell.column} {figure.cell.caption}")
    return not any(part <= words for part in places.parts(figure.place)[:1])


def names(figure: Figure, place: str | None) -> bool:
    """Whether the sentence of a figure names a place."""
    parts = places.parts(place)
    return bool(parts) and parts[0] <= places.words_in(figure.quote)
