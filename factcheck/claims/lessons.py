"""Lays figures beside what a claim learnt: are they told in other words, do these mean the same, are they ruled out?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from factcheck.claims.models import Claim, Lesson
from factcheck.comparing import Synonyms, places
from factcheck.comparing.periods import parse

NAMES = ("what", "action", "place", "period")


class Told(Protocol):
    """What figures and claims have in common: the words that say which quantity is meant."""

    @property
    def what(self) -> str | None: ...

    @property
    def action(self) -> str | None: ...

    @property
    def place(self) -> str | None: ...

    @property
    def period(self) -> str | None: ...


def told_otherwise(one: Told, other: Told, known: Synonyms) -> list[str]:
    """The names of the fields in which the first clearly says something else; what it leaves open is no difference."""
    if _thing(one, known) == _thing(other, known):
        names: Iterable[str] = ("place", "period")
    else:
        names = NAMES
    return [name for name in names if getattr(one, name) and not _alike(name, one, other, known)]


def applies(lesson: Lesson, told: Told, known: Synonyms) -> bool:
    """Whether the figure is told in the words of the lesson."""
    return _speaks_of(told, lesson.told, known)


def ruled_out(lessons: Iterable[Lesson], told: Told, claim: Claim, known: Synonyms) -> bool:
    """Whether a figure told so has no place under a claim.

    A lesson holds both ways: what is never opium under "Heroin seized in China" is never heroin under "Opium seized in
    China". The lessons may be of other claims; load each with its claim.
    """
    return any(lesson.kind == Lesson.Kind.NEVER and _forbids(lesson, told, claim, known) for lesson in lessons)


def _forbids(lesson: Lesson, told: Told, claim: Claim, known: Synonyms) -> bool:
    if lesson.claim_id == claim.pk:
        return applies(lesson, told, known)
    others = [name for name in NAMES if name not in lesson.told]
    return (
        all(lesson.meant.values())
        and _speaks_of(told, lesson.meant, known)
        and _speaks_of(claim, lesson.told, known)
        and all(_alike(name, lesson.claim, claim, known) for name in others if getattr(lesson.claim, name))
    )


def _speaks_of(told: Told, parts: Mapping[str, str], known: Synonyms) -> bool:
    return all(getattr(told, name) and _is_told(name, told, words, known) for name, words in parts.items())


def _is_told(name: str, told: Told, words: str, known: Synonyms) -> bool:
    if name != "what" or not told.action:
        return _same(name, getattr(told, name), words, known)
    # A heading says in one what a sentence parts: "Opium seized", and opium that was seized.
    done = set(known.concepts(told.action))
    one, other = set(known.concepts(told.what or "")), set(known.concepts(words))
    return one | done == other | done


def _thing(told: Told, known: Synonyms) -> set[str]:
    return set(known.concepts(f"{told.what or ''}. {told.action or ''}"))


def _alike(name: str, one: Told, other: Told, known: Synonyms) -> bool:
    words, others = getattr(one, name), getattr(other, name)
    if not others:
        # A claim without an action, or without a place, does not say that there is none.
        return name != "what"
    return _same(name, words, others, known)


def _same(name: str, one: str, other: str, known: Synonyms) -> bool:
    if name == "place":
        return places.same(one, other) is not False
    if name == "period":
        p, q = parse(one), parse(other)
        return (p.start, p.end) == (q.start, q.end) if p and q else one == other
    return set(known.concepts(one)) == set(known.concepts(other))
