"""Find the noun phrase that governs a number from the left: the verb's object or subject, or a noun with "of"."""

from __future__ import annotations

from . import phrases
from .gazetteer import gazetteer
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]
FARTHEST = 60
"""Tokens. What governs a number stands no farther to its left."""


def governing(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """What stands left of the number: "grant worth $8 million", "sales rose to 3,000"."""
    return _described(s, m, lexicon) or _by_verb(s, m, lexicon)


def noun_with_of(s: Sentence, end: int, lexicon: Lexicon) -> Span | None:
    """The noun before "of" and a number: "a cultivated area of", "a target of"; "a total of" alone is none."""
    k = end - 1
    while s.low(k) in lexicon.of("article"):
        k -= 1
    if s.low(k) not in lexicon.of("of"):
        return None
    span = phrase_before(s, k, lexicon)
    if span is None or (s.lows[k - 1] in lexicon.of("measure") and span[1] - span[0] == 1):
        return None
    return span


def _described(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The noun before "worth", and what money is for: "grant worth up to", "a tent for $60", "concessions £10"."""
    end = m.hedge_first
    money = m.unit is not None and m.unit.dimension == "money"
    if s.low(end - 1) in lexicon.of("describing") or (money and s.low(end - 1) in lexicon.of("priced")):
        span = phrase_before(s, end - 1, lexicon)
        if span is None or s.lows[span[1] - 1] in lexicon.of("ordinal_half") or _is_verb_alone(s, *span, 0, lexicon):
            return None
        return span
    if s.low(end - 1) in ("as", "at") and (told := _told_of(s, end - 1, lexicon)) is not None:
        return told
    if money and end > 0 and phrases.plural_at(s, end - 1, lexicon) and not phrases.is_verb(s, end - 1, lexicon):
        span = phrase_before(s, end, lexicon)
        return None if span is not None and _bears(s, span, m, lexicon) else span
    return None


def _told_of(s: Sentence, last: int, lexicon: Lexicon) -> Span | None:
    """The thing of which a body gives the number: "gave the fine as 3 million", "states its damage at"."""
    span = phrase_before(s, last, lexicon)
    if span is None:
        return None
    k = span[0] - 1
    k -= s.low(k) in lexicon.of("determiner")
    lemma = lexicon.verbs.get(s.low(k))
    return span if lemma in lexicon.of("tell_verb") or lemma in lexicon.of("reckon_verb") else None


def phrase_before(s: Sentence, last: int, lexicon: Lexicon) -> Span | None:
    """The noun phrase that ends before token `last`."""
    k = last
    while k > 0 and last - k < phrases.LONGEST_PHRASE and _goes_on(s, k - 1, last, lexicon):
        k -= 1
    while k < last and not s.words[k][0].isalnum():
        k += 1
    return (k, last) if k < last else None


def _goes_on(s: Sentence, k: int, last: int, lexicon: Lexicon) -> bool:
    low = s.lows[k]
    if s.taken[k] or not (low[0].isalnum() or low in ("&", "-")):
        return False
    if low in phrases.function_words(lexicon):
        return False
    finite = phrases.is_verb(s, k, lexicon) and (phrases.is_participle(low, lexicon) or low.endswith("s"))
    return not (finite and k < last - 1)


def _by_verb(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The object between the verb and the number, else the verb's subject."""
    verb = m.hedge_first - 1
    start = phrases.clause_start(s, m.hedge_first, lexicon)
    start = max(start, verb - FARTHEST)
    while verb >= start and (s.taken[verb] or not phrases.is_verb(s, verb, lexicon)):
        verb -= 1
    if verb < start:
        return first_phrase(s, start, m.hedge_first, lexicon, led=False) or _leftwards(s, start, lexicon)
    if s.lows[verb].endswith("ing") and verb > 0 and phrases.is_plural(s.lows[verb - 1], lexicon):
        return phrase_before(s, verb, lexicon)
    if s.lows[verb] not in lexicon.of("auxiliary"):
        span = _object(s, verb + 1, m.hedge_first, lexicon)
        if span is not None and not _bears(s, span, m, lexicon):
            return span
    return _leftwards(s, verb, lexicon)


def _bears(s: Sentence, span: Span, m: Mention, lexicon: Lexicon) -> bool:
    """ "Wages cost the club $8 million": the object only bears what the subject is priced at."""
    verb = span[0] - 1
    verb -= s.low(verb) in lexicon.of("determiner")
    return verb > 0 and lexicon.verbs.get(s.lows[verb]) in lexicon.of("borne_verb") and span[1] == m.hedge_first


def _object(s: Sentence, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """The object of a verb before the number: "cut the subsidy to 3 million", "an increase of users from"."""
    span = first_phrase(s, start, end, lexicon, led=False)
    if span is None or span[0] - start > 3 or s.lows[span[1] - 1] in lexicon.of("person_object"):
        return None
    return span


def _leftwards(s: Sentence, end: int, lexicon: Lexicon) -> Span | None:
    """The first noun phrase of the clause that ends at `end`, else of the clauses before it."""
    fallback = None
    own, farthest = end, end - FARTHEST
    while end > max(0, farthest):
        start = phrases.clause_start(s, end, lexicon)
        if s.low(start - 1) == "(" and s.low(end) == ")" and not any(s.taken[start:end]):
            end = start - 1  # "Inflation rate (annual): 1.4%"
            continue
        span = first_phrase(s, start, end, lexicon, led=False)
        between = (
            end < own and s.low(start - 1) in lexicon.of("relative") and not phrases.is_verb(s, start - 2, lexicon)
        )
        if span is not None and not between and not _is_object(s, start, span[0], lexicon):
            return span
        fallback = fallback or span
        if s.low(start) not in lexicon.of("aside"):
            fallback = fallback or _run_on(s, first_phrase(s, start, end, lexicon, led=True), lexicon)
        if s.low(start - 1) in lexicon.of("relative"):
            last = start - 2 if s.low(start - 2) == "," else start - 1
            antecedent = phrase_before(s, last, lexicon)
            if antecedent is not None and not _no_subject(s, *antecedent, lexicon):
                return antecedent
        end = start - 1
    return fallback


def _is_object(s: Sentence, start: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a verb before a phrase shows that its clause's subject stands farther left ("Lee, 66, has sold nets")."""
    return start > 0 and s.lows[start - 1] == "," and phrases.is_verb(s, start, lexicon) and start < first


def _run_on(s: Sentence, span: Span | None, lexicon: Lexicon) -> Span | None:
    """The subject that follows a preposition's noun without a comma: the deliveries of "In China deliveries fell"."""
    if span is None or span[1] - span[0] < 2 or not s.words[span[1] - 1].islower():
        return None
    first, last = span
    first += s.lows[first] in lexicon.of("time_noun")
    named = next(
        (k for k in range(last - 1, first, -1) if " ".join(s.words[first:k]) in gazetteer(lexicon.language)), 0
    )
    return (named or first), last


def first_phrase(s: Sentence, start: int, end: int, lexicon: Lexicon, led: bool) -> Span | None:
    """The first noun phrase of tokens start..end; one that a preposition leads only if `led`."""
    k = start
    while k < end:
        if s.taken[k]:
            k += 1
            continue
        span = phrases.noun_phrase(s, k, lexicon, one_head=False)
        if span is None or span[0] >= end:
            k += 1
            continue
        last = _cut_at_verb(s, span[0], min(span[1], end), lexicon)
        preposed = _leading(s, span[0], start, lexicon) in lexicon.of("preposition")
        if last == span[0] or preposed != led or _no_subject(s, span[0], last, lexicon, start):
            k = max(last, k + 1)
            continue
        return with_of(s, (span[0], last), end, lexicon)
    return None


def _leading(s: Sentence, first: int, start: int, lexicon: Lexicon) -> str:
    """The word before a phrase and its determiners, within the tokens from `start`."""
    k = first - 1
    while k >= start and (s.lows[k] in lexicon.of("determiner") or s.words[k] in ('"', "“", "‘")):
        k -= 1
    return s.lows[k] if k >= start else ""


def _no_subject(s: Sentence, first: int, last: int, lexicon: Lexicon, start: int = 0) -> bool:
    """Whether a phrase only says when, where or how, or is a verb alone ("Get the mirror", "He believes")."""
    low = s.lows[last - 1]
    if any(low in lexicon.of(group) for group in ("comparative", "age_lead", "ordinal_half")):
        return last == first + 1
    if last == first + 1 and s.glued(first) and s.words[first - 1].isdecimal() and len(low) == 2:
        return True  # "12th"
    if _when_or_where(s, first, last, lexicon) or low in lexicon.of("quantifier"):
        return True
    short = last - first <= 2 and s.words[first].islower() and not phrases.is_plural(low, lexicon)
    if short and _predicate(s, first, lexicon):
        return True
    return s.low(first - 1) in lexicon.of("modal") or _is_verb_alone(s, first, last, start, lexicon)


def _when_or_where(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    low = s.lows[last - 1]
    if low in lexicon.months or low in lexicon.of("weekday"):
        return True
    if low in lexicon.of("time_noun"):
        return low != "time" or last == first + 1 or s.lows[first] in lexicon.of("superlative")  # "travel time"
    return " ".join(s.words[first:last]) in gazetteer(lexicon.language)


def _is_verb_alone(s: Sentence, first: int, last: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the one word of a phrase is its clause's verb: "Get the mirror", "now reckons", not "spending on"."""
    low = s.lows[last - 1]
    alone = last == first + 1 and s.low(first - 1) not in lexicon.of("determiner")
    if not alone or low not in lexicon.verbs or phrases.is_verb(s, last, lexicon):
        return False
    if low.endswith("s"):
        return first > start and s.low(first - 1) in lexicon.of("adverb") and phrases.is_verb(s, first, lexicon)
    if low.endswith("ing") and s.low(last) == "on":
        return False
    return not (s.words[first][0].isupper() and first > start)


def _predicate(s: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether the word at `first` is said of the subject: "is also longer"."""
    k = first - 1
    while s.low(k) in lexicon.of("adverb"):
        k -= 1
    return s.low(k) in lexicon.of("be")


def _before_amount(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number or its article stands at `k`: "migration hit 606,000", and not "the rate cut of 2030"."""
    return k < len(s) and (bool(s.taken[k]) or s.lows[k] in lexicon.of("article"))


def _cut_at_verb(s: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    for k in range(first, last):
        low = s.lows[k]
        known = low in lexicon.verbs
        inflected = known and (lexicon.verbs[low] != low or phrases.is_plural(s.low(k - 1), lexicon))
        if k > first and inflected and phrases.is_verb(s, k, lexicon):
            waiting = low.endswith("ing") and s.low(k - 1) in lexicon.of("measure")
            if (waiting or phrases.led_by_adjective(s, k, lexicon)) and k + 1 < last:
                continue  # "total installed capacity", "average waiting time"
            return k
        if k > first and low in lexicon.of("same_past") and _before_amount(s, k + 1, lexicon):
            return k
        plain = k > first and known and lexicon.verbs[low] == low and low not in lexicon.of("noun_rather")
        if plain and phrases.plural_at(s, k - 1, lexicon) and not phrases.is_verb(s, k + 1, lexicon):
            return k
        if k == first and known and _verb_alone(s, k, lexicon):
            return first
    return last


def _verb_alone(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` begins a clause as its verb: "that makes up the bulk", "sees the rate"."""
    before = s.low(k - 1)
    relative = s.lows[k].endswith("s") and (
        any(before in lexicon.of(group) for group in ("relative", "person_pronoun", "subject_pronoun"))
    )
    return relative or s.low(k + 1) in lexicon.of("determiner")


def with_of(s: Sentence, span: Span, end: int, lexicon: Lexicon) -> Span:
    """Go on through "of": to the thing itself for quantities ("an increase of users"), else to both words."""
    first, last = span
    while s.low(last) in lexicon.of("of") and last + 1 < end:
        inner = phrases.noun_phrase(s, last + 1, lexicon)
        if inner is None or inner[0] >= end:
            break
        head = s.lows[last - 1]
        through = head in lexicon.of("quantity") or head in lexicon.of("change_noun")
        first, last = (inner[0] if through else first), min(inner[1], end)
    return first, last
