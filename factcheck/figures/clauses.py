"""Find where the clause of a word begins."""

from __future__ import annotations

from functools import cache

from . import phrases
from .lexicon import Lexicon, load
from .tokens import Sentence

LONGEST_CLAUSE = 60
"""Words."""


def start(s: Sentence, i: int, lexicon: Lexicon) -> int:
    """The first token of the clause that token `i` stands in."""
    breaks, joiners, verbs = lexicon.of("clause_break"), lexicon.of("clause_joiner"), lexicon.of("clause_verb")
    farthest, lows, telling = max(0, i - LONGEST_CLAUSE), s.lows, _clause_words(lexicon.language)
    for k in range(i, farthest, -1):
        low = lows[k - 1]
        if low not in telling:
            continue
        if (low in phrases.CLAUSE_SIGNS and phrases.list_end(s, k - 1, lexicon) is None) or low in breaks:
            return k
        if low in joiners and _joins_clauses(s, k - 1, lexicon):
            return k
        if low in verbs and 1 < k < i and _reports(s, k, i, lexicon):
            return k
        if lexicon.verbs.get(low) in lexicon.of("told_verb") and (told := _told(s, k, i, lexicon)) is not None:
            return told
    return farthest if i > farthest else i


@cache
def _clause_words(language: str) -> frozenset[str]:
    """All words and signs at which a clause may begin."""
    lexicon = load(language)
    told = (form for form, base in lexicon.verbs.items() if base in lexicon.of("told_verb"))
    groups = (lexicon.of(group) for group in ("clause_break", "clause_joiner", "clause_verb"))
    return phrases.CLAUSE_SIGNS.union(told, *groups)


def _told(s: Sentence, k: int, last: int, lexicon: Lexicon) -> int | None:
    """Where the clause begins that somebody is told from token `k` on: "told the paper the repairs would"."""
    hearer = phrases.noun_phrase(s, k, lexicon)
    if hearer is None or hearer[1] >= last or not _reports(s, hearer[1], last, lexicon):
        return None
    return hearer[1]


def _reports(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether what follows "said" is a clause: a noun with an article, or a verb of its own up to token `last`."""
    if s.lows[first] in lexicon.of("determiner"):
        return True
    return any(
        s.lows[k] in lexicon.verbs and phrases.is_verb(s, k, lexicon) for k in range(first + 1, min(last + 1, len(s)))
    )


def _joins_clauses(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the "and" at `k` begins a clause with a subject of its own ("... 8.1 percent and Y rallied")."""
    after = k + 1
    if after >= len(s) or phrases.is_verb(s, after, lexicon) or s.lows[after] in lexicon.of("preposition"):
        return False
    if k > 1 and s.taken[k - 2] and phrases.begins_clause(s, k, lexicon):
        return True
    return s.taken[k - 1] == 1 and not s.taken[after] and not s.words[after][0].isdecimal()
