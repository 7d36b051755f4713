"""The words of Chinese, loaded from data/zh/."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from .lexicon import DATA, Unit, load, rows

FOLDER = DATA / "zh"


@dataclass(frozen=True, slots=True)
class ChineseLexicon:
    """Compiled patterns; each finds the longest of its words."""

    unit: re.Pattern[str]
    units: dict[str, Unit]
    money_before: re.Pattern[str]
    classifier: re.Pattern[str]
    hedge_before: re.Pattern[str]
    hedge_after: re.Pattern[str]
    hedges: dict[str, str]
    verb_end: re.Pattern[str]
    verbs: frozenset[str]
    stop: re.Pattern[str]
    words: dict[str, frozenset[str]]
    relative: dict[str, str]
    relative_words: re.Pattern[str]
    places: dict[str, str]
    countries: dict[str, str]
    """The country of each place."""
    shared_currencies: dict[tuple[str, str], Unit]
    """What a currency's bare name means where the figure is of a country."""


def longest(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


@cache
def load_chinese() -> ChineseLexicon:
    """The lexicon, read once."""
    named = load("en").units
    units = {word: named[row[0]] for row in rows(FOLDER / "units.txt") for word in row[1].split()}
    money = list(rows(FOLDER / "currencies.txt"))
    units |= {word: named[row[0]] for row in money for word in row[1].split()}
    before = {word: named[row[0]] for row in money for word in row[2].split()}
    hedges = list(rows(FOLDER / "hedges.txt"))
    verbs = frozenset(row[0] for row in rows(FOLDER / "verbs.txt"))
    words = {row[0]: frozenset(row[1].split()) for row in rows(FOLDER / "words.txt")}
    relative = {row[0]: row[1] for row in rows(FOLDER / "relative.txt")}
    # A name of one character cannot be told from a part of a word: 布 in 公布, 金 in 资金.
    places = {row[0]: row[1] or row[0] for row in rows(FOLDER / "places.txt") if len(row[0]) > 1}
    nations = {row[2]: row[1] or row[0] for row in rows(FOLDER / "places.txt") if row[3] == "country"}
    return ChineseLexicon(
        unit=re.compile(longest(units)),
        units=units | before,
        money_before=re.compile(rf"(?:{longest(before)})\s{{0,2}}$"),
        classifier=re.compile(longest(row[0] for row in rows(FOLDER / "classifiers.txt"))),
        hedge_before=re.compile(rf"(?:{longest(row[0] for row in hedges if row[2] == 'before')})\s{{0,2}}$"),
        hedge_after=re.compile(longest(row[0] for row in hedges if row[2] == "after")),
        hedges={row[0]: row[1] for row in hedges},
        verb_end=re.compile(longest(verbs)),
        verbs=verbs,
        stop=re.compile(longest(words["stop"])),
        words=words,
        relative=relative,
        relative_words=re.compile(longest(relative)),
        places=places,
        shared_currencies={(row[0], row[1]): named[row[2]] for row in rows(FOLDER / "shared_currencies.txt")},
        countries={row[0]: nations[row[2]] for row in rows(FOLDER / "places.txt") if row[2] in nations},
    )
