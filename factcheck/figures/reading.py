"""Read a document: sentence by sentence, carrying what earlier sentences said of place and period."""

from __future__ import annotations

from . import dates, notfigures, spelled
from .figure import Document, Figure
from .lexicon import Lexicon, load
from .mention import Mention
from .segments import sentences
from .tokens import Sentence, tokenize

READER_VERSION = "1"
"""Kept beside every stored figure: figures of another version are read again, never mistaken for a publisher's change."""


def read(document: Document) -> list[Figure]:
    """Every figure of the document, in order of `start`, none overlapping another. Never raises, whatever the text."""
    lexicon = load("en")
    figures: list[Figure] = []
    for start, end in sentences(document.text, lexicon.abbreviations):
        if _may_hold_figures(document.text, start, end, lexicon):
            figures += _read_sentence(document, start, end, lexicon)
    return figures


def _may_hold_figures(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    return lexicon.trigger.search(text, start, end) is not None


def _read_sentence(document: Document, start: int, end: int, lexicon: Lexicon) -> list[Figure]:
    s = tokenize(document.text, start, end, lexicon.splitting)
    taken = bytearray(len(s))
    notfigures.mark_addresses(s, taken)
    whens = dates.find_dates(s, lexicon, document.published)
    return [_figure(s, m) for m in spelled.find_mentions(s, whens, taken, lexicon)]


def _figure(s: Sentence, m: Mention) -> Figure:
    begin, end = s.starts[m.begin], s.ends[m.stop - 1]
    return Figure(
        start=begin,
        end=end,
        text=s.text[begin:end],
        low=m.low,
        high=m.high,
        unit=m.unit.name if m.unit else "count",
        quote=s.text[s.start : s.end],
        quote_start=s.start,
        unit_text=m.unit_text,
        dimension=m.unit.dimension if m.unit else "count",
        hedge=m.hedge,
        trend=m.trend,
        what=m.what,
        action=m.action,
        place=m.place,
        period=m.period,
        attributed_to=m.attributed_to,
        role=m.role,
        per=m.per,
        part_of=m.part_of,
        step=m.step,
        ambiguous=m.ambiguous,
        also=tuple(m.also),
    )
