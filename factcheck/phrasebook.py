"""Sentences of the record, told in the language of whoever reads them.

What is stored is stored once, in the language of the record (`settings.LANGUAGE_CODE`): the history, causes, what ails
a source. So services and the plain rooms speak one language and know nothing of translation. A page tells their
sentences by the patterns they were made of, such as: One counts “{0}”, the other “{1}”. `sentences.po` holds them.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.dateformat import format as dated
from django.utils.translation import get_language, override, pgettext_lazy, to_locale

# What is longer was written by a person.
LONGEST = 3000
PLACE = re.compile(r"\{\w*\}")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])")
_REASON_ENDS = re.compile(r";\s+")
# "4.33 t", "1.2 million tonnes", "USD 3 billion", "24%"
_AMOUNT = re.compile(r"(?:([A-Z]{3}) )?(-?\d[\d,]*(?:\.\d+)?)(?: (million|billion))?(%| \D+)?")
_SPAN = re.compile(r"(-?\d[\d,]*(?:\.\d+)?) to (-?\d[\d,]*(?:\.\d+)?) (million|billion)\b(.*)")
_DATE = re.compile(r"(?:(\d{1,2}) )?([A-Z][a-z]+)(?: (\d{4}))?")
_MONTHS = {name: number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
# How the parts of a date that are given are spelled: day and month, month and year, all three
_FORMS = {
    (True, False): pgettext_lazy("date", "j M"),
    (False, True): pgettext_lazy("date", "F Y"),
    (True, True): pgettext_lazy("date", "j F Y"),
}
_SCALES = {"million": Decimal(10**6), "billion": Decimal(10**9)}
# The steps in which a language counts large numbers; where none are given, its words for million and billion are asked.
_STEPS = {"zh_Hans": ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))}
_LEAP_YEAR = 2024
# Below so many letters a pattern ("{0} to {1}") says too little: it is one of numbers and dates only.
_TELLING = 6


def told(words: object) -> str:
    """A sentence or name of the record in the language of the page; as it is where no translation is known."""
    text = str(words)
    language = get_language()
    if not text or language is None or language == settings.LANGUAGE_CODE or len(text) > LONGEST:
        return text
    return _told(text, to_locale(language))


def recorded(words: Callable[[], str]) -> str:
    """Words for the record, in whatever language the page speaks on which they come about."""
    with override(settings.LANGUAGE_CODE):
        return words()


@lru_cache(maxsize=4096)
def _told(text: str, locale: str) -> str:
    return _phrasebook(locale).tell(text)


@cache
def _phrasebook(locale: str) -> Phrasebook:
    pairs: dict[str, str] = {}
    for domain in ("django", "sentences"):
        pairs |= _translations(Path(settings.LOCALE_PATHS[0]) / locale / "LC_MESSAGES" / f"{domain}.po")
    return Phrasebook(pairs, _STEPS.get(locale, ()))


def _translations(path: Path) -> dict[str, str]:
    """What a catalogue translates without counting; empty where the language has none."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = [(one.id, one.string) for one in read_po(file) if not one.context]
    return {name: other for name, other in found if isinstance(name, str) and isinstance(other, str) and name and other}


class _Pattern:
    """A sentence with places. “{0}”, and `{0!s}` in the translation, are quotations and names: they stay so."""

    def __init__(self, english: str, other: str) -> None:
        parts = PLACE.split(english)
        self._first, *self._middle, self._last = parts
        self.weight = sum(map(len, parts))
        self.is_telling = "“" in english or sum(map(str.isalpha, "".join(parts))) >= _TELLING
        self._other = other
        self._names = [place.strip("{}") for place in PLACE.findall(english)]
        kept = {name for _, name, _, conversion in Formatter().parse(other) if name and conversion}
        quoted = {m[1] for m in re.finditer(r"“\{(\w+)\}”", english)}
        self._kept = kept | quoted

    def tell(self, text: str, tell: Callable[[str], str]) -> str | None:
        """The text in the other language; None where it is not of this pattern."""
        values = self._values(text)
        if values is None or not (self.is_telling or any(map(str.isdigit, values[-1]))):
            return None
        said = [value if name in self._kept else tell(value) for name, value in zip(self._names, values, strict=True)]
        return self._other.format(*said, **dict(zip(self._names, said, strict=True)))

    def _values(self, text: str) -> list[str] | None:
        """What stands in the places. No regular expression: on long texts one with many places can take very long."""
        at, end = len(self._first), len(text) - len(self._last)
        if at > end or not (text.startswith(self._first) and text.endswith(self._last)):
            return None
        values = []
        for part in self._middle:
            found = text.find(part, at, end)
            if found < 0:
                return None
            values.append(text[at:found])
            at = found + len(part)
        return [*values, text[at:end]]


class Phrasebook:
    """The translations of one language; of patterns that fit, the most particular is taken."""

    def __init__(self, pairs: dict[str, str], steps: Iterable[tuple[Decimal, str]] = ()) -> None:
        self._steps = tuple(steps)
        known = {english.strip(): other for english, other in pairs.items()}
        self._whole = {english: other for english, other in known.items() if not PLACE.search(english)}
        patterns = [_Pattern(english, other) for english, other in known.items() if PLACE.search(english)]
        self._patterns = sorted(patterns, key=lambda pattern: -pattern.weight)

    def tell(self, text: str) -> str:
        """The text in the other language; as it is where nothing in it is known."""
        body = text.strip()
        if not body:
            return text
        ways = (
            self._known,
            self._date,
            self._several,
            self._span,
            self._by_pattern,
            self._ended,
            self._amount,
            self._some,
        )
        for way in ways:
            if (found := way(body)) is not None:
                return found
        return text

    def _known(self, text: str) -> str | None:
        """Words known as a whole; labels stand in small letters within sentences, ends of sentences in large ones."""
        first, rest = text[:1], text[1:]
        forms = (text, first.upper() + rest, first.lower() + rest)
        return next((self._whole[form] for form in forms if form in self._whole), None)

    def _date(self, text: str) -> str | None:
        """ "30 June 2008", "June 2008", "30 Jun"."""
        match = _DATE.fullmatch(text)
        month = _MONTHS.get(match[2]) if match else None
        form = _FORMS.get((bool(match[1]), bool(match[3]))) if match else None
        if not match or not month or form is None:
            return None
        try:
            return dated(date(int(match[3] or _LEAP_YEAR), month, int(match[1] or 1)), str(form))
        except ValueError:  # the 31st of June
            return None

    def _by_pattern(self, text: str) -> str | None:
        found = (pattern.tell(text, self.tell) for pattern in self._patterns)
        return next((other for other in found if other is not None), None)

    def _span(self, text: str) -> str | None:
        """ "2.8 to 2.9 million t": the scale is said once and meant for both."""
        match = _SPAN.fullmatch(text)
        if match is None:
            return None
        low, high, scale, unit = match.groups()
        return self.tell(f"{low} {scale} to {high} {scale}{unit}")

    def _ended(self, text: str) -> str | None:
        """A label or a finding that was made a sentence."""
        if not text.endswith(".") or _SENTENCE_ENDS.search(text):
            return None
        other = self.tell(text[:-1])
        return None if other == text[:-1] else f"{other}{self._whole.get('.', '.')}"

    def _several(self, text: str) -> str | None:
        """Sentences or reasons, one behind the other."""
        return self._all(_SENTENCE_ENDS.split(text), "") or self._all(_REASON_ENDS.split(text), "；")

    def _all(self, parts: list[str], between: str) -> str | None:
        """Several parts, all of them known."""
        others = [self.tell(part) for part in parts] if len(parts) > 1 else []
        return between.join(others) if others and not set(others) & set(parts) else None

    def _some(self, text: str) -> str | None:
        """Several sentences, some of them known; what a person added stays as she wrote it."""
        sentences = _SENTENCE_ENDS.split(text)
        others = [self.tell(sentence) for sentence in sentences] if len(sentences) > 1 else []
        return " ".join(others) if others != sentences[: len(others)] else None

    def _amount(self, text: str) -> str | None:
        match = _AMOUNT.fullmatch(text)
        if match is None:
            return None
        money, number, scale, unit = match.groups(default="")
        words = self._number(number, scale)
        name = self._whole.get(money or unit.strip())
        if name is None:
            return None if words == f"{number} {scale}".strip() else f"{words} {money}{unit}".strip()
        return f"{words}{name}"

    def _number(self, number: str, scale: str) -> str:
        """ "1.2 million" is "120万" where people count in ten thousands."""
        if not scale:
            return number
        value = Decimal(number.replace(",", "")) * _SCALES[scale]
        for step, name in self._steps:
            if abs(value) >= step:
                return f"{(value / step).normalize():,f}{name}"
        return f"{number} {self._whole.get(scale, scale)}"
