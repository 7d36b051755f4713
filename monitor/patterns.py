"""Which addresses of a list are wanted: pieces of addresses, one a line. Plain Python."""

from __future__ import annotations

import re
from functools import lru_cache

MOST_PATTERNS = 50


def wanted(url: str, patterns: str) -> bool:
    """Whether an address fits any of the lines, and none of those that begin with "-". No line takes everything.

    A line fits wherever in the address it stands; "*" stands for anything, case does not count.

    >>> wanted("https://example.org/reports/2024/drugs.html", "/reports/*.html")
    True
    >>> wanted("https://example.org/reports/2024/drugs.html", "/reports/\\n-/2024/")
    False
    """
    lines = [line.strip() for line in patterns.splitlines()]
    left_out = [line[1:].strip() for line in lines if line.startswith("-")]
    taken = [line for line in lines if line and not line.startswith("-")]
    if any(line and _fits(url, line) for line in left_out):
        return False
    return not taken or any(_fits(url, line) for line in taken)


def _fits(url: str, line: str) -> bool:
    """Piece by piece, each at its first place: that is right where "*" is the only sign, and takes no time."""
    at = 0
    for piece in _pieces(line):
        found = url.lower().find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@lru_cache(maxsize=1000)
def _pieces(line: str) -> tuple[str, ...]:
    return tuple(piece for piece in re.split(r"\*+", line.lower()) if piece)
