"""What somebody typed, word by word; and those words marked in what was found. Plain Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Scripts written without blanks: Chinese, and the Japanese syllables beside it.
CJK = "㐀-鿿豈-﫿぀-ヿ"
_TERM = re.compile(rf"\d+(?:[.,]\d+)*|[{CJK}]+|(?:(?![{CJK}])[^\W_])+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
MOST_TERMS = 8
# Words shorter than this are too near to too many others to be taken for a misspelling.
SHORTEST_TO_MEND = 4
SNIPPET = 240


@dataclass(frozen=True, slots=True)
class Term:
    """One word or number as typed."""

    text: str

    @property
    def number(self) -> Decimal | None:
        """62,000 and 62000 are 62000; None where it is a word."""
        if not _NUMBER.fullmatch(self.text):
            return None
        grouped = re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", self.text)
        plain = self.text.replace(",", "" if grouped else ".")
        return Decimal(plain) if plain.count(".") <= 1 else None

    @property
    def is_cjk(self) -> bool:
        return re.match(f"[{CJK}]", self.text) is not None

    @property
    def stem(self) -> str:
        """The word without an English ending, so that "seizures" finds "seized"."""
        return self.text if self.is_cjk else re.sub(r"(?<=\w{3})(?:ures?|ings?|ed|es|s|e)$", "", self.text)


def terms_of(query: str) -> list[Term]:
    """The words and numbers of a query, without its punctuation: "heroin, 4.4" has two."""
    return [Term(found[:50].lower()) for found in _TERM.findall(query)[:MOST_TERMS]]


def nearest(word: str, texts: Iterable[str]) -> str | None:
    """The word in the texts that `word` was probably meant to be; None where none is near, or it is there itself."""
    known = {term.text for text in texts for term in terms_of_all(text) if len(term.text) >= SHORTEST_TO_MEND}
    if word in known or len(word) < SHORTEST_TO_MEND:
        return None
    return next(iter(get_close_matches(word, sorted(known), n=1, cutoff=0.72)), None)


def terms_of_all(text: str) -> list[Term]:
    return [Term(found.lower()) for found in _TERM.findall(text)]


def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """The text with what was looked for in <mark>; everything else is escaped."""
    pattern = _pattern(terms)
    if pattern is None:
        return format_html("{}", text)
    # Splitting by one group gives the texts between at even places, the found words at odd ones.
    pieces = enumerate(pattern.split(text))
    return format_html_join("", "{}", ((format_html("<mark>{}</mark>", one) if n % 2 else one,) for n, one in pieces))


def snippet(text: str, terms: Sequence[Term]) -> str:
    """A passage round the first place where a term stands."""
    pattern = _pattern(terms)
    found = pattern.search(text) if pattern else None
    start = max(0, found.start() - SNIPPET // 3) if found else 0
    if start:
        start = text.find(" ", start, start + 20) + 1 or start
    end = start + SNIPPET
    if end < len(text):
        # Between two words, where the script has blanks between them.
        end = max(text.rfind(" ", end - 20, end + 1), text.rfind("\n", end - 20, end + 1), 0) or end
    passage = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{passage}{' …' if end < len(text) else ''}"


def _pattern(terms: Sequence[Term]) -> re.Pattern[str] | None:
    """Finds the terms as the database does: words by their beginning, numbers whole."""
    found = []
    for term in sorted(terms, key=lambda one: -len(one.text)):
        escaped = re.escape(term.text)
        if term.number is not None:
            grouped = re.escape(f"{term.number:,f}")
            found.append(rf"(?<![\d.,])(?:{escaped}|{grouped})(?![.,]?\d)")
        else:
            found.append(escaped if term.is_cjk else rf"\b{re.escape(term.stem)}\w*")
    return re.compile(f"({'|'.join(found)})", re.IGNORECASE) if found else None
