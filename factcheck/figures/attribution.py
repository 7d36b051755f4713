"""Find who says a figure: "according to the NNCC", "the ministry said", "based on customs data"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from . import phrases, reported, sources, telling
from .lexicon import Lexicon
from .mention import Mention
from .tokens import Sentence, tokenize


class _Told(NamedTuple):
    """Words that say who tells something: tokens `first` up to and with `last`, a verb or "according to"."""

    first: int
    last: int
    source: str | None
    follows: bool = False
    """What it tells stands before it: "40 were lost, the agency said"."""
    is_weak: bool = False
    """A paper or a verb of counting: who says so besides ("the survey counts 40, the agency said") counts before it."""
    is_near: bool = False
    """It tells only what stands in its own clause: "40 were reported by neighbours"."""
    is_cited: bool = False
    """Who tells something else has it from there: "Tern Wire, citing police, reported 40 dead"."""


class Spoke(NamedTuple):
    """Who spoke last, and where the sentence ends in which that stands."""

    name: str
    end: int


def attribute(s: Sentence, mentions: list[Mention], lexicon: Lexicon, spoke: Spoke | None) -> Spoke | None:
    """Fill in who says each figure of the sentence; `spoke` answers for "he said". Gives who spoke last by its end."""
    before = spoke.name if spoke and _is_at_hand(s, spoke) else None
    told = sorted([*_according(s, lexicon), *_in_record(s, lexicon), *_said(s, mentions, lexicon, before)])
    cited = next((one.source for one in told if one.is_cited), None)
    for m in mentions:
        m.attributed_to = cited or _source_of(
            s, m, [one for one in told if not one.is_near or _is_near(s, m, one)], lexicon
        )
    last = next((one.source for one in reversed(told) if one.source), None)
    return Spoke(last, s.end) if last else spoke


def _is_at_hand(s: Sentence, spoke: Spoke) -> bool:
    """Whether a pronoun may mean who spoke: in the same paragraph, or in the sentence that ends the one before."""
    between = s.text[spoke.end : s.start]
    return "\n" not in between or not between.strip()


def _source_of(s: Sentence, m: Mention, told: list[_Told], lexicon: Lexicon) -> str | None:
    """Who tells this figure: the words that open its clause, else those that close it."""
    opening = [one for one in told if one.last < m.first and not one.follows]
    closing = [one for one in told if one.last >= m.first]
    one = next((one for one in reversed(opening) if not one.is_weak), opening[-1] if opening else None)
    if one is not None and opening[-1] is not one and _parts(s, one.last, opening[-1].first, lexicon):
        one = opening[-1]
    yields = one is None or one.is_weak or one.source is None or _parts(s, one.last, m.first, lexicon)
    if yields and closing and closing[0].follows and closing[0].source:
        return closing[0].source
    if one is not None:
        return one.source
    if closing:
        return None if _parts(s, m.last, closing[0].first, lexicon) else closing[0].source
    return told[-1].source if told else None


def _is_near(s: Sentence, m: Mention, one: _Told) -> bool:
    first, last = sorted((m.first, one.first))
    return "," not in s.words[first:last] and ";" not in s.words[first:last]


def _parts(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether another clause begins in these tokens: "40 were lost, but owners say"."""
    parting = lexicon.of("clause_joiner") | lexicon.of("subordinate") | lexicon.of("meanwhile")
    joined = s.low(last - 1) in parting and s.low(last) not in lexicon.of("that")
    return joined or any(s.words[k] == ";" for k in range(first, last))


def _according(s: Sentence, lexicon: Lexicon) -> Iterator[_Told]:
    for i, length, needed in lexicon.source_leads.among(s.lows):
        behind = i + length
        if needed == "data" and sources.issuer(s, behind, lexicon) is None:
            continue
        if needed != "body" or sources.begins_body(s, behind, lexicon):
            source = sources.named(s, behind, lexicon)
            near, cited = needed == "near", needed == "body"
            yield _Told(i, behind - 1, source, not _opens(s, i, lexicon), is_near=near, is_cited=cited)


def _opens(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at token `i`; "said that, according to" is one within another."""
    within = s.low(i - 1) == "," and s.low(i - 2) in lexicon.of("that")
    return i == 0 or within or s.low(i - 1) in lexicon.of("clause_joiner") or s.words[i - 1] == ";"


def _in_record(s: Sentence, lexicon: Lexicon) -> Iterator[_Told]:
    """ "by the ministry's count", "in a survey by the Esk Bank"."""
    if lexicon.of("told_in_record").isdisjoint(s.lows):
        return
    for i, low in enumerate(s.lows):
        if low in lexicon.of("recorded_in") and (source := sources.issuer(s, i + 1, lexicon)) is not None:
            yield _Told(i, i, source, not _opens(s, i, lexicon), is_weak=True)


def _said(s: Sentence, mentions: list[Mention], lexicon: Lexicon, before: str | None) -> Iterator[_Told]:
    verbs = telling.verbs(lexicon.language)
    for i in range(len(s)):
        if s.lows[i] not in verbs or s.taken[i]:
            continue
        if telling.is_passive(s, i, lexicon):
            yield from _by(s, i, lexicon)
        elif telling.may_tell(s, i, mentions, lexicon):
            one = reported.teller(s, i, lexicon, before)
            if one is not None and telling.tells(s, i, one, mentions, lexicon):
                follows = one.is_behind or telling.closes(s, i, one, mentions, lexicon)
                weak = one.is_record or s.lows[i] in lexicon.of("reckoned")
                yield _Told(one.first, i, one.source, follows, weak)


def _by(s: Sentence, verb: int, lexicon: Lexicon) -> Iterator[_Told]:
    """ "the damage was put at €40 million by the insurers"."""
    end = next((k for k in range(verb + 1, len(s)) if s.words[k] in (",", ";")), len(s))
    by = next((k for k in range(verb + 1, end - 1) if s.lows[k] in lexicon.of("source_by")), None)
    if by is None or s.taken[by + 1] or s.lows[verb] not in lexicon.of("told_by"):
        return
    span = sources.phrase(s, by + 1, lexicon, end)
    if span is None:
        return
    told = s.lows[by + 1] in lexicon.of("determiner") or s.words[by + 1][0].isupper()
    if told or phrases.is_plural(s.lows[span[1] - 1], lexicon):  # and not "confirmed by test"
        yield _Told(verb, by, sources.named(s, by + 1, lexicon), True, is_near=True)


def of_caption(caption: str, lexicon: Lexicon) -> str | None:
    """The body a table's caption names first ("Chinese Customs ..."), which is taken to give its numbers."""
    s = tokenize(caption, 0, min(len(caption), 200))
    last = 0
    while last < len(s) and s.words[last][0].isupper():
        last += 1
    return s.slice(0, last) if last > 1 and s.lows[last - 1] in lexicon.of("body") else None
