"""Do two mentions speak of the same quantity? A score, and the reasons a reviewer can check."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from factcheck.comparing import periods, places, stated
from factcheck.comparing.evidence import found_among, is_convertible
from factcheck.comparing.mention import Mention
from factcheck.comparing.signature import NEAR, Signature, signature
from factcheck.comparing.sketch import Sketch, sketch
from factcheck.comparing.vectors import rarity
from factcheck.comparing.words import Synonyms, default_synonyms, stem, tokens
from factcheck.figures import Figure

# At or above this two mentions are filed under one claim; between MAYBE and this it is only suggested.
# These and the shares below were set on the corpus of docs/benchmarks.md, by subjects left out in turn.
SURE = 0.6
MAYBE = 0.4

# What is left of the score when places or periods differ, but one of them was only carried over from another sentence.
_PLACE_CARRIED, _PERIOD_CARRIED = 0.5, 0.6
_PLACE_NAMED = 0.8
_PLACE_MISSING, _REGION = 0.95, 0.5
_PART_DOUBT = 0.6
_SMALL_DOUBT = 0.7
_UNNAMED_DOUBT = 0.8
_CHANGE_DOUBT = 0.7
_OTHER_THING_DOUBT = 0.5
# A number given for comparison ("up from 4.1") is an actual one of an earlier period, which not every text names.
_PREVIOUS_DOUBT = 0.6
_EXPECTED = frozenset({"forecast", "target"})
# Values so many times apart are rarely one quantity told twice.
_FAR = ((100.0, 0.2), (8.0, 0.4), (3.0, 0.7))
# Unless the decimal point or a scale word slipped: then they are a power of ten apart, give or take this share.
_SLIP = 0.02


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two mentions speak of one quantity, 0 to 1, and why."""

    score: float
    reasons: tuple[str, ...]


def same_quantity(a: Mention, b: Mention, synonyms: Synonyms | None = None) -> Match:
    """Whether two mentions speak of one quantity. That their numbers are close is never a reason for it."""
    known = synonyms or default_synonyms()
    return match(a, _by_itself(a, known), b, _by_itself(b, known))


@lru_cache(maxsize=8192)
def _by_itself(mention: Mention, known: Synonyms) -> Sketch:
    return sketch(signature(mention, known), lambda word: known.weight(word) * rarity(word))


def match(a: Mention, p: Sketch, b: Mention, q: Sketch, least: float = 0.0) -> Match:
    """The same, for callers that keep the sketches, all made with one measure of how much a word tells.

    What cannot reach `least` is not looked at further.
    """
    if against := _contradiction(a, p.signature, b, q.signature):
        return Match(0.0, (against,))
    score = p.whole.likeness(q.whole)
    if score <= max(0.0, least):
        return Match(0.0, ("nothing alike in the words",))
    reasons = [_words_reason(a.figure, p.signature, q.signature)]
    for factor, reason in (
        _period(a, p.signature, b, q.signature),
        _place(a, b),
        *_doubts(a, p.signature, b, q.signature),
    ):
        score *= factor
        reasons.append(reason)
        if not score:
            return Match(0.0, (reason,))
    return Match(round(score, 3), tuple(reason for reason in reasons if reason))


def _words_reason(one: Figure, p: Signature, q: Signature) -> str:
    shared = p.words.keys() & q.words.keys()
    near = (word for word in shared if max(p.words[word], q.words[word]) > NEAR)
    named = sorted({_as_written(word, one) for word in near})
    return f"same words: {', '.join(named)}" if named else "words of like meaning"


def _as_written(concept: str, figure: Figure) -> str:
    """A concept as the sentence has it: "drivers" where both sentences were brought to "driv"."""
    written = (word for word in tokens(figure.quote) if stem(word) == concept)
    return next(written, concept).lower()


def _contradiction(a: Mention, p: Signature, b: Mention, q: Signature) -> str | None:
    """What makes it impossible that the two are one quantity."""
    one, other = a.figure, b.figure
    if p.kind != q.kind or not is_convertible(one, other):
        return f"other kind of unit: {one.unit} and {other.unit}"
    if (one.role in _EXPECTED or other.role in _EXPECTED) and one.role != other.role:
        return f"one is {one.role}, the other {other.role}"
    if bool(one.per) != bool(other.per) and p.kind == "count":
        return "one is a rate, the other a count"
    if a.document != b.document:
        return None
    if one.quote_start == other.quote_start:
        return "two numbers of one sentence"
    return "two cells of the tables of one document" if p.is_cell and q.is_cell else None


def _period(a: Mention, p: Signature, b: Mention, q: Signature) -> tuple[float, str]:
    together, reason = periods.relation(p.period, q.period, a.published, b.published)
    if together >= _PERIOD_CARRIED or (p.states_period and q.states_period):
        return together, reason
    return _PERIOD_CARRIED, f"perhaps another period: {a.figure.period} and {b.figure.period}"


def _place(a: Mention, b: Mention) -> tuple[float, str]:
    one, other = a.figure, b.figure
    same = places.same(one.place, other.place)
    if same is None:
        return _one_place(a, b) if one.place else _one_place(b, a)
    if same:
        return 1.0, f"same place: {one.place}"
    if not stated.is_cell(one) and stated.names(one, other.place):
        return _PLACE_NAMED, f"{other.place} is named beside {one.place}"
    if not stated.is_cell(other) and stated.names(other, one.place):
        return _PLACE_NAMED, f"{one.place} is named beside {other.place}"
    if stated.states_place(one) and stated.states_place(other):
        return 0.0, f"other place: {one.place} and {other.place}"
    return _PLACE_CARRIED, f"perhaps another place: {one.place} and {other.place}"


def _one_place(a: Mention, b: Mention) -> tuple[float, str]:
    """The place of the first where the second has none; a region that its sentence names is likely a part."""
    place = a.figure.place
    if not place:
        return _PLACE_MISSING, ""
    is_region = not places.is_country(place) and stated.names(a.figure, place) and not stated.is_cell(a.figure)
    if is_region and not any(
        part <= places.words_in(f"{b.title} {b.figure.quote}") for part in places.parts(place)[:1]
    ):
        return _REGION, f"only one is for {place}"
    return _PLACE_MISSING, f"place given by one only: {place}"


def _doubts(a: Mention, p: Signature, b: Mention, q: Signature) -> list[tuple[float, str]]:
    found = [_distance(p, q), _small_numbers(p, q), _things(p, q)]
    if not a.figure.what or not b.figure.what:
        found.append((_UNNAMED_DOUBT, "what is counted is not named"))
    if a.figure.part_of != b.figure.part_of:
        found.append((_PART_DOUBT, "one is given as a part"))
    if a.figure.role != b.figure.role and not (a.figure.period and a.figure.period == b.figure.period):
        found.append((_PREVIOUS_DOUBT, "one is the number before"))
    if (a.figure.trend is None) != (b.figure.trend is None):
        found.append((_CHANGE_DOUBT, "one is given as a change"))
    return found


def _things(p: Signature, q: Signature) -> tuple[float, str]:
    """Two sentences may be alike in all but what they measure."""
    if not p.measured or not q.measured:
        return 1.0, ""
    sides = ((p.measured, q.words), (q.measured, p.words))
    told = any(found_among(word, words) for measured, words in sides for word in measured)
    return (1.0, "") if told else (_OTHER_THING_DOUBT, "another thing is named")


def _small_numbers(p: Signature, q: Signature) -> tuple[float, str]:
    if not p.is_small and not q.is_small:
        return 1.0, ""
    if not p.measured & q.measured:
        return 0.0, "a small number of another thing"
    return (_SMALL_DOUBT, "small numbers, of which there are many") if p.is_small and q.is_small else (1.0, "")


def _distance(p: Signature, q: Signature) -> tuple[float, str]:
    """Closeness proves nothing, but values many times apart are a reason to doubt."""
    small, large = sorted((p.amount, q.amount))
    if not small:
        return 1.0, ""
    times = large / small
    if times <= _FAR[-1][0]:
        return 1.0, ""
    if any(abs(times / 10**power - 1) < _SLIP for power in (1, 2, 3, 4, 6)):
        return 1.0, ""
    doubt = next((left for limit, left in _FAR if times > limit), 1.0)
    return doubt, "values many times apart" if doubt < 1 else ""
