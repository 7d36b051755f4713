"""The words of a language, loaded from its folder under data/; every file is lines of fields parted by "|"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

DATA = Path(__file__).parent / "data"
BASE = "en"
"""The language whose units.txt defines every unit; others only give words for them."""

_MINOR = frozenset("p¢")
"""Signs of small money, which stand behind the number only."""

T = TypeVar("T")


class Unit(NamedTuple):
    """A unit of measure: `factor` turns an amount into the base unit of its `dimension`."""

    name: str
    dimension: str
    factor: Decimal

    @property
    def is_share(self) -> bool:
        """Whether it counts parts of a whole: percent, points."""
        return self.dimension in ("ratio", "points")


class Phrases(Generic[T]):
    """Phrases of one or more words with a meaning, found at a token of a sentence, the longest first."""

    def __init__(self, entries: Iterator[tuple[str, T]], backwards: bool = False) -> None:
        self._backwards = backwards
        # By the word they are found at and, where they go on, by the one beside it: hundreds begin with "the".
        self._by_key: dict[str, dict[str, list[tuple[list[str], T]]]] = {}
        for phrase, meaning in entries:
            words = phrase.split()
            key, beside = (words[::-1] if backwards else words)[:2] if words[1:] else (words[0], "")
            self._by_key.setdefault(key, {}).setdefault(beside, []).append((words, meaning))
        for of_word in self._by_key.values():
            for found in of_word.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def __contains__(self, word: str) -> bool:
        return word in self._by_key

    @property
    def openings(self) -> Collection[str]:
        """The words that a phrase begins with, or ends with if backwards."""
        return self._by_key.keys()

    def among(self, lows: list[str]) -> Iterator[tuple[int, int, T]]:
        """(token, number of tokens, meaning) of the phrases of a sentence."""
        for i, low in enumerate(lows):
            if low in self._by_key and (found := self.at(lows, i)) is not None:
                yield i, *found

    def at(self, lows: list[str], i: int) -> tuple[int, T] | None:
        """(number of tokens, meaning) of the longest phrase that begins at token `i`, or ends there if backwards."""
        of_word = self._by_key.get(lows[i]) if 0 <= i < len(lows) else None
        if of_word is None:
            return None
        beside = i - 1 if self._backwards else i + 1
        for words, meaning in of_word.get(lows[beside], ()) if 0 <= beside < len(lows) else ():
            n = len(words)
            first = i - n + 1 if self._backwards else i
            if first >= 0 and lows[first : first + n] == words:
                return n, meaning
        alone = of_word.get("")
        return (1, alone[0][1]) if alone else None


_DIGIT = re.compile(r"\d")
_NO_WORDS: frozenset[str] = frozenset()
FUNCTION_GROUPS = ("determiner", "preposition", "conjunction", "pronoun", "auxiliary", "adverb")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Everything a language's rules look up. Words are in small letters unless said otherwise.

    There is one for each language, and one more for each page, which says what money means there: what is worked out
    of the words is kept by the language.
    """

    language: str
    decimal_mark: str
    numbers: dict[str, int]
    scales: dict[str, Decimal]
    glued_scales: dict[str, Decimal]
    money_scales: dict[str, Decimal]
    vague: dict[str, tuple[Decimal, Decimal]]
    several: dict[str, tuple[Decimal, Decimal]]
    """How many hundreds or thousands "several" may be."""
    fractions: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    """ "third" is 3."""
    multiples: dict[str, Decimal]
    hedges_before: Phrases[str]
    hedges_after: Phrases[str]
    units: dict[str, Unit]
    unit_signs: dict[str, Unit]
    unit_words: Phrases[Unit]
    per_signs: dict[tuple[str, str], Unit]
    """What a sign says a rate is per, by itself and where it stands: behind a stroke ("per") or behind money."""
    shared_signs: dict[str, tuple[Unit, frozenset[str]]]
    """What a sign stands for in a sentence that holds one of these words: "45 kt" of wind."""
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
    local_signs: dict[tuple[str, str], Unit] = field(default_factory=dict)
    """Signs that may be something else, and a country that they are money in; "" where they may be anywhere."""
    doubtful_signs: dict[str, Unit] = field(default_factory=dict)
    """Those of them that may be money on the page at hand."""
    at_home: frozenset[str] = frozenset()
    """Those of them whose country it names."""
    proved_signs: frozenset[str] = frozenset()
    """Those of them that it writes an amount with which can be nothing but money."""
    countries: tuple[str, ...] = ()
    """Those that the page at hand names, the one named most first."""
    own_dollar: str | None = None
    """The country that the page at hand is about, where it tells American dollars from those of that country."""
    before_digits: frozenset[str] = frozenset()
    """What a full stop behind ends no sentence before digits: the "Rp" of "Rp. 450"."""
    splitting: frozenset[str] = frozenset()
    trigger: re.Pattern[str] = re.compile(r"\d")

    def may_hold_figure(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence holds a digit or a word that a number begins with, or asks for one."""
        # Most hold a digit, which is found much faster by itself.
        return (_DIGIT.search(text, start, end) or self.trigger.search(text, start, end)) is not None

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
    money = currencies | {name: row for name, row in units.items() if row[0].dimension == "money"}
    named = {name: unit for name, (unit, _, _) in money.items()} if language == BASE else load(BASE).units
    local_signs = {(row[0], row[1]): named[row[2]] for row in rows(DATA / BASE / "local_signs.txt")}
    doubtful = {sign: unit for (sign, country), unit in local_signs.items() if not country}
    elsewhere = {sign for sign, _ in local_signs} | _MINOR
    signs = {sign: unit for sign, unit in _signs(money).items() if sign not in elsewhere}
    hedges = list(rows(folder / "hedges.txt"))
    return Lexicon(
        language=language,
        decimal_mark=_setting(folder, "decimal_mark", "."),
        numbers={row[0]: int(row[1]) for row in rows(folder / "numbers.txt")},
        scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "word"},
        glued_scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "glued"},
        money_scales={row[0]: Decimal(row[1]) for row in scales if row[2] == "money"},
        vague={row[0]: (Decimal(row[1]), Decimal(row[2])) for row in rows(folder / "vague.txt")},
        several={row[0]: (Decimal(row[1]), Decimal(row[2])) for row in rows(folder / "several.txt")},
        fractions={row[0]: (int(row[1]), int(row[2])) for row in rows(folder / "fractions.txt")},
        ordinals={row[0]: int(row[1]) for row in rows(folder / "ordinals.txt")},
        multiples={row[0]: Decimal(row[1]) for row in rows(folder / "multiples.txt")},
        hedges_before=Phrases(((row[0], row[1]) for row in hedges if row[2] == "before"), backwards=True),
        hedges_after=Phrases((row[0], row[1]) for row in hedges if row[2] == "after"),
        units={name: unit for name, (unit, _, _) in (units | currencies).items()},
        unit_signs=_signs(units) | (_rate_signs(folder, units) if language == BASE else load(BASE).unit_signs),
        unit_words=_unit_words(units),
        shared_signs={
            row[0]: (units[row[1]][0], frozenset(row[2].split())) for row in rows(folder / "shared_signs.txt")
        },
        per_signs={(row[0], row[2]): units[row[1]][0] for row in rows(folder / "per_signs.txt")},
        currency_signs=signs,
        currency_words=_unit_words(money),
        months=_with_possessives(folder / "months.txt"),
        abbreviations=frozenset(row[0] for row in rows(folder / "abbreviations.txt")),
        words=_words(folder),
        verbs=_verbs(folder),
        nominals={row[0]: row[1] for row in rows(folder / "nominals.txt")},
        conditions={row[0]: row[1] for row in rows(folder / "conditions.txt")},
        weekdays=_with_possessives(folder / "weekdays.txt"),
        relative=Phrases((row[0], row[1]) for row in rows(folder / "relative.txt")),
        since=Phrases(((row[0], None) for row in rows(folder / "frames.txt") if row[1] == "since"), backwards=True),
        as_of=Phrases(((row[0], None) for row in rows(folder / "frames.txt") if row[1] == "as_of"), backwards=True),
        outcomes=Phrases((row[0], row[1]) for row in rows(folder / "outcomes.txt")),
        idioms=Phrases((row[0], None) for row in rows(folder / "idioms.txt")),
        source_leads=Phrases((row[0], row[1]) for row in rows(folder / "source_leads.txt")),
        shared_currencies={
            (word, row[1]): money[row[2]][0]
            for row in rows(folder / "shared_currencies.txt")
            for word in (row[0], *_plurals(row[0]))
        },
        local_signs=local_signs,
        doubtful_signs=doubtful,
        before_digits=frozenset(
            sign.removesuffix(".") for sign in (*signs, *doubtful) if sign[-1] == "." or _is_abbreviated(sign)
        ),
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


_VOWELS = "aeiou"
_ONE_SYLLABLE = r"[^aeiou]{0,2}[aeiou][^aeiouwxy]"
# Endings of longer verbs that are stressed on the last syllable: "refer", and no "offer".
_STRESSED = ("mit", "efer", "nfer", "sfer", "cur", "pel", "trol", "rap", "nap")
_MAY_DOUBLE = r"[^aeiou](?:el|al)$"


def _setting(folder: Path, name: str, default: str) -> str:
    return next((row[1] for row in rows(folder / "language.txt") if row[0] == name), default)


def _signs(units: dict[str, tuple[Unit, str, str]]) -> dict[str, Unit]:
    return {sign: unit for unit, signs, _ in units.values() for sign in signs.split()}


def _is_abbreviated(sign: str) -> bool:
    """ "Rp", "kr", and neither "R" nor "EUR"."""
    return sign.isalpha() and len(sign) > 1 and not sign.isupper()


def rate(unit: Unit, per: str, units: Mapping[str, Unit]) -> Unit:
    """A unit per another: the barrels a day that the list of units has, or one of its own."""
    name = f"{unit.name}_per_{per}".replace(" ", "_")
    return units.get(name) or Unit(name, f"{unit.dimension} rate", Decimal(1))


def _rate_signs(folder: Path, units: dict[str, tuple[Unit, str, str]]) -> dict[str, Unit]:
    """Signs that hold a unit and what it is per: "mtpa", "bcma"."""
    known = {name: unit for name, (unit, _, _) in units.items()}
    table = rows(folder / "rate_signs.txt")
    return {sign: rate(known[row[1]], row[2], known) for row in table for sign in row[0].split()}


def _unit_words(units: dict[str, tuple[Unit, str, str]]) -> Phrases[Unit]:
    def entries() -> Iterator[tuple[str, Unit]]:
        for unit, _, words in units.values():
            for word in filter(None, words.split(",")):
                singular = word.strip().lower()
                for form in (singular, *_plurals(singular)):
                    yield form, unit
                    if " " in form and form.replace(" ", "").isalpha():
                        yield form.replace(" ", "-"), unit  # "a 900-square-foot flat"

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


def _with_possessives(path: Path) -> dict[str, int]:
    """The numbers of months or weekdays, also of "February's"; no short form and no "May's" begins a name so."""
    numbers = {row[0]: int(row[1]) for row in rows(path)}
    return numbers | {f"{name}'s": number for name, number in numbers.items() if len(name) > len("sept")}


def _verbs(folder: Path) -> dict[str, str]:
    """Every form of the verbs of verbs.txt, leading to its base form."""
    forms: dict[str, str] = {}
    for base, *irregular in rows(folder / "verbs.txt"):
        for form in (base, *_inflections(base), *" ".join(irregular).split()):
            forms.setdefault(form, base)
    return forms


def _inflections(base: str) -> Iterator[str]:
    """The regular forms of a verb; of those in -l both the British and the American."""
    if base.endswith("y") and base[-2] not in _VOWELS:
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
        return
    yield base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    if base.endswith("ee"):
        yield from (base + "d", base + "ing")
    elif base.endswith("e") and len(base) > 2:  # "being", and no "bed"
        yield from (base + "d", base[:-1] + "ing")
    elif _is_doubled(base):
        yield from (base + base[-1] + "ed", base + base[-1] + "ing")
    else:
        yield from (base + "ed", base + "ing")
        if re.search(_MAY_DOUBLE, base):
            yield from (base + "led", base + "ling")


def _is_doubled(base: str) -> bool:
    """Whether the last letter is written twice before an ending: behind a single vowel that is stressed."""
    is_short = re.fullmatch(_ONE_SYLLABLE, base) is not None
    return is_short or base.endswith(_STRESSED)
