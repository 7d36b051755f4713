"""Words as concepts: inflections removed, synonyms brought together, empty words left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from factcheck.figures.chinese_lexicon import load_chinese
from factcheck.figures.lexicon import load, rows

_DATA = Path(__file__).parent / "data"
_TOKEN = re.compile(r"[\u3400-\u9fff]+|[^\W\d_\u3400-\u9fff]+(?:['’&][^\W\d_\u3400-\u9fff]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST_PHRASE = 4
_SHORTEST_STEM = 3
_NAMED_WEIGHT = 1.5
_SUFFIXES = ("ations", "ation", "ings", "ing", "ities", "ity", "ments", "ment", "ers", "ies", "ied", "ed", "es", "s")


@cache
def common_words() -> frozenset[str]:
    """Words that say nothing about what is counted."""
    words = (_DATA / "common_words.txt").read_text(encoding="utf-8").split()
    return frozenset(words) | frozenset(stem(word) for word in words)


def tokens(text: str) -> list[str]:
    """The words of a text as they are written, runs of Chinese signs as one."""
    found: list[str] = _TOKEN.findall(text)
    return found


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its inflection, cut alike for all its forms: "seized", "seizing" and "seizes" are "seiz"."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if _HAN.search(word):
        return word
    word = _irregular().get(word, word)
    for suffix in _SUFFIXES:
        root = word.removesuffix(suffix)
        if root != word and len(root) >= _SHORTEST_STEM and not (suffix == "s" and root.endswith("s")):
            word = root + ("y" if suffix in {"ies", "ied"} else "")
            break
    return _undoubled(word).removesuffix("e") if len(word) > _SHORTEST_STEM else word


@cache
def _irregular() -> dict[str, str]:
    """Forms that no suffix tells: "fled" of "flee", "children" of "child"."""
    verbs = load("en").verbs.items()
    found = {form: verb for form, verb in verbs if not form.endswith(("s", "ing")) and not _is_regular(form)}
    return found | dict(
        row.split() for row in (_DATA / "irregular_plurals.txt").read_text(encoding="utf-8").splitlines()
    )


def _is_regular(form: str) -> bool:
    """Whether taking "ed" off leaves a word; "fled" and "died" are too short for that."""
    return form.endswith("ed") and len(form) - len("ed") >= _SHORTEST_STEM


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in "sl" else word


class Synonyms:
    """Which words stand for one concept. The first of each row names it."""

    def __init__(self, rows: Iterable[Iterable[str]]) -> None:
        self._concepts: dict[tuple[str, ...], str] = {}
        # How many words the longest phrase has that begins with each: most words begin none
        self._longest: dict[str, int] = {}
        self._han: dict[str, str] = {}
        self._english: dict[str, str] = {}
        self._named: set[str] = set()
        for row in rows:
            words = list(row)
            self._named.add(words[0])
            for word in words:
                self._add(word, words[0])

    def _add(self, word: str, concept: str) -> None:
        if _HAN.search(word):
            self._han.setdefault(word, concept)
        else:
            phrase = tuple(stem(part) for part in _TOKEN.findall(word))
            self._concepts.setdefault(phrase, concept)
            if phrase:
                self._longest[phrase[0]] = max(len(phrase), self._longest.get(phrase[0], 0))

    def extended(self, rows: Iterable[Iterable[str]]) -> Synonyms:
        """These and more, for what curators add; a word they give a new meaning takes it."""
        more = Synonyms(rows)
        more._concepts = {**self._concepts, **more._concepts}
        more._longest = {
            first: max(self._longest.get(first, 0), more._longest.get(first, 0))
            for first in self._longest.keys() | more._longest.keys()
        }
        more._han = {**self._han, **more._han}
        more._named |= self._named
        more._english = self._english
        return more

    def translating(self, glossary: Iterable[tuple[str, str]]) -> Synonyms:
        """These, and Chinese words by what they are called in English; those that have a meaning here keep it."""
        more = self.extended(())
        more._english = dict(glossary)
        return more

    def has(self, concept: str) -> bool:
        """Whether a concept has synonyms here: those are what figures are known to be given of."""
        return concept in self._named

    def weight(self, concept: str) -> float:
        """How much a concept tells: more where figures are known to be given of it."""
        return _NAMED_WEIGHT if self.has(concept) else 1.0

    def concepts(self, text: str) -> list[str]:
        """The concepts of a text in its order, words without synonyms by their stems, common words left out."""
        stems: list[str] = []
        found: list[str] = []
        for token in _TOKEN.findall(text):
            if _HAN.match(token):
                found += self._phrases(stems) + self._han_concepts(token)
                stems = []
            else:
                stems.append(stem(token))
        return found + self._phrases(stems)

    def _phrases(self, stems: list[str]) -> list[str]:
        found, place = [], 0
        while place < len(stems):
            longest = min(self._longest.get(stems[place], 0), _LONGEST_PHRASE, len(stems) - place)
            for length in range(longest, 0, -1):
                concept = self._concepts.get(tuple(stems[place : place + length]))
                if concept:
                    found.append(concept)
                    if length > 1:
                        found += self._singly(stems[place : place + length])
                    place += length
                    break
            else:
                found += self._singly(stems[place : place + 1])
                place += 1
        return found

    def _singly(self, stems: list[str]) -> list[str]:
        return [self._concepts.get((one,), one) for one in stems if one not in common_words()]

    def _han_concepts(self, text: str) -> list[str]:
        """Longest known words first; what is left is taken two signs at a time, as Chinese words mostly are."""
        found: list[str] = []
        place = 0
        while place < len(text):
            for length in range(min(8, len(text) - place), 0, -1):
                word = text[place : place + length]
                if word in self._han or word in self._english:
                    found += [self._han[word]] if word in self._han else self.concepts(self._english[word])
                    place += length
                    break
            else:
                if place + 1 < len(text):
                    found.append(text[place : place + 2])
                place += 1
        return found


@cache
def default_synonyms() -> Synonyms:
    """The synonyms shipped with the program, with what Chinese words and names of places are called in English."""
    own = Synonyms(json.loads((_DATA / "synonyms.json").read_text(encoding="utf-8")))
    return own.translating([*_glossary(), *load_chinese().places.items()])


def _glossary() -> Iterator[tuple[str, str]]:
    for english, words in rows(_DATA / "chinese.txt"):
        yield from ((word, english) for word in words.split())
