"""Sources counted by origin: a syndicated copy, or two outlets that quote one agency, are one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from factcheck.comparing.circumstances import same_name
from factcheck.comparing.mention import Mention
from factcheck.comparing.words import default_synonyms

# Share of words two sentences must have in common to be one text printed twice.
_COPIED = 0.8


def origins(mentions: Sequence[Mention], copies: Collection[frozenset[str]] = ()) -> list[list[str]]:
    """The keys of the mentions, put together by origin, in the order first met.

    `copies` are sets of documents known to be copies of one text. Besides, two mentions are of one origin when they
    stand in one document, cite one body, cite the publisher of the other, or stand in nearly the same sentence.
    """
    parent = {mention.key: mention.key for mention in mentions}

    def root(key: str) -> str:
        while parent[key] != key:
            key = parent[key]
        return key

    for i, one in enumerate(mentions):
        for other in mentions[i + 1 :]:
            if _one_origin(one, other, copies):
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
        return same_name(p, q)
    if (p and same_name(p, other.publisher)) or (q and same_name(q, one.publisher)):
        return True
    return _same_words(one.figure.quote, other.figure.quote)


def _same_words(one: str, other: str) -> bool:
    p, q = (frozenset(default_synonyms().concepts(text)) for text in (one, other))
    return bool(p | q) and len(p & q) / len(p | q) >= _COPIED
