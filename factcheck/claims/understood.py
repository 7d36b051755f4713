"""How the reader understood a text: its figures marked, each with a card that says what it was taken to mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from factcheck.claims.evidence import on_axis
from factcheck.claims.quotes import Piece, pieces
from factcheck.claims.services.reading import fits
from factcheck.claims.wording import period_words, span, unit_sign
from factcheck.comparing.numbers import HEDGES
from factcheck.figures import Document, Figure, read
from factcheck.figures.language import detect

# Characters read at once, and figures shown with a card of their own: as much as a page bears
LONGEST_TEXT = 200_000
MOST_CARDS = 1000

_LANGUAGES = {"en": "English", "zh": "Chinese", "es": "Spanish"}
_ROLES = {"forecast": "a forecast", "target": "a target", "previous": "an earlier value, given for comparison"}
_TRENDS = {"up": "a rise by this much", "down": "a fall by this much"}


@dataclass(frozen=True, slots=True)
class Card:
    """One figure; `rows` are what it was understood to be, as (name, words)."""

    number: int
    figure: Figure

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [(name, words) for name, words in _rows(self.figure) if words]


@dataclass(frozen=True, slots=True)
class Understood:
    """`pieces` are the whole text; `is_cut` says that it went on. `left_out` figures got no card."""

    title: str
    published: date | None
    language: str
    pieces: list[Piece[Card]]
    cards: list[Card]
    left_out: int
    is_cut: bool


def understand(document: Document) -> Understood:
    """Read a document of any length; only its beginning is looked at where it is too long for a page."""
    is_cut = len(document.text) > LONGEST_TEXT
    if is_cut:
        cells = tuple(cell for cell in document.cells if cell.end <= LONGEST_TEXT)
        document = replace(document, text=document.text[:LONGEST_TEXT], cells=cells)
    found = [figure for figure in read(document) if fits(figure)]
    cards = [Card(number, figure) for number, figure in enumerate(found[:MOST_CARDS], start=1)]
    marked = list(pieces(document.text, ((card.figure.start, card.figure.end, card) for card in cards)))
    language = detect(document.text, document.language)
    name = _LANGUAGES.get(language, language)
    return Understood(document.title, document.published, name, marked, cards, len(found) - len(cards), is_cut)


def _rows(figure: Figure) -> Iterator[tuple[str, str]]:
    """What a card says, in the order in which a person would ask; nothing where the text does not tell."""
    value = span(figure.low, figure.high, figure.unit)
    yield "Value", value
    yield "Stands for", _stands_for(figure, value)
    yield "Unit", _unit(figure)
    yield "Hedge", "a range" if figure.hedge == "between" else HEDGES.get(figure.hedge, "none")
    yield "What", figure.what or ""
    yield "Action", figure.action or ""
    yield "Place", figure.place or ""
    yield "Period", period_words(figure.period or "")
    yield "Who says so", figure.attributed_to or ""
    yield "Kind", _ROLES.get(figure.role, "")
    yield "Change", _TRENDS.get(figure.trend or "", "")
    yield "Per", figure.per or ""
    yield "Part", "part of a total" if figure.part_of else ""
    yield "Doubt", "its separators can be read in two ways" if figure.ambiguous else ""
    yield "Also given as", "; ".join(other.text for other in figure.also)


def _stands_for(figure: Figure, value: str) -> str:
    """The interval, where it says more than the value."""
    bounds = on_axis(figure, figure.unit)
    words = span(bounds[1], bounds[2], figure.unit) if bounds else ""
    return "" if words == value else words


def _unit(figure: Figure) -> str:
    name = figure.unit.replace("_", " ")
    as_written = figure.unit_text or ""
    known = {"", name, unit_sign(figure.unit), figure.what}
    return name if as_written.lower() in known else f"{name}, written “{as_written}”"
