"""Tell whether a verb, or the clause a figure stands in, speaks of what was or of what is."""

from __future__ import annotations

from . import clauses, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_ENDS = frozenset(",;:.")
_BREAKS = frozenset(("and", "but"))
_AHEAD = frozenset(("will", "shall", "must", "won't"))
_IS = frozenset(("is", "are"))

_LONGEST_VERB = 3
"""Words. "Will be fully reopened" is no longer."""


def is_past(low: str, lexicon: Lexicon) -> bool:
    """Whether a verb is in the past, by its form alone."""
    if low in lexicon.of("auxiliary"):
        return low in lexicon.of("past_auxiliary")
    base = lexicon.verbs.get(low)
    inflected = base is not None and base != low and not low.endswith(("s", "ing"))
    return inflected or low in lexicon.of("unchanging_verb")


def is_present(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a verb of the present stands at token `k`: "live", "sells", "are", "have fled"."""
    low = s.low(k)
    if low in lexicon.of("present"):
        return True
    if lexicon.verbs.get(low) is None or low.endswith("ing") or low in lexicon.of("auxiliary"):
        return False
    before = s.low(k - 1)
    if before in ("to", "not") or before in lexicon.of("modal") or before in lexicon.of("auxiliary"):
        return False
    if lexicon.verbs[low] == low and not phrases.is_plural(before, lexicon) and before not in lexicon.of("pronoun"):
        return False
    return not is_past(low, lexicon) and phrases.is_verb(s, k, lexicon)


def looks_ahead(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the verb that a date at token `i` goes with speaks of what is to come, or may do."""
    return comes(s, i, lexicon) or foretells(s, i, lexicon)


def comes(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the verb that a date at token `i` goes with may speak of what is to come: "rises", "opens"."""
    k = _verb_of(s, i, lexicon)
    return k is not None and lexicon.verbs.get(s.lows[k]) in lexicon.of("coming_verb") and is_present(s, k, lexicon)


def foretells(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the verb that a date at token `i` goes with speaks of what is to come: "are to leave", "will open",
    "plans to hire", "expects sales". In "said on Monday it will hire" the date goes with the telling."""
    if _is_of_outlook(s, i, lexicon):
        return True
    k = _verb_of(s, i, lexicon)
    by = s.low(i - 1) == "by"
    if k is None:
        return by  # "Call: 9.5% by December"
    modal = next((j for j in range(k, max(-1, k - 1 - _LONGEST_VERB), -1) if s.lows[j] in _AHEAD), None)
    if modal is not None and s.lows[modal] == "must" and s.low(modal + 1) == "have":
        return False
    if modal is not None and _ENDS.isdisjoint(s.words[modal:k]):
        return True
    if s.lows[k] in lexicon.of("be"):
        return s.lows[k] in _IS and (s.low(k + 1) == "to" or s.low(k + 1) in lexicon.of("due"))
    if s.low(k - 1) == "to":
        planned = s.low(k - 2) in lexicon.of("planning") or s.low(k - 2) in lexicon.of("due")
        return s.low(k - 2) in _IS or (planned and s.low(k - 3) not in lexicon.of("past_auxiliary"))
    foresees = lexicon.verbs.get(s.lows[k]) in lexicon.of("foresee_verb")
    return (by or foresees) and is_present(s, k, lexicon)


def _is_of_outlook(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "guidance for Q4", "the outlook for the fourth quarter"."""
    k = i - 1 - (s.low(i - 1) in lexicon.of("determiner"))
    return s.low(k) == "for" and s.low(k - 1) in lexicon.of("outlook")


def _verb_of(s: Sentence, i: int, lexicon: Lexicon) -> int | None:
    """The last verb before a date in its clause, else the first behind it; a date may open a sentence with a comma."""
    start = next((k + 1 for k in range(i - 1, -1, -1) if s.words[k] in _ENDS), 0)
    before = next(
        (k for k in range(i - 1, start - 1, -1) if phrases.is_verb(s, k, lexicon) and not _begins(s.lows[k], lexicon)),
        None,
    )
    if before is not None:
        return before
    ends = [k for k in range(i, len(s)) if s.words[k] in _ENDS]
    last = ends[start <= 1 and i <= start + 2 :][:1] or [len(s)]
    return next((k for k in range(i, last[0]) if phrases.is_verb(s, k, lexicon)), None)


def _begins(low: str, lexicon: Lexicon) -> bool:
    """ "will shed 40 jobs starting in July"."""
    return low.endswith("ing") and lexicon.verbs.get(low) in lexicon.of("onset_verb")


def in_present(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether the clause of a figure has a verb of the present."""
    return any(is_present(s, k, lexicon) for k in _clause(s, m, lexicon))


def turns_back(s: Sentence, m: Mention, end: int, lexicon: Lexicon) -> bool:
    """Whether a clause of the past begins between a figure of the present and token `end`: "employs 40 people and sold
    90 boats last year"."""
    joined = next((k for k in range(m.stop, end) if s.lows[k] in _BREAKS), end)
    past = any(_was(s.lows[k], lexicon) and phrases.is_verb(s, k, lexicon) for k in range(joined, end))
    return past and in_present(s, m, lexicon)


def tells_a_state(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "It has 40 boats", "Some 40 herons live there": how many there are, whatever the year spoken of; what only goes
    on with a figure of that year ("Esk accounts for 40", "That is 40 herons more") names no thing behind its number."""
    if m.unit is not None or m.what_last <= m.stop or m.trend is not None or m.part_of:
        return False
    clause = _clause(s, m, lexicon)
    if s.low(clause.start) in lexicon.of("that") or s.low(clause.start) in lexicon.of("subject_pronoun"):
        return False
    if s.low(m.hedge_first - 1) == "at" or any(_was(s.lows[k], lexicon) for k in clause):
        return False  # "The guild arrives at 40 boats", "Some 40 posts were free"
    outside = (k for k in clause if not m.begin <= k < m.what_last)
    return any(is_present(s, k, lexicon) and _of_state(s, k, lexicon) for k in outside)


def _of_state(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the verb at `k` is "has" before what is had, or no auxiliary at all."""
    if s.lows[k] in ("has", "have"):
        return not is_past(s.low(k + 1), lexicon) and s.low(k + 1) not in ("been", "had", "not")
    return s.lows[k] not in lexicon.of("present")


def _clause(s: Sentence, m: Mention, lexicon: Lexicon) -> range:
    start = clauses.start(s, m.hedge_first, lexicon)
    return range(start, next((k for k in range(m.stop, len(s)) if s.words[k] in _ENDS or s.lows[k] in _BREAKS), len(s)))


def _was(low: str, lexicon: Lexicon) -> bool:
    return is_past(low, lexicon) and low not in lexicon.of("present")
