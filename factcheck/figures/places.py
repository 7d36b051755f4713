"""Find the places a sentence names, and the country a page is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from . import joined_places, longer_names, pointed_places, unlisted_places
from .gazetteer import Entry, capitals, first_words, gazetteer, small_first_words
from .lexicon import Lexicon, load
from .mention import Mention
from .place import Place
from .tokens import Sentence

LONGEST_NAME = 5
"""Words."""


NATION, CAPITAL = "the country", "the capital"
"""The names of places that a page calls no other way: `named_by` gives them those they have."""

HEAD = 2500
"""Characters at the beginning of a page that tell which country it is about."""

_CLEAR = 0.6
"""The least share of the places named there that lie in the country."""

_OFTEN = 3
"""The least times it is named there, a title counting twice; twice will do where the page begins with it."""

_BEGINNING = 800
"""Characters."""

_SAINTS = frozenset(("San", "Santa", "Santo", "Saint", "St"))
"""Begin the names of places of many countries, which tell of none."""


def find_places(s: Sentence, lexicon: Lexicon) -> list[Place]:
    """The places of a sentence, in order; "the whole country" has the name NATION."""
    known, firsts = gazetteer(lexicon.language), first_words(lexicon.language)
    calling, small = _calling(lexicon.language), small_first_words(lexicon.language)
    pointing = pointed_places.pointing(lexicon.language)
    titles = unlisted_places.titles(lexicon.language).intersection(s.lows)
    found: list[Place] = []
    behind = 0
    for i, word in enumerate(s.words):
        capital, low = word[0].isupper(), s.lows[i]
        if i < behind or not (capital or low in calling or low in small or low in pointing):
            continue
        last = _longest(s, i, known, found, lexicon) if _bare(word) in (firsts if capital else small) else 0
        if not last and capital:
            last = unlisted_places.find(s, i, titles, found, lexicon)
        if not last and low in calling:
            last = _seat_of(s, i, found, lexicon)
        if not last and low in calling and (name := _called(s, i, found, lexicon)) is not None:
            last = i + 1
            found.append(Place(i, last, name, name != NATION or _bare(low) == low, False))
        if not last and low in pointing and pointed_places.points(s, i, lexicon):
            last = i + 1
            found.append(Place(i, last, pointed_places.name(low), _located(s, i, found, lexicon), False))
        behind = last
    return joined_places.settled(s, found, lexicon)


@cache
def _calling(language: str) -> frozenset[str]:
    """The words that stand for the country or the capital, and what they own: "the country's"."""
    lexicon = load(language)
    words = lexicon.of("nation") | lexicon.of("capital")
    return frozenset(form for word in words for form in (word, f"{word}'s") if _bare(form) in words)


def _called(s: Sentence, i: int, found: list[Place], lexicon: Lexicon) -> str | None:
    """ "across the country", "the country's mills", "nationwide"; "in the capital", "the capital's schools"."""
    low = s.lows[i]
    if _bare(low) != low and low not in lexicon.of("capital"):
        return NATION if s.low(i - 1) == "the" and s.low(i + 1) not in lexicon.of("place_lead") else None
    if low in lexicon.of("capital"):
        return CAPITAL if s.low(i - 1) == "the" and (low.endswith("'s") or _located(s, i, found, lexicon)) else None
    wide = low in lexicon.of("adverb") or low.endswith("ly") or s.lows[i + 1 : i + 4] == ["as", "a", "whole"]
    whole = s.lows[max(0, i - 2) : i] == ["for", "the"]
    return NATION if wide or whole or _located(s, i, found, lexicon) else None


def _seat_of(s: Sentence, i: int, found: list[Place], lexicon: Lexicon) -> int:
    """Make Accra of "Ghana's capital" and "the Ghanaian capital"; gives the token behind."""
    if not found or found[-1].last != i or _bare(s.lows[i]) not in lexicon.of("capital"):
        return 0
    capital = _capital(found[-1].country, lexicon) if found[-1].name == found[-1].country else None
    if capital is None:
        return 0
    found[-1] = found[-1]._replace(last=i + 1, name=capital, adjective=False)
    return i + 1


def _capital(country: str | None, lexicon: Lexicon) -> str | None:
    return next((city for city, name in capitals(lexicon.language).items() if name == country), None)


def named_by(
    found: list[Place], country: str | None, lexicon: Lexicon, said: Iterable[Mention] = (), title: str | None = None
) -> list[Place]:
    """The places with "the country" and "the capital" by the names they have in `country`, "the city" and the like by
    the last ones told of. Where that is unknown, the country has no name (""), and is still no smaller place that was
    said before."""
    found = pointed_places.resolved(found, said, title, country, lexicon)
    if all(p.name not in (NATION, CAPITAL) for p in found):
        return found
    names = {NATION: country or "", CAPITAL: _capital(country, lexicon)}
    return [p._replace(name=name) for p in found if (name := names.get(p.name, p.name)) is not None]


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _longest(s: Sentence, i: int, known: dict[str, Entry], found: list[Place], lexicon: Lexicon) -> int:
    for n in range(min(LONGEST_NAME, len(s) - i), 0, -1):
        name = _bare(" ".join(s.words[i : i + n]).replace("’", "'"))
        if name not in known:
            continue
        entry = known[name]
        if s.low(i + n) in unlisted_places.PARTICLES and s.word(i + n + 1)[:1].isupper():
            return 0  # "Santa Maria da Feira" is another than Santa Maria
        if longer_names.is_part(s, i, i + n, lexicon):
            return 0
        if n == 1 and (entry.city or s.word(i - 1) == "(") and longer_names.goes_on(s, i + 1, lexicon):
            return 0
        located = _located(s, i, found, lexicon) or s.low(i + n + (s.low(i + n) == ",")) in ("where", "whose")
        common = n == 1 and unlisted_places.is_common(s.lows[i], lexicon)
        broad = known.get(entry.name, entry).kind == "broad" or common
        only_there = entry.kind in ("sea", "word")
        if only_there and located and longer_names.goes_on(s, i + n, lexicon):
            return 0  # "in the Lake Chad Basin", "at Jackson Hospital"
        if entry.kind != "none" and (located or not only_there):
            adjective = entry.kind in ("adjective", "people")
            place = Place(i, i + n, entry.name, located, adjective, broad, entry.country, entry.kind == "people")
            found.append(place)
        return i + n
    return 0


def _located(s: Sentence, i: int, found: list[Place], lexicon: Lexicon) -> bool:
    k = i - 1
    k -= s.low(k) == "," and s.low(k - 1) in lexicon.of("place_lead")  # "in the capital, Accra,"
    k = unlisted_places.before_leads(s, k, found, lexicon)
    if s.low(k) in lexicon.of("of") and s.low(k - 1) in lexicon.of("place_lead"):
        k = unlisted_places.before_leads(s, k - 2, found, lexicon)
    if s.low(k) == "and" and s.word(k - 1)[:1].isupper():
        return _located(s, k - 1, found, lexicon)
    if s.low(k) == "on":
        return s.low(i).removesuffix("'s") in lexicon.of("island") or "island" in s.lows[k:i]
    return s.low(k) in lexicon.of("where") and not _tells_there(s, k, lexicon)


def _tells_there(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "said in Oslo", "told reporters in Oslo": where somebody speaks."""
    k -= s.low(k - 1) in lexicon.of("person_object")
    return s.low(k - 1) in lexicon.of("tell") and lexicon.verbs.get(s.low(k - 1)) not in lexicon.of("counts_there")


def countries_named(title: str, text: str, lexicon: Lexicon) -> Counter[str]:
    """How often a page names places of each country in its title, which counts twice, and at its beginning."""
    seen: Counter[str] = Counter()
    for part, weight in ((title, 2), (text[:HEAD], 1)):
        for country in _countries(part, lexicon):
            seen[country] += weight
    return seen


def country_of(seen: Counter[str], text: str, lexicon: Lexicon) -> str | None:
    """The country that a page is about: that of most of the places it names, as `countries_named` counted them."""
    country, times = seen.most_common(1)[0] if seen else ("", 0)
    if times < _CLEAR * seen.total() or times < _OFTEN - 1:
        return None
    return country if times >= _OFTEN or country in _countries(text[:_BEGINNING], lexicon) else None


def is_country_first(place: Place) -> bool:
    """ "Neighbouring Laos reported its own totals": the next sentences tell of the country that begins this one."""
    return place.first <= 1 and not place.adjective and place.name == place.country


def names_alone(text: str, lexicon: Lexicon) -> str | None:
    """The place that a heading is: "Laos", "2. Northern Ireland"."""
    entry = gazetteer(lexicon.language).get(text.lstrip("0123456789.) ").strip())
    return entry.name if entry is not None and entry.kind == "name" else None


def country_in(place: str | None, lexicon: Lexicon) -> str | None:
    """The country that a place of a figure lies in, itself where it is one."""
    entry = gazetteer(lexicon.language).get(place) if place else None
    return entry.country or None if entry is not None else None


def _countries(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The countries of the places that a page names, as often as it does; no parts of other names are told apart."""
    known, firsts = gazetteer(lexicon.language), first_words(lexicon.language)
    words = _WORDS.findall(text)
    i = 0
    while i < len(words):
        n = 1
        if (words[i] in firsts or _bare(words[i]) in firsts) and words[i][0].isupper() and words[i] not in _SAINTS:
            n = next((n for n in (3, 2, 1) if _bare(" ".join(words[i : i + n])) in known), 0)
            goes_on = words[i + n : i + n + 1] and words[i + n] in unlisted_places.PARTICLES
            entry = known[_bare(" ".join(words[i : i + n]))] if n and not goes_on else None
            sure = entry is not None and (entry.kind != "word" or words[i - 1].lower() in lexicon.of("where"))
            if sure and entry is not None and entry.country:
                yield entry.country
        i += n or 1


_WORDS = re.compile(r"[^\W\d_][\w'’]*+(?!\$)")
