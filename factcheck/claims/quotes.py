"""Marks figures and quotes in a text, and makes addresses that open a page at a quote. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import quote as percent_encoded

T = TypeVar("T")

VALUE = "value"
_YEAR = re.compile(r"\d{4}")

# A paragraph longer than this is cut round the quote, on a blank.
PARAGRAPH = 700
# A text fragment names the quote's first and last words; whole short quotes are named outright.
FRAGMENT_WORDS = 5


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A stretch of text, and what stands there if anything does."""

    text: str
    mark: T | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its quote, all cut from the text as it stands.

    `quote` is in pieces: the value is marked VALUE, and words that tell what is meant by their kind ("place").
    """

    before: str
    quote: tuple[Piece[str], ...]
    after: str
    cut_before: bool
    cut_after: bool


def pieces(text: str, marks: Iterable[tuple[int, int, T]]) -> Iterator[Piece[T]]:
    """The whole text in pieces, marked where a (start, end, mark) says so; of overlapping marks the first stands."""
    position = 0
    for start, end, mark in sorted(marks, key=lambda one: (one[0], -one[1])):
        if start < position or end > len(text) or start >= end:
            continue
        if start > position:
            yield Piece(text[position:start])
        yield Piece(text[start:end], mark)
        position = end
    if position < len(text):
        yield Piece(text[position:])


def passage(
    text: str, *, start: int, end: int, quote_start: int, quote_end: int, meant: Mapping[str, str] | None = None
) -> Passage:
    """The paragraph in which a quote stands. Offsets are characters of the text; the value lies within the quote.

    `meant` gives words by their kind ({"place": "China", "period": "2008"}): where the quote has them, they are marked.
    """
    quote_start, quote_end = min(quote_start, start), max(quote_end, end)
    first = text.rfind("\n", 0, quote_start) + 1
    last = text.find("\n", quote_end)
    last = len(text) if last == -1 else last
    left, right = _trimmed(text, first, quote_start, quote_end, last)
    quote = text[quote_start:quote_end]
    value = (start - quote_start, end - quote_start, VALUE)
    return Passage(
        before=text[left:quote_start].lstrip(),
        quote=tuple(pieces(quote, [value, *_found(quote, meant or {}, value)])),
        after=text[quote_end:right].rstrip(),
        cut_before=left > first,
        cut_after=right < last,
    )


def _found(quote: str, meant: Mapping[str, str], value: tuple[int, int, str]) -> Iterator[tuple[int, int, str]]:
    """Where the quote has words that tell what is meant, outside the value."""
    for kind, words in meant.items():
        # Of a period only its years stand in texts as they stand in data.
        wanted = set(_YEAR.findall(words)) if kind == "period" else {words}
        for word in filter(None, wanted):
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", quote, re.IGNORECASE):
                if match.end() <= value[0] or match.start() >= value[1]:
                    yield match.start(), match.end(), kind


def _trimmed(text: str, first: int, quote_start: int, quote_end: int, last: int) -> tuple[int, int]:
    """The ends of the paragraph, drawn in towards the quote where it is long."""
    room = max(0, (PARAGRAPH - (quote_end - quote_start)) // 2)
    if quote_start - first > room:
        blank = text.find(" ", quote_start - room, quote_start)
        first = quote_start if blank == -1 else blank + 1
    if last - quote_end > room:
        blank = text.rfind(" ", quote_end, quote_end + room)
        last = quote_end if blank == -1 else blank
    return first, last


def at_quote(url: str, quote: str) -> str:
    """The address with a text fragment, so that browsers open the page at the very words.

    >>> at_quote("http://agency.test/report", "Police seized 4.33 tons.")
    'http://agency.test/report#:~:text=Police%20seized%204.33%20tons.'
    """
    words = re.split(r"\s+", quote.strip())
    if words == [""]:
        return url
    if len(words) > 2 * FRAGMENT_WORDS:
        parts: Sequence[str] = (" ".join(words[:FRAGMENT_WORDS]), " ".join(words[-FRAGMENT_WORDS:]))
    else:
        parts = (" ".join(words),)
    # A hyphen and a comma have a meaning of their own in a fragment.
    encoded = ",".join(percent_encoded(part, safe="").replace("-", "%2D") for part in parts)
    return f"{url.split('#')[0]}#:~:text={encoded}"
