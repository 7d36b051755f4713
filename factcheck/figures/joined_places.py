"""Bring together places that one breath names: "England and Wales", "Nigeria's Borno state", "Apulia in Italy"."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .place import Place
from .tokens import Sentence

_ENDS = [["and"], [",", "and"]]
"""What leads to the last of a list."""

_NEAR = 4
"""Tokens between a place and the country it lies in ("in Punjab, in northern India")."""


def is_owned(found: list[Place], s: Sentence, i: int) -> bool:
    """Whether a place right before owns what follows: the Far North of "Cameroon's Far North"."""
    return bool(found) and found[-1].last == i and s.words[i - 1].endswith(("'s", "’s")) and found[-1].located


def settled(s: Sentence, found: list[Place], lexicon: Lexicon) -> list[Place]:
    """The places with "England and Wales" as one, and the Borno of "in Nigeria's Borno state" where Nigeria stood."""
    kept: list[Place] = []
    for place in found:
        before = kept[-1] if kept else None
        if before is not None and is_owned(kept, s, place.first):
            kept[-1] = place._replace(located=True, country=place.country or before.country)
        elif before is not None and _owns_region(s, before, place, lexicon):
            kept[-1] = place
        elif before is not None and _holds(s, before, place, lexicon):
            continue
        else:
            first = _list_begins(s, kept, place, lexicon)
            together = [*kept[first:], place]
            name = " and ".join(one.name for one in together)
            kept[first:] = [together[0]._replace(last=place.last, name=name)]
    return kept


def _owns_region(s: Sentence, country: Place, place: Place, lexicon: Lexicon) -> bool:
    """ "Alabama's Jefferson County counted 40", "Russia's Belgorod region": the smaller one acts."""
    if country.last != place.first or country.adjective or not s.words[place.first - 1].endswith(("'s", "’s")):
        return False
    titled = s.lows[place.last - 1] in lexicon.of("region_noun") or s.low(place.last) in lexicon.of("region_noun")
    return titled or (country.name == country.country == place.country != place.name)


def _holds(s: Sentence, one: Place, country: Place, lexicon: Lexicon) -> bool:
    """Whether a country only tells where the place right before it lies: "in Apulia in Italy", "Punjab (India)"."""
    if country.name != country.country or one.country != country.name or one.name == country.name or one.adjective:
        return False
    small = lexicon.of("where") | lexicon.of("place_lead") | {",", "(", "of"}
    return country.first - one.last <= _NEAR and all(low in small for low in s.lows[one.last : country.first])


def _list_begins(s: Sentence, kept: list[Place], last: Place, lexicon: Lexicon) -> int:
    """Where in `kept` the list "Peru, Chile and Cuba" begins that `last` ends; its length where there is none
    or where each has its own, "respectively"."""
    j = len(kept)
    if not lexicon.of("respectively").isdisjoint(s.lows):
        return j
    while j > 0 and s.lows[kept[j - 1].last : (kept[j:] or [last])[0].first] in ([[","]] if j < len(kept) else _ENDS):
        if not _are_alike(kept[j - 1], last):
            break
        j -= 1
    if j < len(kept) and _told_together(s, kept[j], last, lexicon):
        return j
    return len(kept)


def _are_alike(one: Place, other: Place) -> bool:
    """Whether two places are countries, or lie in one."""
    if one.adjective != other.adjective or not other.country:
        return False
    if one.country == other.country:
        return other.country not in (one.name, other.name)
    return (one.country, other.country) == (one.name, other.name)


def _told_together(s: Sentence, first: Place, last: Place, lexicon: Lexicon) -> bool:
    """ "In Peru and Chile 40 mills burned", "40 in Peru and Chile", "Peru and Chile lost 40"; not "40 in Peru and Chile
    lost three", "40 in Peru and Chile 3"."""
    if first.adjective or (first.located and first.country == last.country and s.low(first.last) == "and"):
        return True
    acts, numbered = phrases.is_verb(s, last.last, lexicon), s.word(last.last)[:1].isdecimal()
    if not first.located:
        return (acts or s.low(last.last) in lexicon.of("adverb")) and _begins_clause(s, first.first)
    return not acts and not (numbered and not _begins_clause(s, first.first - 1))


def _begins_clause(s: Sentence, k: int) -> bool:
    k -= s.low(k - 1) in ("the", "both")
    return k <= 0 or not s.words[k - 1][0].isalnum() or bool(s.taken[k - 1])
