"""Read the labels of table rows and columns: what they count, unit and scale in brackets, period and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from . import dates, periods, phrases, places, what
from .lexicon import Lexicon, Unit
from .tokens import Sentence, tokenize
from .when import is_year

_LEADS = frozenset((",", "in", "-", ":"))
"""What sets a unit off from the words before it."""

_TABLE_NUMBER = re.compile(r"\s*[A-Z]\w{2,9}\.? ?\d{1,3}[a-z]?(?:\.\d{1,2})?\s?[.:–—-]\s+")
_PART_LEADS = frozenset(("of which", "of whom", "of these", "of those", "including", "thereof", "among them"))


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


def read_label(text: str, lexicon: Lexicon, caption: bool = False) -> Label:
    """Understand a label such as "Total weight of eels seized (tons)", "Revenue, USD million" or "2023".

    In a caption, which is a sentence rather than a name, a unit stands in a bracket or behind a comma or "in".
    """
    s = tokenize(text, _behind_number(text) if caption else 0, min(len(text), 300), lexicon.splitting)
    if not len(s):
        return Label()
    whens = dates.find_dates(s, lexicon, None)
    spans = periods.periods_in(s, whens, lexicon, None, None)
    named = places.named_by(places.find_places(s, lexicon), None, lexicon)
    covered = sum(p.last - p.first for p in named) + sum(w.last - w.first for w in whens)
    unit, unit_text, scale, noun, cut = _unit(s, lexicon, caption)
    thing, action = _thing(s, cut, lexicon) if covered < len(s) else (None, None)
    return Label(
        what=thing or noun,
        action=action,
        unit=unit,
        unit_text=unit_text,
        scale=scale,
        period=spans[0].iso if spans else None,
        place=named[0].name if named else None,
        located_only=bool(named) and covered >= len(s),
    )


def _behind_number(text: str) -> int:
    """Where a caption begins behind "Table 2."."""
    match = _TABLE_NUMBER.match(text)
    return match.end() if match else 0


def _unit(s: Sentence, lexicon: Lexicon, caption: bool) -> tuple[Unit | None, str | None, Decimal, str | None, int]:
    """Unit, its words, scale, counted noun, and where the label's own words end."""
    opened = next((k for k in range(len(s)) if s.words[k] in ("(", "[", "（")), None)
    if opened is not None:
        closed = next((k for k in range(opened, len(s)) if s.words[k] in (")", "]", "）")), len(s))
        if _is_footnote(s, opened, closed):
            return None, None, Decimal(1), None, opened
        for first, last in _parted(s, opened + 1, closed):
            unit, scale, noun = _measure(s, first, last, lexicon)
            if unit is not None or scale != 1:
                return unit, s.slice(first, last), scale, noun, opened
        return None, None, Decimal(1), None, opened
    for k in range(max(0, len(s) - 5), len(s)):
        if not _may_begin(s, k, lexicon, caption):
            continue
        unit, scale, noun = _measure(s, k, len(s), lexicon)
        if (unit is not None or scale != 1) and (k > 0 or len(s) <= 3):
            cut = k - 1 if s.low(k - 1) in _LEADS else k
            return unit, s.slice(k, len(s)), scale, noun, cut
    return None, None, Decimal(1), None, len(s)


def _parted(s: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A bracket whole, then its parts: "(annual averages, %)"."""
    yield first, last
    commas = [k for k in range(first, last) if s.words[k] in (",", ";", "，")]
    if commas:
        yield from zip([first, *(k + 1 for k in commas)], [*commas, last], strict=True)


def _may_begin(s: Sentence, k: int, lexicon: Lexicon, caption: bool) -> bool:
    """Whether a unit may begin at token `k`: not in "on time" and "within 30 days"; in a caption only set off."""
    before = s.low(k - 1)
    if caption:
        return before in _LEADS
    return before in _LEADS or not (before[:1].isdecimal() or before in phrases.function_words(lexicon))


def measure_of(text: str, lexicon: Lexicon) -> Label:
    """What the corner of a table says of all its cells: "EUR million", "Nets, thousands", "% unless stated"."""
    s = tokenize(text, 0, min(len(text), 300), lexicon.splitting)
    last = next((k for k in range(len(s)) if s.lows[k] in lexicon.of("unless")), len(s))
    if last == 0:
        return Label()
    s = tokenize(text, 0, s.ends[last - 1], lexicon.splitting)
    unit, unit_text, scale, _, cut = _unit(s, lexicon, False)
    if unit is not None and unit.dimension == "time" and cut == 0:
        return Label()  # "Month" names the rows
    return Label(unit=unit, unit_text=unit_text, scale=scale)


def counts_itself(text: str, lexicon: Lexicon) -> bool:
    """Whether a label says what its cells count: "Deliveries (vehicles)", "Employees at year-end"."""
    s = tokenize(text, 0, min(len(text), 300), lexicon.splitting)
    opened = next((k for k in range(len(s)) if s.words[k] == "("), None)
    if opened is not None and s.low(opened + 2) == ")":
        inside = s.low(opened + 1)
        if phrases.is_plural(inside, lexicon) or inside in lexicon.of("counting") or inside in lexicon.scales:
            return True
    span = phrases.noun_phrase(s, 0, lexicon)
    return span is not None and is_person(s.lows[span[1] - 1], lexicon)


def is_person(low: str, lexicon: Lexicon) -> bool:
    """ "employees", "staff", "women": people, whom nobody weighs or prices."""
    single = low.removesuffix("s")
    return any(single in lexicon.of(group) for group in ("person", "people_singular")) or low in lexicon.of("staff")


def _is_footnote(s: Sentence, opened: int, closed: int) -> bool:
    """ "2023 (p)", "2024 (e)": a letter behind a year marks the column as provisional, estimated and the like."""
    mark = s.word(opened + 1)
    return closed - opened == 2 and len(mark) == 1 and mark.isalpha() and is_year(s.word(opened - 1))


def _measure(s: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[Unit | None, Decimal, str | None]:
    """Read "tons", "thousands", "US$ million", "million sticks" wholly, or find nothing."""
    unit, scale, noun, k = None, Decimal(1), None, first
    while k < last:
        low = s.lows[k]
        found = lexicon.currency_words.at(s.lows, k) or lexicon.unit_words.at(s.lows, k)
        sign = _sign(s, k, last, lexicon)
        singular = low[:-1] if low.endswith("s") else low
        if singular in lexicon.scales and singular != "dozen":
            scale, k = scale * lexicon.scales[singular], k + 1
        elif found is not None and unit is None and k + found[0] <= last:
            unit, k = found[1], k + found[0]
        elif sign is not None and unit is None:
            unit, k = sign
        elif low in ("of", "in", "000", "'"):
            scale, k = scale * 1000 if low == "000" else scale, k + 1
        elif scale != 1 and phrases.is_plural(low, lexicon):
            noun, k = s.words[k], k + 1
        else:
            return None, Decimal(1), None
    return unit, scale, noun


def _sign(s: Sentence, k: int, last: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    for n in (4, 3, 2, 1):
        if k + n > last or any(not s.glued(j) for j in range(k + 1, k + n)):
            continue
        sign = "".join(s.words[k : k + n])
        unit = lexicon.unit_signs.get(sign) or lexicon.currency_signs.get(sign)
        if unit is not None:
            return unit, k + n
    return None


def _done(s: Sentence, first: int, cut: int, lexicon: Lexicon) -> int | None:
    """The participle that is the whole of a label: "Killed (30 days)", "Seriously injured", "of which drowned"."""
    last = first
    while last < cut - 1 and (s.lows[last].endswith("ly") or s.lows[last] in lexicon.of("adverb")):
        last += 1
    return last if last == cut - 1 and phrases.is_participle(s.lows[last], lexicon) else None


def _thing(s: Sentence, cut: int, lexicon: Lexicon) -> tuple[str | None, str | None]:
    """What the label names and the action after it: "Number of nets cut" names nets, which are cut."""
    first = next((n for n in (2, 1) if " ".join(s.lows[:n]) in _PART_LEADS), 0)
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
