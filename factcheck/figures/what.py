"""Find what a figure counts or measures, and the action the text relates it to."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence


def attach_what(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None) -> None:
    """Fill in `what`; `before` is the sentence's figure before this one, from which words left out are taken."""
    span = _following(s, m, lexicon)
    if span is not None:
        m.what, m.what_last = _name(s, span, lexicon), span[1]
        return
    if before is not None and _elided(s, m, before, lexicon):
        m.what = before.what
        return
    span = _preceding_of(s, m, lexicon) or _subject(s, m, lexicon)
    if span is not None:
        m.what = _name(s, span, lexicon)
    elif before is not None:
        m.what = before.what


def _following(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The noun phrase behind the number: "4.33 tons of heroin", "73,400 drug suspects", "a 0.6 per cent fee"."""
    j = m.stop
    while s.low(j) in ("-",) and s.glued(j):
        j += 1
    if s.low(j) == ")":
        return None
    if s.low(j) in lexicon.of("of"):
        span = phrases.noun_phrase(s, j + 1, lexicon)
        return through_quantity(s, span, lexicon)
    if m.unit is not None and m.unit.dimension in ("ratio", "points") and s.low(j) in ("in",):
        return None
    span = phrases.noun_phrase(s, j, lexicon)
    if span is None or (m.unit is not None and not _modifies(s, m, span, lexicon)):
        return None
    return _through_kind(s, span, lexicon)


def _modifies(s: Sentence, m: Mention, span: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a measure stands before its noun ("a 97-kilometer border") and is not merely followed by one."""
    return span[0] == m.stop or s.low(m.stop) == "-" or s.words[span[0] - 1] in ('"', "“")


def through_quantity(s: Sentence, span: tuple[int, int] | None, lexicon: Lexicon) -> tuple[int, int] | None:
    """Go on from "the total volume of" to what there is a volume of."""
    while span is not None and s.lows[span[1] - 1] in lexicon.of("quantity") and s.low(span[1]) in lexicon.of("of"):
        span = phrases.noun_phrase(s, span[1] + 1, lexicon)
    return span


def _through_kind(s: Sentence, span: tuple[int, int], lexicon: Lexicon) -> tuple[int, int]:
    if s.lows[span[1] - 1] in lexicon.of("kind") and s.low(span[1]) in lexicon.of("of"):
        inner = phrases.noun_phrase(s, span[1] + 1, lexicon)
        if inner is not None:
            return span[0], inner[1]
    return span


def _name(s: Sentence, span: tuple[int, int], lexicon: Lexicon) -> str:
    """The words of a phrase; "types of precursor chemicals" becomes "precursor chemical types", head last."""
    first, last = span
    of = next((k for k in range(first + 1, last) if s.lows[k] in lexicon.of("of")), None)
    if of is not None and s.lows[of - 1] in lexicon.of("kind"):
        inner = " ".join(s.slice(of + 1, last).split())
        return f"{inner[:-1] if inner.endswith('s') else inner} {s.slice(first, of)}"
    return " ".join(s.slice(first, last).split())


def _elided(s: Sentence, m: Mention, before: Mention, lexicon: Lexicon) -> bool:
    """Whether the figure takes its noun from the one before: "up from 201", "(compared to 592 tons", "5% to 10%"."""
    lead = s.lows[max(before.stop, m.hedge_first - 3) : m.hedge_first]
    if before.what is None:
        return False
    if m.hedge_first - before.stop <= 3 and all(low in lexicon.of("join_figures") for low in lead):
        return True
    return not lexicon.of("comparison").isdisjoint(s.lows[max(before.stop, m.hedge_first - 5) : m.hedge_first])


def _preceding_of(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """ "a fine of $3 billion", "wind speeds of up to 120 mph"."""
    k = m.hedge_first - 1
    while s.low(k) in lexicon.of("article"):
        k -= 1
    if s.low(k) not in ("of", "at", ":") and s.low(k) not in lexicon.of("of"):
        return None
    if s.low(k) == "at":
        return None
    last = k
    first = _phrase_start(s, last, lexicon)
    return _through_quantity_back(s, first, last, lexicon)


def _through_quantity_back(s: Sentence, first: int, last: int, lexicon: Lexicon) -> tuple[int, int] | None:
    if first == last or (s.lows[last - 1] in lexicon.of("measure") and last - first == 1):
        return None
    return first, last


def _phrase_start(s: Sentence, last: int, lexicon: Lexicon) -> int:
    """The first token of the noun phrase that ends before token `last`."""
    functions = phrases.function_words(lexicon)
    k = last
    while k > 0 and last - k < phrases.LONGEST_PHRASE:
        low = s.lows[k - 1]
        if not (low[0].isalnum() or low in ("&", "-")) or low in functions or low in lexicon.months:
            break
        if (
            phrases.is_verb(s, k - 1, lexicon)
            and k < last
            and (phrases.is_participle(low, lexicon) or low.endswith("s"))
        ):
            break
        k -= 1
    return k


def _subject(s: Sentence, m: Mention, lexicon: Lexicon) -> tuple[int, int] | None:
    """The subject of the verb before the number: "opium cultivation fell to 18,600 hectares"."""
    verb = m.hedge_first - 1
    while verb >= 0 and not phrases.is_verb(s, verb, lexicon):
        verb -= 1
    end = verb if verb > 0 else m.hedge_first
    while end > 0:
        start = phrases.clause_start(s, end, lexicon)
        span = _first_phrase(s, start, end, lexicon)
        if span is not None:
            return span
        end = start - 1
    return None


def _first_phrase(s: Sentence, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first noun phrase of tokens start..end that no preposition leads, with its "of" phrase."""
    fallback = None
    k = start
    while k < end:
        led = k > start and s.lows[k - 1] in lexicon.of("preposition")
        span = phrases.noun_phrase(s, k, lexicon, one_head=False)
        if span is None or span[0] >= end or not s.words[span[0]][0].isalpha():
            k += 1
            continue
        last = _cut_at_verb(s, span[0], min(span[1], end), lexicon)
        if last == span[0]:
            k = span[0] + 1
            continue
        span = _with_of(s, (span[0], last), end, lexicon)
        if not led and s.low(span[0]) not in lexicon.months:
            return span
        fallback = fallback or span
        k = max(span[1], k + 1)
    return fallback


def _cut_at_verb(s: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    for k in range(first, last):
        low = s.lows[k]
        if k > first and low in lexicon.verbs and lexicon.verbs[low] != low and phrases.is_verb(s, k, lexicon):
            return k
    return last


def _with_of(s: Sentence, span: tuple[int, int], end: int, lexicon: Lexicon) -> tuple[int, int]:
    if s.low(span[1]) in lexicon.of("of") and span[1] + 1 < end:
        inner = phrases.noun_phrase(s, span[1] + 1, lexicon)
        if inner is not None and inner[0] < end:
            last = min(inner[1], end)
            return (inner[0], last) if s.lows[span[1] - 1] in lexicon.of("quantity") else (span[0], last)
    return span


def attach_action(s: Sentence, m: Mention, lexicon: Lexicon, before: Mention | None) -> None:
    """Fill in the base form of the verb that the text relates the figure to ("seize", "arrest")."""
    passive = _passive(s, max(m.what_last, m.stop), lexicon)
    if passive is not None:
        m.action = passive
        return
    k = m.hedge_first - 1
    stop = before.stop if before is not None else phrases.clause_start(s, m.first, lexicon)
    while k >= stop:
        if s.lows[k] in lexicon.nominals:
            m.action = lexicon.nominals[s.lows[k]]
            return
        if s.lows[k] not in lexicon.of("auxiliary") and phrases.is_verb(s, k, lexicon):
            m.action = phrases.lemma(s.lows[k], lexicon)
            return
        k -= 1
    if before is not None and m.action is None:
        m.action = before.action


def _passive(s: Sentence, j: int, lexicon: Lexicon) -> str | None:
    """ "were reported", "have been seized", "heroin seized in"."""
    k = j
    while s.low(k) in lexicon.of("auxiliary") or s.low(k) in ("also", "already", "not") or s.low(k).endswith("ly"):
        k += 1
    if k < len(s) and phrases.is_participle(s.lows[k], lexicon) and (k > j or s.low(j) not in lexicon.of("auxiliary")):
        return phrases.lemma(s.lows[k], lexicon)
    return None
