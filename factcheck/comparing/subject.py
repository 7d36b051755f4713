"""How much two documents are about one subject."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt

from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import Signature

# Documents on one event share about this much of their telling words (a cosine); from there on they count as related.
_RELATED = 0.11


class Subjects:
    """The documents of a batch by the words of their figures' sentences, a word telling the more the rarer it is."""

    def __init__(self, mentions: Sequence[Mention], signatures: Sequence[Signature]) -> None:
        self._words: dict[str, set[str]] = defaultdict(set)
        for mention, one in zip(mentions, signatures, strict=True):
            self._words[mention.document].update(one.words)
        seen = Counter(word for words in self._words.values() for word in words)
        self._weight = {word: log(1 + len(self._words) / count) ** 2 for word, count in seen.items()}
        self._size = {document: sum(map(self._weight.__getitem__, words)) for document, words in self._words.items()}
        self._known: dict[tuple[str, str], float] = {}

    def shared(self, one: str, other: str) -> float:
        """From 0, nothing in common, to 1, one subject."""
        if one == other:
            return 1.0
        key = (min(one, other), max(one, other))
        if key not in self._known:
            self._known[key] = min(1.0, self._cosine(one, other) / _RELATED)
        return self._known[key]

    def _cosine(self, one: str, other: str) -> float:
        shared = sum(map(self._weight.__getitem__, self._words[one] & self._words[other]))
        return shared / sqrt(self._size[one] * self._size[other]) if shared else 0.0
