"""Lines that state one number: "Harvest (tonnes): 4,300", and large numbers over or under a line that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from . import label_units, tables, values
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize
from .when import is_year

_STATED = re.compile(r"(?m)^[ •*·–-]*([^\W\d_][^:\n\t!?]{2,100}):[ ]+([^\w\n\t]{0,4}\d[^\n\t]{0,40})$")
_LINE = re.compile(r"(?m)^[^\n]*\S[^\n]*$")
_NUMBER_LINE = re.compile(r"(?m)^[^\w\n]{0,4}\d[\d.,]{0,20}(?:[ \u00a0]?[^\W\d]{1,12}|[ \u00a0]?%){0,2}\+?$")
_NO_NAME = re.compile(r"[\d\t|]|[.!?;:,]$")
_OF_YEAR = re.compile(r" (?:in )?\(?(?:19|20)\d\d\)?$")
_MOST_WORDS = 8


class Stated(NamedTuple):
    """A number and the line or part of a line that names it; each by begin and end in the text."""

    name: tuple[int, int]
    number: tuple[int, int]


def stated(text: str, lexicon: Lexicon) -> Iterator[Stated]:
    """The numbers whose names no sentence tells, in order."""
    found = [*_behind_units(text, lexicon), *_large(text, lexicon)]
    yield from sorted(found, key=lambda one: one.number)


def mention_of(text: str, one: Stated, lexicon: Lexicon) -> tuple[Sentence, Mention | None]:
    """The figure of a number, as its name tells it."""
    s = tokenize(text, *one.number, lexicon.splitting)
    m = values.of_cell(s, *one.number, lexicon)
    if m is not None:
        tables.apply(m, [tables.read_label(text[slice(*one.name)].removeprefix("of "), lexicon)])
    return s, m


def _behind_units(text: str, lexicon: Lexicon) -> Iterator[Stated]:
    """ "Harvest (tonnes): 4,300", "Deaths per 1,000 births: 12": names that tell the unit, which no sentence would."""
    for match in _STATED.finditer(text):
        s = tokenize(text, *match.span(1), lexicon.splitting)
        if ("(" in s.words or "per" in s.lows) and label_units.of_label(s, lexicon, caption=False).says:
            yield Stated(match.span(1), match.span(2))


def _large(text: str, lexicon: Lexicon) -> Iterator[Stated]:
    """Lines such as "433" and "deaths" in turn, two pairs or more, all with the number above or all below its name."""
    if sum(1 for _ in islice(_NUMBER_LINE.finditer(text), 2)) < 2:
        return
    run: list[tuple[str, int, int]] = []
    for match in _LINE.finditer(text):
        kind = _kind(text, *match.span(), lexicon)
        if run and (not kind or kind == run[-1][0]):
            yield from _pairs(text, run)
            run = []
        if kind:
            run.append((kind, *match.span()))
    yield from _pairs(text, run)


def _kind(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """ "number" for a line that is one figure and nothing else, "name" for a few words."""
    if _NUMBER_LINE.fullmatch(text, start, end) is not None:
        s = tokenize(text, start, end, lexicon.splitting)
        m = values.of_cell(s, start, end, lexicon)
        return "number" if m is not None and m.stop == len(s) and not is_year(text[start:end]) else ""
    line = _OF_YEAR.sub("", text[start:end].strip())
    is_name = len(line.split()) <= _MOST_WORDS and line[:1].isalpha() and not _NO_NAME.search(line)
    return "name" if is_name else ""


def _pairs(text: str, run: list[tuple[str, int, int]]) -> Iterator[Stated]:
    """Each number of a run with its name; none where both the line above and the one below may be it."""
    lines = [(start, end) for _, start, end in run]
    first = 0 if run and run[0][0] == "number" else 1
    numbers = lines[first::2]
    if len(numbers) < 2 or _counts_on([text[slice(*one)] for one in numbers]):
        return
    begins, ends = first == 1, run[-1][0] == "name"
    if begins and ends and (text[lines[2][0]].islower() or lines[0][0] == 0):
        begins = False  # the heading of the page, or of them all
    if begins != ends:
        names = lines[0::2] if begins else lines[first + 1 :: 2]
        yield from map(Stated, names, numbers)


def _counts_on(numbers: list[str]) -> bool:
    """Whether the numbers are those of steps or pages: 1, 2, 3."""
    values = [int(one) for one in numbers if one.isdecimal()]
    return len(values) == len(numbers) and all(b == a + 1 for a, b in pairwise(values))
