"""Tell a value that somebody had foreseen or planned from one that came about: "the 38 tonnes the guild planned"."""

from __future__ import annotations

from collections.abc import Sequence

from . import antecedents, phrases, tenses
from .figure import Role
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_TO_BE = frozenset(("is", "are", "was", "were"))

_LONGEST_SUPPOSED = 6
"""Words between "would" and its number."""

_NOTHING_TO_COME = frozenset(("have", "not", "only", "like", "never"))

_LONGEST_SUBJECT = 6
"""Words. Longer ones belong to no clause that only tells whose forecast a value was."""


def role_behind(s: Sentence, m: Mention, lexicon: Lexicon) -> Role | None:
    """What the clause behind a figure makes of it: "analysts had forecast", "that the guild planned", "expected"."""
    k = max(m.what_last, m.stop)
    if s.low(m.hedge_first - 1) == "the" and (role := _foresees(s, k, lexicon)) is not None:
        return role
    k += s.low(k) in lexicon.of("relative")
    if not _begins_subject(s, k, lexicon):
        return None
    verb = next((j for j in range(k + 1, k + _LONGEST_SUBJECT) if not _in_subject(s, j, lexicon)), k)
    while s.low(verb) in lexicon.of("auxiliary"):
        verb += 1
    return _foresees(s, verb, lexicon)


def attach_what(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Give a measure foretold the thing of the last one like it, to which it is compared."""
    if m.unit is not None and role_behind(s, m, lexicon) is not None:
        m.what = antecedents.last_like(m, said)
    return m.what is not None


def _begins_subject(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low = s.low(k)
    if low in lexicon.of("determiner") or low in lexicon.of("person_pronoun"):
        return True
    return _in_subject(s, k, lexicon) and low not in phrases.function_words(lexicon)


def _in_subject(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low = s.low(k)
    if not low[:1].isalpha() or s.taken[k] or low in lexicon.of("comparative"):
        return False
    if low in phrases.function_words(lexicon) and low not in lexicon.of("of"):
        return low in lexicon.of("determiner") or low in lexicon.of("person_pronoun")
    return not phrases.is_participle(low, lexicon) and not _foresees(s, k, lexicon)


def _foresees(s: Sentence, k: int, lexicon: Lexicon) -> Role | None:
    """The role that the verb at `k` gives, where its clause ends behind it."""
    low = s.low(k)
    verb = lexicon.verbs.get(low)
    if verb is None or not (phrases.is_participle(low, lexicon) or low in lexicon.of("unchanging_verb")):
        return None
    k += 1
    k += s.low(k) in ("in", "for") and not s.word(k + 1)[:1].isalnum()
    open_ended = s.word(k)[:1].isalnum() and not s.taken[k] and s.low(k) not in phrases.function_words(lexicon)
    if open_ended or s.low(k) == "to" or s.low(k) in lexicon.of("determiner"):
        return None
    if verb in lexicon.of("foresee_verb"):
        return "forecast"
    return "target" if verb in lexicon.of("plan_verb") else None


def is_to_come(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "is to receive 40", "hopes to sell 40", "plans to turn out 40"."""
    k = m.hedge_first - 1
    k -= s.low(k) in ("out", "up", "in", "off")
    if lexicon.verbs.get(s.low(k)) != s.low(k) or s.low(k - 1) != "to" or s.low(k) in lexicon.of("say"):
        return False  # "that is to say 40"
    return s.low(k - 2) in _TO_BE or s.low(k - 2) in lexicon.of("intending")


def is_supposed(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "would cost 40", "could rise by 40", "might lose 40": in "would have cost 40" nothing is to come."""
    for k in range(m.hedge_first - 1, max(-1, m.hedge_first - 1 - _LONGEST_SUPPOSED), -1):
        low = s.lows[k]
        if low in lexicon.of("supposing"):
            return s.low(k + 1) not in _NOTHING_TO_COME
        if low in lexicon.of("allowing") and s.words[k] == low and not s.taken[k]:
            return lexicon.verbs.get(s.low(k + 1)) in lexicon.of("level_verb")  # "may claim 40" is a rule
        past = tenses.is_past(low, lexicon) and low not in lexicon.of("unchanging_verb")
        if s.taken[k] or low in (",", ";", ":") or (past and low != "been"):
            return False
    return False
