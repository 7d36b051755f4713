"""Tell which of the places that a sentence names a figure speaks of."""

from __future__ import annotations

from . import phrases
from .counted import THEM
from .gazetteer import capitals
from .lexicon import Lexicon
from .mention import Mention
from .places import Place
from .tokens import Sentence

_ASIDE_SIGNS = frozenset(",;:()—–")

_LEFT_WITH = frozenset(("for", "to", "with", "at", "by"))


def place_of(s: Sentence, m: Mention, places: list[Place], next_begin: int, lexicon: Lexicon) -> str | None:
    """The place the sentence gives for a figure: located behind it, before it, else the subject's own."""
    bracketed = next((p for p in places if p.last == m.begin - 1 and s.words[p.last] == "("), None)
    if bracketed is not None:
        return bracketed.name
    for_it = next((p for p in places if _given_for(s, p, m, lexicon)), None)
    if for_it is not None:
        return for_it.name
    beside = next((p for p in places if not p.adjective and not p.located and _beside(s, p, m, lexicon)), None)
    if beside is not None:
        return beside.name
    if (owner := _owner(s, m, places, lexicon)) is not None:
        return owner
    adjoining = next((p for p in places if _adjoins(s, p, m, lexicon)), None)
    if adjoining is not None:
        return adjoining.name
    subject = _subject(s, m, places, lexicon)
    if subject is not None and _has_its_own(s, subject, m, lexicon):
        return _acting(s, subject, lexicon)
    found = _located_for(s, m, places, next_begin, lexicon)
    if found is not None:
        return found.name
    return _acting(s, subject, lexicon) if subject is not None else None


def _located_for(s: Sentence, m: Mention, places: list[Place], next_begin: int, lexicon: Lexicon) -> Place | None:
    """The place in which something is: behind the figure and before the next, else before it, else farther behind."""
    located = [p for p in places if p.located and _holds_for(s, p, m, lexicon)]
    located = [p for p in located if p.first < m.begin or not _told_of_others(s, m, p, lexicon)]
    before = [p for p in located if p.first < m.begin]
    behind = [p for p in located if m.stop <= p.first < next_begin]
    of_next = [p for p in behind if p.last == next_begin and s.low(p.first - 2) in (",", "and")]
    behind = [p for p in behind if p not in of_next]
    if before:
        behind = [p for p in behind if next_begin == len(s) or next_begin - p.last > 1]
    farther = [] if of_next or "," in s.words[m.stop : next_begin] else located
    farther = farther or [p for p in located if not of_next and not _adjoins_number(s, p, lexicon)]
    return next((found[0] for found in (behind[:1], before[-1:], farther[:1]) if found), None)


def _lead_of(s: Sentence, place: Place, lexicon: Lexicon) -> int:
    """The preposition before a located place: the "in" of "in the north of Esk"."""
    k = place.first - 1
    while k > 0 and any(s.low(k) in lexicon.of(group) for group in ("place_lead", "determiner", "of")):
        k -= 1
    return k


def _adjoins(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "40 in Oslo", "40 mills in Oslo", "40 of them in Oslo", "a third of Oslo's 40 mills"."""
    if s.low(m.stop) in lexicon.of("of") and place.first == m.stop + 1 and _is_owner(s, place):
        return True
    if not place.located or place.first < m.stop:
        return False
    of_them = s.low(m.stop) in lexicon.of("of") and s.low(m.stop + 1) in THEM
    return _lead_of(s, place, lexicon) in (max(m.stop, m.what_last), m.stop + 2 * of_them)


def _adjoins_number(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """Whether a place is that of the number right before it: "44 died, 15 in Ohio", "of 900 beds, 300 are in Lima"."""
    k = _lead_of(s, place, lexicon) - 1
    k -= s.low(k) in lexicon.of("be")
    k -= 2 * (s.low(k) in THEM)
    return k >= 0 and (bool(s.taken[k]) or s.low(k) in lexicon.numbers)


def _told_of_others(s: Sentence, m: Mention, place: Place, lexicon: Lexicon) -> bool:
    """Whether a place behind a figure is another clause's, "The rate is 4%; in Ohio it is 7%", or only what the figure
    is set beside, "40, the most in Europe"."""
    between = s.lows[m.stop : place.first]
    if ";" in between or ":" in between or not lexicon.of("meanwhile").isdisjoint(between):
        return True
    if s.low(max(m.stop, m.what_last)) in lexicon.of("everywhere"):
        return True
    return place.first > m.stop + 1 and any(phrases.is_superlative(low, lexicon) for low in between[-4:])


def _has_its_own(s: Sentence, subject: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "In Rome 300 homes burned, Naples lost 40", "and Naples's were 40": only verbs stand between."""
    if subject.first < phrases.clause_start(s, m.hedge_first, lexicon) or subject.first == 0:
        return False
    between = range(subject.last, m.hedge_first)
    return bool(between) and all(phrases.is_verb(s, k, lexicon) or s.lows[k] in lexicon.of("adverb") for k in between)


def _given_for(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "It gave 974 for the city of Vigo, 2,130 for Peru"."""
    behind = max(m.stop, m.what_last)
    k = place.first - 1
    while k > behind and any(s.low(k) in lexicon.of(group) for group in ("place_lead", "determiner", "of")):
        k -= 1
    return k == behind and s.low(k) == "for"


def _beside(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "Hesse 271 and Oslo 203", "Hesse accounts for 271 and Oslo for 203"."""
    listed = s.low(place.first - 1) in lexicon.of("and") or s.low(place.first - 1) == ","
    verb_left_out = listed and place.last == m.hedge_first - 1 and s.low(place.last) in _LEFT_WITH
    return place.last == m.hedge_first or verb_left_out


def _owner(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> str | None:
    """ "second to Vigo with its 9.12 million": the place right before, "" where no list knows it, whatever the rest of
    the sentence tells of."""
    k = m.hedge_first - 1
    if s.low(k) not in lexicon.of("possessive") or s.low(k - 1) != "with":
        return None
    k -= 1 + (s.low(k - 2) == ",")
    unknown = "" if s.word(k - 1)[:1].isupper() else None
    return next((p.name for p in places if p.last == k), unknown)


def _subject(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> Place | None:
    """The place that does or has what the figure tells: "Peru has 40 mills"."""
    before = (p for p in reversed(places) if p.first < m.begin and not p.adjective and not p.located)
    return next((p for p in before if not _led(s, p, lexicon) or _begins_clause(s, p, lexicon)), None)


def _is_owner(s: Sentence, place: Place) -> bool:
    return s.words[place.last - 1].endswith(("'s", "’s"))


def _begins_clause(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """ ", Naples lost 40", "took 12 and Naples lost 40", "and Naples's were 40"."""
    k = place.first - 1
    parted = s.low(k) == "," or (s.low(k) in lexicon.of("and") and k > 0 and bool(s.taken[k - 1]))
    return _is_owner(s, place) or (parted and phrases.is_verb(s, place.last, lexicon))


def _holds_for(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a place may be that of a figure: that of a teller is none's, that of an aside only its own figures', as
    in "204 people fled, 63 of them in Peru", "40 mills, most of them in Peru", "40 percent, against 29 in Peru"."""
    if _of_a_teller(s, place, lexicon):
        return False
    start = _aside_start(s, place)
    if not any(_sets_apart(s, k, lexicon) for k in range(start, place.first)):
        return True
    last = next((k for k in range(place.last, len(s)) if s.words[k] in _ASIDE_SIGNS), len(s))
    return start <= m.begin < last


def _sets_apart(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low, behind = s.lows[k], s.low(k + 1)
    of_them = low in lexicon.of("of") and behind in THEM
    return of_them or low in lexicon.of("part") or low in lexicon.of("against")


def _acting(s: Sentence, place: Place, lexicon: Lexicon) -> str:
    """A place as a subject; a capital that says or does something is its country's government, one that has or is
    something is itself."""
    country = capitals(lexicon.language).get(place.name)
    acts = phrases.is_verb(s, place.last, lexicon) and not _has_or_is(s, place.last, lexicon)
    return country if country is not None and acts else place.name


def _has_or_is(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "Oslo had 62 fires", and not "Oslo has also offered 62 million"."""
    if s.low(k) not in lexicon.of("auxiliary") or s.low(k) in lexicon.of("modal"):
        return False
    while s.low(k + 1) in lexicon.of("adverb"):
        k += 1
    return not (phrases.is_participle(s.low(k + 1), lexicon) or s.low(k + 1) in lexicon.of("same_past"))


def _led(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """Whether a preposition that says no location leads the place ("divers from Peru")."""
    low = s.low(place.first - 1)
    return low in ("from", "to", "with", "into", "and") or (low == "," and s.word(place.first - 2)[:1].isalpha())


def adjective_of(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> str | None:
    """The country of an adjective before the figure ("Chinese customs seized ..."), the weakest sign of place. That of
    guests tells who they are, and not where."""
    before = [p for p in reversed(places) if p.adjective and not p.broad and p.first < m.begin]
    return next((p.name for p in before if s.low(p.last) not in lexicon.of("from_abroad")), None)


def holding(places: list[Place], s: Sentence, lexicon: Lexicon) -> list[Place]:
    """The places that may hold for later sentences too: none of somebody who tells ("an observatory in Honolulu
    reckoned"), of an aside ("most of them in Peru") or of a relative clause ("buyers who complained in Vigo")."""
    return [p for p in places if not _of_a_teller(s, p, lexicon) and not _is_aside(s, p, lexicon)]


def _of_a_teller(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    return place.located and s.low(place.last) in lexicon.of("say")


def _is_aside(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    lead = range(_aside_start(s, place), place.first)
    return any(s.lows[k] in lexicon.of("relative") or _sets_apart(s, k, lexicon) for k in lead)


def _aside_start(s: Sentence, place: Place) -> int:
    return next((k + 1 for k in range(place.first - 1, -1, -1) if s.words[k] in _ASIDE_SIGNS), 0)
