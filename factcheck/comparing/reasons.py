"""Why two mentions may be of one quantity, and what makes it doubtful, in words a reviewer can check."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparing import periods, places, stated
from factcheck.comparing.bars import differ
from factcheck.comparing.kin import Kin
from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import NEAR, Signature, signature
from factcheck.comparing.words import Synonyms, stem, tokens
from factcheck.figures import Figure

# Values so many times apart are worth a word.
_FAR = 3.0


def reasons(a: Mention, b: Mention, known: Synonyms) -> tuple[str, ...]:
    """What both say, the likeliest thing to look at first."""
    p, q = signature(a, known), signature(b, known)
    if _said(a) == _said(b):
        return ("the same sentence",)
    found = (_words(a.figure, p, q), _period(a, p, b, q), _place(a, b), *_doubts(a, p, b, q))
    return tuple(reason for reason in found if reason)


def may_be_other_things(p: Signature, q: Signature) -> bool:
    """Whether two sentences may be alike in all but what they measure. Small numbers are many in any text."""
    if p.is_small or q.is_small:
        return _tell_of_other_things(p, p.measured, q, q.measured)
    return _tell_of_other_things(p, p.concepts, q, q.concepts)


def _tell_of_other_things(p: Signature, p_words: frozenset[str], q: Signature, q_words: frozenset[str]) -> bool:
    """Whether neither tells, in these of its words, what the other measures: two sentences alike in all else may be
    of tea and of coffee."""
    if not p.measured or not q.measured:
        return False
    return not _tells(q_words, p.measured) and not _tells(p_words, q.measured)


def _tells(words: frozenset[str], measured: frozenset[str]) -> bool:
    return not words.isdisjoint(measured) or bool(Kin(words).telling(measured))


def _said(mention: Mention) -> tuple[str, int]:
    return mention.figure.quote, mention.figure.start - mention.figure.quote_start


def _words(one: Figure, p: Signature, q: Signature) -> str:
    shared = p.words.keys() & q.words.keys()
    near = (word for word in shared if max(p.words[word], q.words[word]) > NEAR)
    named = sorted({_as_written(word, one) for word in near})
    return f"same words: {', '.join(named)}" if named else "words of like meaning"


def _as_written(concept: str, figure: Figure) -> str:
    """A concept as the sentence has it: "drivers" where both sentences were brought to "driv"."""
    written = (word for word in tokens(figure.quote) if stem(word) == concept)
    return next(written, concept).lower()


def _period(a: Mention, p: Signature, b: Mention, q: Signature) -> str:
    together, reason = periods.relation(p.period, q.period, a.published, b.published)
    if together:
        return reason
    return f"perhaps another period: {_in_words(a.figure)} and {_in_words(b.figure)}"


def _in_words(figure: Figure) -> str:
    return periods.in_words(figure.period or "")


def _place(a: Mention, b: Mention) -> str:
    one, other = a.figure.place, b.figure.place
    same = places.same(one, other)
    if same:
        return f"same place: {one}"
    if same is None:
        return f"place given by one only: {one or other}" if one or other else ""
    for figure, place in ((a.figure, other), (b.figure, one)):
        if not stated.is_cell(figure) and stated.names(figure, place):
            return f"{place} is named beside {figure.place}"
    return f"perhaps another place: {one} and {other}"


def _doubts(a: Mention, p: Signature, b: Mention, q: Signature) -> Iterator[str]:
    one, other = a.figure, b.figure
    if may_be_other_things(p, q):
        yield "another thing is named"
    if not one.what or not other.what:
        yield "what is counted is not named"
    if one.part_of != other.part_of:
        yield "one is given as a part"
    if one.role != other.role:
        yield "one is the number before" if "previous" in (one.role, other.role) else f"one is a {_other_role(a, b)}"
    if (one.trend is None) != (other.trend is None):
        yield "one is given as a change"
    if p.is_small and q.is_small:
        yield "small numbers, of which there are many"
    yield from _apart(a, p, b, q)


def _apart(a: Mention, p: Signature, b: Mention, q: Signature) -> Iterator[str]:
    small, large = sorted((p.amount, q.amount))
    if small and large / small > _FAR:
        yield "values many times apart"
    elif differ(a, b):
        yield "the numbers cannot be one"


def _other_role(a: Mention, b: Mention) -> str:
    return next(role for role in (a.figure.role, b.figure.role) if role != "actual")
