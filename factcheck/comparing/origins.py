"""Sources counted by origin: a syndicated copy, or two outlets that quote one agency, are one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import combinations

from factcheck.comparing.circumstances import same_name
from factcheck.comparing.mention import Mention
from factcheck.comparing.words import default_synonyms

# Share of words two sentences must have in common to be one text printed twice.
_COPIED = 0.8


def origins(mentions: Sequence[Mention], copies: Collection[frozenset[str]] = ()) -> list[list[str]]:
    """The keys of the mentions, put together by origin, in the order first met.

    `copies` are sets of documents known to be copies of one text. Besides, two mentions are of one origin when they
    stand in one document, cite one body, cite the publisher of the other, or give the same number in nearly the same
    sentence.
    """
    parent = {mention.key: mention.key for mention in mentions}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    words = [frozenset(default_synonyms().concepts(mention.figure.quote)) for mention in mentions]
    for (one, p), (other, q) in combinations(zip(mentions, words, strict=True), 2):
        alike = _value(one) == _value(other) and _same_words(p, q) and not _cite_two(one, other)
        if alike or _one_origin(one, other, copies):
            parent[root(other.key)] = root(one.key)
    found: dict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        found[root(mention.key)].append(mention.key)
    return list(found.values())


def _one_origin(one: Mention, other: Mention, copies: Collection[frozenset[str]]) -> bool:
    if one.document == other.document or any({one.document, other.document} <= copy for copy in copies):
        return True
    p, q = one.figure.attributed_to, other.figure.attributed_to
    if p and q:
        return _same_name(p, q)
    return bool((p and _same_name(p, other.publisher)) or (q and _same_name(q, one.publisher)))


def _value(mention: Mention) -> tuple[object, ...]:
    """Who tells another number has not copied the sentence, however alike the words of short ones are."""
    return mention.figure.low, mention.figure.high, mention.figure.unit


def _cite_two(one: Mention, other: Mention) -> bool:
    """Whether each names a source of its own, for another than the other's: then like words do not make them one."""
    return bool(one.figure.attributed_to and other.figure.attributed_to)


_same_name = lru_cache(maxsize=16384)(same_name)


def _same_words(p: frozenset[str], q: frozenset[str]) -> bool:
    return bool(p | q) and len(p & q) / len(p | q) >= _COPIED
