"""Find the numbers of a sentence: digits, words, scale words, fractions, ratios and vague amounts."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from . import fractions, numerals, phrases, signs
from .fractions import VULGAR
from .lexicon import Lexicon, load
from .tokens import Sentence

ONE = Decimal(1)
HALF = Decimal("0.5")
SCORE = Decimal(20)
_PART_STEPS = 5
"""Half a million is meant to a tenth of it to both sides."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_THOUSANDS = re.compile(r"\d{3}(?:[.,]\d+)?")


class Amount(NamedTuple):
    """A number that ends before token `last`; low and high differ only for vague words ("dozens")."""

    last: int
    low: Decimal
    high: Decimal
    step: Decimal
    ambiguous: bool = False
    worded: bool = False
    scaled: bool = False
    ratio: bool = False


def spoken_step(denominator: Decimal) -> Decimal:
    """How exact a fraction in words is meant: "nine in ten" may be 91 percent, "three quarters" 72 percent."""
    return min(Decimal("0.08"), HALF / denominator)


def is_digits(word: str) -> bool:
    return word[0].isdecimal() or (word[0] == "." and len(word) > 1 and word[1].isdecimal())


@cache
def openings(language: str) -> frozenset[str]:
    """The words that an amount may begin with: at no other word is any kind of number looked for."""
    lexicon = load(language)
    groups = (lexicon.of(group) for group in ("article", "of_each", "one", "no"))
    words = (lexicon.vague, lexicon.several, lexicon.fractions, lexicon.numbers, lexicon.multiples)
    return frozenset(VULGAR).union(*words, *groups)


def amount_at(s: Sentence, i: int, lexicon: Lexicon, money: bool = False, spaced: bool = False) -> Amount | None:
    """The number that begins at token `i`.

    `money` says that a currency sign stands before it, `spaced` that a plain space may part its thousands.
    """
    word = s.words[i]
    if is_digits(word):
        return _digits(s, i, lexicon, money, spaced)
    low = s.lows[i]
    if low in lexicon.vague:
        return _vague(s, i, lexicon)
    if low in lexicon.several and (several := _several(s, i, lexicon)) is not None:
        return several
    if low in lexicon.of("article"):
        return _after_article(s, i, lexicon)
    if low in lexicon.fractions or low in VULGAR:
        return _fraction(s, i, ONE, i, lexicon)
    if low in lexicon.numbers:
        return _worded(s, i, lexicon)
    return None


def _digits(s: Sentence, i: int, lexicon: Lexicon, money: bool, spaced: bool) -> Amount | None:
    j = _behind_spaced(s, i, lexicon) if spaced else i + 1
    numeral = numerals.parse("\u202f".join(s.words[i:j]), lexicon.decimal_mark)
    if numeral is None:
        return None
    value, step, first = numeral.value, numeral.step, j
    ambiguous = numeral.ambiguous or j == i + 2  # "5 400" may be two numbers
    fraction = fractions.written(s, j - 1, value)
    if fraction is not None:
        value, j = fraction
        step = Decimal("0.01")
    elif (power := _power_of_ten(s, j)) is not None:
        exponent, j = power
        return Amount(j, value.scaleb(exponent), value.scaleb(exponent), step.scaleb(exponent), scaled=True)
    scale, after = _scale(s, j, lexicon, money)
    while after > j:
        value, step, j = value * scale, step * scale, after
        if s.words[after - 1] in lexicon.money_scales or s.words[after - 1] in lexicon.glued_scales:
            break
        scale, after = _scale(s, j, lexicon, False)
    scaled = j > first and fraction is None
    if scaled and s.low(j) in lexicon.of("and") and s.low(j + 1) in lexicon.of("article") and s.low(j + 2) == "half":
        return Amount(j + 3, value * Decimal("1.5"), value * Decimal("1.5"), step / 2, scaled=True)
    if scaled and (rest := _rest_at(s, j, step, lexicon)) is not None:
        return rest._replace(low=value + rest.low, high=value + rest.low)
    return Amount(j, value, value, step, ambiguous and not scaled, False, scaled)


def _rest_at(s: Sentence, j: int, unit: Decimal, lexicon: Lexicon) -> Amount | None:
    """The "40 thousand" behind "12 lakh": a number of a smaller scale that goes on with the one before."""
    if not s.word(j).isdecimal() or s.lows[j - 1] not in lexicon.scales or s.low(j + 1) not in lexicon.scales:
        return None
    rest = _digits(s, j, lexicon, False, False)
    return rest if rest is not None and rest.scaled and rest.low < unit else None


def _behind_spaced(s: Sentence, i: int, lexicon: Lexicon) -> int:
    """The token behind "1 234 567" or "15 300" with plain spaces; behind the first group where it is none."""
    first = s.words[i]
    begins = first.isdecimal() and len(first) <= 3 and first[0] != "0" and not is_digits(s.word(i - 1) or "x")
    if not begins or s.low(i - 1) in lexicon.months:
        return i + 1
    j = i + 1
    while j < len(s) and _THOUSANDS.fullmatch(s.words[j]) and s.text[s.ends[j - 1] : s.starts[j]] == " ":
        j += 1
    if j == len(s):
        return j if len(first) < 3 else i + 1  # "735 610 596" at the end of a line may be a row
    return i + 1 if is_digits(s.words[j]) or s.words[j] in ("-", "–", "/", ":") else j


def _power_of_ten(s: Sentence, j: int) -> tuple[int, int] | None:
    """ "× 10⁻³⁰", "×10−30", "x 10^6": the exponent and the token after it."""
    if s.low(j) not in ("×", "x", "*") or s.low(j + 1) != "10":
        return None
    k = j + 2
    sign, digits = 1, ""
    while k < len(s) and s.glued(k):
        part = s.words[k].translate(_SUPERSCRIPTS)
        if part in ("-", "−", "–"):
            sign = -1
        elif part.isdecimal() and len(part) <= 3:
            digits += part
        elif part != "^":
            break
        k += 1
    return (sign * int(digits[:3]), k) if digits else None


def _scale(s: Sentence, j: int, lexicon: Lexicon, money: bool) -> tuple[Decimal, int]:
    """The scale word or letter at token `j` and the token after it; (1, j) where there is none."""
    if j >= len(s):
        return ONE, j
    if s.lows[j] == "-" and s.glued(j) and s.glued(j + 1) and s.low(j + 1) in lexicon.scales:
        j += 1
    if (scale := lexicon.scales.get(s.lows[j])) is not None:
        return scale, j + 1
    word = s.words[j]
    if s.glued(j) and (scale := lexicon.glued_scales.get(word)) is not None:
        return scale, j + 1
    if (scale := lexicon.money_scales.get(word)) is not None and (money or _counts(s, j, lexicon)):
        return scale, j + 1
    return ONE, j


def _counts(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether the letter at `j` after plain digits is a scale ("2.7m tickets", "passenger numbers of 2.7m"), not a unit
    ("250m deep")."""
    letter = s.words[j]
    if s.low(j - 2) in lexicon.of("of") and s.low(j - 3) in lexicon.of("number_noun") and letter in "mM":
        return True
    if letter in ("t", "T") or (letter == "m" and not s.glued(j)):
        return False
    if (s.low(j + 1) in lexicon.of("of") or _is_currency(s, j + 1, lexicon)) and letter in "mM":
        return True
    if len(s.word(j + 1)) > 1 and not s.glued(j + 1) and signs.unit_sign(s, j + 1, lexicon) is not None:
        return True  # "3.4m ha"
    span = phrases.noun_phrase(s, j + 1, lexicon)
    return span is not None and phrases.is_plural(s.lows[span[1] - 1], lexicon)


def _is_currency(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "40m rand", "40m NZD", "40m-euro"."""
    j += s.low(j) == "-" and s.glued(j)
    return lexicon.currency_words.at(s.lows, j) is not None or s.word(j) in lexicon.currency_signs


def _vague(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "dozens", "tens of thousands", "hundreds of millions"."""
    low, high = lexicon.vague[s.lows[i]]
    j = i + 1
    if s.low(i - 1) == "(" and s.low(j) == ")":
        return None  # "Households (thousands)" says how the cells below are meant
    while s.low(j) in lexicon.of("of") and s.low(j + 1) in lexicon.vague:
        more = lexicon.vague[s.lows[j + 1]][0]
        low, high, j = low * more, high * more, j + 2
    if s.low(j) in lexicon.scales and s.low(j) not in lexicon.vague:
        low, high, j = low * lexicon.scales[s.lows[j]], high * lexicon.scales[s.lows[j]], j + 1
    return Amount(j, low, high, low, worded=True, scaled=True)


def _several(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "several hundred", "few thousand", "couple of dozen", "several hundred thousand"."""
    low, high = lexicon.several[s.lows[i]]
    scale = ONE
    j = i + 1 + (s.low(i + 1) in lexicon.of("of"))
    while s.low(j) in lexicon.scales:
        scale, j = scale * lexicon.scales[s.lows[j]], j + 1
    return Amount(j, low * scale, high * scale, scale, worded=True, scaled=True) if scale > 1 else None


def _after_article(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """ "a million", "a dozen", "a third of", "a half", "half a million" has its own rule."""
    after = s.low(i + 1)
    if after in lexicon.scales:
        return _worded(s, i + 1, lexicon)
    if after in lexicon.several:
        return _several(s, i + 1, lexicon)
    i += after in lexicon.of("before_fraction")
    after = s.low(i + 1)
    behind = s.low(i + 2)
    share = any(behind in lexicon.of(group) for group in ("comparative", "of", "beyond", "plural_auxiliary"))
    if after in lexicon.fractions and (share or _is_change(s, i, lexicon) or _hedged(s, i, i + 2, lexicon)):
        return _fraction(s, i + 1, ONE, i, lexicon)
    return None


def _is_change(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether what begins at token `i` says by how much: "up a third", "by nearly a quarter", "a cut of almost a",
    "sales dropped a fifth"."""
    k = i - 1
    while (hedge := lexicon.hedges_before.at(s.lows, k)) is not None:
        k -= hedge[0]
    nouns = ("change_noun", "trend_noun_up", "trend_noun_down")
    if s.low(k) in lexicon.of("of") and any(s.low(k - 1) in lexicon.of(group) for group in nouns):
        return True
    moved = s.low(k) in lexicon.of("trend_up") or s.low(k) in lexicon.of("trend_down")
    behind = s.low(i + 2)
    ends = not behind[:1].isalnum() or behind in lexicon.of("preposition") or behind in lexicon.of("and")
    return s.low(k) in lexicon.of("moved_by") or (moved and s.low(i) in lexicon.of("article") and ends)


def _worded(s: Sentence, i: int, lexicon: Lexicon) -> Amount | None:
    """A number in words. Scale words must fall in size, as in "two million three hundred thousand"."""
    total, group, last_scale, step, j = Decimal(0), None, Decimal("Infinity"), ONE, i
    while j < len(s):
        low = s.lows[j]
        if low in lexicon.numbers and _may_follow(group, lexicon.numbers[low]):
            group = (group or Decimal(0)) + lexicon.numbers[low]
            step = ONE
        elif (group is not None or j == i) and (scale := _spoken_scale(s, j, group, lexicon)) is not None:
            if scale >= 1000 and scale < last_scale:
                total, group, last_scale = total + (ONE if group is None else group) * scale, None, scale
            elif scale < 1000 and (group or ONE) < 100:
                group = (ONE if group is None else group) * scale
            else:
                break
            step = scale
        elif not (low in lexicon.of("joiner") and j > i and _continues(s, j, group, total, lexicon)):
            break
        j += 1
    if j == i:
        return None
    return _halved(
        s, i, Amount(j, total + (group or 0), total + (group or 0), step, worded=True, scaled=step > 1), lexicon
    )


def _spoken_scale(s: Sentence, j: int, group: Decimal | None, lexicon: Lexicon) -> Decimal | None:
    """What the word at `j` multiplies by, "score" behind a small number alone: "three score boats"."""
    if s.lows[j] in lexicon.of("score") and group is not None and group < 10 and phrases.plural_at(s, j + 1, lexicon):
        return SCORE
    return lexicon.scales.get(s.lows[j])


def _may_follow(group: Decimal | None, number: int) -> bool:
    if group is None:
        return True
    return (group % 100 == 0 and group > 0 and number < 100) or (
        group % 100 >= 20 and group % 10 == 0 and 0 < number < 10
    )


def _continues(s: Sentence, j: int, group: Decimal | None, total: Decimal, lexicon: Lexicon) -> bool:
    """Whether the "and" or hyphen at `j` goes on with the number ("one hundred and five", "twenty-three")."""
    after = s.low(j + 1)
    if s.lows[j] == "-":
        return s.glued(j) and s.glued(j + 1) and (after in lexicon.numbers or after in lexicon.scales)
    number = lexicon.numbers.get(after)
    if number is None or number == 0:
        return False
    if group is None:
        return total > 0
    tens = s.lows[j] in lexicon.of("tens_joiner") and group % 100 >= 20 and group % 10 == 0 and number < 10
    return tens or (group % 100 == 0 and group > 0)


def _halved(s: Sentence, i: int, amount: Amount, lexicon: Lexicon) -> Amount | None:
    """Add what may follow a worded number: "and a half", "-thirds", "in five"."""
    j = amount.last
    joined = 1 if s.low(j) == "-" and s.glued(j) else 0
    after = s.low(j + joined)
    if (after in lexicon.fractions and amount.low < 20 and (amount.low > 1) == after.endswith("s")) or (
        after in lexicon.fractions and amount.low == 1
    ):
        return _fraction(s, j + joined, amount.low, i, lexicon)
    if (part := fractions.part_behind(s, j, lexicon)) is not None:
        unit = amount.step if amount.scaled else ONE
        value = amount.low + part[0] * unit
        scale, last = _scale(s, part[1], lexicon, False)
        return Amount(last, value * scale, value * scale, part[0] * unit * scale / 2, worded=True, scaled=True)
    return amount


def _fraction(s: Sentence, j: int, over: Decimal, i: int, lexicon: Lexicon) -> Amount | None:
    """The fraction word at `j`, `over` of it: "two-thirds", "half a million", "½ teaspoon"."""
    if s.lows[j] in VULGAR:
        value = VULGAR[s.lows[j]]
        return Amount(j + 1, value, value, Decimal("0.01"), worded=True)
    numerator, denominator = lexicon.fractions[s.lows[j]]
    value = over * numerator / denominator
    k = j + 1
    if s.low(k) == "-" and s.low(k + 1) in lexicon.scales:
        scale = lexicon.scales[s.lows[k + 1]]
        return Amount(k + 2, value * scale, value * scale, value * scale / _PART_STEPS, worded=True, scaled=True)
    if (after := _measured_part(s, k, lexicon)) is not None:
        scale, last = after
        return Amount(last, value * scale, value * scale, value * scale / _PART_STEPS, worded=True, scaled=scale > 1)
    if i == j and not (s.lows[j] in lexicon.of("half") and _half_of_something(s, j, lexicon)):
        return None
    if i == j and s.low(j - 1) in lexicon.of("ordinal_half"):
        return None
    return Amount(k, value, value, spoken_step(Decimal(denominator)), worded=True, ratio=True)


def _measured_part(s: Sentence, k: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """What a part is of, with the token at which its unit begins: "of a million", "half a percent"."""
    k += s.low(k) in lexicon.of("of")
    if s.low(k) not in lexicon.of("article"):
        return None
    if (scale := lexicon.scales.get(s.low(k + 1))) is not None:
        return scale, k + 2
    found = lexicon.unit_words.at(s.lows, k + 1)
    measured = found is not None and (found[1].dimension != "ratio" or found[1].name == "percent")
    return (ONE, k + 1) if measured else None


def _half_of_something(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """ "half of", "half the", "by half", "more than half are"."""
    behind = s.low(j + 1)
    if behind in lexicon.of("after_half") or behind in lexicon.of("plural_auxiliary") or _is_change(s, j, lexicon):
        return True
    return _hedged(s, j, j + 1, lexicon)


def _hedged(s: Sentence, i: int, behind: int, lexicon: Lexicon) -> bool:
    """ "nearly a third came", "just under half.": a hedge before, and no noun behind."""
    if lexicon.hedges_before.at(s.lows, i - 1) is None:
        return False
    low = s.low(behind)
    return not low[:1].isalnum() or phrases.is_verb(s, behind, lexicon) or lexicon.verbs.get(low) == low
