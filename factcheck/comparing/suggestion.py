"""How far the figures of a claim lie apart, and which of them likely stands. A suggestion, never a decision."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from factcheck.comparing.agreement import agree
from factcheck.comparing.circumstances import same_name
from factcheck.comparing.course import Course, course
from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.origins import origins
from factcheck.comparing.pairs import pair
from factcheck.comparing.periods import in_words
from factcheck.comparing.records import Record, of_best_record
from factcheck.figures import Figure


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The key of the mention whose value likely stands, and the reason in a sentence."""

    key: str
    reason: str


def spread(mentions: Sequence[Mention]) -> Decimal:
    """The largest difference between two of the mentions, as a share of the larger value (0 to 1 for positive ones)."""
    pairs = (pair(one, other) for one, other in combinations(_originals(mentions).values(), 2))
    return max((two.apart for two in pairs if two is not None), default=Decimal(0))


def _originals(mentions: Sequence[Mention]) -> dict[Figure, Mention]:
    """One mention of each figure: its copies in other documents agree as it does."""
    return {one.figure: one for one in mentions}


def suggest(
    mentions: Sequence[Mention],
    copies: Collection[frozenset[str]] = (),
    records: Mapping[str, Record] | None = None,
) -> Suggestion | None:
    """The value most independent origins agree with; of values with equally many, that of the body others cite, then
    the one its publisher gave last, then that of the publisher who was mostly right before. Among those that agree the
    most precise stands for it, then the most recent. Of what is counted anew from day to day, that of the last day.

    None where fewer than two mentions are given, or nothing tells the strongest apart. `copies` as in `origins`,
    `records` are by publisher.
    """
    if len(mentions) < 2:
        return None
    if found := course(mentions):
        return _last_state(found, copies)
    alike = _alike(mentions)
    agreeing = {figure: [one for one in mentions if one.figure in found] for figure, found in alike.items()}
    support = {figure: len(origins(others, copies)) for figure, others in agreeing.items()}
    telling = [one for one in mentions if not _allows_both(one.figure, alike)] or mentions
    most = max(support[one.figure] for one in telling)
    strongest, told = _narrowed([one for one in telling if support[one.figure] == most], mentions, records or {})
    if not _are_one_value(strongest):
        return None
    best = min(strongest, key=lambda one: (_coarseness(one), -_day(one)))
    gives = _origins_give(most, len(origins(mentions, copies)), _are_one_value(mentions))
    reason = f"{gives} this value{told}."
    return Suggestion(best.key, reason + _precision(best, agreeing[best.figure]))


def _last_state(found: Course, copies: Collection[frozenset[str]]) -> Suggestion | None:
    """The number of the last day that most origins give; numbers without a day are named beside it."""
    day, told = found.last
    support = {one.key: len(origins([other for other in told if agree(one, other)], copies)) for one in told}
    strongest = [one for one in told if support[one.key] == max(support.values())]
    if not _are_one_value(strongest):
        return None
    best = min(strongest, key=lambda one: (_coarseness(one), -_day(one)))
    undated = {(one.source, one.figure.low): one for one in found.undated if not agree(best, one)}
    dated = {(one.source, one.figure.low) for _, told in found.days for one in told}
    beside = [
        f"{one.source} gives {one.figure.text} without a day." for key, one in undated.items() if key not in dated
    ]
    return Suggestion(best.key, " ".join([_LAST_DAY.format(day=in_words(day.isoformat())), *beside]))


def _narrowed(
    strongest: list[Mention], mentions: Sequence[Mention], records: Mapping[str, Record]
) -> tuple[list[Mention], str]:
    """Of values with equally many origins those that something speaks for, and the words for what does."""
    told = ""
    for narrow, reason in ((_cited_by_others, _CITED), (_not_superseded, _LAST)):
        if _are_one_value(strongest):
            return strongest, told
        kept = narrow(strongest, mentions)
        if kept and len(kept) < len(strongest):
            strongest, told = kept, reason.format(source=kept[0].source)
    if not _are_one_value(strongest) and (found := of_best_record(strongest, records)):
        best, record = found
        strongest = [one for one in strongest if agree(best, one)]
        told = _RECORD.format(source=best.source, stood=record.stood, settled=record.settled)
    return strongest, told


def _alike(mentions: Sequence[Mention]) -> dict[Figure, set[Figure]]:
    """For each figure those that agree with it, itself among them."""
    originals = _originals(mentions)
    return {
        figure: {of for of, other in originals.items() if other is one or agree(one, other)}
        for figure, one in originals.items()
    }


def _allows_both(figure: Figure, alike: Mapping[Figure, set[Figure]]) -> bool:
    """Whether it agrees with two that contradict each other: "about 1,200" settles nothing between 1,204 and 1,240."""
    return any(not alike[figure] <= alike[other] for other in alike[figure])


_CITED = ", and {source}, whom others cite, made the count"
_LAST = ", and {source} gave it last"
_LAST_DAY = "It is told of {day}, the last day: a count that goes on takes the place of the one before."
_RECORD = ", and {source} was right in {stood} of {settled} discrepancies settled before"


def _are_one_value(mentions: Sequence[Mention]) -> bool:
    return all(agree(mentions[0], other) for other in mentions[1:])


def _cited_by_others(strongest: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Those of bodies that give their own count, and that others name as their source."""
    named = [other.figure.attributed_to for other in mentions if other.figure.attributed_to]
    own = [one for one in strongest if one.publisher and not one.figure.attributed_to]
    return [one for one in own if any(same_name(name, one.publisher) for name in named)]


def _not_superseded(strongest: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """Without values whose publisher gave another one later."""

    def superseded(one: Mention) -> bool:
        return any(
            other.publisher == one.publisher and _day(other) > _day(one) and not agree(one, other)
            for other in mentions
            if one.publisher and one.published
        )

    return [one for one in strongest if not superseded(one)]


def _origins_give(count: int, all_: int, is_undisputed: bool) -> str:
    if count < all_:
        return f"{count} of {all_} origins give" if count > 1 else f"1 of {all_} origins gives"
    if is_undisputed:
        return "All origins allow" if count > 1 else "The one origin gives"
    if count > 1:
        return "All origins, though some give another as well, give"
    return "The one origin, though it gives another as well, gives"


def _precision(best: Mention, agreeing: Sequence[Mention]) -> str:
    coarser = [one for one in agreeing if _coarseness(one) > _coarseness(best)]
    return f" Of the figures that agree, {best.figure.text} is the most precise." if coarser else ""


def _coarseness(mention: Mention) -> Decimal:
    first = writings(mention.figure)[0]
    return first.rounding / abs(first.value) if first.value else Decimal(0)


def _day(mention: Mention) -> int:
    return (mention.published or date.min).toordinal()
