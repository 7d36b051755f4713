"""Find what money goes to: "the city spent 3.9 million euros on schools", "set aside $5 million for repairs"."""

from __future__ import annotations

from . import conversions, phrases, subjects
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence

Span = tuple[int, int]


def goes_to(s: Sentence, m: Mention, lexicon: Lexicon) -> Span | None:
    """What the sum `m` is spent on; the place and the people it goes to are no such thing, nor how long it lasts."""
    if not (m.scaled if m.unit is None else m.unit.dimension in ("money", "money rate")):
        return None
    k = _past_dates(s, conversions.behind(s, m.stop, m, lexicon))
    led_by = next((group for group in ("on", "for", "in", "into") if s.low(k) == group), None)
    if (goal := _goal(s, m, k, lexicon)) is not None:
        return goal
    priced = led_by == "for" and _is_price(m, lexicon)
    if led_by is None or not (priced or _spending(s, m, lexicon) in lexicon.of(f"spent_{led_by}")):
        return None
    if s.low(k + 1) in lexicon.of("possessive"):
        return None
    span = phrases.noun_phrase(s, k + 1, lexicon)
    if span is None or not _is_thing(s, span, lexicon):
        return None
    return subjects.with_of(s, span, len(s), lexicon)


def _goal(s: Sentence, m: Mention, k: int, lexicon: Lexicon) -> Span | None:
    """The roof of "It would cost 41 million euros to repair the roof", where "to" stands at `k`."""
    base = s.low(k + 1)
    if s.low(k) != "to" or lexicon.verbs.get(base) != base or _spending(s, m, lexicon) not in lexicon.of("spent_to"):
        return None
    span = phrases.noun_phrase(s, k + 2, lexicon)
    return span if span is not None and _is_thing(s, span, lexicon) else None


def _is_price(m: Mention, lexicon: Lexicon) -> bool:
    """ "31 cents a litre" of something, by whatever verb, and not so much a month."""
    per = lexicon.units.get(m.per) if m.per is not None else None
    return m.per is not None and m.unit is not None and (per is None or per.dimension != "time")


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
