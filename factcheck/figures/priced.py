"""Read prices whose amount stands before them as rates: "a kilo of tea cost $2", "the price per tonne rose to $9"."""

from __future__ import annotations

from . import rates
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

_FARTHEST = 12
"""Tokens. A price stands no farther behind what it is the price of."""

_LONGEST = 6
"""Words before the amount in the name of a price."""

_NO_AMOUNT = frozenset(("time", "money", "ratio", "points"))


def attach(s: Sentence, m: Mention, before: Mention | None, lexicon: Lexicon) -> None:
    """Give a price what it is per, and take the amount out of what it is the price of."""
    if m.unit is None or m.unit.dimension != "money" or m.per is not None or m.trend or not m.what:
        return
    if before is not None and before.per is not None and before.what == m.what and _is_change_to(s, m, before):
        m.unit, m.per = before.unit, before.per
        return
    words = m.what.split()
    amount = next((k for k in range(min(len(words), _LONGEST)) if words[k].lower() in lexicon.unit_words), None)
    per = _of_amount(s, words, amount, m, lexicon) if amount is not None else None
    if per is not None and amount is not None:
        lead = [word for word in words[:amount] if word.lower() not in lexicon.of("article")]
        m.what = " ".join([*lead, *words[amount + 2 :]] if lead else words[amount + 2 :])
    elif words[-1].lower() in lexicon.of("price_noun"):
        per = _per_amount(s, words[-1].lower(), m, lexicon)
    if per is not None:
        m.per = per
        m.unit = rates.rate(m.unit, per, lexicon)


def _is_change_to(s: Sentence, m: Mention, before: Mention) -> bool:
    """ "A tonne of steel rose by 40 euros to 712 euros"."""
    alike = m.unit is not None and before.unit is not None and before.unit.name == f"{m.unit.name}_per_{before.per}"
    return alike and s.low(m.hedge_first - 1) in ("to", "from")


def _of_amount(s: Sentence, words: list[str], amount: int, m: Mention, lexicon: Lexicon) -> str | None:
    """The kilo of "a kilo of tea" and "the price of a kilo of tea"; "a tonne of amber worth $3m" has none."""
    lows = [word.lower() for word in words]
    found = lexicon.unit_words.at(lows, amount)
    if found is None or found[0] > 1 or found[1].dimension in _NO_AMOUNT or lows[amount + 1 : amount + 2] != ["of"]:
        return None
    if amount and not (amount > 2 and lows[amount - 1] in lexicon.of("article") and lows[amount - 2] == "of"):
        return None
    if amount and lows[amount - 3] not in lexicon.of("price_noun"):
        return None
    if not amount and s.low(m.hedge_first - 1) not in lexicon.of("priced_by"):
        return None
    first = next((k for k in range(m.hedge_first - 1, 0, -1) if s.lows[k] == lows[amount]), 0)
    return found[1].name if s.low(first - 1) in lexicon.of("article") else None


def _per_amount(s: Sentence, head: str, m: Mention, lexicon: Lexicon) -> str | None:
    """The tonne of "the price per tonne of wheat rose to 212 euros"."""
    for k in range(m.hedge_first - 2, max(0, m.hedge_first - _FARTHEST), -1):
        if s.lows[k] in ("per", "a") and s.lows[k - 1] == head:
            found = lexicon.unit_words.at(s.lows, k + 1)
            return found[1].name if found is not None and found[1].dimension not in _NO_AMOUNT else None
    return None
