"""Tell whether a number is somebody's age."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def is_age(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "aged 35", "the age of 21", "Lee, 66, has", "he will be 35"."""
    before, after = s.low(m.first - 1), s.low(m.last)
    if not (s.words[m.first].isdecimal() and 0 < m.low < 120 and m.last == m.first + 1):
        told = before in lexicon.of("age_lead") or _of_person(s, m, lexicon) or _bounds_age(s, m, lexicon)
        return m.worded and m.low < 120 and told
    if (
        before in lexicon.of("age_lead")
        or (before in lexicon.of("between") and s.low(m.first - 2) in lexicon.of("age_lead"))
        or _bounds_age(s, m, lexicon)
        or _ages_of_several(s, m, lexicon)
        or _of_person(s, m, lexicon)
        or (before in lexicon.of("of") and s.low(m.first - 2) in ("age", "ages", "edad"))
        or (before == "at" and _died_at(s, m, lexicon))
    ):
        return True
    if before == "," and after in (".", "") and m.low >= 10 and _is_full_name(s, m.first - 1):
        return True  # "said the mayor, Ana Kos, 45."
    if before == "," and after == "," and _may_name_person(s, m.first - 2, lexicon):
        return m.low >= 10 and not s.word(m.last + 1)[:1].isdecimal()
    pronoun = next(
        (s.low(k) for k in range(m.first - 1, max(-1, m.first - 4), -1) if s.low(k) not in lexicon.of("be")), ""
    )
    if pronoun not in ("he", "she", "who") or before not in lexicon.of("be"):
        return False
    return not after.isalpha() or after in lexicon.of("preposition") or after in lexicon.of("conjunction")


def _of_person(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "a man of 22", "a boy of six", and not "a child of two doctors"."""
    if s.low(m.first - 1) not in lexicon.of("of") or s.low(m.first - 2) not in lexicon.of("aged_noun"):
        return False
    return not s.low(m.last)[:1].isalpha() or _ends_phrase(s, m.last, lexicon)


def _ends_phrase(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    ends = ("preposition", "relative", "and", "auxiliary")
    return any(s.low(k) in lexicon.of(group) for group in ends) or phrases.is_verb(s, k, lexicon)


def _died_at(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "died at 66", and not "the number of dead at 66"."""
    if s.low(m.first - 2) not in lexicon.of("at_age") or s.word(m.last)[:1].isalnum():
        return False
    if s.low(m.first - 3) in lexicon.of("determiner"):
        return False  # "put its dead at 41"
    return lexicon.of("counting").isdisjoint(s.lows[max(0, m.first - 6) : m.first - 2])


def _is_full_name(s: Sentence, last: int) -> bool:
    """Whether two capitalised words end before token `last`, behind one in small letters: "the mayor, Ana Kos"."""
    k = last - 3 - (s.low(last - 3) == ",")
    return all(s.word(one)[:1].isupper() for one in (last - 1, last - 2)) and s.word(k)[:1].islower()


def _may_name_person(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """The word before ", 66,": a name or a noun that is no plural, "Lee", "the striker"."""
    word = s.word(k)
    if word[:1].isupper():
        return True
    return word.isalpha() and not (
        phrases.is_plural(word, lexicon)
        or s.taken[k]
        or word in lexicon.of("counting")
        or word in lexicon.of("stands_for")
    )


def _ages_of_several(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "two women, 34 and 56, were hurt"."""
    for first in (m.first, m.first - 2):
        ages = [s.word(first), s.word(first + 2)]
        if s.low(first - 1) == "," and s.low(first + 1) in lexicon.of("and") and s.low(first + 3) == ",":
            return all(age.isdecimal() and len(age) == 2 for age in ages) and s.low(first - 2) in lexicon.of("people")
    return False


def _bounds_age(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "60 percent of whom are under 18": a bound that nothing follows, said of people."""
    if s.low(m.first - 1) not in lexicon.of("age_bound") or s.low(m.last)[:1].isalnum():
        return False
    said_of = s.lows[max(0, m.first - 7) : m.first - 1]
    people = lexicon.of("people") | lexicon.of("relative")
    return any(low in people or low == "those" or low.removesuffix("s") in lexicon.of("person") for low in said_of)
