"""Find what was done to the things a figure counts, or what became of them: "seize", "arrest", "die"."""

from __future__ import annotations

import re

from . import clauses, counted, phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]
_LONGEST_ASIDE = 10
"""Tokens."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def attach_action(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None) -> None:
    """Fill in the base form of the verb that the text relates the figure to."""
    if _attach_of_whole(s, m, lexicon, before) or _attach_passive(s, m, lexicon):
        return
    if m.action is not None or m.retells is not None:
        return
    if before is not None and before.action is not None and s.low(m.stop) in lexicon.of("pro_verb"):
        m.action = before.action  # "61 died here, 92 did there"
        return
    k = m.hedge_first - 1
    stop = max(before.stop, before.action_last + 1) if before is not None else clauses.start(s, m.first, lexicon)
    while k >= stop:
        if s.lows[k] in lexicon.nominals:
            m.action = lexicon.nominals[s.lows[k]]
            return
        idle = s.lows[k] in lexicon.of("auxiliary") or s.lows[k] in lexicon.of("part")
        acts = not idle and not _tells_aside(s, k, m.hedge_first, lexicon)
        acts = acts and not ("-" in s.lows[k] and phrases.noun_phrase(s, k + 1, lexicon))  # "a semi-detached house"
        if acts and phrases.is_verb(s, k, lexicon):
            m.action = phrases.lemma(s.lows[k], lexicon)
            return
        k -= 1
    if before is not None and m.action is None:
        m.action, m.action_lent = before.action, before.passive


def _attach_of_whole(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None) -> bool:
    """ "40 were killed, including two children, and 12 were hurt": to a part happened what happened to the whole."""
    if before is None or before.action is None or s.low(m.hedge_first - 1) not in lexicon.of("part"):
        return False
    m.action = m.action or before.action
    return True


def _tells_aside(s: Sentence, k: int, end: int, lexicon: Lexicon) -> bool:
    """ "Dams are 28% full, the guild said on Monday, up from 26%": a telling between two commas is done to nothing."""
    if s.lows[k] not in lexicon.of("say"):
        return False
    k += 1
    when = lexicon.of("preposition") | lexicon.of("weekday")
    while k < end and (s.taken[k] or s.lows[k] in when):
        k += 1
    return k < end and s.lows[k] in (",", ";")


def _attach_passive(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Fill in what was done to what is counted, or became of it, where that follows."""
    behind = _past_them(s, _past_bracket(s, max(m.what_last, m.stop)), lexicon)
    behind = past_aside(s, behind, lexicon)
    if (outcome := lexicon.outcomes.at(s.lows, behind)) is not None:
        m.action, m.action_last, m.passive = outcome[1], behind + outcome[0] - 1, True
        return True
    passive = _passive(s, behind, lexicon)
    if passive is not None:
        m.action, m.action_last, m.passive = _base(s.lows[passive], lexicon), passive, True
    return passive is not None


def _past_bracket(s: Sentence, k: int) -> int:
    """Behind the bracket of "12,400 households (62,000 people) were displaced", within it or before it."""
    if s.low(k) not in ("(", ")"):
        return k
    return next((j + 1 for j in range(k, len(s)) if s.words[j] == ")"), k)


def _past_them(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """Behind the "of those" of "85 of those drowned"."""
    return k + 2 if s.low(k) in lexicon.of("of") and s.low(k + 1) in counted.THEM else k


def _base(low: str, lexicon: Lexicon) -> str:
    return lexicon.conditions.get(low) or phrases.lemma(low, lexicon)


def _passive(s: Sentence, j: int, lexicon: Lexicon) -> int | None:
    """The "reported" of "were reported" and "eels reported in", the "missing" of "are missing", "were sheltering"."""
    k = _past_small(s, j, lexicon)
    if k >= len(s) or (k == j and s.low(j) in lexicon.of("auxiliary")):
        return None
    if s.lows[k] in lexicon.of("held_to_be"):
        k = _held_to(s, k, lexicon)
    if s.low(k + 1) in lexicon.conditions and lexicon.verbs.get(s.low(k)) in lexicon.of("find_verb"):
        return k + 1
    if s.low(k) in lexicon.conditions and (k > j or _befell(s, k, lexicon)):
        return k
    if k == j and _counts_object(s, k + 1, lexicon):
        return None  # "a 7.1-magnitude quake killed 126 people"
    same_past = s.low(k) in lexicon.of("same_past")
    if phrases.is_participle(s.low(k), lexicon) or (same_past and (k > j or _befell(s, k, lexicon))):
        return k
    return k if k > j and s.low(k).endswith("ing") and s.low(k) in lexicon.verbs else None


def _counts_object(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether a number begins at `k` with what a verb acts on, and no year or time: "killed 126 people"."""
    number = s.low(k) in lexicon.numbers or (s.word(k)[:1].isdecimal() and not _YEAR.fullmatch(s.words[k]))
    return number and s.word(k + 1)[:1].isalpha() and s.low(k + 1) not in lexicon.of("time_noun")


def _past_small(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """Behind "were still", "have been badly" and the "remain" of "remain missing"."""
    while (
        s.low(k) in lexicon.of("auxiliary")
        or s.low(k) in lexicon.of("midst")
        or s.low(k).endswith("ly")
        or (s.low(k) in lexicon.of("remains") and s.low(k + 1) in lexicon.conditions)
    ):
        k += 1
    return k


def _held_to(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """The "died" of "are known to have died", the "dead" of "are feared dead"; token `k` where nothing follows."""
    j = _past_small(s, k + 1 + (s.low(k + 1) == "to"), lexicon)
    if s.low(j) in lexicon.conditions or (s.low(k + 1) == "to" and phrases.is_participle(s.low(j), lexicon)):
        return j
    return k


def of_counted(s: Sentence, span: Span, m: Mention, lexicon: Lexicon) -> str | None:
    """What was done to what the phrase `span` names: "the number of divers rescued off Esk rose to 12".

    The verb of the clause must follow, for in "exports reached 40 tons and earned $12" the first verb is one.
    """
    k = span[1]
    if not k < m.hedge_first or s.taken[k] or s.lows[k] in lexicon.of("auxiliary"):
        return None
    if not phrases.is_participle(s.lows[k], lexicon) or s.low(k + 1) in lexicon.of("determiner"):
        return None
    for j in range(k + 1, m.hedge_first):
        if s.lows[j] in (",", ";", "to") or s.lows[j] in lexicon.of("and") or s.lows[j] in lexicon.of("relative"):
            return None
        if not s.taken[j] and phrases.is_verb(s, j, lexicon):
            return phrases.lemma(s.lows[k], lexicon)
    return None


def left_in(s: Sentence, span: Span, lexicon: Lexicon) -> str | None:
    """What became of those that a phrase names, where their state stands last: "19 inmates dead"."""
    alone = span[1] - span[0] == 1 or not phrases.is_plural(s.lows[span[1] - 2], lexicon)
    return None if alone else lexicon.conditions.get(s.lows[span[1] - 1])


def befallen(s: Sentence, m: Mention, lexicon: Lexicon) -> str | None:
    """What befell the people counted where no noun is said: "2.8 million displaced", "12 hurt", "Missing: 27"."""
    if m.unit is not None:
        return None
    labelled = m.hedge_first == 2 and s.low(1) == ":" and not s.low(m.stop)[:1].isalpha()
    return _befell(s, m.stop, lexicon) or (_befell(s, 0, lexicon) if labelled else _number_of_befallen(s, m, lexicon))


def _number_of_befallen(s: Sentence, m: Mention, lexicon: Lexicon) -> str | None:
    """ "The number of injured is 74", "the tally of displaced had risen to 4,100"."""
    if s.low(m.hedge_first - 1) not in lexicon.of("states"):
        return None
    for k in range(max(0, m.hedge_first - _LONGEST_ASIDE), m.hedge_first - 2):
        if s.lows[k] in lexicon.of("counting") and s.low(k + 1) in lexicon.of("of"):
            return _befell(s, k + 2 + (s.low(k + 2) == "the"), lexicon)
    return None


def befallen_before(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> str | None:
    """The soldiers of "41 soldiers were killed and 60 wounded", the hens of "three hens out of 41 died"."""
    if before is None or before.sentence != m.sentence or before.unit is not None:
        return None
    if s.lows[m.hedge_first - 2 : m.hedge_first] == ["out", "of"]:
        return before.what
    joined = s.low(m.hedge_first - 1) == "," or s.low(m.hedge_first - 1) in lexicon.of("and")
    return before.what if joined and before.action in lexicon.of("human_verb") else None


def is_aboard(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "with 171 aboard", "the 40 on board": those whom only where they are names."""
    return s.low(k) in lexicon.of("aboard") or (s.low(k) == "on" and s.low(k + 1) == "board")


def befell_behind(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "Of the 40, nine were found dead", "Twelve more were hurt": people, whom only what became of them names."""
    behind = past_aside(s, m.stop, lexicon)
    if m.unit is not None or s.low(behind) not in lexicon.of("auxiliary"):
        return False
    k = _passive(s, behind, lexicon)
    return k is not None and (
        s.lows[k] in lexicon.conditions or lexicon.verbs.get(s.lows[k]) in lexicon.of("human_verb")
    )


def past_aside(s: Sentence, k: int, lexicon: Lexicon) -> int:
    """Behind "more" and what stands between commas: "Nine, including two nurses, were hurt"."""
    k += s.low(k) in ("more", "others")
    if s.low(k) != ",":
        return k
    close = next((j for j in range(k + 1, min(k + _LONGEST_ASIDE, len(s) - 1)) if s.words[j] == ","), None)
    return close + 1 if close is not None and s.low(close + 1) in lexicon.of("auxiliary") else k


def of_befallen(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """ "33 of the deceased were women": a part of people."""
    of_the = s.low(m.stop) in lexicon.of("of") and s.low(m.stop + 1) in lexicon.of("determiner")
    return of_the and _befell(s, m.stop + 2, lexicon) is not None


def _befell(s: Sentence, k: int, lexicon: Lexicon) -> str | None:
    low, behind = s.low(k), s.low(k + 1)
    if low in lexicon.of("held_state") and behind in lexicon.conditions:
        return lexicon.conditions[behind]
    if behind in lexicon.conditions and lexicon.verbs.get(low) in lexicon.of("find_verb"):
        return lexicon.conditions[behind]
    if behind[:1].isalnum() and not (_ends(behind, lexicon) or phrases.is_verb(s, k + 1, lexicon)):
        return None
    lemma = phrases.lemma(low, lexicon)
    done = low.endswith("ed") or low in lexicon.of("same_past")
    return lexicon.conditions.get(low) or (lemma if done and lemma in lexicon.of("human_verb") else None)


def _ends(low: str, lexicon: Lexicon) -> bool:
    return low in lexicon.of("preposition") or low in lexicon.of("and")


def done_to_people(s: Sentence, m: Mention, lexicon: Lexicon) -> str | None:
    """What is done to people whom no noun names: "Mine collapse kills 27"."""
    k = m.hedge_first - 1
    lemma = lexicon.verbs.get(s.low(k))
    if m.unit is not None or lemma not in lexicon.of("human_verb"):
        return None
    return lemma if phrases.is_verb(s, k, lexicon) or s.lows[k].endswith("ing") else None
