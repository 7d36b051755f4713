"""Read clauses that leave out verb and unit: "Tolls brought in 27 million euros, mooring fees 6 million"."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]

_TIMES = 20
"""Two sums of one list lie no farther apart where neither says "million"."""

_LONGEST = 5
"""Words. What stands alone between two numbers of a list is short."""


def subject(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> Span | None:
    """The mooring fees of the example; a name is rather the place of more of the same ("Esk 6 million")."""
    span = _alone(s, m, before, lexicon)
    if span is None or s.lows[span[1] - 1] in lexicon.of("general"):
        return None  # "we expect 4.6%, the consensus 4.5%"
    return span if s.words[span[1] - 1][0].islower() else None


def counts_same(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "The men won 12 medals, the women 9", "the first mill had 90 looms and the latter 40": all that stands between
    two counts is who has the second."""
    end = max(before.stop, before.what_last)
    own = before.what_last > before.stop or before.shared
    if m.unit is not None or before.unit is not None or not own or before.trend or m.worded:
        return False
    first = end + (s.low(end) in (",", ";"))
    first += s.low(first) in lexicon.of("and")
    if first == end or s.low(first) not in lexicon.of("determiner") or not _ends_clause(s, m.stop, lexicon):
        return False
    return _noun(s, first, m.hedge_first, lexicon) is not None


def measured(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> Mention | None:
    """The measure whose unit a bare number in a clause without a verb takes."""
    return before if _alone(s, m, before, lexicon) is not None else None


def _alone(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> Span | None:
    """The noun that is all that stands between two measures, of which the first was said of its own subject."""
    if before is None or before.unit is None or before.trend is not None or before.what_last > before.stop:
        return None
    if m.unit != before.unit and not (m.unit is None and _of_one_size(m, before)):
        return None
    first = before.stop + (s.low(before.stop) == ",")
    first += s.low(first) in lexicon.of("and")
    span = _noun(s, first, m.hedge_first, lexicon) if first > before.stop else None
    return span if span is not None and _ends_clause(s, m.stop, lexicon) else None


def _of_one_size(m: Mention, before: Mention) -> bool:
    alike = m.low <= before.low * _TIMES and before.low <= m.low * _TIMES
    return m.scaled if before.scaled else alike and not m.scaled


def _noun(s: Sentence, first: int, last: int, lexicon: Lexicon) -> Span | None:
    """Tokens first..last if they are a noun alone and no verb: "the single tax", "transfers"."""
    led = s.low(first) in lexicon.of("determiner")
    words = range(first + led, last)
    small = phrases.function_words(lexicon)
    if not 0 < len(words) <= _LONGEST or any(s.taken[k] or not s.words[k][0].isalpha() for k in words):
        return None
    if any(s.lows[k] in small or phrases.is_participle(s.lows[k], lexicon) for k in words):
        return None
    head = s.lows[last - 1]
    alone = len(words) == 1 and not led and lexicon.verbs.get(head) == head
    return None if alone or head.endswith("ing") else (words[0], last)


def _ends_clause(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number ending at `k` counts nothing: the clause ends, or "and" leads to the list's next member."""
    if s.low(k) not in lexicon.of("and"):
        return not s.word(k)[:1].isalpha() or bool(s.taken[k])
    return any(s.taken[j] for j in range(k + 2, min(k + 2 + _LONGEST, len(s))))
