"""How much two documents are about one subject."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import combinations
from math import fsum, log, sqrt

from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import Signature

# The share of telling words (a cosine) that documents on different subjects have in common at most by chance, and the
# share from which on they are taken to be on one subject.
_CHANCE, _RELATED = 0.03, 0.11
# In many documents a word that so large a share of them has tells nothing, and would make every pair a candidate.
_COMMON, _MANY = 0.1, 100
# Of many documents on one subject each is laid beside so many of its closest; their figures meet through each other's.
_MOST = 16
# Texts with fewer others than this that are certainly on their subject are, nearly as surely, on the subject of those
# that these others are certainly on, if something hints at it.
_FEW, _CERTAIN, _HINTED, _THROUGH = 8, 0.95, 0.3, 0.8


def _through_others(found: Mapping[tuple[str, str], float]) -> Iterator[tuple[str, str]]:
    """Two short texts may share few words, but both many with a third. Where a text has many others on its subject, its
    figures meet through these."""
    certain: dict[str, set[str]] = defaultdict(set)
    for (one, other), related in found.items():
        if related >= _CERTAIN:
            certain[one].add(other)
            certain[other].add(one)
    few = {one: partners for one, partners in certain.items() if len(partners) < _FEW}
    for (one, other), related in found.items():
        is_hinted = _HINTED < related < _THROUGH and one in few and other in few
        if is_hinted and not few.keys().isdisjoint(few[one] & few[other]):
            yield one, other


class Subjects:
    """The documents of a batch by the words of their figures' sentences, a word telling the more the rarer it is."""

    def __init__(self, mentions: Sequence[Mention], signatures: Sequence[Signature]) -> None:
        words: dict[str, set[str]] = defaultdict(set)
        for mention, one in zip(mentions, signatures, strict=True):
            words[mention.document].update(one.words)
        seen = Counter(word for found in words.values() for word in found)
        self._weight = {word: log(1 + len(words) / count) ** 2 for word, count in seen.items()}
        self._size = {document: fsum(map(self._weight.__getitem__, found)) for document, found in words.items()}
        # Words of another script that nothing brings to a concept can be shared with no text in this one, and how one
        # is called in English that no other text uses may be another word for what they say.
        self._shareable = {
            document: fsum(self._weight[word] for word in found if word.isascii() and seen[word] > 1)
            for document, found in words.items()
        }
        self._foreign = {
            document
            for document, found in words.items()
            if fsum(self._weight[word] for word in found if not word.isascii()) * 2 > self._size[document]
        }
        self._having: dict[str, list[str]] = defaultdict(list)
        for document, found in words.items():
            for word in sorted(found):  # for sums that come out the same to the last digit each time
                if len(words) <= _MANY or seen[word] <= len(words) * _COMMON:
                    self._having[word].append(document)

    def related(self) -> Iterator[tuple[str, str, float]]:
        """Each two documents with something in common, and each with itself, with how much: 1 is one subject."""
        shared: dict[tuple[str, str], float] = defaultdict(float)
        for word, documents in self._having.items():
            for pair in combinations(documents, 2):
                shared[pair] += self._weight[word]
        yield from ((document, document, 1.0) for document in self._size)
        closest: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
        for (one, other), together in shared.items():
            cosine = together / self._length(one, other)
            if cosine > _CHANCE:
                closest[one].append((cosine, one, other))
                closest[other].append((cosine, one, other))
        kept = {pair for found in closest.values() for pair in nlargest(_MOST, found)}
        found = {(one, other): min(1.0, (cosine - _CHANCE) / (_RELATED - _CHANCE)) for cosine, one, other in kept}
        found |= dict.fromkeys(_through_others(found), _THROUGH)
        for (one, other), related in sorted(found.items(), key=lambda item: (-item[1], item[0])):
            yield one, other, related

    def _length(self, one: str, other: str) -> float:
        """What two documents could share at most (a geometric mean); of two scripts, only what can be shared."""
        sizes = self._shareable if (one in self._foreign) != (other in self._foreign) else self._size
        return sqrt(sizes[one] * sizes[other]) or 1.0
