"""Tell the state at the end of a period from what happened in it: "at the end of May", "by year-end"."""

from __future__ import annotations

from datetime import date

from . import tenses
from .counted_back import year_of
from .lexicon import Lexicon
from .tokens import Sentence
from .when import MONTH, When, is_year

_END = ("end", "close")
_YEAR_END = ("year-end", "yearend")


def is_as_of(s: Sentence, when: When, lexicon: Lexicon) -> bool:
    """ "as of May 2009", "by mid-May", "end-June 2009", "at the end of the third quarter", "the 2009 year-end"."""
    if s.low(when.last) in _YEAR_END:
        return True
    k = when.first - 1 - (s.low(when.first - 1) in lexicon.of("next"))
    k -= s.low(k) == "the" and s.low(k - 1) in ("of", "by")
    ended = False
    while s.low(k) in lexicon.of("part_of_month"):
        ended |= s.lows[k] == "end"
        k -= 1
    return lexicon.as_of.at(s.lows, k) is not None or (ended and s.low(k) not in ("to", "from"))


def goes_on(s: Sentence, when: When) -> bool:
    """ "from 2010 onwards", "after 2010, ..."."""
    led, behind = s.low(when.first - 1), s.low(when.last)
    if led == "from":
        return behind in ("onwards", "onward") or (behind == "on" and s.low(when.last + 1) == ",")
    return led == "after" and when.first == 1 and behind == "," and is_year(when.iso)


def of_span(s: Sentence, when: When, lexicon: Lexicon) -> When:
    """ "at the end of the first half of 2009": the state at the end of a run of months; "since the 1990s"."""
    first, _, last = when.iso.partition("/")
    k = when.first - 1 - (s.low(when.first - 1) == "the")
    if first and last and k < when.first - 1 and lexicon.since.at(s.lows, k) is not None:
        return when._replace(iso=f"{first}/")
    led = s.low(k) == "of" and s.low(k - 1) in _END and lexicon.as_of.at(s.lows, k) is not None
    return when._replace(iso=f"/{last}") if led and len(last) == MONTH else when


def of_relative(s: Sentence, when: When, lexicon: Lexicon) -> When:
    """ "since last month", "by yesterday", "at the end of last year"."""
    if "/" in when.iso:
        return of_span(s, when, lexicon)
    past = s.low(when.first - 1) in lexicon.of("time_past")  # "since last Friday"
    if lexicon.since.at(s.lows, when.first - 1 - past) is not None:
        return when._replace(iso=f"{when.iso}/")
    led = lexicon.as_of.at(s.lows, when.first - 1) is not None and not s.lows[when.last - 1].endswith("'s")
    return when._replace(iso=f"/{when.iso}") if led else when


def of_year(s: Sentence, i: int, said: str | None, lexicon: Lexicon, today: date | None) -> str:
    """The year of "at the end of the year": the one `said`, else the one to come or the last that ended."""
    year = year_of(said)
    if year is None or said is None or said.endswith("/"):
        year = today.year - (not tenses.looks_ahead(s, i, lexicon)) if today is not None else None
    return f"/{year}" if year is not None else ""


def of_what_follows(when: When) -> When:
    """ "At the end of the year it had 40 boats. Sales were 12 tonnes": what follows may be of all the year."""
    return when._replace(iso=when.iso[1:]) if when.iso.startswith("/") and len(when.iso) == len("/2024") else when
