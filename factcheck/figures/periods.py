"""Find the period a figure speaks of: the dates of its sentence, words such as "last year", or what was said before."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import phrases, tenses
from .counted_back import PART_OF_YEAR, YEAR, in_year, parts, resolve, year_of
from .lately import told_by_number
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence
from .when import When

_DAY = len("2024-05-03")
_SUBJECT = 6
"""Tokens behind "and" in which the verb of a new clause stands."""
_CLAUSE = 10
"""Tokens between "since" and the verb of what began then."""
_OPENING = 5
"""Tokens. A time that a sentence begins with is no longer: "In the middle of winter"."""
_LONGEST_LIVE = 4
"""Days. The day a live page gives itself is that of its first entry or of its last."""
_POSTED = re.compile(
    r"(?:([A-Z][a-z]{2,8})\.?,? )?\d{1,2}(?::\d\d(?: ?[ap]\.?m\b\.?)?|(?:\.\d\d)? ?[ap]\.?m\b\.?)(?=\s*[A-Z“\"—–|-]|$)"
)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def periods_in(s: Sentence, dates: list[When], lexicon: Lexicon, today: date | None, carried: str | None) -> list[When]:
    """The dates and relative periods of a sentence in order: "since 2022" is "2022/", "as of May 2009" "/2009-05".

    `carried` is the period said before, from which "a year earlier" counts back where the sentence has none itself.
    """
    found = [_framed(s, when, lexicon) for when in dates if when.iso and not _names(s, when, lexicon)]
    for i in range(len(s)):
        length, iso = _relative(s, i, found, lexicon, today, carried)
        if iso and not any(when.first < i + length and i < when.last for when in found):
            opened = lexicon.since.at(s.lows, i - 1) is not None and "/" not in iso
            found.append(When(i, i + length, f"{iso}/" if opened else iso))
            found.sort()
    found = [when for when in found if not _told_more_fully(s, when, found, lexicon)]
    return [_same_part(s, when, found, carried, lexicon) for when in found]


def _relative(
    s: Sentence, i: int, found: list[When], lexicon: Lexicon, today: date | None, carried: str | None
) -> tuple[int, str]:
    """The number of tokens and the period of "a year earlier", "last month", "on Monday" at token `i`."""
    match = lexicon.relative.at(s.lows, i)
    if match is not None and match[0] == 1 and s.low(i + 1) in lexicon.of("overnight_noun"):
        return 1, ""  # "overnight stays"
    if match is not None:
        said = [when for when in found if when.last <= i]
        near = said or (found[:1] if match[1] != "whole" else [])
        base = _counted_from(s, near, match[1], lexicon, carried)
        quarter = [when.iso for when in said if match[1] == "year-1" and PART_OF_YEAR.fullmatch(when.iso)]
        return match[0], resolve("back:year-1", today, quarter[-1]) if quarter else resolve(match[1], today, base)
    told = told_by_number(s, i, lexicon, today, found, carried)
    return told or (1, _weekday(s, i, lexicon, today) or _left_out(s, i, found, lexicon))


def _told_more_fully(s: Sentence, when: When, found: list[When], lexicon: Lexicon) -> bool:
    """Whether "the same period" only leads to its year: "the same period of 2023"."""
    year = next((one for one in found if one.first == when.last + 1), None)
    alike = not lexicon.of("alike").isdisjoint(s.lows[when.first : when.last])
    return alike and year is not None and s.low(when.last) in ("of", "in")


def _counted_from(s: Sentence, said: list[When], meaning: str, lexicon: Lexicon, carried: str | None) -> str | None:
    """The period that another is counted back from: the last said; a weekday only for days, where others are known."""
    if "year" in meaning and carried is not None:
        said = [when for when in said if s.lows[when.first] not in lexicon.weekdays]
    return said[-1].iso if said else carried


def _same_part(s: Sentence, when: When, found: list[When], carried: str | None, lexicon: Lexicon) -> When:
    """ "the same quarter of 2023": the quarter said before, a year or more back."""
    lead = s.lows[max(0, when.first - 4) : when.first]
    base = next((one.iso for one in reversed(found) if one.last <= when.first), carried)
    if lexicon.of("alike").isdisjoint(lead) or base is None or not (len(when.iso) == YEAR and when.iso.isdecimal()):
        return when
    return when._replace(iso=in_year(base, int(when.iso)) or when.iso)


def _names(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """Whether a year is part of a name: "the 1988 Rhine Treaty", "its 2009 Report"."""
    if when.last - when.first != 1 or when.last >= len(s):
        return False
    after = s.words[when.last]
    if not (after[0].isupper() and len(after) > 1) or after in ("US",):
        return False
    return s.low(when.first - 1) in lexicon.of("determiner") or s.word(when.first - 1).endswith(("'s", "’s"))


def _framed(s: Sentence, when: When, lexicon: Lexicon) -> When:
    lead = s.lows[max(0, when.first - 4) : when.first]
    if "/" in when.iso:
        return when
    since = lexicon.since.at(s.lows, when.first - 1) or ("since" in lead and "," not in lead)
    if since or _since_it_began(s, when, lexicon):
        return When(when.first, when.last, f"{when.iso}/")
    k = when.first - 1 - (s.low(when.first - 1) in lexicon.of("next"))
    while s.low(k) in lexicon.of("part_of_month"):
        k -= 1
    if lexicon.as_of.at(s.lows, k):
        return When(when.first, when.last, f"/{when.iso}")
    return when


def _since_it_began(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "since the state of emergency began in March", "broke on 3 May, since when 40 have been found"."""
    if s.lows[when.last : when.last + 2] == [",", "since"]:
        return s.low(when.last + 2) in ("when", "then")
    k = when.first - 1 - (s.low(when.first - 1) in lexicon.of("preposition"))
    if k < 0 or lexicon.verbs.get(s.lows[k]) not in lexicon.of("onset_verb"):
        return False
    first = max(0, k - _CLAUSE)
    lead = s.lows[first:k]
    return "since" in lead and not any(low in ",;:" or low.isdecimal() for low in lead[lead.index("since") :])


def _weekday(s: Sentence, i: int, lexicon: Lexicon, today: date | None) -> str:
    """ "on Tuesday": the latest Tuesday that is not after the day of publication; "last Tuesday" is before it."""
    day = lexicon.weekdays.get(s.lows[i])
    if day is None or today is None or not s.words[i][0].isupper():
        return ""
    back = (today.weekday() - day) % 7
    if back and (tenses.looks_ahead(s, i, lexicon) or _next_day(s, i, lexicon)):
        back -= 7
    when = (today - timedelta(days=back or 7 * (s.low(i - 1) in lexicon.of("time_past")))).isoformat()
    return f"/{when}" if lexicon.as_of.at(s.lows, i - 1) else when


def _next_day(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "The fair is on Friday", "next Friday"."""
    return (s.low(i - 1) == "on" and s.low(i - 2) in ("is", "are")) or s.low(i - 1) in lexicon.of("next")


def _left_out(s: Sentence, i: int, found: list[When], lexicon: Lexicon) -> str:
    """The quarter of "from 5.8% in the first quarter to 6.2% in the second"."""
    number = _ORDINALS.get(s.lows[i])
    if number is None or s.low(i - 1) != "the" or s.low(i - 2) not in lexicon.of("in"):
        return ""
    behind = s.low(i + 1)
    if behind.isalpha() and behind not in lexicon.of("and") and behind not in lexicon.of("preposition"):
        return ""
    before = next((when.iso for when in reversed(found) if when.last <= i), "")
    return f"{before[:-1]}{number}" if PART_OF_YEAR.fullmatch(before) else ""


def of_post(text: str, lexicon: Lexicon, today: date | None) -> str | None:
    """The day of an entry of a live page, which begins with its time: "Tue 21:30 - Twelve dead", "09:02 The bridge"."""
    match = _POSTED.match(text)
    if match is None or today is None:
        return None
    days = [day for name, day in lexicon.weekdays.items() if match[1] and name.startswith(match[1].lower())]
    if match[1] and not days:
        return None
    back = (today.weekday() - days[0]) % 7 if days else 0
    return f"{today - timedelta(days=back - 7 * (back > _LONGEST_LIVE))}"


def without_compared(s: Sentence, mentions: list[Mention], periods: list[When]) -> list[When]:
    """The periods that are not those of figures given only for comparison ("against 58 per cent in 2017")."""
    ends = [*(m.begin for m in mentions[1:]), len(s)]
    windows = [(m, range(m.stop, end)) for m, end in zip(mentions, ends, strict=False)]
    return [when for when in periods if not any(when.first in own and _only_of(s, m, when) for m, own in windows)]


def _only_of(s: Sentence, m: Mention, when: When) -> bool:
    """Whether a date behind a figure is its alone: that of "against 58", "half of the 426 nests of 2022"."""
    known = s.low(m.hedge_first - 1) == "the" and s.low(when.first - 1) == "of"
    return m.role == "previous" or known


def carried(s: Sentence, periods: list[When], lexicon: Lexicon, today: date | None) -> list[When]:
    """The dates that hold for later sentences too: no weekday or night, none of a relative clause or a bracket, none
    that counts back ("a year earlier", "two years ago"), none of a plan, and "since 2015" only where it opens the
    sentence."""
    relative = lexicon.of("relative") | {"when", "where"}
    return [
        when
        for when in periods
        if s.lows[when.first] not in lexicon.weekdays
        and s.lows[when.last - 1] not in lexicon.of("hours")
        and not (when.iso.endswith("/") and when.first > 1)
        and not phrases.counts_back(s, when.first, lexicon)
        and not _told_from_now(s, when, lexicon)
        and not _in_brackets(s, when, periods)
        and not is_to_come(when.iso, today)
        and not _now_between(s, when.last, len(s), lexicon)
        and "same" not in s.lows[max(0, when.first - 4) : when.first]
        and relative.isdisjoint(s.lows[max(0, when.first - 7) : when.first])
    ]


def _told_from_now(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "three weeks ago", "two days later", "the past week"."""
    ends = lexicon.of("ago") | lexicon.of("before_that") | lexicon.of("after_that")
    lately = s.lows[when.first] in lexicon.of("lately") and s.low(when.first - 1) in ("the", "these")
    return s.lows[when.last - 1] in ends or lately


def _in_brackets(s: Sentence, when: When, periods: list[When]) -> bool:
    """ "791 nests (2030: 744)", and not "in the school year 2088 (2031/32)"."""
    before = s.words[: when.first]
    glosses = any(other.last == when.first - 1 for other in periods)
    return before.count("(") > before.count(")") and not glosses


def period_of(
    s: Sentence, m: Mention, periods: list[When], shared: list[When], next_begin: int, lexicon: Lexicon
) -> str | None:
    """The period of a figure: one before the next figure, else the nearest before it, else the sentence's first.

    A figure given only for comparison has none but its own: "up from 592" does not speak of the year under report.
    """
    behind = [w for w in periods if m.stop <= w.first < next_begin and s.low(w.last) != ":"]
    behind = [
        w for w in behind if not _opens_next(s, w, next_begin, lexicon) and not _only_told(s, w, m, shared, lexicon)
    ]
    if behind and not _new_clause(s, m.stop, behind[0].first, lexicon):
        return behind[0].iso
    if m.role == "previous":
        opens = shared[:1] and shared[0].first <= 1 and phrases.counts_back(s, shared[0].first, lexicon)
        return shared[0].iso if opens else None
    before = [w for w in shared if w.first < m.begin]
    if before and _now_between(s, before[-1].last, m.begin, lexicon):
        return None
    if before:
        return before[-1].iso
    apart = [w for w in shared if _new_clause(s, m.stop, w.first, lexicon) or tenses.turns_back(s, m, w.first, lexicon)]
    return next((w.iso for w in shared if w not in apart), None)


def _only_told(s: Sentence, when: When, m: Mention, periods: list[When], lexicon: Lexicon) -> bool:
    """ "It posted third-quarter profit of 40 francs on Monday": the day of telling, where a quarter was said before."""
    if s.lows[when.first] not in lexicon.weekdays:
        return False
    start = phrases.clause_start(s, m.hedge_first, lexicon)
    return any("Q" in one.iso and start <= one.first < m.begin for one in periods)


def _now_between(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """ "has lost half since 2031 and now has 614", "came to 90 in 2031 and has since shrunk to 40"."""
    since = (k for k in range(first, last) if s.lows[k] == "since" and s.low(k - 1) in lexicon.of("auxiliary"))
    return any(s.lows[k] in lexicon.of("now") for k in range(first, last)) or any(since)


def _opens_next(s: Sentence, when: When, next_begin: int, lexicon: Lexicon) -> bool:
    """Whether a date stands before the next figure and is its: "was crossed by 62 in 2030, and in 2031 by 40"."""
    lead, before = s.low(when.first - 1), s.low(when.first - 2)
    led = lead in lexicon.of("preposition") and (before in (",", ";", "but") or before in lexicon.of("and"))
    led = led or (lead in lexicon.of("and") and s.low(when.last - 1) in lexicon.of("after_that"))
    between = s.lows[when.last : next_begin]
    return led and next_begin < len(s) and all(low in phrases.function_words(lexicon) for low in between)


def is_over(s: Sentence, m: Mention, iso: str, lexicon: Lexicon, today: date | None) -> bool:
    """Whether a day or year said before is past for a figure of the present: "It fell on 3 May. 40 are hurt"."""
    if today is None:
        return False
    last = parts(iso)[-1] if parts(iso) and not iso.endswith("/") else ""
    if not last or "Q" in last:
        return False
    passed = {_DAY: f"{today - timedelta(days=1)}", YEAR: f"{today.year - 1}"}.get(len(iso))
    if passed is not None and iso[0].isdecimal() and iso < passed:
        return tenses.in_present(s, m, lexicon)
    return last < f"{today}"[: len(last)] and tenses.tells_a_state(s, m, lexicon)


def opens_elsewhen(s: Sentence, m: Mention, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with a time of no date: "In the 19th century", "Last winter", "The week before"."""
    if any(phrases.counts_back(s, k, lexicon) for k in range(min(2, m.hedge_first))):
        return True
    last = next((k for k in range(min(m.hedge_first, _OPENING)) if s.lows[k] in lexicon.of("era")), None)
    if last is None or not (s.low(last + 1) == "before" or last + 1 >= m.hedge_first or s.words[last + 1] == ","):
        return False
    led = s.low(0) in lexicon.of("preposition") or s.low(0) in lexicon.of("time_past")
    return led or s.low(last + 1) == "before"


def _new_clause(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether another clause begins between: "paid 40 euros and will buy rye next year", "and the port will close"."""
    if ";" in s.words[first:last]:
        return True
    for k in range(first, last):
        if _leads_clause(s, k, lexicon) and any(phrases.is_verb(s, j, lexicon) for j in range(k + 1, last)):
            return True
        if s.lows[k] == "," and s.low(k + 1).endswith("ing") and s.low(k + 1) in lexicon.of("revised"):
            return True  # "40 of them guards, bringing the toll since May to 90"
    joined = [range(k + 1, min(k + 1 + _SUBJECT, last)) for k in range(first, last - 1) if s.lows[k] in ("and", "but")]
    ahead = lexicon.of("modal") | lexicon.of("forecast")
    return any(s.lows[j] in ahead or (s.lows[j] == "are" and s.low(j + 1) == "to") for span in joined for j in span)


def _leads_clause(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "after they left", ", of which half were sold"; "when a mill burned" tells of the same time."""
    if s.lows[k] == "when" and (s.low(k + 1) in lexicon.of("article") or s.low(k + 1) in lexicon.numbers):
        return False
    if s.low(k - 1) == "," and s.lows[k] in lexicon.of("of"):
        return s.low(k + 1) in lexicon.of("relative")
    return s.lows[k] in lexicon.of("subordinate")


def is_to_come(iso: str, today: date | None) -> bool:
    """Whether a period begins, or an end is set, after `today`: what is reported later does not lie there."""
    first = parts(iso)[0] if parts(iso) else ""
    if today is None or not first[:YEAR].isdecimal():
        return False
    return first > f"{today}"[: len(first)] if "Q" not in first and "H" not in first else int(first[:YEAR]) > today.year


def is_current(iso: str, today: date | None) -> bool:
    """Whether a period can be the one a page of `today` reports on: no day of telling, nothing long ago or open."""
    year = year_of(iso)
    told = today is not None and iso in {f"{today + timedelta(days=days)}" for days in (-1, 0, 1)}
    if told or iso.endswith("/") or year is None:
        return False
    return today is None or year >= today.year - _REPORTED


_REPORTED = 2
"""Years. Annual figures come out up to so many years after."""
