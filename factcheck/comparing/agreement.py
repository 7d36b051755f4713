"""Do two figures of one quantity agree, and if not, why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Literal

from factcheck.comparing.around import Around, rest_between, taken_from_beside
from factcheck.comparing.bare import bare_pair
from factcheck.comparing.cause import Cause
from factcheck.comparing.circumstances import CIRCUMSTANCES, cited_elsewhere, two_sources
from factcheck.comparing.intervals import Writing
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import HEDGES, in_full, said, significant
from factcheck.comparing.pairs import Pair, may_be_one, may_meet, other_tons, pair
from factcheck.comparing.series import other_year
from factcheck.comparing.sides import Together, side_by_side
from factcheck.comparing.slips import SLIPS, other_kind
from factcheck.comparing.units import plural

_UNKNOWN = Cause("unknown", "Nothing in the numbers or the texts explains the difference.", 0.0)
# Where a cause is at least so likely, it is not worth saying that two sources may always count differently.
_TELLING = 0.75
_NO_COMMON_UNIT = Cause("unit_mixup", "The two are not given in units that can be converted into each other.", 1.0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two figures of one quantity stand to each other; causes only where they differ, likeliest first."""

    relation: Literal["agrees", "differs"]
    how: str
    how_kind: str
    causes: tuple[Cause, ...] = ()


_NOTHING = Around((), ())


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside two figures and may explain why they differ; it never changes whether they do.

    `siblings` are other figures of the same quantity: where a rounded number differs, the number it was rounded from
    explains more ("74,000, from another source, is 74,400 rounded"). `series` are figures of the same thing and place
    in other periods, `around` all other figures of the texts: one of them may have been taken for this one. `together`
    are figures of the quantity that one text gives side by side.
    """

    siblings: Sequence[Mention] = ()
    series: Sequence[Mention] = ()
    around: Around = _NOTHING
    together: Sequence[Together] = ()


ALONE = Beside()


def compare(a: Mention, b: Mention, beside: Beside = ALONE) -> Comparison:
    """Lay two figures of one quantity side by side."""
    two = pair(a, b)
    if two is None:
        return Comparison("differs", _not_comparable(a, b), "units", _without_common_unit(a, b, beside))
    if two.meet:
        how_kind, how = _agreement(two)
        return Comparison("agrees", how, how_kind)
    for ton, read_so in other_tons(two):
        if read_so.meet:
            return Comparison("agrees", f"agree if the ton is a {ton.replace('_', ' ')}: {_converted(read_so)}", "ton")
    return Comparison("differs", _difference(two), "apart", _causes(two, beside))


def _not_comparable(a: Mention, b: Mention) -> str:
    return f"{in_full(a.figure)} and {in_full(b.figure)} are not in comparable units"


def agree(one: Mention, other: Mention) -> bool:
    """Whether the two can be the same value: as `compare` says, but without looking for causes."""
    two = pair(one, other) if may_meet(one, other) else None
    return two is not None and may_be_one(two)


def _without_common_unit(a: Mention, b: Mention, beside: Beside) -> tuple[Cause, ...]:
    """A mixed-up unit; or what the numbers tell where one of them stands without its unit, or without its "per"."""
    if found := other_kind(a, b):
        return (found,)
    bare = bare_pair(a, b)
    causes = _causes(bare, beside) if bare else _told_in_both_units(a, b, beside)
    return causes if causes not in ((), (_UNKNOWN,)) else (_NO_COMMON_UNIT,)


def _told_in_both_units(a: Mention, b: Mention, beside: Beside) -> tuple[Cause, ...]:
    """What explains the difference where a sentence gives one of the two in the unit of the other as well."""
    in_two_units = [two for two in beside.together if _is_in_two_units(*two)]
    for (one, other), (left, right) in product(((a, b), (b, a)), in_two_units):
        for same, converted in ((left, right), (right, left)):
            through = pair(converted, other) if _is_one_value(one, same) else None
            if through is not None and not through.meet:
                note = f"{one.figure.text} is also given as {converted.figure.text}. "
                causes = (cause for cause in _causes(through, beside) if cause.weight)
                return tuple(replace(cause, explanation=note + cause.explanation) for cause in causes)
    return ()


def _is_in_two_units(one: Mention, other: Mention) -> bool:
    """Whether one sentence gives both, in units that cannot be converted: an amount in two currencies."""
    return one.figure.quote_start == other.figure.quote_start and pair(one, other) is None


def _is_one_value(one: Mention, other: Mention) -> bool:
    return one.figure.unit == other.figure.unit and agree(one, other)


def _agreement(two: Pair) -> tuple[str, str]:
    x, y = two.x, two.y
    if not two.same_unit:
        return "conversion", f"agree after conversion: {_converted(two)}"
    if (x.low, x.high) == (y.low, y.high):
        return "equal", "equal"
    for writing, other in ((x, y), (y, x)):
        if writing.hedge in _ONE_SIDED or (writing.hedge != "exact" and not _nearest(two)):
            return "hedge", f"agree: {_with_hedge(writing)} allows {said(other.value)}"
    if x.hedge == "between" or y.hedge == "between" or x.low != x.high or y.low != y.high:
        return "range", f"agree: {said(x.value)} and {said(y.value)} share values"
    fine, coarse = (x, y) if x.rounding <= y.rounding else (y, x)
    return "rounding", f"agree after rounding: {said(fine.value)} rounds to {said(coarse.value)}"


_ONE_SIDED = {"at_least", "at_most", "more_than", "less_than"}


def _nearest(two: Pair) -> bool:
    """Whether plain rounding already explains it, whatever the hedge."""
    coarse = max(two.x.rounding, two.y.rounding)
    return two.x.low == two.x.high and two.y.low == two.y.high and abs(two.x.value - two.y.value) <= coarse / 2


_HEDGE_WORDS = HEDGES | {"between": "around"}


def _with_hedge(writing: Writing) -> str:
    if writing.is_range:
        return f"“{_amount(writing)}”"
    return f"“{_HEDGE_WORDS[writing.hedge]} {said(writing.value)}”"


def _converted(two: Pair) -> str:
    value = significant(two.x.value * two.x_factor / two.y_factor)
    return f"{_with_unit(two.x)} are {said(value)} {_units(two.y)}"


def _units(writing: Writing) -> str:
    if not writing.unit_text or writing.text.startswith(writing.unit_text):  # "£0.34"
        return plural(writing.unit)
    return writing.unit_text


def _difference(two: Pair) -> str:
    share = significant(two.apart * 100, 2)
    one, other = (_amount(side) if two.same_unit else _with_unit(side) for side in (two.x, two.y))
    open_ended = next((side for side in (two.x, two.y) if side.hedge in _ONE_SIDED), None)
    if open_ended is not None and two.is_allowed:
        return f"{one} and {other} are {said(share)}% apart: {_with_hedge(open_ended)} is said of numbers nearer to it"
    return f"{one} and {other} are {said(share)}% apart"


def _amount(writing: Writing) -> str:
    if writing.is_range:
        return f"{said(writing.low or writing.value)} to {said(writing.high or writing.value)}"
    return said(writing.value)


def _with_unit(writing: Writing) -> str:
    """ "36 percent", "41%"; what is a word of its own, such as "a third", as it is written."""
    if not writing.unit_text and not writing.has_digits:
        return writing.text
    return f"{_amount(writing)}{'' if writing.unit_text == '%' else ' '}{_units(writing)}"


def _causes(two: Pair, beside: Beside) -> tuple[Cause, ...]:
    found = [cause for find in (*SLIPS, *CIRCUMSTANCES) if (cause := find(two))]
    if exact := _through_siblings(two, beside):
        found = [cause for cause in found if cause.kind not in {"rounded_up", "truncated"}] + exact
    found += _told_beside(two, beside)
    best: dict[str, Cause] = {}
    for cause in sorted(found, key=lambda one: -one.weight):
        best.setdefault(cause.kind, cause)
    guess = two_sources(two) if all(cause.weight < _TELLING for cause in best.values()) else None
    likeliest = tuple(best.values()) or (_UNKNOWN,)
    return (*likeliest, guess) if guess and guess.kind not in best else likeliest


def _told_beside(two: Pair, beside: Beside) -> list[Cause]:
    """What the other figures at hand explain."""
    found = (
        other_year(two, beside.series),
        cited_elsewhere(two, beside.siblings, beside.series),
        side_by_side(two, beside.together),
        *_told_around(two, beside),
    )
    return [cause for cause in found if cause is not None]


def _told_around(two: Pair, beside: Beside) -> tuple[Cause | None, ...]:
    return taken_from_beside(two, beside.around), rest_between(two, beside.around)


def _through_siblings(two: Pair, beside: Beside) -> list[Cause]:
    """What explains the difference of the numbers that these two were rounded from."""
    for one in (two, two.swapped()):
        for sibling in beside.siblings:
            exact = _rounded_from(one, sibling)
            if exact is None:
                continue
            through = pair(sibling, one.b)
            if through is None or through.meet:
                continue
            note = f"{said(one.x.value)} is {said(exact)} rounded. "
            found = [*(find(through) for find in SLIPS), *_told_around(through, beside)]
            return [replace(cause, explanation=note + cause.explanation) for cause in found if cause]
    return []


def _rounded_from(two: Pair, sibling: Mention) -> Decimal | None:
    """The sibling's value where the first of the two is that value rounded to fewer digits."""
    related = pair(two.a, sibling) if may_meet(two.a, sibling) else None
    if related is None or not related.meet or related.x.text != two.x.text:
        return None
    finer = related.y.rounding * related.y_factor < related.x.rounding * related.x_factor
    return significant(related.y.value * related.y_factor / related.x_factor, 6) if finer else None
