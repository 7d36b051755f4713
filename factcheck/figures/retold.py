"""Find the figure of which a bare number is another telling: "the ministry says 41", "police put it at 27"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from . import antecedents, foretold, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_NEAR = 6
"""Figures. What a bare number tells anew was told no longer ago."""

_TIMES = 4
"""Two tellings of one thing lie no farther apart."""

_TELLING = ("tell_verb", "reckon_verb", "count_verb", "wish_verb")


def find(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """The figure told before that a number without a unit and a noun gives once more.

    `said` are the figures before it, the last one last. It is the one nearest in size of the last sentence with any
    of like size: in "49,000 tonnes in 2031, having promised 52,000" both are tonnes promised or not.
    """
    if m.vague or (m.worded and m.low <= 1) or not stands_bare(s, m, lexicon):
        return None
    if said and said[-1].retells is not None and _goes_on(s, m, said[-1], lexicon):
        return said[-1].retells
    if said and _put_too(s, m, said[-1], lexicon):
        return said[-1]
    if said and m.hedge_first == 0 and said[-1].low == 0:
        return said[-1]  # "How many drowned? 41."
    verb = _telling(s, m, lexicon)
    if verb is None and not _measured_before(s, m, said, lexicon):
        return _done_too(s, m, said, lexicon)
    near = [one for one in said[-_NEAR:] if _is_like(m, one) and (verb is not None or one.unit is not None)]
    last = [one for one in near if one.sentence == near[-1].sentence]
    return min(last, key=lambda one: _apart(m, one), default=None)


def asked(s: Sentence, lexicon: Lexicon) -> Mention | None:
    """What a sentence asks or says that nobody knows the number of: "how many died there", "how many boats sank"."""
    how, many = lexicon.of("how"), lexicon.of("many")
    for i, low in enumerate(s.lows):
        if low in how and s.low(i + 1) in many:
            m = Mention(i, i + 2, Decimal(0), Decimal(0), sentence=s.start)
            m.what, m.action = _sought(s, i + 2, lexicon)
            return m if m.what else None
    return None


def _sought(s: Sentence, k: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    span = None if phrases.is_verb(s, k, lexicon) else phrases.noun_phrase(s, k, lexicon)
    verb = k if span is None else span[1]
    while s.low(verb) in lexicon.of("auxiliary"):
        verb += 1
    known = s.low(verb) in lexicon.verbs or phrases.is_participle(s.low(verb), lexicon)
    action = phrases.lemma(s.low(verb), lexicon) if known else None
    human = "people" if action in lexicon.of("human_verb") else None
    return (s.slice(*span) if span is not None else human), action


def _goes_on(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "having promised 52,000 in August and 54,500 in May": the same told a third time."""
    return before.sentence == s.start and s.low(m.hedge_first - 1) in lexicon.of("and") and _is_like(m, before)


def _put_too(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "Police put the crowd at 4,100, organisers at 9,000": told by somebody else by a verb left out."""
    at = m.hedge_first - 1
    if before.sentence != s.start or s.low(at) != "at" or s.low(before.hedge_first - 1) != "at":
        return False
    between = range(max(before.stop, before.what_last), at)
    if not between or (s.words[between[0]] not in (",", ";") and s.lows[between[0]] not in lexicon.of("and")):
        return False
    named = [k for k in between if s.words[k][0].isalpha() and s.lows[k] not in phrases.function_words(lexicon)]
    return bool(named) and not any(phrases.is_verb(s, k, lexicon) for k in between) and _is_like(m, before)


def stands_bare(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether no word behind a number can be what it counts."""
    after = s.low(m.stop)
    if not after[:1].isalpha() or bool(s.taken[m.stop]) or after in lexicon.of("preposition"):
        return after not in lexicon.of("of") and after not in ("-", "/")
    if after in lexicon.of("time_lead") and s.low(m.stop + 1) in lexicon.of("time_noun"):
        return True
    rate = after in lexicon.of("per") and s.low(m.stop + 1) in lexicon.of("time_noun")
    return rate or after in lexicon.of("and")


def _is_like(m: Mention, one: Mention) -> bool:
    if one.unit is not None and one.unit.name == "year_of_age":
        return False
    if one.describes or one.trend is not None or (one.what is None and one.unit is None):
        return False
    if one.unit is None and m.step < 1:
        return False
    return m.low > 0 and _apart(m, one) <= _TIMES


def _apart(m: Mention, one: Mention) -> Decimal:
    """How many times one number is the other; one that was asked for, or nought, may become any."""
    return max(m.low / one.low, one.low / m.low) if one.low > 0 else Decimal(_TIMES)


def _telling(s: Sentence, m: Mention, lexicon: Lexicon) -> str | None:
    """The verb of "the union counted 41", "police put it at 27", "gives the figure as 27", "spoke of 31"."""
    k = m.hedge_first - 1
    if s.low(k) == "for" and lexicon.verbs.get(s.low(k - 1)) in lexicon.of("aim_verb"):
        return lexicon.verbs[s.low(k - 1)]  # "the guild aims for 40"
    if s.low(k) in ("at", "as", "of", "to"):
        k -= 1
        while s.low(k) in lexicon.of("general") or s.low(k) in lexicon.of("subject_pronoun"):
            k -= 1
            k -= s.low(k) in lexicon.of("determiner")
        spoken = s.low(k + 1) == "of" and lexicon.verbs.get(s.low(k)) == "speak"
        if k == m.hedge_first - 2 and not spoken:
            return None
    verb = lexicon.verbs.get(s.low(k))
    if verb is None or not (phrases.is_verb(s, k, lexicon) or s.lows[k].endswith("ing")):
        return None
    known = verb == "speak" or any(verb in lexicon.of(group) for group in _TELLING)
    return verb if known else None


def _measured_before(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> bool:
    """Whether the number is set beside a measure, whose unit it leaves out."""
    return _bracketed(s, m, said) or _against(s, m, said, lexicon) or _was(s, m, lexicon)


def _was(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "In 2030 it was 3,084." behind "6,612 hours"."""
    return s.low(m.hedge_first - 1) in lexicon.of("auxiliary") and antecedents.is_pointed_to(s, m, lexicon)


def _bracketed(s: Sentence, m: Mention, said: Sequence[Mention]) -> bool:
    """ "13,840 tonnes of flax (12,910)": alone in a bracket behind a measure and its noun."""
    if s.low(m.begin - 1) != "(" or s.low(m.stop) != ")" or not said:
        return False
    return max(said[-1].stop, said[-1].what_last) == m.begin - 1 and said[-1].sentence == s.start


def _against(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> bool:
    """ "13,800 tonnes, against 12,900 a year before": what a measure of the sentence is compared with."""
    lead = s.low(m.hedge_first - 1)
    compared = lead in lexicon.of("against") or s.lows[max(0, m.hedge_first - 2) : m.hedge_first] == [
        "compared",
        "with",
    ]
    return compared and bool(said) and said[-1].sentence == s.start and said[-1].unit is not None


def _done_too(s: Sentence, m: Mention, said: Sequence[Mention], lexicon: Lexicon) -> Mention | None:
    """ "Norway caught 400 whales. Iceland caught 120.": the last figure of which the same was done."""
    k = m.hedge_first - 1
    if m.begin == 0 or not phrases.is_verb(s, k, lexicon) or s.low(k) in lexicon.of("auxiliary"):
        return None
    verb = phrases.lemma(s.lows[k], lexicon)
    if verb in lexicon.of("level_verb"):
        return None
    return next((one for one in reversed(said[-_NEAR:]) if one.action == verb and _is_like(m, one)), None)


def done_in_turn(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """ "The storm destroyed 40 sheds and damaged 200", "felled 40 oaks and is to fell 60": done to more of the same."""
    k = m.hedge_first - 1
    counted_both = m.unit is None and before.unit is None and before.what_last > before.stop
    if not counted_both or not stands_bare(s, m, lexicon) or s.lows[k] in lexicon.of("auxiliary"):
        return False
    lead = [s.lows[j] for j in range(before.what_last, k) if not (s.taken[j] or s.taken[j + 1])]
    if foretold.is_to_come(s, m, lexicon):
        small = lexicon.of("auxiliary") | lexicon.of("intending") | lexicon.of("adverb") | {"to"}
        lead = [low for low in lead if low not in small]
    elif not phrases.is_participle(s.lows[k], lexicon) or lexicon.verbs.get(s.lows[k]) in lexicon.of("level_verb"):
        return False
    return bool(lead) and all(low in (",", "but") or low in lexicon.of("and") for low in lead)
