"""Who said what, when; who changed it, and whether they said so; who followed whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claims.evidence import Evidence
from factcheck.comparing.telling import word_of_revision

_SENTENCES = re.compile(r"[^.!?。！？\n]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: a source gave a value, or gave another one than before.

    `before` is what its text said until then; `is_quiet` where the new text does not say that anything changed;
    `follows` is who gave the same value first; `is_past` where the newest text does not give it any more.
    """

    on: date
    evidence: Evidence
    before: Evidence | None = None
    is_quiet: bool = False
    follows: Evidence | None = None
    is_past: bool = False

    @property
    def is_of_one_origin(self) -> bool:
        """Whether it goes back to the one it follows."""
        return self.follows is not None and self.follows.origin == self.evidence.origin


def timeline_of(evidence: Sequence[Evidence]) -> list[Entry]:
    """What happened, the newest first; a text that was only worded anew is no news."""
    by_article: dict[int, list[Evidence]] = defaultdict(list)
    for one in sorted(evidence, key=lambda one: one.observation.figure.revision.number):
        by_article[one.article.pk].append(one)
    entries = [entry for said in by_article.values() for entry in _of_article(said)]
    entries.sort(key=_age)
    return list(reversed(list(_with_leaders(entries))))


def _of_article(said: Sequence[Evidence]) -> Iterator[Entry]:
    """The first word of an article, and each that differs from what its text before gave."""
    first, newest = said[0].observation.figure.revision, said[0]
    still = {_value(one) for one in said if one.is_standing}
    for one in said:
        revision, is_past = one.observation.figure.revision, _value(one) not in still
        if revision.pk == first.pk:
            yield Entry(one.said_on, one, is_past=is_past)
        elif _value(one) not in {_value(other) for other in said if other is not one and _stood_before(other, one)}:
            yield Entry(revision.recorded_at.date(), one, newest, _is_quiet(newest, one), is_past=is_past)
        newest = one


def _stood_before(other: Evidence, one: Evidence) -> bool:
    return other.observation.figure.revision.number < one.observation.figure.revision.number


def _with_leaders(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Each with who gave the same value before, in whatever article."""
    first: dict[object, Entry] = {}
    for entry in entries:
        leader = first.setdefault(_value(entry.evidence), entry)
        is_other = leader.evidence.article.source.publisher_id != entry.evidence.article.source.publisher_id
        if is_other and leader.on <= entry.on:
            yield replace(entry, follows=leader.evidence)
        else:
            yield entry


def _value(one: Evidence) -> object:
    figure = one.observation.figure
    return one.value if one.value is not None else (figure.low, figure.high, figure.unit)


def _is_quiet(before: Evidence, after: Evidence) -> bool:
    """Whether no sentence that is new in the text speaks of a correction."""
    old, new = (set(_SENTENCES.findall(one.observation.figure.revision.text)) for one in (before, after))
    return not any(word_of_revision(sentence) for sentence in new - old)


def _age(entry: Entry) -> tuple[object, ...]:
    figure = entry.evidence.observation.figure
    return entry.on, figure.revision.recorded_at, figure.pk
