"""Tell what is given only to compare with ("up from 592"), what is foreseen and what is aimed at from what is."""

from __future__ import annotations

from itertools import pairwise

from . import clauses, foretold, phrases, tenses
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_IS = frozenset(("is", "are", "has", "have"))

_IN_PLACE_OF = frozenset((("instead", "of"), ("rather", "than"), ("opposed", "to")))


def attach_role(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None = None) -> None:
    """Tell what is given only to compare with ("up from 592"), what is foreseen and what is aimed at."""
    if (role := foretold.role_behind(s, m, lexicon)) is not None:
        m.role = role
        return
    end = _lead_end(s, m, lexicon)
    lead = s.lows[max(0, end - 4) : end]
    compared = _compared(s, m, lead, lexicon) and not _aimed_against(s, m, lead, before, lexicon)
    compared = compared or (before is None and _opens_back(s, lexicon)) or _before_then(s, m, lexicon)
    compared = compared or _from_beside(s, m, before) or _replaced(s, m) or _outdone(s, m, lexicon)
    if compared or _one_more(s, m, end, before, lexicon) or _first_told(s, end, lexicon):
        m.role = "previous"
        return
    words = _outside_asides(s, m, 0)
    if _aims(words, lexicon) or not lexicon.of("forecast").isdisjoint(words):
        words = _outside_asides(s, m, _open_from(s, m, before, lexicon))
    if m.unit is None and words[-1:] == ["sees"] and len(words) > 1:
        words.pop()  # "The clinic sees 40 patients."
    named = s.low(m.what_last - 1) if m.what_last > m.stop and s.low(m.stop) not in lexicon.of("of") else ""
    if _aims(words, lexicon) or named in lexicon.of("target_named"):
        m.role = "target"
    elif not lexicon.of("forecast").isdisjoint(words) or named in lexicon.of("outlook") or _foreseen(s, m, lexicon):
        m.role = "forecast"


def _aims(words: list[str], lexicon: Lexicon) -> bool:
    """ "aims to", "a goal of", and not "scored 14 goals in 87 games"."""
    if not lexicon.of("target").isdisjoint(words):
        return True
    nouns = lexicon.of("target_noun")
    if nouns.isdisjoint(words):
        return False
    goes_on = lexicon.of("of") | lexicon.of("be") | {"to"}
    return any(word in nouns and after in goes_on for word, after in pairwise(words))


def _lead_end(s: Sentence, m: Mention, lexicon: Lexicon) -> int:
    """The token before which the words of a comparison end: those of "a peak of", "the record" and "from the 39,110 of
    the month before" left out."""
    k = m.hedge_first
    k -= (s.low(k - 1) == "the" or s.low(k - 1).endswith("'s")) and s.low(k - 2) == "from"
    if s.low(k - 1) in lexicon.of("of") and s.low(k - 2) in lexicon.of("extreme"):
        k -= 2
    elif s.low(k - 1) in lexicon.of("extreme"):
        k -= 1
    elif s.low(k - 1) in lexicon.of("first_given"):
        first = k - 1 - (s.low(k - 2) in lexicon.of("revised_way"))
        return first - 1 if s.low(first - 1) in lexicon.of("determiner") else k
    else:
        return k
    return k - (s.low(k - 1) in lexicon.of("determiner"))


def _one_more(s: Sentence, m: Mention, end: int, before: Mention | None, lexicon: Lexicon) -> bool:
    """A second value compared with: "against 60 in 2022 and 80 in 2010", "up from the 12 cases and eight deaths of"."""
    if before is None or before.role != "previous":
        return False
    if s.low(end - 1) == "the":
        return s.low(end - 2) in lexicon.of("and")
    if s.low(end - 1) not in lexicon.of("and") and s.low(end - 1) != "worth":
        return False
    between = range(max(before.stop, before.what_last), end - 1)
    apart = any(not s.taken[k] and s.lows[k] not in phrases.function_words(lexicon) for k in between)
    return not apart and not phrases.is_verb(s, max(m.stop, m.what_last), lexicon)


def _open_from(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> int:
    """From where on words tell of a number: in "donors pledged 40 million but paid 12 million", "but 12 million was
    paid" the pledge is of the first alone, since the second has a verb of what was or is for itself."""
    if before is None or before.sentence != m.sentence:
        return 0
    first = max(before.stop, before.what_last)
    for k in range(m.hedge_first - 1, first - 1, -1):
        if s.lows[k] == "," or s.lows[k] in lexicon.of("and"):
            break
        if _tells_what_is(s, k, lexicon) and (m.unit != before.unit or s.lows[k] not in ("is", "are")):
            return first
    start = clauses.start(s, m.hedge_first, lexicon)
    subject = start >= first and phrases.is_verb(s, max(m.stop, m.what_last), lexicon)
    return start if subject else 0


def _within_phrase(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "a baker of 25 would": what will be done is not done by so many; "a total of 25 will"."""
    k = m.hedge_first - 1
    return m.unit is None and s.low(k) in lexicon.of("of") and s.low(k - 1) not in lexicon.of("counting")


def _tells_what_is(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low = s.lows[k]
    if low in lexicon.of("forecast") or low in lexicon.of("target"):
        return False
    return (low in _IS or tenses.is_past(low, lexicon)) and phrases.is_verb(s, k, lexicon)


def _outside_asides(s: Sentence, m: Mention, begin: int) -> list[str]:
    """The words before a number but those between two commas ("In 2019, the base year of the pledge, 626 died")."""
    first = max(begin, m.hedge_first - 12)
    if s.low(m.hedge_first - 1) == ":" and s.taken[m.hedge_first - 2] and s.low(m.hedge_first - 3) == "(":
        return []  # "will earn £42 million (2023: £51 million)"
    lead = s.lows[first : m.hedge_first]
    last_comma = max((k for k, low in enumerate(lead) if low == ","), default=-1)
    return lead[last_comma:] if last_comma >= 0 and "," in s.lows[: first + last_comma] else lead


def _foreseen(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "31,400 passengers are expected", "4.8 million people will be short of food", "hopes to sell 40"."""
    j = max(m.what_last, m.stop)
    if foretold.is_to_come(s, m, lexicon) or foretold.is_supposed(s, m, lexicon):
        return True
    if s.low(j) in ("will", "would"):
        return s.low(j + 1) != "have" and not _within_phrase(s, m, lexicon)
    return s.low(j) in lexicon.of("be") and s.low(j + 1) in lexicon.of("foreseen")


def _compared(s: Sentence, m: Mention, lead: list[str], lexicon: Lexicon) -> bool:
    """ "against 592", "compared with 592", "up from 592", "wider than the 592", "1% on the 592", ", after 592"."""
    last = lead[-1] if lead else ""
    if last == "the" and not lexicon.of("beside_the").isdisjoint(lead[-2:-1]):
        return True
    if last == "the" and not lexicon.of("beyond").isdisjoint(lead[-2:-1]):
        return s.low(m.stop) in lexicon.of("of") and bool(s.taken[m.stop + 1 : m.stop + 2].count(1))
    if last == "the" and lead[-2:-1] == ["on"]:
        return bool(s.taken[m.hedge_first - 3])
    if last == "from":
        return _moved(s, m, lexicon) or not lexicon.of("previous_lead").isdisjoint(lead[-2:-1])
    if last in ("with", "to"):
        return lead[-2:-1] in (["compared"], ["compares"])
    return last in lexicon.of("against") or (last == "after" and _after_value(s, m, lead, lexicon))


def _from_beside(s: Sentence, m: Mention, before: Mention | None) -> bool:
    """ "came to 41 million pesos ($2 million), from 38 million pesos in 2023": a like amount right behind another."""
    if before is None or before.unit is None or before.unit != m.unit or before.sentence != m.sentence:
        return False
    k = m.hedge_first - 2
    behind = s.low(k) == "," and k == max(before.stop, before.what_last)
    return behind and s.low(k + 1) == "from" and "to" not in s.lows[m.stop : m.stop + 2]


def _aimed_against(s: Sentence, m: Mention, lead: list[str], before: Mention | None, lexicon: Lexicon) -> bool:
    """ "charges against 12 men", "ruled against 300 farmers": nothing is compared that was not told of before."""
    if lead[-1:] == [] or lead[-1] not in lexicon.of("against") or lead[-2:-1] in ([], [","], ["("]):
        return False
    if before is None or before.sentence != m.sentence:
        return True
    return m.unit is None and m.what_last > m.stop and m.what != before.what


def _replaced(s: Sentence, m: Mention) -> bool:
    """ "instead of 40", "rather than the 40 announced"."""
    k = m.hedge_first - 1
    k -= s.low(k) == "the"
    return (s.low(k - 1), s.low(k)) in _IN_PLACE_OF


def _outdone(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "the old record of 40", "last year's high of 40", "broke the record of 40": a mark that something was laid
    beside."""
    k = m.hedge_first - 1 - (s.low(m.hedge_first - 1) in lexicon.of("of"))
    if s.low(k) not in lexicon.of("extreme") or k == m.hedge_first - 1:
        return False
    while s.low(k) in lexicon.of("extreme") or s.low(k) in lexicon.of("all_time"):
        k -= 1
    old = s.low(k) in lexicon.of("first_told") or s.low(k) in lexicon.of("former") or s.low(k).endswith("'s")
    beaten = s.low(k) in lexicon.of("determiner") and lexicon.verbs.get(s.low(k - 1)) in lexicon.of("outdo_verb")
    return old or beaten


def _opens_back(s: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with "A year earlier" or "In the previous week"."""
    ahead = s.low(1) in ("following", "next") or s.low(2) in ("following", "next", "after")
    return not ahead and phrases.counts_back(s, int(s.low(0) in lexicon.of("in")), lexicon)


def _before_then(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "Before the closure it was 300", "before that there were 12"."""
    start = clauses.start(s, m.hedge_first - 1, lexicon)
    was = s.low(m.hedge_first - 1) in lexicon.of("past_auxiliary") and s.low(m.hedge_first - 1) in lexicon.of("be")
    return was and s.low(start) == "before" and s.low(start + 1) in lexicon.of("determiner")


def _first_told(s: Sentence, end: int, lexicon: Lexicon) -> bool:
    """ "an earlier toll of nine", "had earlier put the number at nine", "first given as nine"; what was forecast
    stays a forecast."""
    if _told_earlier(s, end, lexicon):
        return True
    k = end - 1
    led = s.low(k) in lexicon.of("of") or s.low(k) in ("at", "as")
    k -= led
    while led and (s.low(k) in lexicon.of("counting") or s.low(k) == "the"):
        if s.low(k - 1) in lexicon.of("first_told"):
            return s.low(k) not in lexicon.of("forecast")
        k -= 1
    if s.low(k - 1) not in lexicon.of("first_told") or (s.low(k - 1) == "first" and not led):
        return False
    verb = lexicon.verbs.get(s.low(k))
    return verb in lexicon.of("tell_verb") or verb in lexicon.of("reckon_verb")


def _told_earlier(s: Sentence, end: int, lexicon: Lexicon) -> bool:
    """ "Earlier reports said 40 had died", "the previous count gave 40": and not "an earlier forecast"."""
    if lexicon.of("former").isdisjoint(s.lows[:end]):
        return False
    start = clauses.start(s, end, lexicon)
    start += s.low(start) in lexicon.of("determiner")
    told = s.low(start + 1) in lexicon.of("told_noun")
    return (
        told
        and s.low(start) in lexicon.of("former")
        and any(s.low(k) in lexicon.of("say") for k in range(start + 2, end))
    )


def _after_value(s: Sentence, m: Mention, lead: list[str], lexicon: Lexicon) -> bool:
    """ ", after 592", "after 592 a year earlier", "rose 1.3% after 5.1%": what came before, and no span of time."""
    share = m.unit is not None and m.unit.name == "percent"
    beside = share and m.hedge_first > 1 and bool(s.taken[m.hedge_first - 2])
    return beside or lead[-2:-1] == [","] or phrases.counts_back(s, m.stop, lexicon)


def _moved(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether something rose, fell or was corrected "from" this value, which "to" the new one follows or precedes."""
    k = m.hedge_first - 2
    k -= s.low(k) == ","
    behind_change = k >= 0 and s.taken[k]  # "down 2.1% from 96,322", "climbed to 53, from 41"
    if "to" not in s.lows[m.stop : m.stop + 2] and m.unit is None and not behind_change:
        return False
    before = s.lows[max(0, m.hedge_first - 20) : m.hedge_first]
    return any(low in lexicon.of(group) for low in before for group in ("trend_up", "trend_down", "revised"))
