"""Find the days that share one month: "16-21 April", "May 3 to 17", "3, 4 and 5 May"."""

from __future__ import annotations

from datetime import date, timedelta

from . import phrases
from .lexicon import Lexicon
from .tokens import Sentence
from .when import DAY, When, is_year

_TO = ("to", "through", "until", "and")


def day_of(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None


def spans(s: Sentence, before: When, when: When, lexicon: Lexicon) -> bool:
    """ "January to March", "between January and the end of March", "from early May to mid-June"."""
    word = s.low(before.last)
    lead = before.first - 1
    while s.low(lead) in lexicon.of("month_part"):
        lead -= 1
    k = before.last + 1
    while s.low(k) in lexicon.of("month_part"):
        k += 1
    ranged = word in ("to", "-", "–", "until", "through") or (word == "and" and s.low(lead) == "between")
    return ranged and when.first == k


def with_earlier(s: Sentence, when: When, lexicon: Lexicon) -> When:
    """ "16-21 April 2024", "between 16 and 21 April", "on 3, 4 and 5 May": all of these days."""
    begin = when.first - 2
    if begin < 0 or len(when.iso) != DAY or s.taken[begin] or day_of(s.words[when.first]) is None:
        return when
    first = day_of(s.words[begin])
    follows = first == int(when.iso[8:]) - 1 and s.low(when.first - 1) in lexicon.of("and")
    while first is not None and follows and s.low(begin - 1) == "," and s.word(begin - 2) == f"{first - 1}":
        begin, first = begin - 2, first - 1
    if first is not None and follows and s.low(begin - 1) in lexicon.of("preposition"):
        return When(begin, when.last, f"{when.iso[:8]}{first:02}/{when.iso}")
    if first is None or not first < int(when.iso[8:]) or not spans(s, When(begin, begin + 1, ""), when, lexicon):
        return when
    return When(begin, when.last, f"{when.iso[:8]}{first:02}/{when.iso}")


def until(s: Sentence, j: int, lexicon: Lexicon) -> tuple[int, int]:
    """The last of the days that begin at token `j`, behind their month, and the token behind: "May 3", "May 3rd",
    "May 3-5", "from May 3 to 17", "May 3, 4 and 5"."""
    first = last = day_of(s.words[j]) or 0
    j = _behind(s, j)
    if s.low(j) in ("-", "–") and (to := day_of(s.word(j + 1))) is not None:
        return max(first, to), _behind(s, j + 1)
    k = j
    while s.low(k) == "," and s.word(k + 1) == f"{last + 1}":
        k, last = k + 2, last + 1
    to = day_of(s.word(k + 1)) or 0
    lists = s.low(k) in lexicon.of("and") and to == last + 1
    if not (lists or (k == j and s.low(k) in _TO and first < to)) or not _ends(s, _behind(s, k + 1), lexicon):
        return first, j
    return to, _behind(s, k + 1)


def _behind(s: Sentence, j: int) -> int:
    """The token behind the day at `j` and its ending ("3rd")."""
    return j + 1 + (s.low(j + 1) in ("st", "nd", "rd", "th") and s.glued(j + 1))


def _ends(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether no noun follows that the number before token `j` would count: "on May 3 and 4 people died"."""
    low = s.low(j)
    if low == "," or is_year(s.word(j)):
        return s.low(j + 1) != "" or low != ","
    return not low[:1].isalpha() or low in phrases.function_words(lexicon)


def weekdays_joined(s: Sentence, found: list[When], lexicon: Lexicon) -> list[When]:
    """ "from Friday to Sunday", "between Monday and Wednesday"."""
    joined: list[When] = []
    for when in found:
        before = joined[-1] if joined else None
        iso = when.iso.removeprefix("/")
        if before is None or not _are_weekdays(s, before, when, lexicon) or not len(before.iso) == len(iso) == DAY:
            joined.append(when)
            continue
        begin = date.fromisoformat(before.iso)
        begin -= timedelta(7 * (before.iso > iso))
        joined[-1] = When(before.first, when.last, f"{begin}/{iso}")
    return joined


def _are_weekdays(s: Sentence, before: When, when: When, lexicon: Lexicon) -> bool:
    named = s.lows[before.first] in lexicon.weekdays and s.lows[when.first] in lexicon.weekdays
    led = s.low(before.first - 1) in ("from", "between")
    return named and led and before.last + 1 == when.first and s.low(before.last) in _TO
