"""Tell which of the dates around a figure is its own: the one behind it, or the one said before, in its clause."""

from __future__ import annotations

from . import clauses, phrases, tenses
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence
from .when import When, is_year

_SUBJECT = 6
"""Tokens behind "and" in which the verb of a new clause stands."""
_GAP = 3
"""Tokens between a date and its figure where the verb is left out: "the 2031 harvest at 40"."""
_LEAD = 6
"""Tokens in which a target or a record is laid beside another figure."""


def without_compared(s: Sentence, mentions: list[Mention], periods: list[When], lexicon: Lexicon) -> list[When]:
    """The periods that are not those of figures given only for comparison ("against 58 per cent in 2017")."""
    ends = [*(m.begin for m in mentions[1:]), len(s)]
    windows = list(zip(mentions, ends, strict=False))
    return [
        when
        for when in periods
        if not any(
            m.stop <= when.first < end
            and _only_of(s, m, when, lexicon)
            and not _opens_next(s, when, m, end, periods, lexicon)
            for m, end in windows
        )
    ]


def _only_of(s: Sentence, m: Mention, when: When, lexicon: Lexicon) -> bool:
    """Whether a date behind a figure is its alone: that of "against 58", "half of the 426 nests of 2022", "against a
    target of 58 by 2030", "close to the record of 58 set in 2022"."""
    if s.low(m.hedge_first - 1) == "the" and s.low(when.first - 1) == "of":
        return True
    if s.low(m.hedge_first - 1) == "from" and s.low(m.hedge_first - 2) == ",":
        return True  # "stood at 40, from 58 in March"
    lead = s.lows[max(0, m.hedge_first - _LEAD) : m.hedge_first]
    if m.role == "target":
        return any(low in lexicon.of(group) for low in lead for group in ("comparison", "beyond"))
    extreme = lead[-1:] == ["of"] and lead[-2:-1] and lead[-2] in lexicon.of("extreme")
    return m.role == "previous" or bool(extreme and any(low in lexicon.of("near") for low in lead))


def period_of(
    s: Sentence, m: Mention, periods: list[When], shared: list[When], next_begin: int, lexicon: Lexicon
) -> str | None:
    """The period of a figure: one before the next figure, else the nearest before it, else the sentence's first.

    A figure given only for comparison has none but its own: "up from 592" does not speak of the year under report.
    """
    periods, shared = _years_joined(s, periods, lexicon), _years_joined(s, shared, lexicon)
    shared = [w for w in shared if not _of_compared(s, w, m, lexicon)]
    possessed = next((w.iso for w in periods if w.last == m.hedge_first and s.lows[w.last - 1].endswith("'s")), None)
    if possessed is not None:
        return possessed  # "from May's 40"
    behind = [w for w in periods if m.stop <= w.first < next_begin and s.low(w.last) != ":"]
    behind = [
        w
        for w in behind
        if not _opens_next(s, w, m, next_begin, shared, lexicon) and not _only_told(s, w, m, shared, lexicon)
    ]
    if behind and not _new_clause(s, m.stop, behind[0].first, lexicon):
        return behind[0].iso
    if m.role == "previous":
        opens = shared[:1] and shared[0].first <= 1 and phrases.counts_back(s, shared[0].first, lexicon)
        return shared[0].iso if opens else None
    before = [w for w in shared if w.first < m.begin]
    if before and now_between(s, before[-1].last, m.begin, lexicon):
        return None
    if before:
        return before[-1].iso
    apart = [w for w in shared if _new_clause(s, m.stop, w.first, lexicon) or tenses.turns_back(s, m, w.first, lexicon)]
    apart += [w for w in shared if w.first > m.begin and _opens_next(s, w, m, next_begin, shared, lexicon)]
    return next((w.iso for w in shared if w not in apart), None)


def _years_joined(s: Sentence, periods: list[When], lexicon: Lexicon) -> list[When]:
    """ "in 2022 and 2023", "in 2021, 2022 and 2023": these years together."""
    if len(periods) < 2:
        return periods
    joined: list[When] = []
    for when in periods:
        before = joined[-1] if joined else None
        if before is not None and _follows(s, before, when, lexicon):
            joined[-1] = When(before.first, when.last, f"{before.iso[:4]}/{when.iso}")
        else:
            joined.append(when)
    return joined


def _follows(s: Sentence, before: When, when: When, lexicon: Lexicon) -> bool:
    """Whether the year behind "and" or a comma is the one after the years before it."""
    between = s.lows[before.last : when.first]
    listed = len(between) == 1 and (between[0] in lexicon.of("and") or between[0] == ",")
    years = listed and is_year(when.iso) and all(is_year(year) for year in before.iso.split("/"))
    return years and int(before.iso[-4:]) + 1 == int(when.iso)


def _of_compared(s: Sentence, when: When, m: Mention, lexicon: Lexicon) -> bool:
    """ "slowed from last year's 3% to 2%": of the value compared with alone."""
    possessive = s.lows[when.last - 1].endswith("'s") and when.last != m.hedge_first
    return possessive and s.taken[when.last] == 1 and s.low(when.first - 1) in lexicon.of("compared_by")


def _only_told(s: Sentence, when: When, m: Mention, periods: list[When], lexicon: Lexicon) -> bool:
    """ "It posted third-quarter profit of 40 francs on Monday": the day of telling, where a quarter was said before."""
    if s.lows[when.first] not in lexicon.weekdays:
        return False
    start = clauses.start(s, m.hedge_first, lexicon)
    return any("Q" in one.iso and start <= one.first < m.begin for one in periods)


def _opens_next(s: Sentence, when: When, m: Mention, next_begin: int, shared: list[When], lexicon: Lexicon) -> bool:
    """Whether a date stands before the next figure and is its: "was crossed by 62 in 2030, and in 2031 by 40", "Last
    year's fair drew 62 millers, this year's 40"."""
    if next_begin >= len(s):
        return False
    if when.last == next_begin and s.lows[when.last - 1].endswith("'s"):
        return True  # "from May's 40"
    named = s.low(when.first - 1) == "the"  # "the 2031 harvest at 40"
    if named and 0 < next_begin - when.last <= _GAP and s.low(next_begin - 1) in lexicon.of("of"):
        return True  # "62% of the 2031 total of 40"
    k = when.first - 1 - named
    led = s.low(k) in lexicon.of("preposition")
    k -= led
    k -= led and s.low(k) in ("that", "those", "one")  # "and those in May came to 40"
    between = s.lows[when.last : next_begin]
    dated = any(other.first < m.begin for other in shared)
    if s.low(k) in (";", "but") or s.low(k) in lexicon.of("and"):
        return led or dated or s.low(when.last - 1) in lexicon.of("after_that")
    if s.low(k) != ",":
        return False
    if led:
        return all(low in phrases.function_words(lexicon) for low in between)
    if dated and phrases.is_verb(s, when.last, lexicon):
        return True  # "week 3 brought 62, week 2 had brought 40"
    gapped = len(between) <= _GAP and not any(
        phrases.is_verb(s, j, lexicon) for j in range(when.last + named, next_begin)
    )
    return dated and gapped


def _new_clause(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether another clause begins between: "paid 40 euros and will buy rye next year", "and the port will close"."""
    if ";" in s.words[first:last]:
        return True
    for k in range(first, last):
        if _leads_clause(s, k, lexicon) and any(phrases.is_verb(s, j, lexicon) for j in range(k + 1, last)):
            return True
        if s.lows[k] == "," and s.low(k + 1).endswith("ing") and s.low(k + 1) in lexicon.of("revised"):
            return True  # "40 of them guards, bringing the toll since May to 90"
    joined = [range(k + 1, min(k + 1 + _SUBJECT, last)) for k in range(first, last - 1) if s.lows[k] in ("and", "but")]
    ahead = lexicon.of("modal") | lexicon.of("forecast")
    return any(s.lows[j] in ahead or (s.lows[j] == "are" and s.low(j + 1) == "to") for span in joined for j in span)


def _leads_clause(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    """ "after they left", ", of which half were sold"; "when a mill burned" tells of the same time."""
    if s.lows[k] == "when" and (s.low(k + 1) in lexicon.of("article") or s.low(k + 1) in lexicon.numbers):
        return False
    if s.low(k - 1) == "," and s.lows[k] in lexicon.of("of"):
        return s.low(k + 1) in lexicon.of("relative")
    return s.lows[k] in lexicon.of("subordinate")


def now_between(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """ "has lost half since 2031 and now has 614", "came to 90 in 2031 and has since shrunk to 40"."""
    since = (k for k in range(first, last) if s.lows[k] == "since" and s.low(k - 1) in lexicon.of("auxiliary"))
    return any(s.lows[k] in lexicon.of("now") for k in range(first, last)) or any(since)
