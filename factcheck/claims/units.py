"""Units as people name them, and as figures have them. Plain Python."""

from __future__ import annotations

from factcheck.figures import Document, read
from factcheck.figures.lexicon import load

COUNT = "count"


def known_units() -> list[str]:
    """The names of the units that figures may have, for people to choose from."""
    return sorted({COUNT, *load("en").units}, key=str.lower)


def named(words: str) -> str | None:
    """The unit of that name, or of the words by which texts write it; None where there is none.

    >>> named("tonnes"), named("%"), named("count"), named("tonness")
    ('tonne', 'percent', 'count', None)
    """
    if words in known_units():
        return words
    text = f"it was 12 {' '.join(words.replace('_', ' ').split())}"
    found = read(Document(text=text))
    # Of all the words: "kg/ha" is no kilogram.
    is_one = len(found) == 1 and found[0].end == len(text)
    return found[0].unit if is_one and found[0].unit != COUNT else None


def unknown(words: str) -> str:
    """What to do where no figure can have such a unit."""
    return f"“{words}” is no unit that is known here. Choose one of the list; for things counted, count."
