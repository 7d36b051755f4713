"""Whether a verb tells a figure: "put the loss at 40" does, and "put up 40 tents" does not."""

from __future__ import annotations

from functools import cache

from . import phrases
from .lexicon import Lexicon, load
from .mention import Mention
from .reported import Teller
from .tokens import Sentence

_NEAR = 5
"""Tokens. A number this near behind a verb is its object."""


@cache
def verbs(language: str) -> frozenset[str]:
    """Every form of a verb that may tell something."""
    lexicon = load(language)
    return lexicon.of("say") | lexicon.of("also_say") | lexicon.of("inverted")


def is_passive(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "is projected at", "had been told", "I'm told", "cuts announced by": the subject says nothing here."""
    if phrases.is_participle(s.lows[verb], lexicon) and s.low(verb + 1) in lexicon.of("source_by"):
        return True
    k = verb - 1
    while s.low(k) in lexicon.of("adverb") or s.low(k).endswith("ly"):
        k -= 1
    return s.low(k) in lexicon.of("passive") or s.low(k).endswith(("'m", "'re"))


def may_tell(s: Sentence, verb: int, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Whether what stands around the verb at `verb` lets it tell something, whoever its subject is."""
    low = s.lows[verb]
    if _in_name(s, verb) or s.low(verb - 1) in lexicon.of("determiner") or s.low(verb - 1).endswith("'s"):
        return False
    if s.low(verb - 1) in lexicon.of("untold"):
        return False  # "did not say"
    if low in lexicon.of("put_verb"):
        return _puts_at(s, verb, mentions, lexicon)
    if low in lexicon.of("telling_noun") and not _is_verb(s, verb, lexicon):
        return False
    behind = s.lows[verb + 1 : verb + 1 + _NEAR]
    if low in lexicon.of("told") and (lexicon.of("to") & set(behind) or lexicon.of("tale") & set(behind)):
        return False  # "told it to stop", "told a happier story"
    if low in lexicon.of("claim_verb"):
        return True  # "claimed to have killed"
    to_whom = s.low(verb + 1) in lexicon.of("to") and not _that_follows(s, verb, lexicon)
    return not to_whom and s.low(verb + 1) not in lexicon.of("no")


def tells(s: Sentence, verb: int, one: Teller, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Whether the verb at `verb` tells something where this is its subject."""
    low = s.lows[verb]
    if one.is_behind:
        return True
    if low in lexicon.of("record_verb") and not one.is_record:
        return False
    if low in lexicon.of("claim_verb") and _takes_lives(s, verb, lexicon):
        return False
    if low not in lexicon.of("say") and low not in lexicon.of("also_say"):
        return _that_follows(s, verb, lexicon)
    told = closes(s, verb, one, mentions, lexicon) or _that_follows(s, verb, lexicon)
    return told or _tells_object(s, verb, one, mentions, lexicon)


def _tells_object(s: Sentence, verb: int, one: Teller, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Whether what stands behind the verb is what is told, where no "that" says so."""
    low, told = s.lows[verb], _behind_time(s, verb, lexicon)
    if low in lexicon.of("add_verb"):
        return not s.low(told)[:1].isalnum()
    if low in lexicon.of("find_verb_past"):
        return _has_object(s, told, mentions, lexicon) and (one.is_record or _is_share(s, verb, mentions, lexicon))
    weak = low in lexicon.of("reckoned") or low in lexicon.of("record_verb") or phrases.is_participle(low, lexicon)
    if not weak or low in lexicon.of("put_verb") or low in lexicon.of("plain_say"):
        return True
    if told > verb + 1 and phrases.is_verb(s, told, lexicon):
        return False  # "the plan announced in May gives"
    leads = lexicon.of("to") if low in lexicon.of("claim_verb") else lexicon.of("of")
    return s.low(told) in leads or _has_object(s, told, mentions, lexicon)


def _that_follows(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "announced on its website that"."""
    for k in range(verb + 1, min(verb + 2 * _NEAR, len(s))):
        if s.lows[k] in lexicon.of("that"):
            return s.low(k + 1)[:1].isalnum()
        if not s.words[k][0].isalnum() or s.lows[k] in lexicon.of("conjunction") or phrases.is_verb(s, k, lexicon):
            return False
    return False


def _behind_time(s: Sentence, verb: int, lexicon: Lexicon) -> int:
    """The token at which begins what is told: "reported on Monday that"."""
    k = verb + 1
    while k < len(s) and (s.taken[k] or s.lows[k] in lexicon.of("weekday") or _is_before_time(s, k, lexicon)):
        if s.words[k][0].isdecimal():
            return verb + 1
        k += 1
    return k


def _is_before_time(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    timed = k + 1 < len(s) and (s.taken[k + 1] or s.lows[k + 1] in lexicon.of("weekday"))
    return bool(timed) and s.lows[k] in lexicon.of("preposition")


def closes(s: Sentence, verb: int, one: Teller, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Whether the telling ends its clause, behind what is told: "40 were lost, the agency said on Monday"."""
    if one.first == 0 or s.lows[one.first - 1] not in (",", "”", '"', "—", "–", ")", "as"):
        return False
    if s.low(one.first - 1) in lexicon.of("as"):
        after = s.low(_behind_time(s, verb, lexicon))
        return not after[:1].isalpha() or after in lexicon.of("and")  # "as the agency says"
    k = verb + 1
    while k < len(s) and k - verb <= 2 * _NEAR and (s.words[k][0].isalnum() or s.taken[k]):
        if s.lows[k] in lexicon.of("that") or (k > verb + 1 and phrases.is_verb(s, k, lexicon)):
            return False
        if any(m.first == k for m in mentions):
            return False
        k += 1
    direct = s.low(verb + 1) in lexicon.of("determiner") or s.low(verb + 1)[:1].isdecimal()
    return not direct


def _in_name(s: Sentence, verb: int) -> bool:
    """ "the United States has": behind a capital "States" says nothing; in a headline it may."""
    after = s.word(verb + 1)[:1]
    return s.words[verb][0].isupper() and s.word(verb - 1)[:1].isupper() and not (after.isupper() or after.isdecimal())


def _puts_at(s: Sentence, verb: int, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """ "put the loss at 40", "puts it between 40 and 50"."""
    m = next((m for m in mentions if m.first > verb), None)
    if m is None or ";" in s.words[verb : m.first]:
        return False
    return not lexicon.of("put_at").isdisjoint(s.lows[max(verb + 2, m.first - _NEAR) : m.first])


def _is_verb(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether "reports", "claims" or "states" is the verb: behind a noun or a pronoun and before what is told."""
    before, after = s.low(verb - 1), s.low(verb + 1)
    small = lexicon.of("preposition") | lexicon.of("conjunction") | lexicon.of("paper_adjective")
    if before in small or before.endswith(("ing", "'s")):
        return before in lexicon.of("clause_joiner") and after in lexicon.of("that")
    plural = phrases.plural_at(s, verb - 1, lexicon) or (
        s.word(verb - 1)[:1].isupper() and _tells_clause(s, verb, lexicon)
    )
    if lexicon.verbs.get(s.lows[verb]) == s.lows[verb] and not plural:
        return False
    if after == ":" or (phrases.is_verb(s, verb - 1, lexicon) and before not in lexicon.of("record")):
        return False
    others = lexicon.of("auxiliary") | lexicon.of("conjunction") | lexicon.of("relative") - lexicon.of("that")
    if after in others or phrases.is_participle(after, lexicon):
        return False
    timed = verb + 1 < len(s) and (s.taken[verb + 1] or _is_before_time(s, verb + 1, lexicon))
    return bool(timed) or after not in lexicon.of("preposition")


def _tells_clause(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "analysts at Esk Bank estimate that", and not "the Esk Bank estimate of"."""
    return s.low(verb + 1) in lexicon.of("that") or s.low(verb + 1) in lexicon.of("person_pronoun")


def _has_object(s: Sentence, told: int, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """Whether what is told begins at token `told`: "reported 40 losses", and not "reported late", "declared in May"."""
    after = s.low(told)
    if any(told in (m.hedge_first, m.begin) for m in mentions):
        return True
    if not after[:1].isalnum():
        return after in lexicon.currency_signs or after in ("“", '"', ":")
    ends = lexicon.of("preposition") | lexicon.of("auxiliary") | lexicon.of("adverb") | lexicon.of("part_of_month")
    return after not in ends


def _is_share(s: Sentence, verb: int, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """ "found 57 per cent support", "found 57 of the 80 ill": who counts so has not just come upon them."""
    m = next((m for m in mentions if verb < m.first <= verb + _NEAR), None)
    if m is None:
        return False
    return s.low(m.stop) in lexicon.of("of") if m.unit is None else m.unit.dimension == "ratio"


def _takes_lives(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "claimed 40 lives", "claims six of every 1,000": a flood does, and a union does not."""
    behind = s.lows[verb + 1 : verb + 1 + _NEAR]
    return not lexicon.of("life").isdisjoint(behind) or not lexicon.of("of_each").isdisjoint(behind)
