"""A place that a sentence names."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Tokens `first` up to, not including, `last`; `located` says that a preposition puts something there."""

    first: int
    last: int
    name: str
    located: bool
    adjective: bool
    broad: bool = False
    country: str = ""
    people: bool = False
