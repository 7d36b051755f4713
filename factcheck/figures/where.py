"""Tell which of the places that a sentence names a figure speaks of."""

from __future__ import annotations

from collections.abc import Callable

from . import clauses, phrases, pointed_places
from .counted import THEM
from .gazetteer import capitals
from .lexicon import Lexicon
from .mention import Mention
from .place import Place
from .tokens import Sentence

_ASIDE_SIGNS = frozenset(",;:()—–")

_FROM_TO = frozenset(("from", "to", "with", "into"))
_LEADING = _FROM_TO | {"and", "between", "via", "towards", "toward"}

_LEFT_WITH = frozenset(("for", "to", "with", "at", "by"))


def place_of(s: Sentence, m: Mention, places: list[Place], next_begin: int, lexicon: Lexicon) -> str | None:
    """The place the sentence gives for a figure: located behind it, before it, else the subject's own."""
    places = [p for p in places if not p.people]
    if (own := _right_beside(s, m, places, lexicon)) is not None:
        return own
    subject = _subject(s, m, places, lexicon)
    if subject is not None and _has_its_own(s, subject, m, lexicon):
        return _acting(s, subject, m, lexicon)
    if (found := _located_for(s, m, places, next_begin, lexicon)) is not None:
        return found.name
    subject = subject or _of_main_clause(s, m, places, lexicon)
    if subject is not None:
        return _acting(s, subject, m, lexicon)
    return "" if s.low(0) in lexicon.of("abroad") and s.low(1) not in lexicon.of("where") else None


def _right_beside(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> str | None:
    """The place that stands right before or behind a figure; none ("") is that of "40 elsewhere"."""
    if not lexicon.of("abroad").isdisjoint((s.low(m.stop), s.low(m.what_last))) or _in_the_rest(s, m, lexicon):
        return ""
    kinds: tuple[Callable[[Place], bool], ...] = (
        lambda p: p.last == m.begin - 1 and s.words[p.last] == "(",
        lambda p: p.first == m.stop + 1 and s.words[m.stop] == "(" and s.word(p.last) == ")",
        lambda p: _given_for(s, p, m, lexicon),
        lambda p: not p.adjective and not p.located and _beside(s, p, m, lexicon),
    )
    for is_beside in kinds:
        if (place := next(filter(is_beside, places), None)) is not None:
            return place.name
    if (owner := _owner(s, m, places, lexicon)) is not None:
        return owner
    return next((p.name for p in places if _adjoins(s, p, m, lexicon)), None)


def _in_the_rest(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "12 in the rest of Europe", "12 mills across the rest of the country"."""
    return any(
        s.low(k) in lexicon.of("where") and s.low(k + 1) == "the" and s.low(k + 2) in lexicon.of("remainder")
        for k in (m.stop, m.what_last)
    )


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
    if subject.first < clauses.start(s, m.hedge_first, lexicon) or subject.first == 0:
        return False
    between = range(subject.last, m.hedge_first)
    return bool(between) and all(phrases.is_verb(s, k, lexicon) or s.lows[k] in lexicon.of("adverb") for k in between)


def _given_for(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "It gave 974 for the city of Vigo, 2,130 for Peru"."""
    if m.unit is not None and m.unit.dimension == "money":
        return False  # "Germany gave 40 million euros for Peru"
    behind = max(m.stop, m.what_last)
    k = place.first - 1
    while k > behind and any(s.low(k) in lexicon.of(group) for group in ("place_lead", "determiner", "of")):
        k -= 1
    return k == behind and s.low(k) == "for"


def _beside(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "Hesse 271 and Oslo 203", "Hesse accounts for 271 and Oslo for 203"."""
    listed = s.low(place.first - 1) in lexicon.of("and") or s.low(place.first - 1) == ","
    verb_left_out = listed and place.last == m.hedge_first - 1 and s.low(place.last) in _LEFT_WITH
    return verb_left_out or (place.last == m.hedge_first and s.low(place.first - 1) != "with")


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
    acting = [p for p in before if not _led(s, p, lexicon) or _begins_clause(s, p, lexicon)]
    return next((p for p in acting if not p.broad and not _is_ranked_in(s, p, lexicon)), next(iter(acting), None))


def _of_main_clause(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> Place | None:
    """ "With 40 mills, Peru has the most"."""
    if s.low(0) not in ("with", "at"):
        return None
    behind = (p for p in places if p.first > m.stop and s.low(p.first - 1) == "," and not p.adjective)
    return next((p for p in behind if phrases.is_verb(s, p.last, lexicon)), None)


def _is_ranked_in(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """ "Kumasi, Ghana's second city, has 40 parks", "Kumasi is Ghana's biggest city": Ghana is what Kumasi is of."""
    ranked = phrases.is_superlative(s.low(place.last), lexicon) or s.low(place.last).split("-")[0] in lexicon.ordinals
    apposed = s.low(place.first - 1) == "," or s.low(place.first - 1) in lexicon.of("be")
    return _is_owner(s, place) and ranked and apposed


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
    return of_them or any(low in lexicon.of(group) for group in ("part", "remainder", "against"))


def _acting(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> str:
    """A place as a subject; a capital that says or does something is its country's government, one that has or is
    something or counts 40 cases is itself, as is the one of "the people of Oslo"."""
    country = capitals(lexicon.language).get(place.name)
    if country is None or pointed_places.is_word(s, place, lexicon):
        return place.name
    acts = not any(s.low(place.first - 1) in lexicon.of(group) for group in ("of", "place_lead"))
    acts = acts and phrases.is_verb(s, place.last, lexicon) and not _has_or_is(s, place.last, lexicon)
    undergoes = m.unit is None and lexicon.verbs.get(s.low(place.last)) in lexicon.of("undergo")
    return country if acts and not undergoes else place.name


def _has_or_is(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "Oslo had 62 fires", and not "Oslo has also offered 62 million"."""
    if s.low(k) not in lexicon.of("auxiliary") or s.low(k) in lexicon.of("modal"):
        return False
    while s.low(k + 1) in lexicon.of("adverb"):
        k += 1
    return not (phrases.is_participle(s.low(k + 1), lexicon) or s.low(k + 1) in lexicon.of("same_past"))


def _led(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    """Whether a preposition that says no location leads the place ("divers from Peru")."""
    low, k = s.low(place.first - 1), place.first - 2
    if low in lexicon.of("of") and s.low(k) in lexicon.of("settlement"):  # "with the port of Esk"
        low = s.low(_lead_of(s, place, lexicon))
        return low in lexicon.of("preposition") and low not in lexicon.of("of")
    if low in lexicon.of("where") or (low == "for" and s.low(k) in lexicon.of("bound")):
        return True
    return low in _LEADING or (low == "," and s.word(k)[:1].isalpha()) or (low == "the" and s.low(k) in _FROM_TO)


def adjective_of(s: Sentence, m: Mention, places: list[Place], lexicon: Lexicon) -> str | None:
    """The country of an adjective before the figure ("Chinese customs seized ..."), the weakest sign of place. That of
    guests tells who they are, and not where."""
    last = m.stop + 2 if s.low(m.stop) in lexicon.of("of") else m.begin
    before = (p for p in reversed(places) if p.adjective and not p.broad and p.first < last)
    return next((p.name for p in before if _tells_where(s, p, m, lexicon)), None)


def _tells_where(s: Sentence, place: Place, m: Mention, lexicon: Lexicon) -> bool:
    """ "Chinese customs seized 4 tons", "Germans drank 4 tons", "4% of Germans"; not "4% were Germans" or "held 40
    German miners"."""
    if place.first > m.stop:
        return place.people and m.unit is not None and m.unit.dimension == "ratio"
    if not place.people:
        counted = s.word(place.first - 1)[:1].isdecimal() or s.low(place.first - 1) in lexicon.numbers
        return not counted and s.low(place.last) not in lexicon.of("from_abroad")
    begins = place.first == 0 or not s.word(place.first - 1)[:1].isalnum()
    made_up = lexicon.verbs.get(s.low(place.last)) in lexicon.of("make_up")
    return begins and phrases.is_verb(s, place.last, lexicon) and not (made_up or s.low(place.last) in lexicon.of("be"))


def holding(places: list[Place], s: Sentence, lexicon: Lexicon) -> list[Place]:
    """The places that may hold for later sentences too: none of somebody who tells ("an observatory in Honolulu
    reckoned"), of an aside ("most of them in Peru") or of a relative clause ("buyers who complained in Vigo")."""
    return [p for p in places if not _of_a_teller(s, p, lexicon) and not _is_aside(s, p, lexicon)]


def _of_a_teller(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    found = s.low(place.last) == "found" and s.word(place.last + 1)[:1].isdecimal()  # "customs in Esk found 40 carts"
    return place.located and s.low(place.last) in lexicon.of("say") and not found


def _is_aside(s: Sentence, place: Place, lexicon: Lexicon) -> bool:
    lead = range(_aside_start(s, place), place.first)
    return any(s.lows[k] in lexicon.of("relative") or _sets_apart(s, k, lexicon) for k in lead)


def _aside_start(s: Sentence, place: Place) -> int:
    return next((k + 1 for k in range(place.first - 1, -1, -1) if s.words[k] in _ASIDE_SIGNS), 0)
