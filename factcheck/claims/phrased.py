"""What a claim in words is about: "Heroin seized in China in 2008, tonnes". Plain Python."""

from __future__ import annotations

import re

from factcheck.claims.units import COUNT, named
from factcheck.figures import Document, Figure, read

# "... (tonnes)" or "..., tonnes": what stands last may be the unit.
_UNIT_LAST = (re.compile(r"\s*\(([^()]+)\)$"), re.compile(r",\s*([^,()]+)$"))
# A claim gives no number, and figures are read: this one stands for it.
_NUMBER = "777"


def in_parts(words: str) -> dict[str, str] | None:
    """The parts of a claim as a form takes them; None where the words name nothing that is counted or measured.

    >>> in_parts("Heroin seized in China in 2008, tonnes")
    {'what': 'heroin', 'action': 'seize', 'place': 'China', 'period': '2008', 'unit': 'tonne'}
    """
    words, unit = _without_unit(" ".join(words.split()).rstrip("."))
    given = _NUMBER if unit == COUNT else f"{_NUMBER} {unit}"
    lowered = f"{words[:1].lower()}{words[1:]}"
    told = _read(f"{given} {lowered}" if unit == COUNT else f"{given} of {lowered}")
    headed = _read(f"{words}: {given}")
    if told is None or not told.what:
        return None
    place = told.place or (headed.place if headed else None)
    return {
        "what": told.what,
        "action": told.action or "",
        "place": place or "",
        "period": told.period or "",
        "unit": named(unit) or COUNT,
    }


def _without_unit(words: str) -> tuple[str, str]:
    for last in _UNIT_LAST:
        if (match := last.search(words)) and named(match[1]):
            return words[: match.start()], match[1]
    return words, COUNT


def _read(text: str) -> Figure | None:
    return next((figure for figure in read(Document(text)) if figure.text.startswith(_NUMBER)), None)
