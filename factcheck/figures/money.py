"""Find the currency of an amount: a sign, a code or a name before it, and whose dollars, pesos and P's a page means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

from .lexicon import Lexicon, Unit
from .numbers import is_digits
from .tokens import Sentence

NEAR_VERB = 4
"""Tokens before a number in which the verb that has so much for its object stands."""

_LONGEST_SIGN, _LONGEST_NAME = 4, 3
"""Tokens."""
_OPENING = frozenset("([“\"'‘/–—-+~≈")
"""What a sign that is a letter may be glued to."""
_AMERICA = "United States"
_DOLLARS = frozenset(("$", "dollar", "dollars"))
_POWERS = dict.fromkeys("Mm", Decimal(1_000_000)) | dict.fromkeys("kKT", Decimal(1_000))
"""What a currency has before it in "MSEK", "kEUR", "TEUR", "mkr"."""
_LEFT_OUT = frozenset(("of", "de", "in", ""))
_SCALED = re.compile(r"(?:['’‘]?000s?|(?<=[^\w\s])(?:[mk]|[mbt]n))$")
_PROOF = r"(?<![\w-]){}\d+(?:,\d{{3}}|(?:\.\d+)?(?: ?[mbt]n\b|[mMbB]\b| (?:m|b|tr)illion\b))"
"""An amount that only money is written as; the sign is that of money elsewhere on the page, too."""
_AS_MONEY = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d)?|\d+[.,]\d\d")
""" "1,500", "27.50"."""
_AMERICAN = re.compile(r"\b(?:US ?\$|U\.S\. ?\$|USD\b|(?:US|U\.S\.|American) dollars?\b)")


def of_page(text: str, countries: Sequence[str], about: str | None, lexicon: Lexicon) -> Lexicon:
    """The lexicon with what money means on a page that is `about` a country and names these, the most named first."""
    countries = list(dict.fromkeys((about, *countries))) if about is not None else countries
    if not countries:
        return lexicon
    own: dict[str, Unit] = {}
    for country in reversed(countries):
        own |= {sign: unit for (sign, where), unit in lexicon.local_signs.items() if where == country}
    tells = about is not None and about != _AMERICA and about in text and _AMERICAN.search(text) is not None
    dollars = tells and ("dollar", about) in lexicon.shared_currencies
    return replace(
        lexicon,
        doubtful_signs=lexicon.doubtful_signs | own,
        at_home=frozenset(own),
        proved_signs=frozenset(sign for sign in own if re.search(_PROOF.format(re.escape(sign)), text)),
        countries=tuple(countries),
        own_dollar=about if dollars else None,
    )


def before(s: Sentence, i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The currency whose sign, code or name ends just before the number at token `i`, and its first token."""
    longest = 1
    while longest < _LONGEST_SIGN and s.glued(i - longest):
        longest += 1
    for n in range(min(longest, i), 0, -1):
        first = i - n
        unit = _signed(s, first, i, lexicon)
        if unit is not None and (n > 1 or not s.glued(first) or not s.words[first - 1].isalpha() or s.glued(i)):
            return (_parted(s, first, lexicon) if n == 1 else None) or (unit, first)
    return _named(s, i, lexicon)


def is_given(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a currency stands before the number at token `i`, or before its minus sign."""
    return before(s, i - is_minus(s, i - 1, lexicon), lexicon) is not None


def is_minus(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """Whether token `k` is the minus sign between a currency and its number: "$-40", "EUR -40 m", and not "R-22"."""
    if s.low(k) not in ("-", "−") or not s.glued(k + 1):
        return False
    return s.word(k - 1) in lexicon.currency_signs and s.glued(k) != s.words[k - 1][-1].isalpha()


def ends_range(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether the number at token `i` is of the money said with the one before it: "€5-7m", "€5m to 7m"."""
    k = i - 2
    if s.low(i - 1) not in ("-", "–", "to") or k < 1:
        return False
    k -= s.word(k) in lexicon.money_scales and s.glued(k)
    return is_digits(s.words[k]) and before(s, k, lexicon) is not None


def _parted(s: Sentence, i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """The "NZ $" of "NZ $40m", whose dollar sign is token `i`; "A $40m weir" begins with no Australian one, and "the US
    $40m" gives a country."""
    if s.words[i] != "$" or i == 0 or s.glued(i):
        return None
    before = s.word(i - 2)
    leads = before.islower() or before == "(" if len(s.words[i - 1]) == 1 else s.words[i - 1].isupper()
    unit = lexicon.currency_signs.get(s.words[i - 1] + "$") if leads and before != "the" else None
    return (unit, i - 1) if unit is not None else None


def _signed(s: Sentence, first: int, i: int, lexicon: Lexicon) -> Unit | None:
    """What the tokens before the number at token `i` are the sign of, a full stop behind them or not."""
    sign = "".join(s.words[first:i])
    dotted = sign[-1] == "." and sign[:-1].isalpha()
    for written in (sign, sign[:-1]) if dotted else (sign,):
        if (unit := lexicon.currency_signs.get(written)) is not None and (written == sign or not written.isupper()):
            return unit
        unit = lexicon.doubtful_signs.get(written)
        apart = first == 0 or not s.glued(first) or s.words[first - 1] in _OPENING
        if unit is not None and apart and (_is_proved(s, i, written, lexicon) or _shows_money(s, i, written, lexicon)):
            return unit
    return None


def _is_proved(s: Sentence, i: int, sign: str, lexicon: Lexicon) -> bool:
    """The "N500" of a page that has "N5bn" too; smaller numbers may be an "N95" nevertheless."""
    return sign in lexicon.proved_signs and s.glued(i) and len(s.words[i]) > 2


def _named(s: Sentence, i: int, lexicon: Lexicon) -> tuple[Unit, int] | None:
    """ "Rupees 450 crore", "Naira 5 million", "US cents 45": a name that stands before the number as a code does."""
    for n in range(min(_LONGEST_NAME, i), 0, -1):
        first = i - n
        found = lexicon.currency_words.at(s.lows, first) if s.words[first][0].isupper() else None
        if found is None or found[0] != n or s.lows[first] in lexicon.verbs or _ends_amount(s, first, lexicon):
            continue
        if n > 1 or _shows_money(s, i, "", lexicon):
            return found[1], first
    return None


def of_kind(s: Sentence, j: int, lexicon: Lexicon) -> Unit | None:
    """The currency of "40 million in euro-denominated bonds", of which "in" or "of" is token `j`."""
    name, denominated, _ = s.low(j + 1).partition("-denominated")
    found = lexicon.currency_words.at([name], 0) if denominated and s.low(j) in ("in", "of") else None
    return found[1] if found is not None else None


def scaled_sign(word: str, lexicon: Lexicon) -> tuple[Unit, Decimal] | None:
    """A currency written as one with its scale, "EURm", "MSEK", "mkr": what it is, and the scale."""
    power = _POWERS.get(word[:1]) if len(word) == 4 or word == "mkr" else None
    if power is not None and (unit := lexicon.currency_signs.get(word[1:])) is not None:
        return unit, power
    unit = lexicon.currency_signs.get(word[:3]) if word[:3].isupper() else None
    scale = lexicon.scales.get(word[3:]) or lexicon.money_scales.get(word[3:])
    return (unit, scale) if unit is not None and scale is not None else None


def _ends_amount(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether what stands at token `j` belongs to a number before: "sold 40 million Euro 20 years ago"."""
    before = s.low(j - 1)
    return before in lexicon.scales or before in lexicon.numbers or before[:1].isdecimal() or s.glued(j)


def _shows_money(s: Sentence, i: int, sign: str, lexicon: Lexicon) -> bool:
    """Whether the number at token `i` is as large as money is, or paid; where the sign is at home, written as money
    is: "P1,500", "K27.50", "N700 per litre"."""
    j = i + 1 + (s.low(i + 1) == "-")
    scaled = s.low(j) in lexicon.scales
    if scaled or (s.glued(j) and (s.word(j) in lexicon.money_scales or s.word(j) in lexicon.glued_scales)):
        return True
    if any(is_paid(low, lexicon) for low in s.lows[max(0, i - NEAR_VERB) : i]):
        return True
    return sign in lexicon.at_home and (_AS_MONEY.fullmatch(s.words[i]) is not None or s.low(j) in ("per", "/"))


def is_told(s: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives money by a sign elsewhere: the "45c" beside "$2.40" are cents."""
    return any(word in lexicon.currency_signs and is_digits(s.word(k)) for k, word in enumerate(s.words, 1))


def is_paid(low: str, lexicon: Lexicon) -> bool:
    """Whether a word before a number shows that it is money: "fined 500 pounds", "worth 40 pounds"."""
    return low == "worth" or lexicon.verbs.get(low) in lexicon.of("paid_verb")


def of_country(unit: Unit | None, unit_text: str | None, country: str | None, lexicon: Lexicon) -> Unit | None:
    """What a currency's bare name or sign means in a country that has its own of that name. Where the name tells of
    none ("dinars"), it is else of the country that the page names most among those that have it."""
    name = bare_name(unit_text, lexicon)
    if name in _DOLLARS and country != lexicon.own_dollar:
        return None
    is_open = unit is not None and unit.name.islower()
    countries = [country, *(lexicon.countries if is_open else ())]
    found = (lexicon.shared_currencies.get((name, one)) for one in countries if one is not None)
    return next((own for own in found if own is not None), None)


def is_american(unit_text: str | None) -> bool:
    """Whether dollars are written as American ones: "US$", "USD"."""
    return unit_text is not None and _AMERICAN.fullmatch(unit_text) is not None


def bare_name(unit_text: str | None, lexicon: Lexicon) -> str:
    """A currency as written, without scale, full stops and what it is per: the "rs" of "Rs." and "Rs crore per km"."""
    written = (unit_text or "").lower().replace("/", " / ")
    words = (_SCALED.sub("", word).removesuffix(".") for word in written.split())
    name = takewhile(lambda word: word != "/" and word not in lexicon.of("per"), words)
    return " ".join(w for w in name if w not in _LEFT_OUT and w.removesuffix("s") not in lexicon.scales)
