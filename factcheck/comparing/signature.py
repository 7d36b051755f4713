"""What a mention speaks of, brought into a form in which two can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from factcheck.comparing import stated
from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import Period, is_open, parse
from factcheck.comparing.units import dimension, factor
from factcheck.comparing.words import Synonyms, default_synonyms
from factcheck.figures import Figure

# How much a word says of a figure, by where it stands: named as measured, what was done with it, between this number
# and its neighbours, elsewhere in the sentence, in the title of the document.
MEASURED, ACTION, NEAR, QUOTE, TITLE = 1.0, 0.6, 0.45, 0.2, 0.15

# "Two bridges", "four days": a text holds many of them.
_SMALL = 12

# Words further from the number than this many belong to something else.
_WINDOW = 10
_NUMBER = re.compile(r"\d[\d,.]*")
_COMMA = re.compile(r"[,;，；、]")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Signature:
    """The kind of unit, each concept said of the figure with how closely it belongs to it (0 to 1), and what every pair
    is asked: the rough amount in base units, whether it is a small count or a time, of which a text holds many,
    whether it stands in a table, whether its sentence speaks of time."""

    kind: str
    measured: frozenset[str]
    words: dict[str, float]
    period: Period | None
    amount: float
    is_small: bool
    is_cell: bool
    states_period: bool


def kind(figure: Figure) -> str:
    """The kind of quantity a unit belongs to: "mass", "count", "money", "ratio"."""
    return dimension(figure.unit.partition("_per_")[0])


def core(figure: Figure, synonyms: Synonyms | None = None) -> frozenset[str]:
    """The concepts of what is measured and what was done with it."""
    known = synonyms or default_synonyms()
    change = frozenset({f"change {figure.trend}"}) if figure.trend else frozenset()
    return change | frozenset(known.concepts(f"{figure.what or ''}. {figure.action or ''}"))


def signature(mention: Mention, synonyms: Synonyms | None = None) -> Signature:
    """The signature of a mention; words are taken as closely as the closest place they stand in."""
    known, figure = synonyms or default_synonyms(), mention.figure
    named = core(figure, known)
    measured = _concepts(figure.what or "", known)
    source = _concepts(figure.attributed_to or "", known) - named
    words: dict[str, float] = dict.fromkeys(_concepts(mention.title, known), TITLE)
    words |= dict.fromkeys(_concepts(figure.quote, known), QUOTE)
    words |= dict.fromkeys(known.concepts(_surroundings(figure)), NEAR)
    words = {word: closeness for word, closeness in words.items() if word not in source}
    words |= dict.fromkeys(named - measured, ACTION)
    words |= dict.fromkeys(measured, MEASURED)
    return Signature(
        kind=kind(figure),
        measured=measured,
        words=words,
        period=_period(mention),
        amount=_amount(figure),
        is_small=_is_small(figure),
        is_cell=stated.is_cell(figure),
        states_period=stated.states_period(figure),
    )


def _amount(figure: Figure) -> float:
    """Roughly how much it is, in base units."""
    first = writings(figure)[0]
    return float(abs(first.value) * factor(first.unit))


def _is_small(figure: Figure) -> bool:
    counted = figure.unit == "count" and (figure.high or 0) <= _SMALL
    return (counted and (figure.low or 0) == int(figure.low or 0)) or dimension(figure.unit) == "time"


def _period(mention: Mention) -> Period | None:
    """The period a figure is given for. The day a text came out is none: it only says when this was known."""
    found = parse(mention.figure.period)
    if found is None or mention.published is None:
        return found
    if is_open(mention.figure.period):
        return replace(found, end=max(found.end, mention.published))
    if found.days > 1:
        return found
    return None if abs((found.end - mention.published).days) <= 1 else found


@lru_cache(maxsize=4096)
def _concepts(text: str, known: Synonyms) -> frozenset[str]:
    return frozenset(known.concepts(text))


def _surroundings(figure: Figure) -> str:
    """The words round a number. In a list, those up to its neighbours' numbers or to the comma before them."""
    begin, end = figure.start - figure.quote_start, figure.end - figure.quote_start
    others = [found.span() for found in _NUMBER.finditer(figure.quote) if not _YEAR.fullmatch(found.group())]
    first = max((stop for _, stop in others if stop <= begin), default=0)
    last = min((start for start, _ in others if start >= end), default=len(figure.quote))
    before, after = figure.quote[first:begin], figure.quote[end:last]
    if first:
        before = _COMMA.split(before)[-1]
    if last < len(figure.quote):
        after = _COMMA.split(after)[0]
    return f"{' '.join(before.split()[-_WINDOW:])} . {' '.join(after.split()[:_WINDOW])}"


def index_keys(figure: Figure, synonyms: Synonyms | None = None) -> set[str]:
    """Strings under which a stored figure is found again; two figures of one quantity share at least one nearly always.

    Each is the kind of unit with a concept of what is measured (where that is not named, of what was done, or of the
    sentence), or with two concepts: the more keys two figures share, the likelier they are of one quantity.
    """
    known, prefix = synonyms or default_synonyms(), kind(figure)
    concepts = core(figure, known)
    measured = _concepts(figure.what or "", known) or concepts or _concepts(figure.quote, known)
    pairs = {f"{prefix}|{one}|{other}" for one, other in combinations(sorted(concepts | measured), 2)}
    return pairs | {f"{prefix}|{concept}" for concept in measured} or {prefix}


def quantity_key(figure: Figure) -> tuple[str, ...]:
    """Kind of unit, concepts, place and period: equal for figures of one quantity told in the same way."""
    return (kind(figure), *sorted(core(figure)), f"@{(figure.place or '').lower()}", f"#{figure.period or ''}")
