"""Characters that databases refuse or that hide inside words and numbers."""

from __future__ import annotations

import re

# Control characters but tab and line break (PostgreSQL refuses NUL), lone surrogates, noncharacters; and invisible
# ones that split words and numbers: soft hyphen, zero-width space, word joiner, byte order mark.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad\u200b\u2060\ufeff]")
# Joiners shape letters in many scripts, but have no business beside a digit.
_JOINER_AT_DIGIT = re.compile("(?<=\\d)[\u200c\u200d]|[\u200c\u200d](?=\\d)")
# No-break and thin spaces stay: they hold the digits of a number together.
_BLANKS = re.compile("[ \t\r\f\v]+")


def clean(text: str) -> str:
    """The text without characters that are nothing to read; offsets change."""
    return _JOINER_AT_DIGIT.sub("", _UNWANTED.sub("", text))


def squeeze(text: str) -> str:
    """One line: runs of blanks and line breaks become one blank."""
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip()


def squeeze_lines(text: str) -> str:
    """As `squeeze`, line by line; empty lines fall away."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
