"""Find what a number counts where the sentence names it elsewhere: "puts the number of nests in Peru at 312"."""

from __future__ import annotations

from . import phrases, subjects
from .gazetteer import gazetteer
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

FARTHEST = 40
"""Tokens. A count stands no farther behind what it counts."""

THEM = frozenset(("them", "those", "these", "which", "whom"))

Span = tuple[int, int]


def stated(s: Sentence, m: Mention, begin: int, lexicon: Lexicon) -> Span | None:
    """The nests of "the number of nests (...) stood at 312", from token `begin` on; a share is named with its whole."""
    if s.low(m.hedge_first - 1) not in lexicon.of("states"):
        return None
    for k in range(m.hedge_first - 1, max(begin, m.hedge_first - FARTHEST), -1):
        if s.lows[k] in (";", ":"):
            return None
        if s.lows[k] in lexicon.of("of") and s.lows[k - 1] in lexicon.of("counting") and not _of_event(s, k, lexicon):
            span = subjects.first_phrase(s, k + 1, m.hedge_first, lexicon, led=False)
            if span is not None and s.lows[span[1] - 1] not in lexicon.of("counting"):
                return span
    return None


def _of_event(s: Sentence, of: int, lexicon: Lexicon) -> bool:
    """ "the death toll of Cyclone Ada": a toll is of what took it, or of the dead."""
    span = phrases.noun_phrase(s, of + 1, lexicon) if s.lows[of - 1] in ("toll", "tolls") else None
    return span is not None and not phrases.is_plural(s.lows[span[1] - 1], lexicon)


def under_label(s: Sentence, m: Mention, span: Span, lexicon: Lexicon) -> Span | None:
    """The label of "Stings: 216 light, 3 grave", where behind each number stands only an adjective."""
    one_word = span[1] == span[0] + 1 and not phrases.is_plural(s.lows[span[0]], lexicon)
    if not one_word or m.unit is not None or s.low(span[1]) not in (",", ".", ";", ""):
        return None
    colon = next((k for k in range(min(len(s), phrases.LONGEST_PHRASE)) if s.words[k] == ":"), len(s))
    label = phrases.noun_phrase(s, 0, lexicon)
    if colon > m.begin or label is None or label[1] != colon or not phrases.is_plural(s.lows[colon - 1], lexicon):
        return None
    return label


def only_describes(s: Sentence, m: Mention, span: Span, before: Mention | None, lexicon: Lexicon) -> bool:
    """ "310 cases (41 new)": an adjective alone in a bracket behind what is counted."""
    alone = span[1] == span[0] + 1 and s.low(span[1]) == ")" and s.low(m.begin - 1) == "("
    if not alone or m.unit is not None or before is None or before.unit is not None:
        return False
    return s.words[span[0]].islower() and not phrases.is_plural(s.lows[span[0]], lexicon)


def is_part(s: Sentence, m: Mention) -> bool:
    """Whether a number is a part of what was counted before: "12 of them", "of which 12", "of those, 12"."""
    if s.low(m.stop) == "of" and s.low(m.stop + 1) in THEM:
        return True
    if s.low(m.stop) == "of" and s.low(m.stop + 1) in ("it", "that", "this") and not s.word(m.stop + 2)[:1].isalpha():
        return True
    k = m.hedge_first - 1
    k -= s.low(k) == ","
    return s.low(k) in THEM and s.low(k - 1) == "of"


def is_person(low: str, lexicon: Lexicon) -> bool:
    """ "employees", "babies", "firemen", "staff", "Chadians": people, whom nobody weighs or prices."""
    if low.endswith("men"):
        return True
    single = low.removesuffix("ies") + "y" if low.endswith("ies") else low.removesuffix("s")
    known = gazetteer(lexicon.language).get(single.capitalize())
    if known is not None and known.kind == "adjective":
        return True
    return any(single in lexicon.of(group) for group in ("person", "people_singular")) or low in lexicon.of("staff")


def points_back(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a number without a noun speaks of what was counted before: "12 of them", "Another 12 died"."""
    if is_part(s, m):
        return True
    k = m.hedge_first - 1
    if not {"another", "further", "additional"}.isdisjoint(s.lows[max(0, k) : m.first]):
        return True
    if s.low(k) in (",", "(") and s.low(k - 1) in lexicon.of("stands_for"):
        return s.low(m.stop) in (",", ")")  # "The rest, 28, reached the hut."
    starts = k < 0 or s.words[k] in (";", ".", "“", '"')
    return starts and m.stop < len(s) and phrases.is_verb(s, m.stop, lexicon)


def shares_noun(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> bool:
    """ "The provinces had 4,512 and 3,870 cases": nothing but "and" stands between two bare numbers of one noun."""
    bare = m.unit is None and after.unit is None and m.what_last < m.stop and after.what_last > after.stop
    return bare and m.stop + 1 == after.begin and s.lows[m.stop] in lexicon.of("and")


def without_participle(noun: str, lexicon: Lexicon) -> str:
    """ "suspected poisonings": of these, some may be confirmed, so what was said of all does not hold of the part."""
    words = noun.split()
    while len(words) > 1 and phrases.is_participle(words[0].lower(), lexicon):
        words = words[1:]
    return " ".join(words)
