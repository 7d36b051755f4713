"""Cut a text into sentences; no piece is longer than `LONGEST`, so that every later rule works on bounded text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1000
"""Characters. Prose sentences are far shorter; longer pieces come from pages without marks or from hostile text."""

SHORTEST_WRAPPED = 45
"""Characters. Shorter lines are items and cells."""

_END = re.compile(
    r"""[.!?]["”’')\]]{0,3}(?:\[\d{1,3}\]){0,4}(?=\s{1,9}["“‘'(\[]{0,3}[A-Z0-9•])"""  # "... done.[3] The"
    r"""|(?<=[a-z])\.(?=[A-Z][a-z])"""  # "every year.In 2008"
    r"""|[。！？]["”’』」]?"""
)
_LAST_WORD = re.compile(r"(?:^|[\s(\[\"“])([\w.&]+)\.$")


def sentences(
    text: str, abbreviations: frozenset[str], before_digits: frozenset[str] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of every sentence; only hard-wrapped lines are joined: copied tables keep one row a line.

    A full stop ends no sentence behind one of `abbreviations`, nor between one of `before_digits` and a number.
    """
    start = line = 0
    while start < len(text):
        end = _line_end(text, line)
        line, wrapped = end + 1, _wrapped(text, line, end)
        if not wrapped:
            yield from _line(text, start, end, abbreviations, before_digits)
            start = line


def _wrapped(text: str, start: int, end: int) -> bool:
    """Whether a line was broken for its width: it is long, ends without a mark, and the next goes on in lower case."""
    return end - start >= SHORTEST_WRAPPED and text[end - 1] not in ".:;!?" and text[end + 1 : end + 2].islower()


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _line(
    text: str, start: int, end: int, abbreviations: frozenset[str], before_digits: frozenset[str]
) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if match.group()[0] == "." and (
            _abbreviated(text, match.start(), abbreviations) or _signs_amount(text, match.start(), before_digits)
        ):
            continue
        yield from _bounded(text, begin, match.end())
        begin = match.end()
    yield from _bounded(text, begin, end)


def _abbreviated(text: str, dot: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at `dot` belongs to an abbreviation or an initial."""
    match = _LAST_WORD.search(text, max(0, dot - 16), dot + 1)
    if match is None:
        return False
    word = match.group(1)
    if word.isdecimal() and len(word) <= 2:
        return _begins_line(text, match.start(1))  # "2. Results"
    if len(word) == 1:
        return word.isalpha() and word != "I"
    if "." in word and len(word) <= 6 and all(part.isalpha() and len(part) <= 2 for part in word.split(".")):
        return True  # "U.S", and not the "0.65" that a sentence ends with
    return word.lower() in abbreviations


def _signs_amount(text: str, dot: int, before_digits: frozenset[str]) -> bool:
    """ "Rp. 450", and not "It cost 90 kr. 40 came." """
    if not text[dot + 1 : dot + 3].strip()[:1].isdecimal():
        return False
    written = text[max(0, dot - 16) : dot].replace("(", " ").split(" ")
    return written[-1] in before_digits and not "".join(written[-2:-1])[-1:].isdecimal()


def _begins_line(text: str, at: int) -> bool:
    before = text[max(0, at - 4) : at]
    return not before.rpartition("\n")[2].strip() and ("\n" in before or at < 4)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST)
        cut = start + LONGEST if cut <= start else cut
        yield start, cut
        start = cut
    if not text[start : min(end, start + 200)].isspace() or end - start > 200:
        while start < end and text[start].isspace():
            start += 1
        if start < end:
            yield start, end
