"""Find the period a figure speaks of: the dates of its sentence, words such as "last year", or what was said before."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from . import days, ends, phrases, tenses
from .counted_back import PART_OF_YEAR, in_year, parts, resolve, year_of
from .lately import COUNTED, told_by_number
from .lexicon import Lexicon, load
from .mention import Mention
from .own_dates import now_between
from .tokens import Sentence
from .when import DAY, YEAR, When

_CLAUSE = 10
"""Tokens between "since" and the verb of what began then."""
_OPENING = 5
"""Tokens. A time that a sentence begins with is no longer: "In the middle of winter"."""
_LONGEST_LIVE = 4
"""Days. The day a live page gives itself is that of its first entry or of its last."""
_POSTED = re.compile(
    r"(?:([A-Z][a-z]{2,8})\.?,? )?\d{1,2}(?::\d\d(?: ?[ap]\.?m\b\.?)?|(?:\.\d\d)? ?[ap]\.?m\b\.?)(?=\s*[A-Z“\"—–|-]|$)"
)
_WITHIN_YEAR = re.compile(r"(?:FY)?\d{4}-(?:[QH]\d|\d\d(?:/\d{4}-\d\d)?)")
_HALF = re.compile(r"(\d{4})-0[17]/\1-(?:06|12)")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def periods_in(s: Sentence, dates: list[When], lexicon: Lexicon, today: date | None, carried: str | None) -> list[When]:
    """The dates and relative periods of a sentence in order: "since 2022" is "2022/", "as of May 2009" "/2009-05".

    `carried` is the period said before, from which "a year earlier" counts back where the sentence has none itself.
    """
    found = [_framed(s, when, lexicon) for when in dates if when.iso and not _names(s, when, lexicon)]
    for i in _may_begin(s, lexicon):
        length, iso = _relative(s, i, found, lexicon, today, carried)
        if iso and not any(when.first < i + length and i < when.last for when in found):
            found.append(ends.of_relative(s, When(i, i + length, iso), lexicon))
            found.sort()
    found = days.weekdays_joined(s, found, lexicon)
    found = [when for when in found if not _told_more_fully(s, when, found, lexicon)]
    return [_same_part(s, when, found, carried, lexicon) for when in found]


def _may_begin(s: Sentence, lexicon: Lexicon) -> list[int]:
    """The few tokens at which a relative period may begin: no other is asked about each kind of them."""
    openings = _openings(lexicon.language)
    return [i for i, (low, after) in enumerate(pairwise([*s.lows, ""])) if low in openings or after in COUNTED]


@cache
def _openings(language: str) -> frozenset[str]:
    """The words that a relative period may begin with, where no unit of time stands behind them."""
    lexicon = load(language)
    return frozenset((*lexicon.relative.openings, *lexicon.of("lately"), *lexicon.weekdays, *_ORDINALS))


def _relative(
    s: Sentence, i: int, found: list[When], lexicon: Lexicon, today: date | None, carried: str | None
) -> tuple[int, str]:
    """The number of tokens and the period of "a year earlier", "last month", "on Monday" at token `i`."""
    match = lexicon.relative.at(s.lows, i)
    if match is not None and match[0] == 1 and s.low(i + 1) in lexicon.of("overnight_noun"):
        return 1, ""  # "overnight stays"
    if match is not None:
        said = _spoken_of(s, [when for when in found if when.last <= i], i, lexicon)
        near = said or (found[:1] if match[1] != "whole" else [])
        base = _counted_from(s, near, match[1], lexicon, carried)
        if match[1].startswith("before:") and s.low(i + match[0]) == ":":  # "40 in May (previous year: 32)"
            return match[0], resolve(match[1].replace("before", "back"), today, base)
        ago = s.lows[i + match[0] - 1] in lexicon.of("ago")
        part = [when.iso for when in said if (_WITHIN_YEAR if ago else PART_OF_YEAR).fullmatch(when.iso)]
        if not part and not said and ago and PART_OF_YEAR.fullmatch(carried or ""):
            part = [carried or ""]
        if part and match[1] == "year-1":
            return match[0], resolve("back:year-1", today, part[-1])
        if match[1] == "endyear":
            return match[0], ends.of_year(s, i, said[-1].iso if said else carried, lexicon, today)
        return match[0], resolve(match[1], today, base)
    told = told_by_number(s, i, lexicon, today, found, carried)
    return told or (
        1,
        _weekday(s, i, lexicon, _told_on(s, i, found, lexicon) or today) or _left_out(s, i, found, lexicon, carried),
    )


def _spoken_of(s: Sentence, said: list[When], i: int, lexicon: Lexicon) -> list[When]:
    """The periods before token `i` but the last, where that is only of a value compared with, and "and" goes on: "fell
    to 40 in May from 50 in April and 60 a year earlier"."""
    while len(said) > 1:
        before, last = said[-2:]
        lead, behind = s.lows[before.last : last.first], s.lows[last.last : i]
        led = max((k for k, low in enumerate(lead) if low in lexicon.of("compared_by")), default=len(lead))
        beside = led < len(lead) and "to" not in lead[led + 2 :]
        if not (beside and behind and (behind[0] in lexicon.of("and") or behind[0] in ",;")):
            break
        said = said[:-1]
    return said


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
    said = _spoken_of(s, [one for one in found if one.last <= when.first], when.first, lexicon)
    base = said[-1].iso if said else carried
    year = when.iso.removeprefix("FY")
    if lexicon.of("alike").isdisjoint(lead) or base is None or not (len(year) == YEAR and year.isdecimal()):
        return when
    return when._replace(iso=in_year(base, int(year)) or when.iso)


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
        return ends.of_span(s, when, lexicon)
    since = lexicon.since.at(s.lows, when.first - 1) or ("since" in lead and "," not in lead)
    since = since or _since_beginning(s, when, lexicon)
    if since or _since_it_began(s, when, lexicon):
        return When(when.first, when.last, f"{when.iso}/")
    if ends.goes_on(s, when):
        return when._replace(iso=f"{when.iso}/")
    return when._replace(iso=f"/{when.iso}") if ends.is_as_of(s, when, lexicon) else when


def _since_beginning(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "since the outbreak of the long war in April 2023"."""
    lead = s.lows[max(0, when.first - _CLAUSE) : when.first]
    k = max((k for k, low in enumerate(lead) if low == "since"), default=len(lead))
    named = lead[k + 1 : k + 2] == ["the"] and not lexicon.of("onset_noun").isdisjoint(lead[k + 2 : k + 3])
    return named and not any(low in ",;:" or low.isdecimal() for low in lead[k:])


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
    if day is None or today is None or not s.words[i][0].isupper() or s.low(i - 1) in lexicon.of("feast"):
        return ""
    back = (today.weekday() - day) % 7
    if back and (tenses.looks_ahead(s, i, lexicon) or _next_day(s, i, lexicon)):
        back -= 7
    when = (today - timedelta(days=back or 7 * (s.low(i - 1) in lexicon.of("time_past")))).isoformat()
    return f"/{when}" if lexicon.as_of.at(s.lows, i - 1) else when


def _told_on(s: Sentence, i: int, found: list[When], lexicon: Lexicon) -> date | None:
    """The weekday on which something was told that happened before: "said on Monday that 40 had died on Friday"; the
    end of its week for what "would" happen."""
    told = next((when for when in reversed(found) if when.last < i), None)
    if told is None or s.lows[told.first] not in lexicon.weekdays or len(told.iso) != DAY:
        return None
    lead = s.low(told.first - 1 - (s.low(told.first - 1) == "on"))
    tells = lead in lexicon.of("tell") or s.low(told.last) in lexicon.of("tell")
    if not tells or tenses.looks_ahead(s, i, lexicon):
        return None
    return date.fromisoformat(told.iso) + timedelta(6 * ("would" in s.lows[told.last : i]))


def _next_day(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """ "The fair is on Friday", "next Friday"."""
    return (s.low(i - 1) == "on" and s.low(i - 2) in ("is", "are")) or s.low(i - 1) in lexicon.of("next")


def _left_out(s: Sentence, i: int, found: list[When], lexicon: Lexicon, carried: str | None) -> str:
    """The quarter of "from 5.8% in the first quarter to 6.2% in the second", or the half of a year; a sentence that
    begins with it speaks of the period `carried`."""
    number = _ORDINALS.get(s.lows[i])
    if number is None or s.low(i - 1) != "the" or s.low(i - 2) not in lexicon.of("in"):
        return ""
    behind = s.low(i + 1)
    if behind.isalpha() and behind not in phrases.function_words(lexicon):
        return ""
    before = next((when.iso for when in reversed(found) if when.last <= i), (carried or "") if i <= 2 else "")
    if _HALF.fullmatch(before) and number <= 2:
        return f"{before[:YEAR]}-{6 * number - 5:02}/{before[:YEAR]}-{6 * number:02}"
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


def carried(s: Sentence, periods: list[When], lexicon: Lexicon, today: date | None) -> list[When]:
    """The dates that hold for later sentences too: no weekday or night, none of a relative clause or a bracket, none
    that counts back ("a year earlier", "two years ago"), none of a plan, and "since 2015" only where it opens the
    sentence."""
    relative = lexicon.of("relative") | {"when", "where"}
    return [
        ends.of_what_follows(when)
        for when in periods
        if s.lows[when.first] not in lexicon.weekdays
        and s.lows[when.last - 1] not in lexicon.of("hours")
        and not (when.iso.endswith("/") and when.first > 1)
        and not phrases.counts_back(s, when.first, lexicon)
        and not (when.last - when.first == 1 and s.lows[when.first].endswith("'s"))
        and not _told_from_now(s, when, lexicon)
        and not _in_brackets(s, when, periods)
        and not is_to_come(when.iso, today)
        and not now_between(s, when.last, len(s), lexicon)
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


def is_over(s: Sentence, m: Mention, iso: str, lexicon: Lexicon, today: date | None) -> bool:
    """Whether a day or year said before is past for a figure of the present: "It fell on 3 May. 40 are hurt"."""
    if today is None:
        return False
    last = parts(iso)[-1] if parts(iso) and not iso.endswith("/") else ""
    if not last or "Q" in last:
        return False
    passed = {DAY: f"{today - timedelta(days=1)}", YEAR: f"{today.year - 1}"}.get(len(iso))
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


def is_to_come(iso: str, today: date | None) -> bool:
    """Whether a period begins, or an end is set, after `today`: what is reported later does not lie there. The year of
    accounts may have begun in the year before."""
    first = parts(iso)[0] if parts(iso) else ""
    if today is None or not first[:YEAR].isdecimal():
        return False
    if iso.startswith("FY") or "Q" in first or "H" in first:
        return int(first[:YEAR]) > today.year + iso.startswith("FY")
    return first > f"{today}"[: len(first)]


def is_current(iso: str, today: date | None) -> bool:
    """Whether a period can be the one a page of `today` reports on: no day of telling, nothing long ago or open."""
    year = year_of(iso)
    told = today is not None and iso in {f"{today + timedelta(days=days)}" for days in (-1, 0, 1)}
    if told or iso.endswith("/") or year is None:
        return False
    return today is None or year >= today.year - _REPORTED


_REPORTED = 2
"""Years. Annual figures come out up to so many years after."""
