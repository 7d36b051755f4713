"""Mentions made by hand: a number, its unit, and what a test wants to say besides."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

from factcheck.comparing import Mention, default_synonyms
from factcheck.comparing.seen import Seen
from factcheck.comparing.setting import settings
from factcheck.comparing.signature import signature
from factcheck.comparing.sketch import sketch
from factcheck.comparing.unequal import Numbers
from factcheck.figures import Figure

_numbers = count(1)


def make_mention(
    text: str,
    value: str | None = None,
    unit: str = "count",
    *,
    high: str | None = None,
    document: str = "",
    published: date | None = None,
    publisher: str = "",
    title: str = "",
    quote: str = "",
    **figure: Any,
) -> Mention:
    """`make_mention("4.33", unit="tonne")`; `value` where the text has a scale word ("1.2 million")."""
    number = next(_numbers)
    low = Decimal(value if value is not None else text.replace(",", ""))
    quote = quote or text
    start = max(quote.find(text), 0)
    figure.setdefault("step", _step(text, low))
    read = Figure(
        start, start + len(text), text, low, Decimal(high) if high else low, unit, quote=quote, quote_start=0, **figure
    )
    return Mention(f"m{number}", read, document or f"document-{number}", published, publisher, title)


def _step(text: str, value: Decimal) -> Decimal:
    """The place of the last digit written, as the reader gives it."""
    digits = "".join(sign for sign in text.split()[0] if sign.isdigit() or sign == ".") or "1"
    decimals = len(digits.partition(".")[2])
    scale = value / Decimal(digits) if Decimal(digits) else Decimal(1)
    return abs(scale).scaleb(-decimals).normalize()


def otters(text: str = "86", **changes: Any) -> Mention:
    """A mention whose every part is told."""
    facts: dict[str, Any] = {
        "what": "otters",
        "action": "count",
        "place": "Latvia",
        "period": "2031",
        "quote": f"In 2031 wardens counted {text} otters in Latvia.",
        "published": date(2032, 1, 5),
    }
    return make_mention(text, **(facts | changes))


def look(*mentions: Mention) -> list[Seen]:
    """The mentions as they are laid beside each other."""
    known = default_synonyms()
    signatures = [signature(mention, known) for mention in mentions]
    setting, numbers = settings(mentions, signatures, known), Numbers()
    return [
        Seen(mention, sketch(one, setting[mention.document].weigh), setting[mention.document], numbers.of(mention))
        for mention, one in zip(mentions, signatures, strict=True)
    ]
