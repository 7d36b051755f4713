"""Is a part larger than the whole that another sentence of its document gives?"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

from factcheck.comparing import places
from factcheck.comparing.check import Check
from factcheck.comparing.mention import Mention, by_document
from factcheck.comparing.pairs import pair
from factcheck.comparing.parts import can_be_parted, exceeds, text_of
from factcheck.comparing.words import default_synonyms

_DATA = Path(__file__).parent / "data"
# Without such words another sentence may tell of another haul, harvest or accident.
_IN_ALL = re.compile(
    r"\b(?:in all|in total|(?:a|the|its) total of|all told|altogether)\b|总计|合计|(?<!公)共(?![同和产])", re.I
)
# Where what is said of another number begins
_ENDS = re.compile(r"[,;，；]|(?!(?:19|20)\d\d(?!\d))(?<!\d)\d")

# As many characters lie between the sentences of one paragraph.
_BESIDE = 600
_LITTLE = Decimal("0.2")
# What has more is a list of many things
_MOST_WHOLES, _MOST_CLOSE_BY = 20, 30

Words = frozenset[str]


@cache
def _kinds() -> Mapping[str, Words]:
    """The concepts that fall under a word: heroin under "drugs", wheat under "grain"."""
    rows: dict[str, list[str]] = json.loads((_DATA / "kinds.json").read_text(encoding="utf-8"))
    return {whole: frozenset(one for kind in kinds for one in _concepts(kind)) for whole, kinds in rows.items()}


def check_wholes(mentions: Sequence[Mention]) -> list[Check]:
    """The parts, each with the whole that is less: only where a sentence says that it gives the whole, or one right
    beside it gives the kind."""
    told = (one for one in mentions if can_be_parted(one) and one.figure.what and one.figure.role == "actual")
    return [check for members in by_document(told).values() for check in _of_document(members)]


def _of_document(members: Sequence[Mention]) -> Iterator[Check]:
    pairs = [(part, whole) for part, whole in _to_compare(members) if _is_part(part, whole)]
    wholes_of: dict[str, list[Mention]] = defaultdict(list)
    for part, whole in pairs:
        wholes_of[part.key].append(whole)
    for part, whole in pairs:
        # Of two wholes the larger may be the one that the part is of.
        if all(exceeds(part, other) for other in wholes_of[part.key]):
            yield Check("part", (part, whole), False, _in_words(part, whole))


def _to_compare(members: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each figure with the wholes of the document, and with the kinds that stand close by."""
    stated = [one for one in members if _is_whole(one)][:_MOST_WHOLES]
    yield from product(members, stated)
    for place, whole in enumerate(members):
        if (whole.figure.what or "").lower() in _kinds() and not _is_whole(whole):
            close_by = members[max(0, place - _MOST_CLOSE_BY) : place + _MOST_CLOSE_BY]
            yield from ((part, whole) for part in close_by)


def _in_words(part: Mention, whole: Mention) -> str:
    more, less = (f"{text_of(one)} ({one.figure.what})" for one in (part, whole))
    if _is_whole(whole):
        return f"{more} is more than {less}, which is given as the whole."
    return f"{more} is more than {less}, told close by of the same time and place."


def _is_whole(mention: Mention) -> bool:
    """Whether its part of the sentence says "in all", and of no other number."""
    figure = mention.figure
    begin, end = figure.start - figure.quote_start, figure.end - figure.quote_start
    before, after = _ENDS.split(figure.quote[:begin])[-1], _ENDS.split(figure.quote[end:])[0]
    return bool(_IN_ALL.search(before) or _IN_ALL.search(after))


def _is_part(part: Mention, whole: Mention) -> bool:
    """Whether one is told of the same time and deed, in the same place or a part of it, and of a kind of the whole's
    thing; by the same source where that says that it gives the whole, else close by."""
    p, w = part.figure, whole.figure
    if p.quote_start == w.quote_start or p.period != w.period or not _is_within(p.place, w.place):
        return False
    done = _concepts(w.action or "")
    if not done or not done <= _concepts(f"{p.action or ''}. {p.what}") or not _is_kind(p.what or "", w.what or ""):
        return False
    if _is_whole(whole):
        return p.attributed_to == w.attributed_to
    is_kind_close_by = (w.what or "").lower() in _kinds() and abs(p.quote_start - w.quote_start) <= _BESIDE
    return is_kind_close_by and bool(w.period and w.place) and _is_little_more(part, whole)


def _is_little_more(part: Mention, whole: Mention) -> bool:
    """What is many times more is told of another haul, harvest or accident."""
    two = pair(part, whole)
    return two is not None and two.apart <= _LITTLE


def _is_within(place: str | None, whole: str | None) -> bool:
    return whole in (None, place) or places.parts(whole)[:1] == places.parts(place)[1:2]


def _is_kind(part: str, whole: str) -> bool:
    """ "Heroin" of "drugs", "drift nets" of "nets"."""
    kinds = _kinds().get(whole.lower(), frozenset())
    return _concepts(whole) < _concepts(part) if not kinds else bool(_concepts(part) & kinds)


@cache
def _concepts(text: str) -> Words:
    return frozenset(default_synonyms().concepts(text))
