"""What bars two mentions from being of one quantity, or from being laid beside each other, whatever else there is."""

from __future__ import annotations

from factcheck.comparing import contrasts, periods, places, slips, stated
from factcheck.comparing.agreement import agree
from factcheck.comparing.mention import Mention
from factcheck.comparing.pairs import pair
from factcheck.comparing.seen import Seen
from factcheck.comparing.units import MONEY

# Days of the shortest month
_MONTH = 28


def cannot_be_one(a: Seen, b: Seen, *, are_accounts: bool = False) -> bool:
    """Whether two mentions cannot be of one quantity, whatever else there is. One sentence or table gives a quantity
    once, unless it gives two accounts of it."""
    p, q = a.signature, b.signature
    if not _is_joined(a, b) and not slips.of_one_number(a.mention, b.mention):
        return True
    if a.mention.document == b.mention.document:
        one_breath = a.figure.quote_start == b.figure.quote_start or (p.is_cell and q.is_cell)
        if one_breath and not are_accounts:
            return True
    elif p.kind == "count" and bool(a.figure.per) != bool(b.figure.per):
        return True
    if p.states_period and q.states_period and periods.years_apart(a.figure.period, b.figure.period):
        return True
    return p.states_place and q.states_place and _are_countries(a, b) and _name_other_places(a, b)


def are_told_apart(a: Seen, b: Seen) -> bool:
    """Whether their sentences name other things, months or places: by themselves they have nothing in common. All three
    are sometimes misread, so others may still bring them together."""
    if _exclude(a, b) or _are_of_other_things(a, b) or _are_of_other_months(a, b) or _is_toll_and_part(a, b):
        return True
    return _name_other_places(a, b) and not _are_tolls_inside(a, b)


def _are_of_other_things(a: Seen, b: Seen) -> bool:
    """Whether two numbers that cannot be one are of things known to be given figures of, and not the same."""
    both_known = a.signature.is_known and b.signature.is_known
    return both_known and name_other_things(a, b) and differ(a.mention, b.mention)


def _exclude(a: Seen, b: Seen) -> bool:
    """Whether two numbers that cannot be one are told in words that are never said of one thing."""
    # Most name nothing of the kind.
    return bool(a.named and b.named) and contrasts.exclude(a.named, b.named) and differ(a.mention, b.mention)


def _is_toll_and_part(a: Seen, b: Seen) -> bool:
    """Whether one counts all the dead, the other some of them, and the numbers are not one."""
    whole_and_part = (a.signature.is_whole_toll and b.figure.part_of) or (
        b.signature.is_whole_toll and a.figure.part_of
    )
    return whole_and_part and differ(a.mention, b.mention)


def _are_of_other_months(a: Seen, b: Seen) -> bool:
    """Whether both sentences give their period, a month or longer, and not the same. Days are evidence only: a count is
    told of the day it was made on, of the day before or of the day the page came out."""
    p, q = a.signature, b.signature
    if not p.period or not q.period or not p.states_period or not q.states_period:
        return False
    if min(p.period.days, q.period.days) < _MONTH:
        return False
    together, _ = periods.relation(p.period, q.period, None, None)
    return not together


def _name_other_places(a: Seen, b: Seen) -> bool:
    """Whether each sentence says its place, and neither names the other's."""
    p, q = a.signature, b.signature
    if not p.states_place or not q.states_place or places.same(a.figure.place, b.figure.place) is not False:
        return False
    return not names_place(a, b.figure.place) and not names_place(b, a.figure.place)


def names_place(one: Seen, place: str | None) -> bool:
    """Whether the sentence of a figure, which is no cell of a table, names a place."""
    return not one.signature.is_cell and stated.names(one.figure, place)


def _are_countries(a: Seen, b: Seen) -> bool:
    return places.is_country(a.figure.place) and places.is_country(b.figure.place)


def _are_tolls_inside(a: Seen, b: Seen) -> bool:
    """Whether both tell the dead of one event, one of a country, one of the part where most of it happened."""
    p, q = a.signature, b.signature
    one, other = a.figure.place, b.figure.place
    if not p.toll or p.toll != q.toll:
        return False
    return places.is_country(one) != places.is_country(other) or places.inside(one, other) or places.inside(other, one)


def name_other_things(a: Seen, b: Seen) -> bool:
    """Whether each measures something that the other, and what is said beside it, does not tell."""
    p, q = a.signature, b.signature
    if not p.measured.isdisjoint(b.words) or not q.measured.isdisjoint(a.words):
        return False
    if not p.measured or not q.measured:
        return False
    if not b.telling.isdisjoint(b.setting.kin.telling(p.measured)):
        return False
    return a.telling.isdisjoint(a.setting.kin.telling(q.measured))


def is_unit_mistaken(a: Seen, b: Seen) -> bool:
    """Whether two are told in units that nothing joins, one of which may be mistaken."""
    return not _is_joined(a, b) and slips.of_one_number(a.mention, b.mention)


def _is_joined(a: Seen, b: Seen) -> bool:
    """Whether units are of one kind, amounts of money of one currency; other kinds of unit can be converted."""
    kind = a.signature.kind
    if kind != b.signature.kind:
        return False
    return kind != MONEY or a.figure.unit == b.figure.unit or pair(a.mention, b.mention) is not None


def differ(a: Mention, b: Mention) -> bool:
    """Whether both give a number, and the two cannot be one."""
    return a.has_number and b.has_number and not agree(a, b)
