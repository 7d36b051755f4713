"""Parts of a whole: fractions written with a stroke or as one sign, and what "and a half" adds to a number."""

from __future__ import annotations

from decimal import Decimal

from .lexicon import Lexicon
from .tokens import Sentence

_ONE = Decimal(1)
VULGAR = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": _ONE / 3, "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"), "⅝": Decimal("0.625"), "⅞": Decimal("0.875"), "⅙": _ONE / 6,
}  # fmt: skip
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64))


def written(s: Sentence, i: int, value: Decimal) -> tuple[Decimal, int] | None:
    """ "1/2", "2 1/2", "2½": the value and the token after it."""
    if (part := VULGAR.get(s.low(i + 1))) is not None:
        return value + part, i + 2
    if s.low(i + 1) == "/" and (part := _quotient(s, i)) is not None:
        return part, i + 3
    if s.low(i + 2) == "/" and not s.glued(i + 1) and (part := _quotient(s, i + 1)) is not None:
        return value + part, i + 4
    return None


def _quotient(s: Sentence, i: int) -> Decimal | None:
    over, under = s.word(i), s.word(i + 2)
    if not (over.isdecimal() and under.isdecimal() and len(over) <= 2 and len(under) <= 2):
        return None
    if not (s.glued(i + 1) and s.glued(i + 2)) or (s.low(i + 3) == "/" and s.glued(i + 3)):
        return None
    return Decimal(over) / Decimal(under) if int(over) < int(under) and int(under) in _DENOMINATORS else None


def part_behind(s: Sentence, j: int, lexicon: Lexicon, of_unit: bool = False) -> tuple[Decimal, int] | None:
    """The part that "and a half", "-and-a-half" or "and three quarters" adds to what ends before token `j`, and the
    token behind it. Other parts than a half stand before a scale or unit, or, `of_unit`, behind one."""
    k = _past_hyphen(s, j)
    if s.low(k) not in lexicon.of("and"):
        return None
    k = _past_hyphen(s, k + 1)
    over = 1 if s.low(k) in lexicon.of("article") else lexicon.numbers.get(s.low(k), 0)
    k = _past_hyphen(s, k + 1)
    numerator, denominator = lexicon.fractions.get(s.low(k), (0, 1))
    if not 0 < over * numerator < denominator:
        return None
    behind = _past_hyphen(s, k + 1)
    measured = (lexicon.unit_words, lexicon.currency_words)
    stands = of_unit or s.low(behind) in lexicon.scales or any(words.at(s.lows, behind) for words in measured)
    if s.lows[k] not in lexicon.of("half") and not stands:
        return None
    return Decimal(over * numerator) / denominator, k + 1


def _past_hyphen(s: Sentence, j: int) -> int:
    return j + (s.low(j) == "-" and s.glued(j) and s.glued(j + 1))
