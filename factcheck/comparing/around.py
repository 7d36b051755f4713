"""Causes found among all that the texts of a claim give: the number told for something else, or what parts the two."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from factcheck.comparing import places
from factcheck.comparing.cause import Cause
from factcheck.comparing.circumstances import is_said_part, opposite_words
from factcheck.comparing.intervals import Interval, Writing
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import said, significant
from factcheck.comparing.pairs import Pair
from factcheck.comparing.periods import in_words, parse
from factcheck.comparing.sides import other_column
from factcheck.comparing.signature import core
from factcheck.comparing.telling import word_of_adding_up
from factcheck.comparing.units import dimension

# Numbers of fewer digits are met anywhere by chance.
_FEWEST_DIGITS = 3
_FEWEST_OF_A_PART = 2
# The difference of two numbers must be known to this share to be recognised; within their own sentence to the second.
_SHARP, _SHARP_CLOSE_BY = Decimal("0.02"), Decimal("0.05")


class Around:
    """The figures of the texts that give a claim's: the claim's own, and those of other things."""

    def __init__(self, own: Sequence[Mention], mentions: Sequence[Mention]) -> None:
        keys, texts = {one.key for one in own}, {one.document for one in mentions}
        self._own = [one for one in own if one.document in texts]
        self._others = [one for one in mentions if one.key not in keys and one.figure.trend is None]
        self._found: dict[tuple[str, Interval], list[Mention]] = {}
        self._texts: dict[tuple[str, Interval], set[str]] = {}

    def giving(self, span: Interval, kind: str) -> list[Mention]:
        """Those whose number lies in a span of base units, of one kind of unit."""
        key = (kind, span)
        if key not in self._found:
            least, most = span.roughly()
            near = (
                (written, one)
                for low, high, written, one in self._of_kind.get(kind, ())
                if low <= most and high >= least
            )
            self._found[key] = [one for written, one in near if written.meets(span)]
        return self._found[key]

    def texts_with(self, writing: Writing) -> set[str]:
        """The texts that give the claim's quantity with this number."""
        key = (dimension(writing.unit), writing.written_in_base_units)
        if key not in self._texts:
            self._texts[key] = {one.document for one in self._own if _agrees(one, writing)}
        return self._texts[key]

    @cached_property
    def _of_kind(self) -> dict[str, list[tuple[float, float, Interval, Mention]]]:
        """The others with what their numbers can stand for, and roughly."""
        found: dict[str, list[tuple[float, float, Interval, Mention]]] = {}
        for one in self._others:
            first = one.writings[0]
            found.setdefault(dimension(first.unit), []).append(
                (*first.roughly_in_base_units, first.written_in_base_units, one)
            )
        return found


def taken_from_beside(two: Pair, around: Around) -> Cause | None:
    """One of the two is what a text that gives the other tells of something else."""
    for one in (two, two.swapped()):
        texts = around.texts_with(one.y) - {one.a.document}
        for mention in around.giving(_span(one.x), dimension(one.x.unit)):
            if mention.document not in texts:
                continue
            if _is_given_as_part(mention, one):
                return _taken(one, mention, "part_whole")
            if _is_telling(mention, one):
                return _taken(one, mention, _kind(one.b, mention))
    return None


def _span(writing: Writing) -> Interval:
    """What may be told in these words: "more than 45" of 45.63."""
    if writing.hedge not in ("more_than", "at_least"):
        return writing.written_in_base_units
    return Interval(writing.value, writing.value + writing.rounding, high_open=True).scaled(writing.factor)


def _is_telling(mention: Mention, two: Pair) -> bool:
    """Whether the number is too long to be met by chance; a shorter one must be of the same thing."""
    found, writing = mention.writings[0], two.x
    if found.digits < _FEWEST_DIGITS or found.rounding * found.factor > writing.rounding * writing.factor:
        return False
    if writing.digits >= _FEWEST_DIGITS:
        return True
    things = [core(one.figure) for one in (mention, two.a, two.b)]
    return writing.digits == _FEWEST_DIGITS - 1 and bool(things[0] & (things[1] | things[2]))


def _is_given_as_part(mention: Mention, two: Pair) -> bool:
    """Whether the text says of a number, short as it may be, that it is a part, and the other is larger."""
    is_less = two.x.value * two.x_factor < two.y.value * two.y_factor
    return is_less and two.x.digits >= _FEWEST_OF_A_PART and is_said_part(mention)


def rest_between(two: Pair, around: Around) -> Cause | None:
    """One counts what the other leaves out: their difference is a number that one of the texts gives."""
    small, large = two.x.value * two.x_factor, two.y.value * two.y_factor
    if small > large:
        return rest_between(two.swapped(), around)
    rest = large - small
    reach = (two.x.step * two.x_factor + two.y.step * two.y_factor) / 2
    if small <= 0 or rest <= 0 or reach > rest * _SHARP_CLOSE_BY:
        return None
    for mention in around.giving(Interval(rest - reach, rest + reach), dimension(two.x.unit)):
        if _is_close_by(mention, two) or (reach <= rest * _SHARP and mention.writings[0].digits >= _FEWEST_DIGITS):
            amount = said(significant(rest / two.x_factor, 6))
            words = f"{_words(two.y)} is {_words(two.x)} and {amount}, which {mention.source} gives{_of(mention)}"
            if _is_of_another_time(mention, two.a):
                return Cause("cumulative", f"{words}: one adds up what the other counts for one time.", 0.8)
            return Cause("part_whole", f"{words}: one leaves out what the other counts.", 0.8)
    return None


def _is_of_another_time(rest: Mention, part: Mention) -> bool:
    """Whether the two are of one thing and place, for times that do not touch or in columns that are dated."""
    if other_column(rest, part):
        return True
    if not core(rest.figure) & core(part.figure) or places.same(rest.figure.place, part.figure.place) is False:
        return False
    p, q = parse(rest.figure.period), parse(part.figure.period)
    return p is not None and q is not None and (p.end < q.start or q.end < p.start)


def _is_close_by(mention: Mention, two: Pair) -> bool:
    """Whether a number stands in the very sentence of one of the two."""
    sides = ((one.document, one.figure.quote_start) for one in (two.a, two.b))
    return mention.figure.cell is None and (mention.document, mention.figure.quote_start) in sides


def _taken(two: Pair, mention: Mention, kind: str) -> Cause:
    words = f"{_words(two.x)} is what {mention.source} gives{_of(mention)}, beside {_words(two.y)}"
    return Cause(kind, f"{words}: the one may have been taken for the other.", 0.86)


def _kind(meant: Mention, taken: Mention) -> str:
    one, other = core(meant.figure), core(taken.figure)
    if opposite_words(meant, taken) or (one and other and not one & other):
        return "scope_words"
    p, q = parse(meant.figure.period), parse(taken.figure.period)
    if p and q and (p.start, p.end) != (q.start, q.end):
        return "cumulative" if q.contains(p) else "other_period"
    if word_of_adding_up(taken.figure.quote):
        return "cumulative"
    elsewhere = places.same(meant.figure.place, taken.figure.place) is False
    is_part = meant.figure.part_of or taken.figure.part_of or one <= other or other <= one
    return "part_whole" if elsewhere or is_part else "scope_words"


def _of(mention: Mention) -> str:
    """ " for cornea transplants in Antwerp, 2024"."""
    figure = mention.figure
    named = f" for {figure.what}" if figure.what else ""
    return f"{named}{f' in {figure.place}' if figure.place else ''}{_when(figure.period)}"


def _when(period: str | None) -> str:
    return f", {in_words(period)}" if period else ""


def _agrees(mention: Mention, writing: Writing) -> bool:
    kinds = {dimension(mention.figure.unit), dimension(writing.unit)}
    return len(kinds) == 1 and mention.writings[0].written_in_base_units.meets(writing.written_in_base_units)


def _words(writing: Writing) -> str:
    return " ".join(writing.text.split())
