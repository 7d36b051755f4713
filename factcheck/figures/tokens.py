"""Cut a sentence into tokens: words, numbers written in digits, and single signs."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass

_TOKEN = re.compile(  # the commonest first
    r"[^\W\d_](?:\.(?:[^\W\d_]\.)+[^\W\d_]?|[^\W\d_]*(?:[-'’&][^\W\d_]+)*)"  # U.S.  p.m.  and words
    r"|\d+(?:(?:[.·٫٬]|,(?!\d{4}(?!\d)))\d+|['’\u00a0\u2009\u202f]\d{3}(?!\d))*"  # 1,234.5  1'234  1 234 (narrow space)
    r"|(?<![\w.])\.\d+"  # .5
    r"|\S"
)
_PARTS = frozenset(("mid", "early", "late"))
"""What "mid-June" begins with."""
_MONTHS = frozenset(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"])
""" "January-April", "end-June"."""
_ORDINALS = frozenset(("first", "second", "third", "fourth"))
_SCALES = frozenset(("k", "m", "mn", "b", "bn", "tn"))
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'"})
_CURLY = re.compile("[’‘]")


@dataclass(slots=True)
class Sentence:
    """A sentence of `text` and its tokens; `starts` and `ends` are offsets into the whole text."""

    text: str
    start: int
    end: int
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    taken: bytearray
    """One for each token: 1 where it belongs to a date, an address or a measure and can be no noun."""

    def __len__(self) -> int:
        return len(self.words)

    def low(self, i: int) -> str:
        """The token at `i` in small letters, or "" outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def word(self, i: int) -> str:
        return self.words[i] if 0 <= i < len(self.words) else ""

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it without a space."""
        return 0 < i < len(self.starts) and self.starts[i] == self.ends[i - 1]

    def slice(self, i: int, j: int) -> str:
        """The words from token `i` up to, not including, `j`, as written."""
        return self.text[self.starts[i] : self.ends[j - 1]] if i < j else ""


def tokenize(text: str, start: int, end: int, splitting: Container[str] = frozenset()) -> Sentence:
    """Tokens of text[start:end]; a hyphened word that begins with one of `splitting` ("six-month") becomes several."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text, start, end):
        word, begin = match[0], match.start()
        if "-" in word and len(word) > 1:
            scaled = bool(ends) and ends[-1] == begin and words[-1][-1].isdecimal()
            word, begin = _split(word, begin, splitting, words, starts, ends, scaled)
        words.append(word)
        starts.append(begin)
        ends.append(match.end())
    lows = [word.lower() for word in words]
    if _CURLY.search(text, start, end) is not None:
        lows = [low.translate(_APOSTROPHES) for low in lows]
    return Sentence(text, start, end, words, lows, starts, ends, bytearray(len(words)))


def _split(
    word: str,
    begin: int,
    splitting: Container[str],
    words: list[str],
    starts: list[int],
    ends: list[int],
    scaled: bool,
) -> tuple[str, int]:
    """Add the parts of a hyphened word but the last, which is given back with where it begins; `scaled` says that it
    stands right behind digits, whose scale it may begin with ("34bn-worth")."""
    first, _, rest = word.partition("-")
    while rest and (
        first.lower() in splitting
        or (scaled and first.lower() in _SCALES)
        or rest.startswith(("a-", "per-", "an-"))
        or first in ("a", "per", "an")
        or (first.lower() in _PARTS and rest[0].isupper())
        or (first.lower() in _ORDINALS and rest.lower() in ("quarter", "half"))
        or ((first[:3] in _MONTHS or first.lower() == "end") and rest[:3] in _MONTHS)
    ):
        words += (first, "-")
        starts += (begin, begin + len(first))
        ends += (begin + len(first), begin + len(first) + 1)
        begin += len(first) + 1
        word = rest
        first, _, rest = word.partition("-")
    return word, begin
