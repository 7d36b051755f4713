"""Does a share follow from the parts that are given beside it?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations, product

from factcheck.comparing import stated
from factcheck.comparing.check import Check
from factcheck.comparing.intervals import Interval, Writing, writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import said, significant
from factcheck.comparing.units import dimension, factor

# "888,000 of 1,146,000", "412 out of the 1,000 samples": the first is a part of the second, whatever the percentage.
_OF = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}(?:out\s+)?of\s+(?:the\s+|all\s+|a\s+total\s+of\s+)?", re.I)
# Kinds of unit of which one can be a share of another.
_NOT_SHARED = frozenset({"ratio", "time", "temperature"})
# Two numbers that nothing but their nearness links are taken to be part and whole only where the share is this exact:
# of whole percentages one in a hundred would fit by chance.
_EXACT = Decimal("0.1")


def check_shares(mentions: Sequence[Mention]) -> list[Check]:
    """The percentages that follow, or do not follow, from two numbers of their sentence or the one before."""
    sentences: dict[str, dict[int, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        if not stated.is_cell(mention.figure):
            sentences[mention.document][mention.figure.quote_start].append(mention)
    found: list[Check] = []
    for document in sentences.values():
        before: list[Mention] = []
        for start in sorted(document):
            found += _of_sentence(document[start], before)
            before = document[start]
    return found


def _of_sentence(sentence: Sequence[Mention], before: Sequence[Mention]) -> Iterator[Check]:
    shares = [one for one in sentence if one.figure.unit == "percent" and one.figure.trend is None]
    counted = [one for one in sentence if _can_be_shared(one)]
    said_of = [two for two in permutations(counted, 2) if _is_said_to_be_of(*two)]
    for share in shares:
        if len(said_of) == len(shares) == 1:
            yield _check(*said_of[0], share)
            continue
        wholes = [*counted, *(one for one in before if _can_be_shared(one))]
        pairs = [(part, whole) for part, whole in product(counted, wholes) if _is_less(part, whole)]
        checks = (_check(part, whole, share) for part, whole in pairs if _step(share) <= _EXACT)
        yield from [check for check in checks if check.holds][:1]


def _can_be_shared(mention: Mention) -> bool:
    figure = mention.figure
    is_level = figure.trend is None and figure.low is not None and figure.low == figure.high
    return is_level and dimension(figure.unit) not in _NOT_SHARED


def _is_said_to_be_of(part: Mention, whole: Mention) -> bool:
    text, begin = part.figure.quote, part.figure.quote_start
    between = text[max(part.figure.end - begin, 0) : max(whole.figure.start - begin, 0)]
    return _is_less(part, whole) and _OF.fullmatch(between) is not None


def _is_less(part: Mention, whole: Mention) -> bool:
    one, other = _first(part), _first(whole)
    if dimension(one.unit) != dimension(other.unit):
        return False
    return 0 < one.value * factor(one.unit) < other.value * factor(other.unit)


def _check(part: Mention, whole: Mention, share: Mention) -> Check:
    one, other = _first(part), _first(whole)
    hundred = 100 * factor(one.unit) / factor(other.unit)
    exact = one.value * hundred / other.value
    low, high = one.written, other.written
    reach = Interval(_over(low.low, high.high) * hundred, _over(low.high, high.low) * hundred)
    holds = reach.meets(_first(share).bounds)
    end = f"which is the {_text(share)} given" if holds else f"not {_text(share)}"
    words = f"{_text(part)} of {_text(whole)} are {said(significant(exact, 3))}%, {end}."
    return Check("share", (part, whole, share), holds, words)


def _over(part: Decimal | None, whole: Decimal | None) -> Decimal:
    return (part or Decimal(0)) / (whole or Decimal(1))


def _first(mention: Mention) -> Writing:
    return writings(mention.figure)[0]


def _step(mention: Mention) -> Decimal:
    return mention.figure.step


def _text(mention: Mention) -> str:
    return " ".join(mention.figure.text.split())
