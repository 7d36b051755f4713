"""Read the line in which a report says where it was written: "ACCRA, 5 March (Agency) - Farms sold less"."""

from __future__ import annotations

import re

from .gazetteer import gazetteer
from .lexicon import Lexicon
from .place import Place
from .tokens import Sentence

HEAD = 1500
"""Characters at the beginning of a page in which its dateline may stand."""

_NAME = r"[^\W\d_][^\W\d_.'’-]+(?:[ '’-][^\W\d_]+){0,3}"
_DATELINE = re.compile(
    rf"^(?P<place>{_NAME})(?P<within>, {_NAME}\.?)??"
    r"(?P<day>, (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:, \d{4})?)?"
    r"(?P<agency> ?\([^)\n]{2,40}\))? ?(?:--?|[–—])\s",
    re.MULTILINE,
)


def country(text: str, lexicon: Lexicon) -> str | None:
    """The country a report was written in."""
    match = next(filter(_is_dateline, _DATELINE.finditer(text[:HEAD])), None)
    if match is None:
        return None
    known = gazetteer(lexicon.language)
    names = [(match["within"] or "").strip(", "), match["place"]]
    entries = (known.get(name) or known.get(name.title()) for name in names)
    return next((entry.country for entry in entries if entry is not None and entry.country), None)


def without(s: Sentence, places: list[Place]) -> list[Place]:
    """The places of a sentence but those of the dateline it begins with."""
    match = _DATELINE.match(s.text[s.start : s.end]) if places else None
    if match is None or not _is_dateline(match):
        return places
    return [p for p in places if s.starts[p.first] >= s.start + match.end()]


def _is_dateline(match: re.Match[str]) -> bool:
    """ "Oslo - 40 mills" may be a row of a list, "OSLO - " and "Oslo, 5 May - " are not."""
    return bool(match["day"] or match["agency"] or match["place"].isupper())
