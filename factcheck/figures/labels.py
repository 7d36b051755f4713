"""Read the labels of table rows and columns: what they count, unit and scale in brackets, period and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from . import counted, dates, label_units, periods, phrases, places, what
from .figure import Role
from .lexicon import Lexicon, Unit
from .place import Place
from .tokens import Sentence, tokenize
from .when import When

LONGEST = 300
"""Characters of a label that are looked at."""

_TABLE_NUMBER = re.compile(r"\s*[A-Z]\w{2,9}\.? ?\d{1,3}[a-z]?(?:\.\d{1,2})?\s?[.:–—-]\s+")
_NOTED_YEAR = re.compile(r"((?:19|20)\d\d)\s?\(?([A-Za-z*†])\)?")  # "2024e", "2025 (f)"
_PART_LEADS = frozenset(("of which", "of whom", "of these", "of those", "including", "thereof", "among them"))
_PART = re.compile(rf", (?:{'|'.join(sorted(_PART_LEADS))}):? ", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """What a table's header says of the cells beside or under it; empty where it says nothing."""

    what: str | None = None
    action: str | None = None
    unit: Unit | None = None
    unit_text: str | None = None
    scale: Decimal = Decimal(1)
    period: str | None = None
    place: str | None = None
    located_only: bool = False
    role: Role = "actual"


def read_label(text: str, lexicon: Lexicon, caption: bool = False) -> Label:
    """Understand a label such as "Total weight of eels seized (tons)", "Revenue, USD million" or "2023".

    In a caption, which is a sentence rather than a name, a unit stands in a bracket or behind a comma or "in".
    """
    if (noted := _NOTED_YEAR.fullmatch(text.strip())) is not None:
        return Label(period=noted[1], role="forecast" if noted[2] in "fF" else "actual")
    s = tokenize(text, _behind_number(text) if caption else 0, min(len(text), LONGEST), lexicon.splitting)
    if not len(s):
        return Label()
    if caption:
        s = _but_exceptions(s, lexicon)
    role = _role(s, lexicon)
    whens = [when for when in dates.find_dates(s, lexicon, None) if not _is_base(s, when)]
    spans = periods.periods_in(s, whens, lexicon, None, None)
    named = [p for p in places.named_by(places.find_places(s, lexicon), None, lexicon) if not p.people]
    covered = sum(p.last - p.first for p in named) + sum(w.last - w.first for w in whens)
    said = label_units.of_label(s, lexicon, caption)
    if _counts_in(s, said, lexicon):
        said.unit, said.scale = None, lexicon.money_scales[s.word(said.cut + 1)]
    first = _behind_place(s, named, _behind_setting(s, said.first, named, spans), lexicon)
    thing, action = _thing(s, first, said.cut, lexicon) if first < len(s) and covered < len(s) else (None, None)
    return Label(
        what=None if role != "actual" and not caption else thing or said.noun,
        action=action,
        unit=said.unit,
        unit_text=said.text,
        scale=said.scale,
        period=spans[0].iso if spans else None,
        place=named[0].name if named else None,
        located_only=bool(named) and covered + s.words.count(",") >= len(s),
        role=role,
    )


def _counts_in(s: Sentence, said: label_units.Measure, lexicon: Lexicon) -> bool:
    """ "Passengers (m)": people are counted in millions, not in metres."""
    sign = s.word(said.cut + 1)
    person = said.cut > 0 and (counted.is_person(s.lows[said.cut - 1], lexicon) or s.lows[said.cut - 1] == "population")
    return person and sign in lexicon.money_scales and s.low(said.cut) == "(" and s.low(said.cut + 2) == ")"


def _is_base(s: Sentence, when: When) -> bool:
    """ "Index (2015=100)", "Wages, 2015 prices": the year that values are laid beside is not the one they are of."""
    return s.low(when.last) in ("=", "prices", "dollars") or s.low(when.first - 1) in ("base", "=")


def _role(s: Sentence, lexicon: Lexicon) -> Role:
    """That of a column of "Forecast", "Target 2030", "Previous year": of what has no other word than this."""
    words = [low for low in s.lows if low.isalpha()]
    roles: dict[str, Role] = {"column_forecast": "forecast", "column_target": "target", "column_previous": "previous"}
    found = [role for group, role in roles.items() if any(word in lexicon.of(group) for word in words)]
    return found[0] if len(found) == 1 and len(words) <= 2 else "actual"


def is_part(text: str) -> bool:
    """Whether a row begins with "of which"."""
    return _PART.match(f", {text.strip()} ") is not None


def whole_and_part(text: str) -> tuple[str, str]:
    """The "Deaths" and "drowned" of "Deaths, of which drowned"; no part where nothing is said of one."""
    match = _PART.search(text)
    return (text[: match.start()], text[match.end() :].strip()) if match else (text, "")


def of_part(whole: Label, part_text: str, part: Label, lexicon: Lexicon) -> Label:
    """What a row tells of a part: the "drowned deaths", the "capacity on roofs"; the rest as its whole has it."""
    first = part_text.split()[0].lower()
    bare = part_text.partition("(")[0].strip()
    if part.located_only or not whole.what:
        thing = whole.what or part.what
    elif first in lexicon.of("preposition"):
        thing = f"{whole.what} {bare}"
    else:
        thing = f"{part.what or bare} {whole.what.lower()}"
    return replace(
        whole,
        what=thing,
        action=part.action or whole.action,
        unit=part.unit or whole.unit,
        unit_text=part.unit_text if part.unit else whole.unit_text,
        scale=part.scale if part.unit or part.scale != 1 else whole.scale,
        period=part.period or whole.period,
        place=part.place or whole.place,
    )


def under(section: Label, label: Label) -> Label:
    """What a row tells under the heading of its section: what it does not say itself, the section says."""
    return replace(
        label,
        what=section.what if label.located_only else label.what or section.what,
        action=label.action or section.action,
        unit=label.unit or section.unit,
        unit_text=label.unit_text if label.unit else section.unit_text,
        scale=label.scale if label.unit or label.scale != 1 else section.scale,
        period=label.period or section.period,
        place=section.place if section.located_only else label.place or section.place,
        located_only=label.located_only and not section.what,
    )


def _behind_place(s: Sentence, named: list[Place], first: int, lexicon: Lexicon) -> int:
    """Where the thing of "England: deaths in custody" and "Esk Province, cases since March" begins."""
    if not named or named[0].first != first:
        return first
    last = named[0].last
    last += s.low(last) in lexicon.of("region_noun")
    parted = s.low(last) == ":" or (s.low(last) == "," and s.word(last + 1)[:1].islower())
    return last + 1 if parted and last + 1 < len(s) else first


def _behind_setting(s: Sentence, first: int, named: list[Place], spans: list[When]) -> int:
    """Where the thing of "2021, Births" and "Peru, Coffee sold, 2020" begins: behind the headings of outer cells."""
    ends = [*((place.first, place.last) for place in named), *((when.first, when.last) for when in spans)]
    behind = {begin: end + 1 for begin, end in ends if s.low(end) == ","}
    while first in behind:
        first = behind[first]
    return first


def _behind_number(text: str) -> int:
    """Where a caption begins behind "Table 2."."""
    match = _TABLE_NUMBER.match(text)
    return match.end() if match else 0


def measure_of(text: str, lexicon: Lexicon) -> Label:
    """What the corner of a table says of all its cells: "EUR million", "Nets, thousands", "% unless stated"."""
    s = tokenize(text, 0, min(len(text), LONGEST), lexicon.splitting)
    s = _but_exceptions(s, lexicon)
    if not len(s):
        return Label()
    said = label_units.of_label(s, lexicon, caption=False)
    if said.unit is not None and said.unit.dimension == "time" and said.cut == 0:
        return Label()  # "Month" names the rows
    return Label(unit=said.unit, unit_text=said.text, scale=said.scale)


def _but_exceptions(s: Sentence, lexicon: Lexicon) -> Sentence:
    """What stands before "unless otherwise stated", "except per share"; all where it stands in a bracket."""
    last = next((k for k in range(len(s)) if s.lows[k] in lexicon.of("unless")), len(s))
    if last == len(s) or "(" in s.words[:last]:
        return s
    return tokenize(s.text, s.start, s.ends[last - 1] if last else s.start, lexicon.splitting)


def counts_itself(text: str, lexicon: Lexicon) -> bool:
    """Whether a label says what its cells count: "Deliveries (vehicles)", "Employees at year-end"."""
    s = tokenize(text, 0, min(len(text), LONGEST), lexicon.splitting)
    span = phrases.noun_phrase(s, 0, lexicon)
    return has_count(text, lexicon) or (span is not None and counted.is_person(s.lows[span[1] - 1], lexicon))


def has_count(text: str, lexicon: Lexicon) -> bool:
    """Whether a label tells that its cells are counts: "Deliveries (vehicles)", "Visits (thousand)", "Headcount"."""
    if text.strip().lower().partition(" ")[0] in lexicon.of("number_noun"):
        return True
    if "(" not in text:
        return False
    s = tokenize(text, 0, min(len(text), LONGEST), lexicon.splitting)
    opened = next((k for k in range(len(s)) if s.words[k] == "("), None)
    if opened is None or s.low(opened + 2) != ")":
        return False
    inside = s.low(opened + 1)
    return phrases.is_plural(inside, lexicon) or inside in lexicon.of("counting") or inside in lexicon.scales


def _done(s: Sentence, first: int, cut: int, lexicon: Lexicon) -> int | None:
    """The participle that is the whole of a label: "Killed (30 days)", "Seriously injured", "of which drowned"."""
    first += s.low(first) in lexicon.of("row_total")
    last = first
    while last < cut - 1 and (s.lows[last].endswith("ly") or s.lows[last] in lexicon.of("adverb")):
        last += 1
    return last if last == cut - 1 and phrases.is_participle(s.lows[last], lexicon) else None


def _thing(s: Sentence, first: int, cut: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """What the label names and the action after it: "Number of nets cut" names nets, which are cut."""
    first = next((n for n in (2, 1) if " ".join(s.lows[:n]) in _PART_LEADS), first)
    done = _done(s, first, cut, lexicon)
    if done is not None:
        return " ".join(s.slice(first, done + 1).split()), phrases.lemma(s.lows[done], lexicon)
    span = phrases.noun_phrase(s, first, lexicon)
    span = what.through_quantity(s, span, lexicon)
    if span is None:
        return None, None
    last = min(span[1], cut)
    if last <= span[0]:
        return None, None
    acts = (low for low in s.lows[last:cut] if phrases.is_participle(low, lexicon) and low not in lexicon.of("picked"))
    action = next((phrases.lemma(low, lexicon) for low in acts), None)
    nominal = lexicon.nominals.get(s.lows[last - 1])
    return " ".join(s.slice(span[0], last).split()), action or nominal
