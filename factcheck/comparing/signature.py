"""What a mention speaks of, brought into a form in which two can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, combinations, repeat

from factcheck.comparing import stated
from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import Period, is_open, parse
from factcheck.comparing.tolls import PEOPLE, tallied, toll_of
from factcheck.comparing.units import counted, dimension
from factcheck.comparing.words import Synonyms, default_synonyms, tokens
from factcheck.figures import Figure
from factcheck.figures.counted import is_person
from factcheck.figures.lexicon import load

# How much a word says of a figure, by where it stands: named as measured, what was done with it, over its column, over
# its table, in the title of the document. In the sentence it says the less the further it stands from the number.
MEASURED, ACTION, COLUMN, CAPTION, TITLE = 1.0, 0.6, 0.8, 0.3, 0.15
_PER_WORD, _FURTHEST = 0.85, 0.15
_CLOSE = [_PER_WORD**away for away in range(12)]
# Words closer than this stand beside the number.
NEAR = 0.45

# "Two bridges", "four days": a text holds many of them.
_SMALL = 12

_OF_ALL = re.compile(r"\s+of (?:them|the|those|these|whom|all)\b", re.I)


@dataclass(slots=True, eq=False)
class Signature:
    """The kind of unit, each concept said of the figure with how closely it belongs to it (0 to 1), and what every pair
    is asked: whether what is measured is of what figures are known to be given (people always are), the rough amount in
    base units, whether it is a small count or a time, of which a text holds many, whether it stands in a table or in
    the title, whether its own sentence gives its period and its place, what it is a toll of ("dead"; empty of none),
    whether it counts all of them, not only the children or the crew, and whether those counted are people by their
    name ("users", "wardens")."""

    kind: str
    measured: frozenset[str]
    is_known: bool
    words: dict[str, float]
    period: Period | None
    amount: float
    is_small: bool
    is_cell: bool
    in_title: bool
    states_period: bool
    states_place: bool
    toll: str
    is_whole_toll: bool
    counts_people: bool

    # The concepts, those that stand close to the number, what is measured among them, and those of the sentence
    concepts: frozenset[str] = field(init=False)
    beside: frozenset[str] = field(init=False)
    said: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = self.words.items()
        self.concepts = frozenset(self.words)
        self.beside = frozenset(word for word, closeness in words if closeness >= NEAR)
        self.said = frozenset(word for word, closeness in words if closeness > TITLE or word in self.measured)


def kind(figure: Figure) -> str:
    """The kind of quantity a unit belongs to: "mass", "count", "money", "ratio"."""
    return dimension(counted(figure.unit))


def core(figure: Figure, synonyms: Synonyms | None = None) -> frozenset[str]:
    """The concepts of what is measured and what was done with it."""
    known = synonyms or default_synonyms()
    change = frozenset({f"change {figure.trend}"}) if figure.trend else frozenset()
    return change | _concepts(f"{figure.what or ''}. {figure.action or ''}", known)


@lru_cache(maxsize=8192)
def signature(mention: Mention, synonyms: Synonyms | None = None) -> Signature:
    """The signature of a mention; words are taken as closely as the closest place they stand in.

    Kept, for what is stored is laid beside one new text after the other.
    """
    known, figure = synonyms or default_synonyms(), mention.figure
    named = core(figure, known)
    thing = _concepts(figure.what or "", known)
    measured = thing or (named if figure.what else frozenset())  # "people" who drowned
    source = _concepts(figure.attributed_to or "", known) - named
    words: dict[str, float] = dict.fromkeys(_concepts(mention.title, known), TITLE)
    for word, closeness in _spoken(figure, known):
        if word not in source:
            words[word] = max(closeness, words.get(word, 0.0))
    words |= {word: max(ACTION, words.get(word, 0.0)) for word in named - measured}
    words |= dict.fromkeys(measured, MEASURED)
    toll = _toll(figure, words, thing, named)
    return Signature(
        kind=kind(figure),
        measured=measured,
        is_known=any(map(known.has, measured)) or bool(figure.what and not thing),
        words=dict(sorted(words.items())),
        period=_period(mention),
        amount=_amount(figure),
        is_small=_is_small(figure),
        is_cell=stated.is_cell(figure),
        in_title=figure.quote_start == 0 or figure.quote.strip() in mention.title,
        states_period=stated.states_period(figure),
        states_place=stated.states_place(figure),
        toll=toll,
        is_whole_toll=bool(toll) and _counts_all(figure, thing),
        counts_people=_counts_people(figure),
    )


def _counts_all(figure: Figure, thing: frozenset[str]) -> bool:
    """Whether a toll is of all of them: no "sailors" are named, nor are they some "of those killed"."""
    is_general = thing <= PEOPLE or not thing.isdisjoint(tallied())
    return is_general and not _OF_ALL.match(figure.quote[figure.end - figure.quote_start :])


def _counts_people(figure: Figure) -> bool:
    """Whether the noun counted, the last of its words, is one for people."""
    words = (figure.what or "").lower().split()
    return figure.unit == "count" and bool(words) and is_person(words[-1], load("en"))


def _toll(figure: Figure, words: dict[str, float], thing: frozenset[str], named: frozenset[str]) -> str:
    """What a count is a toll of. Where it counts something else, the dead beside it are only what that has to do with:
    "victims came from 11 countries". Some of the dead are no toll. "19 prisoners killed" tells of the dead."""
    is_other = bool(thing) and named.isdisjoint(tallied())
    if figure.per or figure.part_of or kind(figure) != "count" or is_other:
        return ""
    befell = dict.fromkeys(named - thing, ACTION)
    return toll_of(befell) or toll_of({word: closeness for word, closeness in words.items() if closeness >= NEAR})


def _spoken(figure: Figure, known: Synonyms) -> Iterator[tuple[str, float]]:
    """The concepts of the sentence, and over a table's cell, each with how close it stands to the number."""
    begin, end = figure.start - figure.quote_start, figure.end - figure.quote_start
    for words in (tokens(figure.quote[:begin])[::-1], tokens(figure.quote[end:])):
        for closeness, word in zip(chain(_CLOSE, repeat(_FURTHEST)), words):  # noqa: B905
            for concept in _concepts_of_word(word, known):
                yield concept, closeness
    yield from ((concept, _FURTHEST) for concept in _concepts(figure.quote, known))
    if figure.cell:
        above = ((CAPTION, figure.cell.caption), (COLUMN, figure.cell.column), (MEASURED, figure.cell.row))
        yield from ((concept, closeness) for closeness, words in above for concept in _concepts(words, known))


def _amount(figure: Figure) -> float:
    """Roughly how much it is, in base units."""
    return abs(writings(figure)[0].amount)


def _is_small(figure: Figure) -> bool:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    counted = figure.unit == "count" and all(end <= _SMALL and end == int(end) for end in ends)
    return (bool(ends) and counted) or dimension(figure.unit) == "time"


def _period(mention: Mention) -> Period | None:
    """The period a figure is given for. The day a text came out is none: it only says when this was known."""
    found = parse(mention.figure.period)
    if found is None or mention.published is None:
        return found
    if is_open(mention.figure.period):
        return found._replace(end=max(found.end, mention.published))
    if found.days > 1:
        return found
    return None if abs((found.end - mention.published).days) <= 1 else found


@lru_cache(maxsize=4096)
def _concepts(text: str, known: Synonyms) -> frozenset[str]:
    return frozenset(known.concepts(text))


@lru_cache(maxsize=16384)
def _concepts_of_word(word: str, known: Synonyms) -> frozenset[str]:
    """Apart from those of texts, which are many more and soon not asked for again."""
    return frozenset(known.concepts(word))


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
