"""The words of a language, loaded from its folder under data/; every file is lines of fields parted by "|"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

DATA = Path(__file__).parent / "data"
BASE = "en"
"""The language whose units.txt defines every unit; others only give words for them."""

T = TypeVar("T")


class Unit(NamedTuple):
    """A unit of measure: `factor` turns an amount into the base unit of its `dimension`."""

    name: str
    dimension: str
    factor: Decimal


class Phrases(Generic[T]):
    """Phrases of one or more words with a meaning, found at a token of a sentence, the longest first."""

    def __init__(self, entries: Iterator[tuple[str, T]], backwards: bool = False) -> None:
        self._backwards = backwards
        self._by_key: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            words = tuple(phrase.split())
            if backwards:
                words = words[::-1]
            self._by_key.setdefault(words[0], []).append((words, meaning))
        for found in self._by_key.values():
            found.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_key

    def at(self, lows: list[str], i: int) -> tuple[int, T] | None:
        """(number of tokens, meaning) of the longest phrase that begins at token `i`, or ends there if backwards."""
        if not 0 <= i < len(lows):
            return None
        for words, meaning in self._by_key.get(lows[i], ()):
            n = len(words)
            if n == 1:
                return 1, meaning
            if self._backwards:
                if i - n + 1 >= 0 and tuple(lows[i - n + 1 : i + 1][::-1]) == words:
                    return n, meaning
            elif tuple(lows[i : i + n]) == words:
                return n, meaning
        return None


_NO_WORDS: frozenset[str] = frozenset()
FUNCTION_GROUPS = ("determiner", "preposition", "conjunction", "pronoun", "auxiliary", "adverb")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything a language's rules look up. Words are in small letters unless said otherwise."""

    language: str
    decimal_mark: str
    numbers: dict[str, int]
    scales: dict[str, Decimal]
    glued_scales: dict[str, Decimal]
    money_scales: dict[str, Decimal]
    vague: dict[str, tuple[Decimal, Decimal]]
    fractions: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    """ "third" is 3."""
    multiples: dict[str, Decimal]
    hedges_before: Phrases[str]
    hedges_after: Phrases[str]
    units: dict[str, Unit]
    unit_signs: dict[str, Unit]
    unit_words: Phrases[Unit]
    currency_signs: dict[str, Unit]
    currency_words: Phrases[Unit]
    months: dict[str, int]
    abbreviations: frozenset[str]
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    verbs: dict[str, str] = field(default_factory=dict)
    nominals: dict[str, str] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)
    """States that things are in, and the verb each stands for: "missing", "dead"."""
    weekdays: dict[str, int] = field(default_factory=dict)
    relative: Phrases[str] = field(default_factory=lambda: Phrases(iter(())))
    since: Phrases[None] = field(default_factory=lambda: Phrases(iter(())))
    as_of: Phrases[None] = field(default_factory=lambda: Phrases(iter(())))
    outcomes: Phrases[str] = field(default_factory=lambda: Phrases(iter(())))
    """Set words for what befell people, and the verb they stand for: "lost their lives"."""
    idioms: Phrases[None] = field(default_factory=lambda: Phrases(iter(())))
    source_leads: Phrases[str] = field(default_factory=lambda: Phrases(iter(())))
    shared_currencies: dict[tuple[str, str], Unit] = field(default_factory=dict)
    """What "pesos" are in a country that has its own."""
    splitting: frozenset[str] = frozenset()
    trigger: re.Pattern[str] = re.compile(r"\d")

    def of(self, group: str) -> frozenset[str]:
        """The words of a group of words.txt, such as "preposition"; empty where the language has none."""
        return self.words.get(group, _NO_WORDS)


def _words(folder: Path) -> dict[str, frozenset[str]]:
    """The groups of words.txt, and "function": all words that end a noun phrase."""
    words = {row[0]: frozenset(row[1].split()) for row in rows(folder / "words.txt")}
    return words | {"function": frozenset().union(*(words.get(group, frozenset()) for group in FUNCTION_GROUPS))}


def rows(path: Path) -> Iterator[list[str]]:
    """Fields of every line that is no comment; a file that a language does not have holds nothing."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield [cell.strip() for cell in line.split("|")]


@cache
def load(language: str) -> Lexicon:
    """The lexicon of `language`, the name of a folder under data/."""
    folder = DATA / language
    scales = list(rows(folder / "scales.txt"))
    units = _units(folder) if language == BASE else _local_units(folder, load(BASE))
    currencies = {
        row[0]: (Unit(row[0], "money", Decimal(1)), row[1], row[2]) for row in rows(folder / "currencies.txt")
    }
    hedges = list(rows(folder / "hedges.txt"))
    return Lexicon(
        language=language,
        decimal_mark=_setting(folder, "decimal_mark", "."),
        numbers={row[0]: int(row[1]) for row in rows(folder / "numbers.txt")},
        scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "word"},
        glued_scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "glued"},
        money_scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "money"},
        vague={row[0]: (Decimal(row[1]), Decimal(row[2])) for row in rows(folder / "vague.txt")},
        fractions={row[0]: (int(row[1]), int(row[2])) for row in rows(folder / "fractions.txt")},
        ordinals={row[0]: int(row[1]) for row in rows(folder / "ordinals.txt")},
        multiples={row[0]: Decimal(row[1]) for row in rows(folder / "multiples.txt")},
        hedges_before=Phrases(((row[0], row[1]) for row in hedges if row[2] == "before"), backwards=True),
        hedges_after=Phrases((row[0], row[1]) for row in hedges if row[2] == "after"),
        units={name: unit for name, (unit, _, _) in (units | currencies).items()},
        unit_signs=_signs(units) | ({} if language == BASE else load(BASE).unit_signs),
        unit_words=_unit_words(units),
        currency_signs=_signs(currencies),
        currency_words=_unit_words(currencies),
        months={row[0]: int(row[1]) for row in rows(folder / "months.txt")},
        abbreviations=frozenset(row[0] for row in rows(folder / "abbreviations.txt")),
        words=_words(folder),
        verbs=_verbs(folder),
        nominals={row[0]: row[1] for row in rows(folder / "nominals.txt")},
        conditions={row[0]: row[1] for row in rows(folder / "conditions.txt")},
        weekdays={row[0]: int(row[1]) for row in rows(folder / "weekdays.txt")},
        relative=Phrases((row[0], row[1]) for row in rows(folder / "relative.txt")),
        since=Phrases(((row[0], None) for row in rows(folder / "frames.txt") if row[1] == "since"), backwards=True),
        as_of=Phrases(((row[0], None) for row in rows(folder / "frames.txt") if row[1] == "as_of"), backwards=True),
        outcomes=Phrases((row[0], row[1]) for row in rows(folder / "outcomes.txt")),
        idioms=Phrases((row[0], None) for row in rows(folder / "idioms.txt")),
        source_leads=Phrases((row[0], row[1]) for row in rows(folder / "source_leads.txt")),
        shared_currencies={
            (word, row[1]): currencies[row[2]][0]
            for row in rows(folder / "shared_currencies.txt")
            for word in (row[0], *_plurals(row[0]))
        },
        splitting=_number_words(folder),
        trigger=_trigger(folder),
    )


def _number_words(folder: Path) -> frozenset[str]:
    """Words that may begin a number: a sentence without any of them, and without digits, holds no figure."""
    names = ("numbers", "scales", "vague", "fractions", "multiples")
    return frozenset(
        row[0] for name in names for row in rows(folder / f"{name}.txt") if len(row[0]) > 2 and "not" not in row
    )


def _units(folder: Path) -> dict[str, tuple[Unit, str, str]]:
    """Units with their signs and words."""
    table = rows(folder / "units.txt")
    return {row[0]: (Unit(row[0], row[1], Decimal(row[2])), row[3], row[4]) for row in table}


def _local_units(folder: Path, base: Lexicon) -> dict[str, tuple[Unit, str, str]]:
    """The base language's units with this language's words for them ("name | words")."""
    words = {row[0]: row[1] for row in rows(folder / "units.txt")}
    return {name: (unit, "", words.get(name, "")) for name, unit in base.units.items() if unit.dimension != "money"}


def _trigger(folder: Path) -> re.Pattern[str]:
    """Finds what a sentence must hold for a figure to be in it, or to ask for one."""
    words = "|".join(sorted(_number_words(folder)))
    groups = {row[0]: row[1] for row in rows(folder / "words.txt")}
    nothing = "|".join(
        f"{no} {noun}" for no in groups.get("no", "").split() for noun in groups.get("none_noun", "").split()
    )
    asked = "|".join(
        f"{how} {many}" for how in groups.get("how", "").split() for many in groups.get("many", "").split()
    )
    ordinals = "|".join(row[0] for row in rows(folder / "ordinals.txt"))
    shares = "|".join(f"{each} (?:{ordinals})" for each in groups.get("of_each", "").split() if ordinals)
    sought = "|".join(part for part in (words, nothing, asked, shares) if part)
    return re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:{sought})(?![^\W\d_])", re.IGNORECASE)


def _setting(folder: Path, name: str, default: str) -> str:
    return next((row[1] for row in rows(folder / "language.txt") if row[0] == name), default)


def _signs(units: dict[str, tuple[Unit, str, str]]) -> dict[str, Unit]:
    return {sign: unit for unit, signs, _ in units.values() for sign in signs.split()}


def _unit_words(units: dict[str, tuple[Unit, str, str]]) -> Phrases[Unit]:
    def entries() -> Iterator[tuple[str, Unit]]:
        for unit, _, words in units.values():
            for word in filter(None, words.split(",")):
                singular = word.strip().lower()
                yield singular, unit
                yield from ((plural, unit) for plural in _plurals(singular))

    return Phrases(entries())


def _plurals(phrase: str) -> Iterator[str]:
    """Plural spellings of a unit; in a compound the first word may carry the plural ("miles per hour")."""
    yield phrase + "s"
    first, _, rest = phrase.partition(" ")
    if rest:
        yield f"{first}s {rest}"
    if phrase.endswith("y"):
        yield phrase[:-1] + "ies"
    if phrase.endswith(("ch", "x")):
        yield phrase + "es"


def _verbs(folder: Path) -> dict[str, str]:
    """Every form of the verbs of verbs.txt, leading to its base form."""
    forms: dict[str, str] = {}
    for base, *irregular in rows(folder / "verbs.txt"):
        for form in (base, *_inflections(base), *" ".join(irregular).split()):
            forms.setdefault(form, base)
    return forms


def _inflections(base: str) -> Iterator[str]:
    stem = base[:-1] if base.endswith("e") and len(base) > 2 else base  # "being", and no "bed"
    if base.endswith("y") and base[-2] not in "aeiou":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
        return
    doubled = (
        len(base) <= 4 and base[-1] not in "aeiouwxy" and base[-2] in "aeiou" and base[-3:-2] not in tuple("aeiou")
    )
    if doubled or base.endswith(("mit", "fer", "cur", "pel", "trol", "rap", "nap")):
        stem = base + base[-1]
    yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    yield from (stem + "ed", stem + "ing")
