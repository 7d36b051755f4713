"""What speaks for and against two mentions being of one quantity, each piece by its name and how strong it is.

The weights of the pieces are fitted (scripts/fit_grouping.py); here it is only said what there is to weigh. That two
numbers agree is no piece of evidence. That they cannot be one is one against: of figures told alike, most that differ
are of two quantities. A slip of the hand that would explain the difference takes some of the doubt away.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, log10

from factcheck.comparing import periods, places, stated
from factcheck.comparing.bars import is_unit_mistaken, name_other_things, names_place
from factcheck.comparing.kin import likest
from factcheck.comparing.seen import Seen
from factcheck.comparing.sketch import Sketch
from factcheck.comparing.tolls import RUNS
from factcheck.comparing.unequal import DIFFERS
from factcheck.figures import Figure

Evidence = dict[str, float]

# Where the weight of a likeness may bend: half alike is not half as good as wholly alike.
_BENDS = {"whole": (0.15, 0.35, 0.55)} | dict.fromkeys(
    ("thing", "beside, less", "beside, more", "said, less", "said, more"), (0.3, 0.7)
)
_BENT = {name: tuple((f"{name} > {bend}", bend) for bend in bends) for name, bends in _BENDS.items()}
# How well the words of something without a name are taken to be found.
_UNNAMED = 0.4
# Values so many powers of ten apart are more and more rarely one quantity told twice.
_FAR = {"far 3": 0.477, "far 8": 0.9, "far 30": 1.5, "far 1000": 3.0}
# Unless the decimal point or a scale word slipped: then they are a whole power of ten apart.
_SLIPS, _SLIP = (1, 2, 3, 4, 6), 0.01
# The fewer digits two numbers share that are a power of ten apart, the likelier it is by chance.
_SLIP_OF = {1: "slip of one digit", 2: "slip of two digits"}
# What a text opens with is mostly what others on its subject open with: characters from its beginning.
_OPENS = {"both in the first 200": 200, "both in the first 500": 500, "both in the first 1000": 1000}
_COMPATIBLE, _PART_OF_PERIOD, _SOON_AFTER = 0.6, 0.3, 0.8


def evidence(a: Seen, b: Seen, likeness: float, related: float = 1.0) -> Evidence:
    """All there is to weigh; `likeness` is that of all their words, `related` how far the documents share a subject."""
    found: Evidence = {}
    _bend(found, "whole", likeness)
    _words(found, a, b)
    found[_periods(a, b)] = 1.0
    if toll := _tolls(a, b):
        found[toll] = 1.0
    apart = powers_apart(a, b)
    _places(found, a, b)
    _roles(found, a.figure, b.figure)
    _numbers(found, a, b, apart)
    _standing(found, a, b)
    _differing(found, a, b, apart)
    if a.mention.document == b.mention.document and DIFFERS in found:
        found["same document, otherwise"] = 1.0
    found["related"] = related
    return found


def _bend(found: Evidence, name: str, value: float) -> None:
    """Note a likeness, and how far it lies above each bend of its weight."""
    found[name] = value
    for above, bend in _BENT[name]:
        if value <= bend:
            return
        found[above] = value - bend


def _over(found: Evidence, value: float, bounds: Mapping[str, float]) -> None:
    """Note each of some bounds, the least first, that a number lies over."""
    for name, bound in bounds.items():
        if value <= bound:
            return
        found[name] = 1.0


def _words(found: Evidence, a: Seen, b: Seen) -> None:
    """Note how well what each is said to measure is found in the other's words."""
    _bend(found, "thing", a.sketch.thing.likeness(b.sketch.thing))
    beside, said, elsewhere = _told(a.sketch, b)
    other_beside, other_said, other_elsewhere = _told(b.sketch, a)
    _bend(found, "beside, less", min(beside, other_beside))
    _bend(found, "beside, more", max(beside, other_beside))
    _bend(found, "said, less", min(said, other_said))
    _bend(found, "said, more", max(said, other_said))
    found["elsewhere, less"] = min(elsewhere, other_elsewhere)
    found["elsewhere, more"] = max(elsewhere, other_elsewhere)


def _told(one: Sketch, other: Seen) -> tuple[float, float, float]:
    """The shares of what one measures, by how much each word tells, that are said of the other, or something like it:
    close to its number, and in all. And what its document names, but not here: it speaks of that elsewhere."""
    if not one.told:
        return _UNNAMED, _UNNAMED, 0.0
    signature = other.signature
    beside = said = elsewhere = 0.0
    for word, kin in other.setting.heard(one.signature.measured):
        weight = one.telling[word]
        if word in signature.beside:
            beside += weight
            said += weight
            continue
        if word in signature.words:
            found = 1.0
        else:
            found = likest(kin, signature.concepts)
            elsewhere += weight if word in other.setting.said else 0.0
        if found:
            said += weight * found
            beside += weight * likest(kin, signature.beside)
    return beside / one.told, said / one.told, elsewhere / one.told


def _periods(a: Seen, b: Seen) -> str:
    p, q = a.signature, b.signature
    together, _ = periods.relation(p.period, q.period, a.mention.published, b.mention.published)
    if p.period and q.period:
        said = p.states_period + q.states_period
        if together == 1.0:
            return f"period: same, {said} said"
        if together >= _COMPATIBLE:
            return f"period: compatible, {said} said"
        return f"period: {'part' if together >= _PART_OF_PERIOD else 'other'}, {said} said"
    when = "about then" if together >= _SOON_AFTER else "far apart"
    return f"period: {'one' if p.period or q.period else 'none'} given, {when}"


def _places(found: Evidence, a: Seen, b: Seen) -> None:
    one, other = a.figure.place, b.figure.place
    same = places.same(one, other)
    said = a.signature.states_place + b.signature.states_place
    if same is None:
        name = "none" if not one and not other else f"one is {_only(a, b) if one else _only(b, a)}"
    elif same:
        name = f"same, {said} said"
    elif places.inside(one, other) or places.inside(other, one):
        name = f"inside, {said} said"
    else:
        name = "other, named" if names_place(a, other) or names_place(b, one) else f"other, {said} said"
    found[f"place: {name}"] = 1.0
    if name.startswith("other") and a.setting.usual_place == one and b.setting.usual_place == other:
        found["place: what each is about"] = 1.0


def _only(a: Seen, b: Seen) -> str:
    """What the place of the first is, where the second has none; a region that its sentence names is likely a part."""
    place = a.figure.place or ""
    if places.is_country(place) or a.signature.is_cell or not stated.names(a.figure, place):
        return "given"
    words = places.words_in(f"{b.mention.title} {b.figure.quote}")
    return "given" if any(part <= words for part in places.parts(place)[:1]) else "a region"


def _roles(found: Evidence, one: Figure, other: Figure) -> None:
    if one.role != other.role:
        found["role: {} and {}".format(*sorted((one.role, other.role)))] = 1.0
    if (one.trend is None) != (other.trend is None):
        found["trend: one"] = 1.0
    elif one.trend:
        found["trend: same" if one.trend == other.trend else "trend: opposite"] = 1.0
    if one.part_of != other.part_of:
        found["part: one"] = 1.0
    if bool(one.per) != bool(other.per):
        found["rate: one"] = 1.0
    if one.what is None or other.what is None:
        found["unnamed: both" if one.what == other.what else "unnamed: one"] = 1.0


def _numbers(found: Evidence, a: Seen, b: Seen, apart: float) -> None:
    p, q = a.signature, b.signature
    if p.is_small or q.is_small:
        found["small: both" if p.is_small and q.is_small else "small: one"] = 1.0
    if p.counts_people != q.counts_people and not p.toll and not q.toll:
        found["people: one"] = 1.0
    if a.figure.unit != b.figure.unit:
        found["unit: other"] = 1.0
        if is_unit_mistaken(a, b):
            found["unit: mistaken"] = 1.0
    if not a.mention.has_number or not b.mention.has_number:
        return
    if is_slip(apart):
        digits = min(a.mention.writings[0].digits, b.mention.writings[0].digits)
        found[_SLIP_OF.get(digits, "slip of more digits")] = 1.0
    elif not _is_tally(a, b):
        _over(found, apart, _FAR)


def powers_apart(a: Seen, b: Seen) -> float:
    """How many powers of ten one value is larger than the other; infinitely many beside a nought. The same number in
    units that nothing joins is none apart."""
    if a.signature.kind != b.signature.kind:
        return 0.0
    small, large = a.signature.amount, b.signature.amount
    if small > large:
        small, large = large, small
    return log10(large / small) if small else (inf if large else 0.0)


def is_slip(apart: float) -> bool:
    """Whether a slipped decimal point or scale word would put two values so many powers of ten apart."""
    return apart < inf and abs(apart - (whole := round(apart))) < _SLIP and whole in _SLIPS


def _differing(found: Evidence, a: Seen, b: Seen, powers: float) -> None:
    """Note what speaks against two numbers that cannot be one; nothing where they can be, or where one has none."""
    unequal = a.number.beside(b.number, powers)
    if unequal is None:
        return
    found |= unequal.against
    if unequal.is_wholly_a_slip:
        return
    # Of two that are known are_told_apart has said so already.
    if not (a.signature.is_known and b.signature.is_known) and name_other_things(a, b):
        found["differs, other things"] = 1.0
    if _is_tally(a, b):
        found["differs, tally"] = 1.0
    else:
        found |= unequal.by_hand


def _tolls(a: Seen, b: Seen) -> str:
    """Whether both are tolls of the same; empty where neither is one."""
    one, other = a.signature.toll, b.signature.toll
    if not one and not other:
        return ""
    if one != other:
        return "toll: one" if not one or not other else "toll: other"
    whole = a.signature.is_whole_toll + b.signature.is_whole_toll
    return f"toll: same, {whole} whole"


def _is_tally(a: Seen, b: Seen) -> bool:
    """Whether both count what is counted anew from day to day: the dead, the missing, the cases. Such counts differ."""
    toll = a.signature.toll
    if not toll or toll != b.signature.toll or a.mention.document == b.mention.document:
        return False
    one, other = a.mention.published, b.mention.published
    return one is not None and other is not None and abs((one - other).days) <= RUNS


def _standing(found: Evidence, a: Seen, b: Seen) -> None:
    """Note where the two stand. A document seldom tells a quantity twice, and mostly in its title or a table; nearly
    never in two ways."""
    p, q = a.signature, b.signature
    in_title, in_table = p.in_title or q.in_title, p.is_cell != q.is_cell
    if in_title:
        found["title"] = 1.0
    if in_table:
        found["table: one"] = 1.0
    elif p.is_cell:
        found["table: both"] = 1.0
    if a.mention.document == b.mention.document:
        found["same document"] = 1.0
        if in_title:
            found["same document, title"] = 1.0
        if in_table:
            found["same document, table"] = 1.0
    elif not p.is_cell and not q.is_cell:
        _opening(found, max(a.figure.start, b.figure.start))


def _opening(found: Evidence, later: int) -> None:
    """Note how soon after the beginnings of their texts both stand."""
    for name, most in _OPENS.items():
        if later < most:
            found[name] = 1.0
