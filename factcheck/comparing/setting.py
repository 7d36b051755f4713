"""What a document says in general: which words tell its figures apart, what else it speaks of, where it mostly is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import log

from factcheck.comparing.kin import Kin, Like
from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import Signature
from factcheck.comparing.sketch import Weigh
from factcheck.comparing.vectors import rarity
from factcheck.comparing.words import Synonyms

# What is said of more than so large a share of a document's figures is what it is about, and tells none of them apart.
_TOPIC = 0.25


class Setting:
    """One document, by all its figures."""

    def __init__(self, mentions: Sequence[Mention], signatures: Sequence[Signature], weigh: Weigh) -> None:
        seen = Counter(word for one in signatures for word in one.said)
        self.said = frozenset(seen)
        self._words = {word for one in signatures for word in one.words}
        self.kin = Kin(self._words)
        self._heard: dict[frozenset[str], list[tuple[str, Like]]] = {}
        self.topic = frozenset(word for word, count in seen.items() if count > len(signatures) * _TOPIC)
        self._rarity = {word: log(1 + len(signatures) / count) for word, count in seen.items()}
        self._unseen = log(1 + len(signatures))
        self._weigh = weigh
        places = Counter(mention.figure.place for mention in mentions if mention.figure.place)
        self.usual_place = max(places, key=lambda place: places[place], default=None)

    def heard(self, words: frozenset[str]) -> list[tuple[str, Like]]:
        """Those of some words that it says, or others like them, each with these: most texts say little of what others
        measure."""
        if words not in self._heard:
            found = ((word, self.kin.of(word)) for word in sorted(words))
            self._heard[words] = [(word, kin) for word, kin in found if kin or word in self._words]
        return self._heard[words]

    def weigh(self, word: str) -> float:
        """How much a word tells: the more the rarer it is in English, and the fewer figures here it is said of."""
        return self._weigh(word) * self._rarity.get(word, self._unseen)


def settings(mentions: Sequence[Mention], signatures: Sequence[Signature], known: Synonyms) -> dict[str, Setting]:
    """The setting of each document."""
    inside: dict[str, list[int]] = {}
    for i, mention in enumerate(mentions):
        inside.setdefault(mention.document, []).append(i)
    seen = Counter(word for one in signatures for word in one.said)
    weights = {
        word: known.weight(word) * rarity(word) * log(1 + len(signatures) / count) for word, count in seen.items()
    }

    def weigh(word: str) -> float:
        return weights.get(word) or known.weight(word) * rarity(word)

    return {
        document: Setting([mentions[i] for i in found], [signatures[i] for i in found], weigh)
        for document, found in inside.items()
    }
