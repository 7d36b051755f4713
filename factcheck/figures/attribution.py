"""Find who says a figure: "according to the NNCC", "the ministry said", "based on customs data"."""

from __future__ import annotations

from . import phrases
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize
from .when import is_year


def attribute(s: Sentence, mentions: list[Mention], lexicon: Lexicon, before: str | None) -> str | None:
    """Fill in who says each figure of the sentence; `before` answers for "he said". Gives the sentence's source."""
    according = _according(s, lexicon)
    said = None if according else _said(s, mentions, lexicon, before)
    for m in mentions:
        m.attributed_to = according or said
    return according or said


def _according(s: Sentence, lexicon: Lexicon) -> str | None:
    for i in range(len(s)):
        found = lexicon.source_leads.at(s.lows, i)
        if found is None:
            continue
        source = _source(s, i + found[0], lexicon)
        needs_data = found[1] == "data"
        if not needs_data or not lexicon.of("source_tail").isdisjoint(s.lows[i + found[0] : i + found[0] + 6]):
            return source
    return None


def _source(s: Sentence, i: int, lexicon: Lexicon, end: int | None = None) -> str | None:
    """The name of a source in the tokens from `i` up to `end`, without "statistics", "data" and the like behind it."""
    while s.low(i) in lexicon.of("determiner"):
        i += 1
    dated = is_year(s.word(i)) and s.word(i + 1)[:1].isupper()
    span = phrases.noun_phrase(s, i + dated, lexicon, one_head=False)
    if span is None or (end is not None and span[0] >= end):
        return None
    first, last = (i if dated else span[0]), span[1]
    last = _named(s, last, len(s) if end is None else end)
    last = _extended(s, last, lexicon)
    if s.lows[last - 1] in lexicon.of("source_kind") and s.low(last) in lexicon.of("source_from"):
        inner = _source(s, last + 1, lexicon)
        if inner is not None:
            return inner
    # In capitals it belongs to the name: "the Mini-Dublin Report".
    while last - 1 > first and s.words[last - 1] in lexicon.of("source_tail"):
        last -= 1
    if s.words[last - 1].endswith(("'s", "’s")):
        return s.slice(first, last)[:-2]
    return s.slice(first, last)


def _named(s: Sentence, last: int, end: int) -> int:
    """Go on through capitals behind a capital: "States" in "the United States" is no verb."""
    while last < end and s.words[last][0].isupper() and s.words[last - 1][0].isupper():
        last += 1
    return min(last, end)


def _extended(s: Sentence, last: int, lexicon: Lexicon) -> int:
    """Go on through "of Public Security", "for Disease Control and Prevention": a name's capitals."""
    while s.words[last - 1][0].isupper() and s.low(last) in lexicon.of("name_joiner"):
        k = last + 1
        while s.low(k) in lexicon.of("determiner") or s.low(k) == "&":
            k += 1
        if not s.word(k)[:1].isupper():
            break
        while k < len(s) and s.words[k][0].isupper():
            k += 1
        last = k
    return last


def _said(s: Sentence, mentions: list[Mention], lexicon: Lexicon, before: str | None) -> str | None:
    verbs = lexicon.of("say")
    for i in range(len(s)):
        if s.lows[i] in verbs and not _passive(s, i, lexicon) and not _in_name(s, i):
            source = _speaker(s, i, lexicon, before)
            if source is not None:
                return source
    return None


def _in_name(s: Sentence, verb: int) -> bool:
    """ "the United States has": between a capital and a small letter "States" says nothing; in a headline it may."""
    return s.words[verb][0].isupper() and s.word(verb - 1)[:1].isupper() and s.word(verb + 1)[:1].islower()


def _passive(s: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """ "is projected at", "had been told", "were put": nobody says anything here."""
    k = verb - 1
    while s.low(k) in lexicon.of("adverb") or s.low(k).endswith("ly"):
        k -= 1
    return s.low(k) in ("is", "are", "was", "were", "been", "being", "be")


def _speaker(s: Sentence, verb: int, lexicon: Lexicon, before: str | None) -> str | None:
    """Who the subject of the verb at `verb` is; behind a quotation the subject may follow ("said Ann Lee")."""
    k = verb
    while k > 0 and (s.low(k - 1) in lexicon.of("adverb") or s.low(k - 1) in lexicon.of("auxiliary")):
        k -= 1
    if s.low(k - 1) in lexicon.of("person_pronoun"):
        return before
    if s.low(k - 1) in (",", "”", '"') and (
        s.word(verb + 1)[:1].isupper() or s.low(verb + 1) in lexicon.of("determiner")
    ):
        if s.low(verb + 1) in lexicon.of("that"):
            return None
        return _source(s, verb + 1, lexicon)
    if s.low(k - 1) in (",", "—", "–", ")"):
        k = _before_aside(s, k - 1)
    start = phrases.clause_start(s, k, lexicon)
    while start < k and (s.lows[start] in lexicon.of("conjunction") or s.lows[start] in lexicon.of("preposition")):
        start += 1
    source = _source(s, start, lexicon, k) if start < k else None
    return source if source is not None and s.low(start) not in lexicon.of("pronoun") else None


def _before_aside(s: Sentence, k: int) -> int:
    """The token at which the aside that ends at `k` begins, as in "Ann Lee, head of the bureau, said"."""
    mark = {")": "("}.get(s.lows[k], s.lows[k])
    j = k - 1
    while j > 0 and s.lows[j] != mark:
        j -= 1
    while mark == "," and j > 12 and s.lows[j - 1] not in (".", ";"):
        nearer = next((n for n in range(j - 1, max(0, j - 8), -1) if s.lows[n] == ","), None)
        if nearer is None:
            break
        j = nearer
    return j if j > 0 else k


def of_caption(caption: str, lexicon: Lexicon) -> str | None:
    """The body a table's caption names first ("Chinese Customs ..."), which is taken to give its numbers."""
    s = tokenize(caption, 0, min(len(caption), 200))
    last = 0
    while last < len(s) and s.words[last][0].isupper():
        last += 1
    return s.slice(0, last) if last > 1 and s.lows[last - 1] in lexicon.of("body") else None
