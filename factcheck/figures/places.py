"""Find the places a sentence names, and which of them a figure speaks of."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from . import phrases
from .lexicon import DATA, Lexicon, rows
from .mention import Mention
from .tokens import Sentence

LONGEST_NAME = 5
"""Words."""


_BEFORE_UNKNOWN = frozenset(("in", "across", "throughout", "the"))


class Place(NamedTuple):
    """Tokens `first` up to, not including, `last`; `located` says that a preposition puts something there."""

    first: int
    last: int
    name: str
    located: bool
    adjective: bool
    broad: bool = False


@cache
def gazetteer(language: str) -> dict[str, tuple[str, str]]:
    """Names as written, leading to the English name and its kind: name, adjective, or broad (a continent)."""
    known = {row[0]: (row[1] or row[0], "name") for row in rows(DATA / language / "places.txt")}
    known |= {row[0]: (row[1], row[2]) for row in rows(DATA / language / "place_aliases.txt")}
    return known


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(name.split()[0] for name in gazetteer(language))


def find_places(s: Sentence, lexicon: Lexicon) -> list[Place]:
    """The places of a sentence, in order."""
    known, first_words = gazetteer(lexicon.language), _first_words(lexicon.language)
    found: list[Place] = []
    i = 0
    while i < len(s):
        last = 0
        word = s.words[i]
        if word[0].isupper() and _bare(word) in first_words:
            last = _longest(s, i, known, found, lexicon)
        if not last and word[0].isupper() and s.low(i - 1) in _BEFORE_UNKNOWN:
            last = _unknown(s, i, found, lexicon)
        i = last or i + 1
    return found


def _unknown(s: Sentence, first: int, found: list[Place], lexicon: Lexicon) -> int:
    """A capitalised name that no list holds is a place behind "in" and "across": "in Wallowa County"."""
    k = first - 1
    k -= s.low(k) == "the"
    if s.low(k) not in lexicon.of("where_named") or s.words[first].isupper():
        return 0
    last = first
    while last < min(len(s), first + 3) and s.words[last][0].isupper() and s.words[last][-1:].islower():
        last += 1
    name = s.words[first:last]
    lows = [word.lower() for word in name]
    if not name or not lexicon.of("no_place").isdisjoint(lows) or _bare(name[-1]) != name[-1]:
        return 0
    if s.taken[first] or lows[0] in lexicon.months or lows[0] in lexicon.of("reference_noun"):
        return 0
    if s.word(last)[:1].isupper():
        return 0
    named = last - (last - first > 1 and lows[-1] in lexicon.of("region_noun"))
    found.append(Place(first, last, " ".join(s.words[first:named]), True, False))
    return last


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _longest(s: Sentence, i: int, known: dict[str, tuple[str, str]], found: list[Place], lexicon: Lexicon) -> int:
    for n in range(min(LONGEST_NAME, len(s) - i), 0, -1):
        name = _bare(" ".join(s.words[i : i + n]).replace("’", "'"))
        if name not in known:
            continue
        if n == 1 and (_within_name(s, i, lexicon) or (s.word(i + 1) == "$" and s.glued(i + 1))):
            return 0
        canonical, kind = known[name]
        found.append(Place(i, i + n, canonical, _located(s, i, lexicon), kind == "adjective", kind == "broad"))
        return i + n
    return 0


def _within_name(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a one-word place is a part of another name ("Washington Post", "Jordan Smith", "Mr. London")."""
    if s.low(i - 1) in lexicon.of("title") or (s.low(i - 1) == "." and s.low(i - 2) in lexicon.of("title")):
        return True
    return s.low(i + 1) in lexicon.of("name_tail")


def _located(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    k = i - 1
    while s.low(k) in lexicon.of("place_lead") or s.low(k) in lexicon.of("determiner"):
        k -= 1
    if s.low(k) in lexicon.of("of") and s.low(k - 1) in lexicon.of("place_lead"):
        k -= 2
        while s.low(k) in lexicon.of("place_lead") or s.low(k) in lexicon.of("determiner"):
            k -= 1
    if s.low(k) == "and" and s.word(k - 1)[:1].isupper():
        return _located(s, k - 1, lexicon)
    return s.low(k) in lexicon.of("where")


def place_of(s: Sentence, m: Mention, places: list[Place], next_begin: int, lexicon: Lexicon) -> str | None:
    """The place the sentence gives for a figure: located behind it, before it, else the subject's own."""
    start = phrases.clause_start(s, m.first, lexicon)
    behind = [p for p in places if p.located and m.stop <= p.first < next_begin]
    if behind:
        return behind[0].name
    before = [p for p in places if p.located and p.first < m.begin]
    if before:
        return before[-1].name
    anywhere = [p for p in places if p.located]
    if anywhere:
        return anywhere[0].name
    subject = [p for p in places if p.first < m.begin and not p.adjective and not _led(s, p, lexicon)]
    subject = [p for p in subject if p.first >= start] or subject
    if subject:
        return subject[-1].name
    return None


def _led(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """Whether a preposition that says no location leads the place ("divers from Peru")."""
    return s.low(place.first - 1) in ("from", "to", "with", "into", "and", ",")


def adjective_of(places: list[Place], m: Mention) -> str | None:
    """The country of an adjective before the figure ("Chinese customs seized ..."), the weakest sign of place."""
    return next((p.name for p in reversed(places) if p.adjective and p.first < m.begin), None)
