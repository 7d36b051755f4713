"""Find what money goes to: "the city spent 3.9 million euros on schools", "set aside $5 million for repairs"."""

from __future__ import annotations

from . import conversions, phrases, subjects
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]


def goes_to(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """What the sum `m` is spent on; the place and the people it goes to are no such thing, nor how long it lasts."""
    if m.unit is None or m.unit.dimension != "money":
        return None
    k = _past_dates(s, conversions.behind(s, m.stop, m, lexicon))
    led_by = next((group for group in ("on", "for", "in", "into") if s.low(k) == group), None)
    if led_by is None or _spending(s, m, lexicon) not in lexicon.of(f"spent_{led_by}"):
        return None
    if s.low(k + 1) in lexicon.of("possessive"):
        return None
    span = phrases.noun_phrase(s, k + 1, lexicon)
    if span is None or not _is_thing(s, span, lexicon):
        return None
    return subjects.with_of(s, span, len(s), lexicon)


def _past_dates(s: Sentence, k: int) -> int:
    """Behind the "last year" of "spent $4 million last year on schools"."""
    while k < len(s) and s.taken[k]:
        k += 1
    return k


def _spending(s: Sentence, m: Mention, lexicon: Lexicon) -> str | None:
    """The last verb before the number in its base form, where it is active; "were paid" tells whom, not for what."""
    for k in range(m.hedge_first - 1, max(0, m.hedge_first - subjects.FARTHEST), -1):
        if s.lows[k] == ";":
            return None
        if s.lows[k] not in lexicon.of("auxiliary") and phrases.is_verb(s, k, lexicon):
            passive = phrases.is_participle(s.lows[k], lexicon) and s.low(k - 1) in lexicon.of("be")
            return None if passive else phrases.lemma(s.lows[k], lexicon)
    return None


def _is_thing(s: Sentence, span: Span, lexicon: Lexicon) -> bool:
    head = s.words[span[1] - 1]
    return head[:1].islower() and head not in lexicon.of("time_noun") and head not in lexicon.of("nation")
