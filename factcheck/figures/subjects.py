"""Find the noun phrase that governs a number from the left: the verb's object or subject, or a noun with "of"."""

from __future__ import annotations

from . import clauses, phrases
from .gazetteer import is_place
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]
_ANYBODY = frozenset(("you", "one", "we"))
"""Whoever does what the subject is not said to do."""

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
    whose = phrase_before(s, span[0] - 1, lexicon) if s.low(span[0] - 1) in lexicon.of("of") else None
    if (
        whose is None
        or phrases.is_verb(s, whose[1] - 1, lexicon)
        or any(s.lows[whose[1] - 1] in lexicon.of(group) for group in ("counting", "change_noun", "kind"))
    ):
        return span
    return whose[0], span[1]  # "a margin of error of 3 points"


def _described(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The noun before "worth", and what money is for: "grant worth up to", "a tent for $60", "concessions £10"."""
    end = m.hedge_first
    money = m.unit is not None and m.unit.dimension == "money"
    if s.low(end - 1) in lexicon.of("describing") or (money and s.low(end - 1) in lexicon.of("priced")):
        span = phrase_before(s, end - 1, lexicon)
        span = _before_participle(s, span, lexicon)
        if span is None or _has_pronoun(s, span, lexicon) or s.lows[span[1] - 1] in lexicon.of("ordinal_half"):
            return None
        return None if s.low(end - 1) != "worth" and _is_verb_alone(s, *span, 0, lexicon) else span
    if s.low(end - 1) in ("as", "at") and (told := _told_of(s, end - 1, lexicon) or _put_at(s, end - 1, lexicon)):
        return told
    if money and end > 0 and phrases.plural_at(s, end - 1, lexicon) and not phrases.is_verb(s, end - 1, lexicon):
        span = phrase_before(s, end, lexicon)
        return None if span is not None and (_bears(s, span, m, lexicon) or _holds_cost(s, span, lexicon)) else span
    return None


def _put_at(s: Sentence, last: int, lexicon: Lexicon) -> Span | None:
    """The deaths of "put deaths from heat in Spain at", where "at" is token `last`."""
    start = clauses.start(s, last, lexicon)
    verb = next((k for k in range(last - 1, start, -1) if lexicon.verbs.get(s.lows[k]) == "put"), None)
    return first_phrase(s, verb + 1, last, lexicon, led=False) if verb is not None else None


def _has_pronoun(s: Sentence, span: Span, lexicon: Lexicon) -> bool:
    """ "This compares with": a verb whose subject is a pronoun."""
    before = s.low(span[0] - 1)
    pronoun = any(before in lexicon.of(group) for group in ("relative", "person_pronoun", "subject_pronoun"))
    return pronoun and span[1] == span[0] + 1 and s.lows[span[0]] in lexicon.verbs


def _before_participle(s: Sentence, span: Span | None, lexicon: Lexicon) -> Span | None:
    """The stamp of "the stamp sold for $40"."""
    if span is None or span[1] - span[0] < 2:
        return span
    last = s.lows[span[1] - 1]
    verb = phrases.is_participle(last, lexicon) or phrases.is_never_noun(last, lexicon)
    return (span[0], span[1] - 1) if verb else span


def _told_of(s: Sentence, last: int, lexicon: Lexicon) -> Span | None:
    """The thing of which a body gives the number: "gave the fine as 3 million", "states its damage at"."""
    span = phrase_before(s, last, lexicon)
    if span is None:
        return None
    k = span[0] - 1
    k -= s.low(k) in lexicon.of("determiner")
    lemma = lexicon.verbs.get(s.low(k))
    return span if lemma in lexicon.of("tell_verb") or lemma in lexicon.of("reckon_verb") else None


def fronted(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The budget of "At 310 million euros, the budget is the largest yet"."""
    if m.hedge_first != 1 or s.lows[0] != "at" or s.low(m.stop) != "," or not (m.unit or m.scaled):
        return None
    span = phrases.noun_phrase(s, m.stop + 1, lexicon, one_head=False)
    if span is None:
        return None
    span = with_of(s, span, len(s), lexicon)
    return span if s.low(span[1]) in lexicon.of("be") or s.low(span[1]) in lexicon.of("remains") else None


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
    inflected = phrases.is_participle(low, lexicon) or low.endswith("s") or phrases.is_never_noun(low, lexicon)
    acts = s.low(k - 1) in lexicon.of("agent") and phrases.is_plural(s.lows[k - 1], lexicon)  # "economists forecast"
    return not ((inflected or acts) and k < last - 1 and phrases.is_verb(s, k, lexicon))


def _by_verb(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """The object between the verb and the number, else the verb's subject."""
    verb = m.hedge_first - 1
    start = clauses.start(s, m.hedge_first, lexicon)
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
    return None if foresees(s, m, lexicon) else _leftwards(s, verb, lexicon)


def foresees(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "The director expects 30 million tonnes", "analysts had forecast 3%": who foretells is not what is foretold."""
    verb = m.hedge_first - 1
    if verb < 0 or lexicon.verbs.get(s.lows[verb]) not in lexicon.of("foresee_verb"):
        return False
    return s.low(verb - 1) not in lexicon.of("be") and s.low(verb - 1) != "been"


def _bears(s: Sentence, span: Span, m: Mention, lexicon: Lexicon) -> bool:
    """ "Wages cost the club $8 million": the object only bears what the subject is priced at."""
    verb = span[0] - 1
    verb -= s.low(verb) in lexicon.of("determiner")
    return verb > 0 and lexicon.verbs.get(s.lows[verb]) in lexicon.of("borne_verb") and span[1] == m.hedge_first


def _holds_cost(s: Sentence, span: Span, lexicon: Lexicon) -> bool:
    """ "The outbreak cost farmers $8 million": a verb that looks like a noun within the phrase."""
    inside = range(span[0] + (s.low(span[0] - 1) not in lexicon.of("auxiliary")), span[1] - 1)
    return any(
        lexicon.verbs.get(s.lows[k]) in lexicon.of("borne_verb") and phrases.is_verb(s, k, lexicon) for k in inside
    )


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
        start = clauses.start(s, end, lexicon)
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
            antecedent = _before_participle(s, phrase_before(s, last, lexicon), lexicon)
            if (
                antecedent is not None
                and s.lows[antecedent[0]] not in lexicon.of("clause_verb")
                and not _no_subject(s, *antecedent, lexicon)
            ):
                return antecedent
        end = start - 1
    return fallback


def _is_object(s: Sentence, start: int, first: int, lexicon: Lexicon) -> bool:
    """Whether a verb before a phrase shows that its clause's subject stands farther left ("Lee, 66, has sold nets",
    "the bill, once you count lost lives, is")."""
    if start == 0 or s.lows[start - 1] != ",":
        return False
    aside = s.lows[start] in lexicon.of("conjunction") - lexicon.of("clause_joiner") and s.low(start + 1) in _ANYBODY
    lead = start + 2 if aside else start
    return lead < first and phrases.is_verb(s, lead, lexicon)


def _run_on(s: Sentence, span: Span | None, lexicon: Lexicon) -> Span | None:
    """The subject that follows a preposition's noun without a comma: the deliveries of "In China deliveries fell", the
    wages of "In real terms wages fell"."""
    if span is None or span[1] - span[0] < 2 or not s.words[span[1] - 1].islower():
        return None
    first, last = span
    first += s.lows[first] in lexicon.of("time_noun")
    first = next((k + 1 for k in range(first, last - 1) if s.lows[k] in lexicon.of("reckoned_in")), first)
    named = next((k for k in range(last - 1, first, -1) if is_place(" ".join(s.words[first:k]), lexicon.language)), 0)
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
        if s.lows[span[0]] in lexicon.of("reckoned_in") and s.low(span[0] - 1) in lexicon.of("adverb"):
            k = span[0] + 1  # "On a monthly basis prices rose"
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
    if last == first + 1 and low in lexicon.of("somewhere"):
        return True
    of = last == first + 1 and s.low(last) in lexicon.of("of")
    if of and low in lexicon.of("extreme") and phrases.amount_follows(s, last + 1, lexicon):
        return True  # "spent an average of 40 euros"
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
    return is_place(" ".join(s.words[first:last]), lexicon.language)


def _is_verb_alone(s: Sentence, first: int, last: int, start: int, lexicon: Lexicon) -> bool:
    """Whether the one word of a phrase is its clause's verb: "Get the mirror", "now reckons", not "spending on"."""
    low = s.lows[last - 1]
    alone = last == first + 1 and s.low(first - 1) not in lexicon.of("determiner")
    if not alone or low not in lexicon.verbs or phrases.is_verb(s, last, lexicon):
        return False
    if low.endswith("s"):
        return first > start and s.low(first - 1) in lexicon.of("adverb") and phrases.is_verb(s, first, lexicon)
    if first == start and s.low(last) in lexicon.of("preposition") and _has_verb(s, last + 1, lexicon):
        return False  # "Demand for steel rose", "Funding for wells was cut"
    if low.endswith("ing") and s.low(last) == "on":
        return False
    if low in lexicon.of("measure") and s.low(last) in lexicon.of("of"):
        return False  # "Number of farms: 40"
    return not (s.words[first][0].isupper() and first > start)


def _has_verb(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a clause goes on from token `k` to a finite verb without a comma."""
    for j in range(k, min(k + phrases.LONGEST_PHRASE, len(s))):
        low = s.lows[j]
        parts = not low[0].isalnum() and not s.glued(j + 1) and phrases.list_end(s, j, lexicon) is None
        if parts or low in lexicon.of("clause_break") or low in lexicon.of("pronoun"):
            return False
        plain = lexicon.verbs.get(low) == low or low.endswith("ing")
        if phrases.is_verb(s, j, lexicon) and not plain:
            return True
    return False


def _predicate(s: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether the word at `first` is said of the subject: "is also longer"."""
    k = first - 1
    while s.low(k) in lexicon.of("adverb"):
        k -= 1
    return s.low(k) in lexicon.of("be")


def _before_amount(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number or what leads it stands at `k`: "migration hit 606,000", and not "the rate cut of 2030"."""
    led = k < len(s) and (s.lows[k] in lexicon.of("article") or lexicon.hedges_before.at(s.lows, k) is not None)
    return led or (k < len(s) and bool(s.taken[k]))


def _cut_at_verb(s: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    for k in range(first, last):
        low = s.lows[k]
        known = low in lexicon.verbs
        inflected = known and (lexicon.verbs[low] != low or phrases.is_plural(s.low(k - 1), lexicon))
        if k > first and inflected and phrases.is_verb(s, k, lexicon):
            waiting = low.endswith("ing") and s.low(k - 1) in lexicon.of("measure")
            if waiting or (phrases.led_by_adjective(s, k, lexicon) and k + 1 < last):
                continue  # "total installed capacity", "average waiting time"
            return k
        if k > first and low in lexicon.of("same_past") and _before_amount(s, k + 1, lexicon):
            return k
        noun = low in lexicon.of("noun_rather") or low in lexicon.of("amount_verb")
        plain = k > first and known and lexicon.verbs[low] == low and not noun
        if plain and phrases.plural_at(s, k - 1, lexicon) and not phrases.is_verb(s, k + 1, lexicon):
            return k
        named = s.low(k - 1) in lexicon.of("article")  # "the count a year before"
        if k == first and known and not named and _verb_alone(s, k, lexicon):
            return first
    return last


def _verb_alone(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether the word at `k` begins a clause as its verb: "that makes up the bulk", "sees the rate"."""
    before = s.low(k - 1)
    if before in _ANYBODY and phrases.is_verb(s, k, lexicon):
        return True
    finite = s.lows[k].endswith("s") or phrases.is_participle(s.lows[k], lexicon)
    relative = any(before in lexicon.of(group) for group in ("relative", "person_pronoun", "subject_pronoun"))
    return (finite and relative) or s.low(k + 1) in lexicon.of("determiner")


def with_of(s: Sentence, span: Span, end: int, lexicon: Lexicon) -> Span:
    """Go on through "of": to the thing itself for quantities ("an increase of users"), else to both words."""
    first, last = span
    while s.low(last) in lexicon.of("of") and last + 1 < end:
        inner = phrases.noun_phrase(s, last + 1, lexicon)
        if inner is None or inner[0] >= end:
            break
        inner = _with_object(s, inner, end, lexicon)
        head = s.lows[last - 1]
        through = head in lexicon.of("quantity") or head in lexicon.of("change_noun")
        listed = phrases.list_end(s, inner[1], lexicon) if inner[1] < end else None
        first, last = (inner[0] if through else first), min(listed or inner[1], end)
    return first, last


def _with_object(s: Sentence, span: Span, end: int, lexicon: Lexicon) -> Span:
    """ "repairing the roof": a gerund with what it is done to."""
    first, last = span
    if not s.lows[last - 1].endswith("ing") or s.low(last) not in lexicon.of("determiner") or last + 1 >= end:
        return span
    done_to = phrases.noun_phrase(s, last, lexicon)
    return (first, done_to[1]) if done_to is not None else span
