"""Two numbers that one text gives of one quantity: "police say 900, organisers 1,500", "58.9 %, not 58.3", "up from
nine the night before", "an earlier version gave 4.2 million", the days of a toll side by side in a table.

A text mostly gives one number of a quantity, so two that it gives are held to be of two, unless it says in so many
words that they are two accounts of one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from factcheck.comparing import places
from factcheck.comparing.mention import Mention
from factcheck.comparing.periods import parse, years_apart
from factcheck.comparing.signature import Signature, signature
from factcheck.comparing.stated import states_period, states_place
from factcheck.comparing.tolls import PEOPLE, RUNS, tallied
from factcheck.figures import Figure

Link = tuple[int, int]

# Accounts stand so close to each other, in characters, and are not more than so many times apart.
_CLOSE, _TIMES = 420, 4
# As many figures before one are looked at, and so many of a page or a row that goes on: more would cost their square.
_BACK, _MOST = 8, 60
# Who tells a number: "says", and what does: "the register has".
_TELLS = (
    r"(?:sa(?:id|ys?)|puts?|sp(?:oke|eaks?) of|talk(?:s|ed)? of|claim(?:s|ed)?|count(?:s|ed)?|reckon(?:s|ed)?"
    r"|estimat(?:es?|ed)|lists?|listed|regist(?:ers|ered)|g[ia]ves?|expect(?:s|ed)?|f(?:inds|ound)|gets? to|got to"
    r"|arriv(?:es?|ed) at|c[ao]mes? up with|calculat(?:es?|ed)|cit(?:es?|ed)|document(?:s|ed)"
    r"|predict(?:s|ed)?|admits? to|ma(?:kes?|de) (?:it|that))"
)
_COUNTS = (
    r"(?:survey|census|register|registry|list|database|tally|count|records?|statistics|reckoning|analysis|toll"
    r"|official figure)\b(?:\W+\w+){0,12}?\W+(?:c[ao]mes? to|ha[sd]|st(?:ands?|ood) at|names?|is|was)"
)
# What may stand between that and the number: "that there were more than".
_LEADING = (
    r"(?:[\"“]?(?:that|it|them|this|the|at|to|for|with|on|only|just|number|figure|count|total|toll|crowd|loss|losses"
    r"|damage|true|real|cost|is|was|were|be|there|had|have|has|been|a|an|some|about|around|more|than|over|nearly"
    r"|almost|up|as|many|at|least)\s+|[\"“]){0,7}"
)
_TOLD = re.compile(rf"\b(?:{_TELLS}|{_COUNTS})\s+{_LEADING}$", re.I)
# "The union puts the loss at 310", "said the number to go by then was 5,000"
_SO_MANY = re.compile(
    r"\b(?:puts?|g[ia]ves?|reckon(?:s|ed)?|estimat(?:es?|ed)|sa(?:id|ys?))\s+(?:that\s+)?"
    r"(?P<thing>(?:[\w'’-]+\s+){1,9}?)(?:at|as|is|was|comes? to|came to)\s+"
    r"(?:(?:about|around|nearly|over|more|than|some)\s+)*$",
    re.I,
)
_SOME_NUMBER = re.compile(r"\b(?:numbers?|figure|total|count|toll|loss|losses|damage|cost|bill)\b", re.I)
# These are said of what is still to come as well; who counts or finds has seen it.
_RECKONS = re.compile(r"\b(?:puts?|sa(?:id|ys?)|ma(?:kes?|de)|reckon\w*|estimat\w*|claim\w*|sp(?:oke|eaks?))\b", re.I)
_TOLD_BY_WHOM = re.compile(rf"\b{_TELLS}\s+{_LEADING}$", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were)\s+(?:put|said|found|counted|estimated|expected)\b", re.I)
# "In 2022", "Nationally": what follows is of another time or place.
_ELSEWHERE = re.compile(r"\W*(?:For|In|On the|At|From|Among|Since|During|Across|Nationally|Nationwide)\b")
_MEANWHILE = re.compile(r"[,;:]|\b(?:while|whereas|where|but|and|against|although|though)\b|[，；]", re.I)
# "The ministry expects 49 tonnes, the exchange 46"
_LEFT_OUT = re.compile(
    r"^,?\s*(?:(?:and|while|but|whereas)\s+)?(?:the|its|their|our)\s+[\w'’-]+"
    r"(?:\s+(?!(?:and|or|with|from|to|for)\b)[\w'’-]+){0,4}\s+$"
)
_NOT = re.compile(r"(?:\bnot|\brather than|\binstead of|而非|而不是|不是)\s*(?:(?:the|a|about)\s+)?$", re.I)
_AGAINST = re.compile(
    r"\b(?:above|below|than|against|with|versus|exceed\w*|short of|instead of|contradict\w*)\s+(?:[\w'’-]+\s+){0,6}"
    r"(?:provisional|official|first|earlier|initial|previous|preliminary|own|original|reported|stated)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_REVISES = re.compile(
    r"\b(?:rais|lower|cut|revis|trim|lift|slash|reduc|increas|correct|downgrad|upgrad|updat|nudg)\w*\b", re.I
)
_ESTIMATE = re.compile(
    r"\b(?:estimates?|forecasts?|guidance|projections?|outlook|predictions?|tolls?|tally|expectations?|count)\b", re.I
)
_FROM_TO = re.compile(r"^\W*(?:[^\W\d][\w']*\W+){0,5}(?:to|from)\s+(?:[^\W\d]\w*\s+){0,2}$", re.I)
_NEAREST = 90
# What a text says of a number that it, or somebody, gave before.
_BEFORE = re.compile(
    r"\b(?:(?:earlier|first|previous) version|replace[sd]?|first (?:published|estimated?|given|put|reports?|count)"
    r"|formerly (?:given|reported|stated|put)|previously (?:given|reported|stated|published|put)|wrongly|mistakenly"
    r"|provisional (?:note|count|figures?|number|report)s?(?: \w+){0,3} (?:had|gave|put))\b[^.;]*$",
    re.I,
)
# "A preliminary magnitude of 7.1"
_AT_FIRST = re.compile(
    r"\b(?:preliminary|provisional|initial|early)\s+(?:\w+\s+){1,2}(?:of|at|was|is|gave|put it at)?\s*(?:about\s+)?$",
    re.I,
)
_LIVE = re.compile(
    r"^\W*live\b\W*[:\-–—|]|[:\-–—|(]\W*live\b|\blive:|\blive (?:blog|updates?|coverage|ticker|report)"
    r"|\bas it happened\b|\bminute by minute\b|直播",
    re.I,
)
_PART = re.compile(r"\s+(?:of (?:them|the|those|whom)\b|(?:\w+\s+)?(?:in|at|from)\b)", re.I)
_CORRECTED = re.compile(r"\b(?:(?:earlier|first|previous) version|wrongly|mistakenly)\b", re.I)
_DAY = (
    r"(?:(?:on|by|until)\s+\w+day\b|the\s+(?:night|day|evening|morning)\s+before|a\s+(?:day|night)\s+(?:before|later|earlier)"
    r"|yesterday|(?:after|on|by)\s+the\s+(?:first|second|third|next|following)\b(?:\s+(?:day|night|morning))?"
    r"|by\s+(?:noon|nightfall|midnight|the (?:evening|morning)))"
)
_FROM_DAY = re.compile(rf"\b(?:up|down|rising|rose|revised)\s+(?:sharply\s+)?from\s+(?:\w+\s+){{0,2}}$|\b{_DAY}", re.I)
_ON_DAY = re.compile(rf"\W*(?:\w+\s+){{0,1}}{_DAY}", re.I)
_DATED = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\bday \d|\d月\d{1,2}日|\b\d{1,2}/\d{1,2}\b|\d{4}-\d\d-\d\d"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}\b"
    r"|\b\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# A number followed by a noun of its own is not told of what the one before was told of.
_OWN_NOUN = re.compile(
    r"\s+(?!(?:in|on|by|at|for|as|that|so|over|and|but|because|since|last|this|had|were|will|would|are|the|of them)\b)"
    r"[^\W\d]",
    re.I,
)
# "Five more bodies", "an eight-storey mill"
_ADDS = re.compile(r"\s+(?:more|further|additional)\b|-", re.I)


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention with its signature."""

    number: int
    mention: Mention
    signature: Signature

    @property
    def figure(self) -> Figure:
        return self.mention.figure

    @property
    def before(self) -> str:
        """What its sentence says close before it; a sentence may be as long as a text."""
        begin = self.figure.start - self.figure.quote_start
        return self.figure.quote[max(0, begin - _CLOSE) : begin]

    @property
    def behind(self) -> str:
        end = self.figure.end - self.figure.quote_start
        return self.figure.quote[end : end + _CLOSE]


def accounts(mentions: Sequence[Mention], signatures: Sequence[Signature]) -> frozenset[Link]:
    """The pairs of mentions, by their numbers, that their text gives as accounts of one quantity."""
    told = [_Told(i, *both) for i, both in enumerate(zip(mentions, signatures, strict=True))]
    inside: dict[str, list[_Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.figure.start):
        inside[one.mention.document].append(one)
    found = (link for members in inside.values() for link in _of_text(members))
    return frozenset((min(i, j), max(i, j)) for i, j in found)


def is_told_by_another(first: Mention, later: Mention) -> bool:
    """Whether the later of two numbers of one text is what another body says: "The union puts the loss at 310"."""
    a, b = (_Told(number, mention, signature(mention)) for number, mention in enumerate((first, later)))
    if a.figure.quote_start != b.figure.quote_start:
        return _by_another(a, b)
    return _is_told_between(_between(a, b)) and _is_bare(b)


def _of_text(members: Sequence[_Told]) -> Iterator[Link]:
    prose = [one for one in members if one.figure.cell is None]
    yield from _in_cells(members)
    yield from _in_prose(prose)
    yield from _at_first(prose)
    if prose and _LIVE.search(prose[0].mention.title):
        yield from _while_it_goes_on(prose)


def _at_first(prose: Sequence[_Told]) -> Iterator[Link]:
    """What was given at first, with the number of the same that stands nearest to it."""
    for n, b in enumerate(prose):
        if not _AT_FIRST.search(b.before):
            continue
        around = prose[max(0, n - _MOST) : n + _MOST]
        others = [
            a
            for a in around
            if a is not b and _are_alike(a, b) and a.signature.measured & b.signature.measured - PEOPLE
        ]
        if others:
            yield min(others, key=lambda a: abs(a.figure.start - b.figure.start)).number, b.number


def _while_it_goes_on(prose: Sequence[_Told]) -> Iterator[Link]:
    """The tolls of a page that is written on while they rise."""
    whole = [one for one in prose if one.signature.toll and one.signature.measured <= tallied() | PEOPLE]
    whole = [one for one in whole if not one.figure.part_of and not _PART.match(one.behind) and not _is_long(one)]
    for a, b in combinations(whole[:_MOST], 2):
        if a.signature.toll == b.signature.toll and _are_weeks_apart(a.figure, b.figure, unsaid=True):
            yield a.number, b.number


def _is_long(told: _Told) -> bool:
    """Whether it is given for longer than a toll is news: "the storm of 2021 killed 88"."""
    period = parse(told.figure.period)
    return period is not None and period.days > RUNS


def _in_cells(members: Sequence[_Told]) -> Iterator[Link]:
    rows: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in members:
        if one.figure.cell and one.signature.toll:
            rows[one.figure.cell.row, one.figure.cell.caption].append(one)
    for row in rows.values():
        yield from ((a.number, b.number) for a, b in combinations(row[:_MOST], 2) if _are_of_days(a.figure, b.figure))


def _are_of_days(a: Figure, b: Figure) -> bool:
    """Whether two cells stand under two days that are not far apart."""
    if a.cell is None or b.cell is None or a.cell.column == b.cell.column:
        return False
    columns = a.cell.column, b.cell.column
    return all(map(_DATED.search, columns)) and _are_weeks_apart(a, b, unsaid=not any(map(_YEAR.search, columns)))


def _are_weeks_apart(a: Figure, b: Figure, *, unsaid: bool) -> bool:
    """Whether both are of days within some weeks; `unsaid` where one gives none."""
    one, other = parse(a.period), parse(b.period)
    if any(period is not None and period.days > RUNS for period in (one, other)):
        return False
    return unsaid if one is None or other is None else abs((one.end - other.end).days) <= RUNS


def _in_prose(prose: Sequence[_Told]) -> Iterator[Link]:
    for n, b in enumerate(prose):
        near = [a for a in prose[max(0, n - _BACK) : n] if b.figure.start - a.figure.end <= _CLOSE]
        near = [a for a in near if a.figure.part_of <= b.figure.part_of and not _ADDS.match(a.behind)]
        if first := next((a for a in reversed(near) if _are_accounts(a, b)), None):
            yield first.number, b.number


def _are_accounts(a: _Told, b: _Told) -> bool:
    if not _are_alike(a, b):
        # "It will shed 240 jobs. The union puts the loss at 310."
        told = b.figure.trend is None and _RECKONS.search(b.before[-_NEAREST:])
        return bool(told) and _are_alike(a, b, whatever_trend=True) and _by_another(a, b)
    if a.figure.quote_start == b.figure.quote_start:
        return _within_sentence(a, b)
    return _by_another(a, b) or _was_before(a, b) or _is_corrected(a, b)


def _are_alike(a: _Told, b: _Told, *, whatever_trend: bool = False) -> bool:
    """Whether both are of one kind of unit, and not many times apart."""
    small, large = sorted((a.signature.amount, b.signature.amount))
    is_near = small > 0 and large / small <= _TIMES
    is_same_way = whatever_trend or a.figure.trend == b.figure.trend
    return is_near and a.signature.kind == b.signature.kind and is_same_way


def _within_sentence(a: _Told, b: _Told) -> bool:
    between = _between(a, b)
    if _NOT.search(between) or _AGAINST.search(between):
        return True
    if _FROM_TO.search(between) and all(said.search(a.before[-_NEAREST:]) for said in (_ESTIMATE, _REVISES)):
        return True
    if _FROM_DAY.search(between) and _is_day_by_day(a, b):
        return True
    goes_on = bool(_LEFT_OUT.search(between) and _TOLD_BY_WHOM.search(a.before))
    return (goes_on or _is_told_between(between)) and _is_bare(b)


def _between(a: _Told, b: _Told) -> str:
    """What a sentence says between two of its numbers."""
    ends = max([a.figure.end, *(way.end for way in a.figure.also)])
    return a.figure.quote[ends - a.figure.quote_start : b.figure.start - a.figure.quote_start]


def _is_told_between(between: str) -> bool:
    """Whether the words between two numbers say that somebody else tells the second."""
    return bool(_MEANWHILE.search(between) and _TOLD.search(between))


def _is_day_by_day(a: _Told, b: _Told) -> bool:
    """Whether the second is of another day of what is counted anew."""
    if a.signature.kind != "count" or not _are_weeks_apart(a.figure, b.figure, unsaid=True):
        return False
    toll = a.signature.toll
    return bool(toll and toll == b.signature.toll) or bool(_ON_DAY.match(b.behind))


def _by_another(a: _Told, b: _Told) -> bool:
    """Whether the later sentence only says who gives which number instead: "The organisers spoke of 1,500." """
    is_later = a.figure.role not in (b.figure.role, "actual") and not _RECKONS.search(b.before[-_NEAREST:])
    is_past = states_period(b.figure) and years_apart(a.figure.period, b.figure.period)
    if is_later or is_past or _ELSEWHERE.match(b.figure.quote) or _PASSIVE.search(b.before):
        return False
    if states_place(b.figure) and places.same(a.figure.place, b.figure.place) is False:
        return False
    if _TOLD.search(b.before):
        return _is_bare(b) or _is_of_one_noun(a.signature, b.signature)
    found = _SO_MANY.search(b.before)
    if found is None or not _is_bare(b):
        return False
    return bool(_SOME_NUMBER.search(found["thing"])) or _are_of_one_thing(a.signature, b.signature)


def _is_of_one_noun(p: Signature, q: Signature) -> bool:
    return bool((p.measured & q.measured) - PEOPLE) and p.toll == q.toll


def _was_before(a: _Told, b: _Told) -> bool:
    """Whether the later sentence says that its number was given before: "The provisional note had given 641." """
    return bool(_BEFORE.search(b.before)) and _are_of_one_thing(a.signature, b.signature)


def _is_corrected(a: _Told, b: _Told) -> bool:
    """Whether the earlier sentence says that its number was wrong, and the later gives one of the same."""
    wrong = _CORRECTED.search(a.before)
    return bool(wrong) and _are_of_one_thing(a.signature, b.signature)


def _are_of_one_thing(p: Signature, q: Signature) -> bool:
    """Whether the sentence of one names what the other measures."""
    return bool(((p.measured & q.said) | (q.measured & p.said)) - PEOPLE)


def _is_bare(b: _Told) -> bool:
    return not _OWN_NOUN.match(b.behind)


def named_alike(mentions: Sequence[Mention], links: Iterable[Link]) -> list[Mention]:
    """The mentions, of which those that only say who gives another number are of what the one before is of."""
    found = list(mentions)
    in_order = (sorted(link, key=lambda i: mentions[i].figure.start) for link in links)
    for first, later in sorted(in_order, key=lambda link: mentions[link[1]].figure.start):
        if found[later].figure.cell is None:
            found[later] = replace(found[later], figure=_named_after(found[later].figure, found[first].figure))
    return found


def _named_after(figure: Figure, first: Figure) -> Figure:
    return replace(
        figure,
        what=first.what,
        action=first.action,
        per=figure.per or first.per,
        period=figure.period if states_period(figure) else first.period,
        place=figure.place if states_place(figure) else first.place,
    )
