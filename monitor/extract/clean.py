"""Characters that databases refuse or that hide inside words and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Control characters but tab and line break (PostgreSQL refuses NUL), lone surrogates, noncharacters; and invisible
# ones that split words and numbers: soft hyphen, zero-width space, word joiner, byte order mark.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u200b\u2060\ufeff]")
# Joiners shape letters in many scripts, but have no business beside a digit.
_JOINER_AT_DIGIT = re.compile("(?<=\\d)[\u200c\u200d]|[\u200c\u200d](?=\\d)")
# No-break and thin spaces stay: they hold the digits of a number together.
# A single blank between words is one already.
_BLANKS = re.compile("[\t\r\f\v][ \t\r\f\v]*| [ \t\r\f\v]+")
# A list of all words of a long text takes ten times the text: they are dealt with in stretches that begin with a word.
_LONG = 65536
_WORD_START = re.compile(r"(?<=\s)(?=\S)")


def clean(text: str) -> str:
    """The text without characters that are nothing to read; offsets change."""
    return _JOINER_AT_DIGIT.sub("", _UNWANTED.sub("", text))


def words_of(text: str) -> str:
    """The words with one blank between them, whatever stood there.

    >>> words_of(" 4.4\\n\\u00a0tons ")
    '4.4 tons'
    """
    if len(text) <= _LONG:
        return " ".join(text.split())
    return " ".join(words for piece in _stretches(text) if (words := " ".join(piece.split())))


def squeeze(text: str) -> str:
    """One line: runs of blanks and line breaks become one blank."""
    return single_blanks(text.replace("\n", " ")).strip()


def squeeze_lines(text: str) -> str:
    """As `squeeze`, line by line; empty lines fall away."""
    if "\n" not in text:
        return single_blanks(text).strip()
    lines = (single_blanks(line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def single_blanks(line: str) -> str:
    """Each run of blanks becomes one."""
    if len(line) <= _LONG:
        return _BLANKS.sub(" ", line)
    return "".join(_BLANKS.sub(" ", piece) for piece in _stretches(line))


def _stretches(text: str) -> Iterator[str]:
    at = 0
    while found := _WORD_START.search(text, at + _LONG):
        yield text[at : found.start()]
        at = found.start()
    yield text[at:]
