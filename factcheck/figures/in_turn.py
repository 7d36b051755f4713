"""Give figures told in turn the dates and places told in turn: "40 and 62 looms in 2022 and 2023", "from 40 to 62"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from .lexicon import Lexicon
from .mention import Mention
from .place import Place
from .tokens import Sentence
from .when import MONTH, When

_LED = ("between", "from")


def give_in_turn(
    s: Sentence, mentions: list[Mention], periods: list[When], places: list[Place], lexicon: Lexicon
) -> None:
    """Give the figures of a list what another list says of each: its date, and its place."""
    if len(mentions) > 1:
        _date_in_turn(s, mentions, periods, lexicon)
        if places and not lexicon.of("respectively").isdisjoint(s.lows):
            _place_lists(s, mentions, places, lexicon)


def _place_lists(s: Sentence, mentions: list[Mention], places: list[Place], lexicon: Lexicon) -> None:
    """ "Inflation in Spain and Italy was 3.2 and 0.8 percent respectively"."""
    listed = _runs(s, [(m.hedge_first, max(m.stop, m.what_last)) for m in mentions], lexicon)
    for first, last in _runs(s, [(place.first, place.last) for place in places], lexicon):
        run = next((mentions[a:b] for a, b in listed if b - a == last - first), [])
        for m, place in zip(run, places[first:last], strict=False):
            m.place = place.name


def _date_in_turn(s: Sentence, mentions: list[Mention], periods: list[When], lexicon: Lexicon) -> None:
    """Date each figure of a list by the date at the same place of another list, what is compared with in one breath
    by one date, and the ends of what changed over a span by its ends."""
    if not periods:
        return
    _date_lists(s, mentions, periods, lexicon)
    for m, after in reversed(list(pairwise(mentions))):
        if m.role == after.role == "previous" and m.period is None and _joined(s, m, after, lexicon):
            m.period = after.period
        elif (span := _changed_over(s, m, after, periods)) is not None:
            m.period, after.period = span


def _date_lists(s: Sentence, mentions: list[Mention], periods: list[When], lexicon: Lexicon) -> None:
    """Date each figure of a list by the date at the same place of another."""
    listed = _runs(s, [(m.hedge_first, max(m.stop, m.what_last)) for m in mentions], lexicon)
    respective = not lexicon.of("respectively").isdisjoint(s.lows)
    periods = [one for when in periods for one in _each_month(s, when, lexicon)]
    for first, last in _runs(s, [(when.first, when.last) for when in periods], lexicon):
        dates = periods[first:last]
        run = next((mentions[a:b] for a, b in listed if b - a == len(dates)), None)
        if run is not None and (respective or _beside(s, run, dates, lexicon)):
            for m, when in zip(run, dates, strict=True):
                m.period = when.iso


def _runs(s: Sentence, spans: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where lists of two or more begin and end: nothing but commas and "and" parts their members."""
    runs: list[tuple[int, int]] = []
    first = 0
    for k in range(1, len(spans) + 1):
        between = s.lows[spans[k - 1][1] : spans[k][0]] if k < len(spans) else []
        if between and all(low == "," or low in lexicon.of("and") for low in between):
            continue
        if k - first > 1:
            runs.append((first, k))
        first = k
    return runs


def _joined(s: Sentence, m: Mention, after: Mention, lexicon: Lexicon) -> bool:
    """ "against 40 looms and 62 mills in 2030"."""
    between = s.lows[max(m.stop, m.what_last) : after.hedge_first]
    return len(between) == 1 and between[0] in lexicon.of("and")


def _each_month(s: Sentence, when: When, lexicon: Lexicon) -> list[When]:
    """The months of "in April and May", which else are one period."""
    names = [k for k in range(when.first, when.last) if s.lows[k] in lexicon.months]
    begin, _, end = when.iso.partition("/")
    lists = all(b - a == 2 and (s.low(a + 1) == "," or s.low(a + 1) in lexicon.of("and")) for a, b in pairwise(names))
    if len(names) < 2 or not lists or s.low(when.first - 1) in _LED or not len(begin) == len(end) == MONTH:
        return [when]
    years = {lexicon.months[s.lows[k]]: iso[:4] for k, iso in ((names[0], begin), (names[-1], end))}
    isos = [f"{years.get(number, end[:4])}-{number:02}" for number in (lexicon.months[s.lows[k]] for k in names)]
    stops = [*(k + 1 for k in names[:-1]), when.last]
    return [When(k, stop, iso) for k, stop, iso in zip(names, stops, isos, strict=True)]


def _beside(s: Sentence, run: list[Mention], dates: list[When], lexicon: Lexicon) -> bool:
    """Whether the dates stand right behind like figures: "410, 430 and 460 tonnes in 2022, 2023 and 2024", or lead the
    clause of like figures: "in 2022 and 2023 sales were 40 and 52 tonnes"."""
    alike = all(m.unit == run[-1].unit and m.what == run[-1].what for m in run)
    if dates[-1].last < run[0].hedge_first:
        between = range(dates[-1].last, run[0].hedge_first)
        return alike and not any(s.taken[k] or s.words[k] in ",;" for k in between)
    lead = s.lows[max(run[-1].stop, run[-1].what_last) : dates[0].first]
    return alike and lead[1:] in ([], ["the"]) and lead[:1] != [] and lead[0] in lexicon.of("in")


def _changed_over(s: Sentence, m: Mention, after: Mention, periods: list[When]) -> tuple[str, str] | None:
    """ "From 2011 to 2021 the number of mills grew from 40 to 62": what it was at the beginning and at the end."""
    told = m.role == "previous" and m.period is None and s.low(m.hedge_first - 1) == "from"
    if not told or s.low(after.hedge_first - 1) != "to" or m.unit != after.unit:
        return None
    span = next((when for when in periods if when.iso == after.period), None)
    if span is None or s.low(span.first - 1) not in _LED:
        return None
    begin, _, end = span.iso.partition("/")
    return (begin, end) if begin and len(begin) == len(end) else None
