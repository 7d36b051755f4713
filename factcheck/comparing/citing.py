"""Does a source that a text names, and that is at hand, give the figure it is named for?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from factcheck.comparing import places
from factcheck.comparing.agreement import agree
from factcheck.comparing.check import Check
from factcheck.comparing.circumstances import name, same_name
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import pair
from factcheck.comparing.signature import core
from factcheck.comparing.slips import SLIPS

_DATA = Path(__file__).parent / "data"
# What differs by more than this share of the larger was not meant, but for a slip.
_APART = Decimal("0.5")


@cache
def _nameless() -> frozenset[str]:
    """Words that name no one body: "police", "the ministry", "officials"."""
    words: list[str] = json.loads((_DATA / "nameless_sources.json").read_text(encoding="utf-8"))
    return frozenset(words)


def check_sources(mentions: Sequence[Mention]) -> list[Check]:
    """Each figure told on the word of a source whose own text is among those given."""
    held = _Held(mentions)
    names = {cited: _publisher(cited, held.publishers) for one in mentions if (cited := one.figure.attributed_to)}
    return [check for mention in mentions for check in _of(mention, names, held)]


class _Held:
    """The figures of each publisher, to be found by what they measure without looking through all."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._by_concept: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i, mention in enumerate(mentions):
            for concept in core(mention.figure) if mention.publisher else ():
                self._by_concept[mention.publisher, concept].append(i)
        self.publishers = list(dict.fromkeys(mention.publisher for mention in mentions if mention.publisher))

    def gives(self, mention: Mention, publisher: str) -> bool:
        """Whether the number stands anywhere in its texts: as a table's cell it may be named otherwise."""
        return any(one.publisher == publisher and agree(mention, one) for one in self._mentions)

    def of_one_thing(self, mention: Mention, publisher: str) -> list[Mention]:
        """Its figures of the same thing in the same period, in the order they were given."""
        near = {i for concept in core(mention.figure) for i in self._by_concept.get((publisher, concept), ())}
        return [one for i in sorted(near) if _of_one_thing(mention, one := self._mentions[i])]


def _of(mention: Mention, names: dict[str, str | None], held: _Held) -> Iterator[Check]:
    publisher = names.get(mention.figure.attributed_to or "")
    if publisher is None or publisher == mention.publisher:
        return
    like = held.of_one_thing(mention, publisher)
    same = next((one for one in like if agree(mention, one)), None)
    if same is not None:
        words = (
            f"{mention.source} cites {publisher} for {mention.figure.text}, whose own text gives {same.figure.text}."
        )
        yield Check("source", (mention, same), True, words)
        return
    instead = [one for one in like if _may_be_meant(mention, one)][:3]
    if instead and not held.gives(mention, publisher):
        given = " and ".join(dict.fromkeys(one.figure.text for one in instead))
        words = f"{mention.source} cites {publisher} for {mention.figure.text}, whose own text gives {given} instead."
        yield Check("source", (mention, *instead), False, words)


def _may_be_meant(mention: Mention, other: Mention) -> bool:
    """Whether the one may have been written down wrongly from the other: no other place's, and not many times apart."""
    if places.same(mention.figure.place, other.figure.place) is False:
        return False
    two = pair(mention, other)
    return two is not None and (two.apart <= _APART or any(find(two) for find in SLIPS))


def _publisher(cited: str, publishers: Sequence[str]) -> str | None:
    """The publisher whose texts are at hand that a cited name means."""
    if name(cited).words <= _nameless():
        return None
    return next((publisher for publisher in publishers if same_name(cited, publisher)), None)


def _of_one_thing(one: Mention, other: Mention) -> bool:
    """Whether two figures speak of one thing in one period: what is measured shares all its concepts."""
    p, q = core(one.figure), core(other.figure)
    periods = {one.figure.period, other.figure.period} - {None}
    return bool(p) and len(periods) < 2 and (p <= q or q <= p) and bool(q)
