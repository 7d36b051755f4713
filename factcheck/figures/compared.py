"""Find the dates a figure is only laid beside: "more than in 2022", "twice what it was in 2022", "3% down on May"."""

from __future__ import annotations

from . import phrases, tenses
from .lexicon import Lexicon
from .tokens import Sentence
from .when import DAY, When

_FARTHEST = 8
"""Tokens between the word of a comparison and its date ("than in the same months of")."""


_STOPS = frozenset((",", ";", ":"))


def is_compared(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    """Whether a period is one to compare with, of no figure here; `numbers` are the tokens that figures begin at."""
    return _led_by_comparison(s, when, numbers, lexicon) or _in_clause(s, when, numbers, lexicon)


def _led_by_comparison(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    """ "more than in 2022", "compared with the record year 2022", "up 3% from 2022"."""
    described = False
    for k in range(when.first - 1, max(-1, when.first - 1 - _FARTHEST), -1):
        low = s.lows[k]
        if _so_many_times(s, k, lexicon):
            return True
        if k in numbers or low in _STOPS or (low == "(" and s.low(when.last) == ":"):
            return False
        if low == "than":
            return not described or s.low(k + 1) in lexicon.of("preposition")
        if _sets_beside(s, k, when, lexicon):
            return True
        if not described and (compares := _compares(s, k, when, lexicon)) is not None:
            return compares
        if phrases.is_verb(s, k, lexicon) and low not in lexicon.of("preposition") and s.low(k + 1) != "by":
            return False
        described |= not _plain(low, lexicon)
    return False


def _compares(s: Sentence, k: int, when: When, lexicon: Lexicon) -> bool | None:
    """Whether the "over", "from", "on" or "against" at token `k` lays something beside a date; None where it is another
    word."""
    low, before = s.lows[k], s.low(k - 1)
    if low in lexicon.of("against"):
        return True  # "an increase of 3% against May 2022", and not "vaccinated against measles in May"
    if low == "over":
        return _measures(s, k - 1, lexicon) or None
    if low == "from":
        spans = any(s.lows[j] in lexicon.of("range_to") for j in range(when.first, when.last))
        laid = not spans and k > 0 and (bool(s.taken[k - 1]) or before in lexicon.verbs)
        starts = tenses.looks_ahead(s, when.first, lexicon) and before not in lexicon.of("change_unit")
        return laid and not starts  # "will cost 40 euros from May"
    return _on_period(s, k, when, lexicon) if low == "on" and before not in ("as", "than") else None


def _plain(low: str, lexicon: Lexicon) -> bool:
    """Whether a word only leads to a date: "the same months of", "the end of"."""
    leads = ("time_noun", "alike", "month_part", "one")
    return low in phrases.function_words(lexicon) or any(low in lexicon.of(group) for group in leads)


def _in_clause(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    """ "more than it was in 2022", "a quarter of what it sold in 2022", "as planned in 2022"."""
    for k in range(when.first - 1, max(0, when.first - 1 - _FARTHEST), -1):
        if s.words[k] in _STOPS or (k in numbers and s.low(k + 1) not in lexicon.of("of")):
            return False
        before = s.low(k - 1)
        if s.lows[k] in lexicon.of("subject_pronoun") and before != "what":
            return before == "than" or (before == "as" and s.low(k - 2) in lexicon.of("so_much"))
        if s.lows[k] == "what":
            return before in lexicon.of("beside_the") or before in lexicon.of("of") or before == "times"
        if s.lows[k] == "as" and before not in lexicon.of("so_much") and s.low(k + 1).endswith("ed"):
            return k + 2 >= when.first - 1
    return False


def _so_many_times(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "twice the number of", "half the total of", ", a third of the number in": what follows is only compared with."""
    low, then = s.lows[k], s.low(k + 1)
    if low in lexicon.of("half"):
        return then == "the" and s.low(k + 2) in lexicon.of("counting")
    if low in lexicon.of("number_noun") and s.lows[max(0, k - 2) : k] == ["of", "the"]:
        return s.low(k - 3) in lexicon.fractions and "," in s.lows[max(0, k - 6) : k - 3]
    if low == "times":
        return bool(s.taken[k]) or s.low(k - 1) in lexicon.numbers
    return low in lexicon.of("beside_the") and low != "than" and (then == "the" or then in lexicon.of("time_past"))


def _on_period(s: Sentence, k: int, when: When, lexicon: Lexicon) -> bool:
    """ "3% down on May", "on 2022", "on week 12": days alone are told with "on" where nothing is compared."""
    if s.low(k - 1) in lexicon.of("change_noun"):
        return True
    longer = len(when.iso.strip("/").partition("/")[0]) < DAY or s.lows[when.first] == "week"
    behind = s.low(when.last)
    alone = (
        behind in phrases.function_words(lexicon) or behind in lexicon.of("compared_level") or not behind[:1].isalpha()
    )
    lead = lexicon.of("article") | lexicon.of("month_part")
    near = all(s.lows[j] in lead for j in range(k + 1, when.first))
    return longer and alone and near and s.low(k - 1) not in lexicon.of("dwell")


def _measures(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number ends at token `k`: "33.6% over the year before"."""
    return s.words[k][0].isdecimal() or s.lows[k] in lexicon.units or bool(s.taken[k])


def _sets_beside(s: Sentence, k: int, when: When, lexicon: Lexicon) -> bool:
    """ "compared with", "similar to", "below those of", "far above the mark of", "twice as much as", "the same as",
    "below 2022 levels"."""
    low, before = s.lows[k], s.low(k - 1)
    if low == "from" and before in lexicon.of("ahead"):
        return True
    if low in ("above", "below"):
        return s.low(k + 1) == "the" or (k + 1 == when.first and s.low(when.last) in lexicon.of("compared_level"))
    if low in ("with", "to"):
        return before in lexicon.of("likened")
    if low == "as":  # "as many as in 2022", "the same number as in 2022"
        return before in lexicon.of("so_much") or s.low(k - 2) == "same"
    pointed = low == "of" and before in ("those", "that") and s.low(k - 2) not in lexicon.of("in")
    return pointed or low == "unlike"
