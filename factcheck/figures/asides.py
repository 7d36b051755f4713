"""Find the dates of a sentence that do not say when its figures hold: days of telling, years compared with."""

from __future__ import annotations

from . import phrases
from .compared import is_compared
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence
from .when import DAY, When, is_year

_FARTHEST = 8
"""Tokens between a date and the word that sets it apart."""

_PLACE = 4
"""Tokens. No name of a place between a telling and its day is longer."""


_OPENING = 2
"""Tokens. "After the 2010 flood" opens its sentence, and dates it."""

_CLAUSE_ENDS = frozenset(",;:()—–")

_BREAKS = frozenset((",", ";", "and", "but"))

Span = tuple[int, int]


def asides(s: Sentence, periods: list[When], mentions: list[Mention], lexicon: Lexicon) -> list[When]:
    """The dates that do not say when the figures hold: when they were told, what they are compared with, and dates
    of a bracket or of a participle between commas ("the bridge, approved in 2015, is 3 km long")."""
    numbers = [m.begin for m in mentions]
    return [
        when
        for when in periods
        if not (when.last in numbers and s.lows[when.last - 1].endswith("'s"))  # "up from May's 40"
        and _is_aside(s, when, mentions, numbers, lexicon)
    ]


def _is_aside(s: Sentence, when: When, mentions: list[Mention], numbers: list[int], lexicon: Lexicon) -> bool:
    return (
        _told(s, when, lexicon)
        or _given_out(s, when, lexicon)
        or _apart(s, when, numbers, lexicon)
        or is_compared(s, when, numbers, lexicon)
        or _in_apposition(s, when, numbers, lexicon)
        or _best_since(s, when, lexicon)
        or _only_before(s, when)
        or _corrects(s, when, lexicon)
        or _begun(s, when, mentions, lexicon)
        or _work_begins(s, when, mentions, lexicon)
        or _foretold_then(s, when, lexicon)
        or _possessed(s, when, lexicon)
        or _of_record(s, when, lexicon)
        or _names_event(s, when, lexicon)
    )


def compared_with(
    s: Sentence, m: Mention, periods: list[When], apart: list[When], mentions: list[Mention]
) -> str | None:
    """The year of "compared with 2022 (618)" and "than in 2022, when 618 died": that of this one number only."""
    before = [other for other in mentions if other.begin < m.begin]
    introduced = (when for when in reversed(periods) if _introduces(s, when, m, before, when in apart))
    return next((when.iso.removesuffix("/") for when in introduced), None)


def _introduces(s: Sentence, when: When, m: Mention, before: list[Mention], is_apart: bool) -> bool:
    if when.last == m.begin - 1:
        return is_apart and s.words[when.last] == "("
    first = when.last + (s.word(when.last) == ",")
    alone = all(other.begin < when.first for other in before) and _CLAUSE_ENDS.isdisjoint(s.words[first : m.begin])
    return first < m.begin and s.low(first) == "when" and alone


def of_event(s: Sentence, m: Mention, dates: list[When], lexicon: Lexicon) -> str | None:
    """The year of "since the 2010 earthquake, which killed 40" and "that of the 2017 storm, in which 12 died"."""
    comma = next((k for k in range(m.hedge_first - 1, 0, -1) if s.words[k] in _CLAUSE_ENDS), 0)
    for when in dates:  # "the worst since a 2010 earthquake killed 40"
        led = s.low(when.first - 2) == "since" and s.low(when.first - 1) in lexicon.of("determiner")
        if led and comma < when.first and when.last < m.hedge_first and is_year(when.iso):
            return when.iso
    k = comma + 1 + (s.low(comma + 1) in lexicon.of("preposition"))
    if s.word(comma) != "," or s.low(k) not in lexicon.of("relative_adverb"):
        return None
    for when in dates:
        words = s.lows[when.last : comma]
        named = 0 < len(words) <= _PLACE and lexicon.of("function").isdisjoint(words)
        if named and is_year(when.iso) and s.low(when.first - 1) == "the":
            return when.iso
    return None


def within_reach(s: Sentence, m: Mention, periods: list[When], mentions: list[Mention], lexicon: Lexicon) -> list[When]:
    """The periods but those of a bracket that gives another figure ("29.6% (27.0% in May)", "77% (2023: 75%)") and of a
    clause between commas about a thing ("In Esk, where it was 12 in 2022, it is 9")."""
    if not periods:
        return periods
    own = bracket(s, m.begin)
    near = [when for when in periods if _open_to(bracket(s, when.first), own, mentions)]
    numbers = [other.hedge_first for other in mentions]
    around = ((when, _clause_between(s, when, numbers, lexicon)) for when in near)
    return [when for when, clause in around if clause is None or clause[0] <= m.begin < clause[1]]


def _clause_between(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> Span | None:
    """The relative clause between two commas that a date stands in, or the apposition of "Theft, 70% in 2022, has"."""
    first = next((k for k in range(when.first - 1, -1, -1) if s.words[k] in _CLAUSE_ENDS), -1)
    last = next((k for k in range(when.last, len(s)) if s.words[k] in _CLAUSE_ENDS), len(s))
    if first < 0 or last == len(s) or not s.words[first] == s.words[last] == ",":
        return None
    if s.low(first + 1) in lexicon.of("relative_adverb"):
        return None if _breaks_out(s, when, lexicon) else (first, last)
    apposed = first + 1 in numbers and s.low(last + 1) in lexicon.of("auxiliary")
    return (first, last) if apposed else None


def _breaks_out(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "The fire, which broke out early on Monday, killed 40": the day on which what is told of began."""
    verb = next(
        (k for k in range(when.first - 1, max(-1, when.first - 1 - _PLACE), -1) if s.lows[k] in lexicon.verbs), -1
    )
    return len(when.iso) == DAY and lexicon.verbs.get(s.low(verb)) in lexicon.of("onset_verb")


def _open_to(around: Span | None, own: Span | None, mentions: list[Mention]) -> bool:
    return around is None or around == own or not any(around[0] < m.begin < around[1] for m in mentions)


def bracket(s: Sentence, k: int) -> Span | None:
    """The tokens of the brackets round token `k`."""
    first = next((j for j in range(k - 1, -1, -1) if s.words[j] in "()"), -1)
    if first < 0 or s.words[first] == ")":
        return None
    return first, next((j for j in range(k, len(s)) if s.words[j] == ")"), len(s))


def _told(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "said on Tuesday", "the note of February": a day of telling."""
    k = when.first - 1
    if s.low(k) in lexicon.of("of") and s.low(k - 1) in lexicon.of("source_kind"):
        return s.low(k - 1) not in lexicon.of("asked_then")
    last = s.lows[when.last - 1]
    if not (s.lows[when.first] in lexicon.weekdays or last in ("yesterday", "today") or last in lexicon.of("hours")):
        return False
    k -= s.low(k) in ("on", "late", "early")
    k = _before_place(s, k, lexicon)
    return s.low(k) in lexicon.of("tell") or s.low(when.last) in lexicon.of("tell")


def _given_out(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "A study issued in Esk in May puts it at 40", "the count published by the guild on Friday": when it was told."""
    for k in range(when.first - 1, max(0, when.first - 1 - _FARTHEST), -1):
        if lexicon.verbs.get(s.lows[k]) in lexicon.of("issue_verb"):
            told = s.low(k - 1) in lexicon.of("source_kind") or s.low(k - 1) in lexicon.of("general")
            return told and phrases.is_participle(s.lows[k], lexicon)
        if s.taken[k] or s.words[k] in _CLAUSE_ENDS:
            return False
    return False


def _only_before(s: Sentence, when: When) -> bool:
    """ "Before 2010 it sold 40": nothing is of that year, but what is "built before 1960" can be dated by it."""
    led = s.low(when.first - 1) == "before" or s.lows[max(0, when.first - 2) : when.first] == ["prior", "to"]
    return led and is_year(when.iso) and when.first <= _OPENING


def _before_place(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """The token before the "in Esk" that ends at `k`: "the guild announced in Esk yesterday"."""
    j = k
    while j > k - _PLACE and s.word(j)[:1].isupper():
        j -= 1
    return j - 1 if j < k and s.low(j) in lexicon.of("where") else k


def _corrects(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "Correction, 18 March: an earlier version ...": when the page was put right."""
    return when.first <= _PLACE and s.low(0) in lexicon.of("correction")


def _begun(s: Sentence, when: When, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """ "46 huts, all of them built before 1960": since when there is such a thing. What is counted as built is dated,
    and what follows in the same breath: "was built in 1960 at a cost of 3 million francs"."""
    k = when.first - 1
    verb = lexicon.verbs.get(s.low(k - 1 - (s.low(k - 1) == "up")))
    if s.low(k) not in lexicon.of("preposition") or verb not in lexicon.of("begin_verb"):
        return False
    behind = next((m.begin for m in mentions if m.begin >= when.last), None)
    apart = behind is None or not _BREAKS.isdisjoint(s.lows[when.last : behind])
    return apart and all(m.action != verb for m in mentions)


def _work_begins(s: Sentence, when: When, mentions: list[Mention], lexicon: Lexicon) -> bool:
    """ "Ground will be broken in March for a mill of 40 tonnes a day": what there will be a day, and not in March; and
    not "milling began in March at 40 tonnes a day"."""
    k = when.first - 1
    if s.low(k) not in lexicon.of("preposition") or lexicon.verbs.get(s.low(k - 1)) not in lexicon.of("work_verb"):
        return False
    behind = [m for m in mentions if m.begin >= when.last]
    rates = all(m.per is not None or (m.unit is not None and "_per_" in m.unit.name) for m in behind)
    return bool(behind) and rates and behind[0].hedge_first - when.last > 1


def _foretold_then(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "the 40 tonnes it forecast in October": when it was foretold, and not "40 tonnes are expected in October"."""
    k = when.first - 2
    foretold = lexicon.verbs.get(s.low(k)) in lexicon.of("foresee_verb") and s.low(k + 1) in lexicon.of("in")
    return foretold and (s.low(k - 1) in lexicon.of("subject_pronoun") or s.low(k - 1) == "had")


def _possessed(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "died in Tuesday's fire", "won Sunday's vote": what is named by its time, where it does not open a clause."""
    k = when.first - 1
    within = s.low(k) in lexicon.of("preposition") or phrases.is_verb(s, k, lexicon)
    named = s.lows[when.last - 1].endswith("'s") and when.last - when.first == 1
    return named and k > 0 and within


def _of_record(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "broke the 1957 record", "the record of 1957", "above a record set in 1957": when another value was reached."""
    k = when.first - 1
    if "record" in (s.low(when.last), s.low(k)):
        return True
    if s.low(k) in lexicon.of("of"):
        return s.low(k - 1) == "record"
    is_set = s.low(k) in lexicon.of("in") and s.low(k - 1) == "set"
    return is_set and "record" in s.lows[max(0, k - _FARTHEST) : k]


def _names_event(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "marches over the 9 May vote", "despite the 2010 pact": what else happened then."""
    led = s.low(when.first - 1) == "the" and s.low(when.first - 2) in lexicon.of("over_event")
    return (
        led
        and when.first > 2
        and s.low(when.last).isalpha()
        and s.low(when.last) not in phrases.function_words(lexicon)
    )


def _apart(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    first, last = _enclosed(s, when.first, when.last)
    if first >= 0 and s.words[first] == "(" and not any(first < number < last for number in numbers):
        return s.low(first + 1) not in lexicon.of("in") and when.first > first + 1
    asked = first >= 0 and s.low(first - 1) in lexicon.of("asked_then")
    if asked and lexicon.verbs.get(s.low(first + 1)) in lexicon.of("survey_verb"):
        return False  # "The census, held in 2022, counted 40 mills"
    opens = first < 0 and s.word(last) == "," and not any(number < last for number in numbers)
    if opens and lexicon.verbs.get(s.low(0)) in lexicon.of("begin_verb"):
        return phrases.is_participle(s.low(0), lexicon)  # "Founded in 1912, the mill has 40 looms"
    return in_participle(s, when.first, when.last, numbers, lexicon)


def in_participle(s: Sentence, begin: int, end: int, numbers: list[int], lexicon: Lexicon) -> bool:
    """Whether tokens stand in a participle clause between commas that holds no figure: ", approved in Esk in 2015,"."""
    first, last = _enclosed(s, begin, end)
    commas = first >= 0 and last < len(s) and s.words[first] == s.words[last] == ","
    if not commas or any(first < number < last for number in numbers):
        return False
    return phrases.is_participle(s.low(first + 1), lexicon)


def _enclosed(s: Sentence, begin: int, end: int) -> Span:
    """The signs round tokens `begin` to `end`: -1 and the length of the sentence where there are none."""
    first = next((k for k in range(begin - 1, -1, -1) if s.words[k] in "(),;"), -1)
    return first, next((k for k in range(end, len(s)) if s.words[k] in "(),;"), len(s))


def _in_apposition(s: Sentence, when: When, numbers: list[int], lexicon: Lexicon) -> bool:
    """ "came from Esk, a market that was opened in 2016": a date of what an apposition tells of a thing."""
    first = next((k for k in range(when.first - 1, -1, -1) if s.words[k] in _CLAUSE_ENDS), -1)
    if first < 0 or s.words[first] != "," or s.low(first + 1) not in lexicon.of("article"):
        return False
    begins = any(s.lows[k] in lexicon.of("relative") for k in range(first + 2, min(first + 5, when.first)))
    return begins and not any(number > first for number in numbers)


def _best_since(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "the deadliest in the country since 2010": how long nothing like it was seen."""
    if not when.iso.endswith("/"):
        return False
    lead = s.lows[max(0, when.first - _FARTHEST) : when.first]
    return any(phrases.is_superlative(low, lexicon) for low in lead)
