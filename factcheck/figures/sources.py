"""What a source is called: the body that issued a report, the owner of a register, the name of a spokesman."""

from __future__ import annotations

from collections.abc import Iterator

from . import phrases
from .gazetteer import is_place
from .lexicon import Lexicon
from .tokens import Sentence
from .when import is_year

_APOSTROPHES = ("'", "’")
_OWNING = ("'s", "’s")
_FARTHEST = 14
"""Tokens behind a report among which it is said whose it is."""


def named(s: Sentence, i: int, lexicon: Lexicon, end: int | None = None) -> str | None:
    """Who speaks in the tokens from `i` up to `end`; None where nobody is named, or the text speaks of itself.

    A body beats the paper that it issued, and a name one that has none: "a note of the Esk Bank", "its head, Ann Lee".
    """
    end = len(s) if end is None else end
    span = phrase(s, i, lexicon, end)
    if span is None:
        return None
    first, last = span
    if is_record(s, last, lexicon):
        return None if _is_own(s, i, first, lexicon) else _issuer_or_paper(s, first, last, end, lexicon)
    if s.lows[last - 1] in lexicon.of("nobody") or s.low(first - 1) in lexicon.of("own_determiner"):
        return None
    first = _behind_common_owner(s, first, last)
    if not _is_named(s, first, last):
        return _apposed(s, last) or _apposed(s, end) or _body_of(s, last, end, lexicon) or s.slice(first, last)
    return s.slice(first, last)


def is_record(s: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Whether the phrase that ends before token `last` is of a paper, a count or an instrument, and not of a body."""
    plain = s.words[last - 1].islower() or last == 1
    return plain and s.lows[last - 1] in lexicon.of("record")


def phrase(s: Sentence, i: int, lexicon: Lexicon, end: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase at `i` with all that belongs to a name: "Dr. Ann Lee", "Ministry of Health"."""
    while s.low(i) in lexicon.of("determiner") and not _is_initial(s, i + 1, lexicon):
        i += 1
    dated = is_year(s.word(i)) and s.word(i + 1)[:1].isupper()
    span = phrases.noun_phrase(s, i + dated, lexicon, one_head=False)
    if _is_initial(s, i + 1, lexicon):
        span = i, i + 1  # "A. K. Lee"
    if span is None or span[0] >= end:
        return None
    first, last = (i if dated else span[0]), min(span[1], end)
    last = _through_capitals(s, last, end)
    while last < end and _is_initial(s, last, lexicon):
        last = _through_capitals(s, last + 2, end)
    while last - first > 1 and s.words[last - 1].islower() and _only_says(s.lows[last - 1], lexicon):
        last -= 1
    return first, min(_extended(s, last, lexicon), end)


def _only_says(low: str, lexicon: Lexicon) -> bool:
    """Whether a word behind a name is none of it: "figures from the Esk Bank show", "people familiar with it"."""
    return (
        low in lexicon.of("behind_noun")
        or low in lexicon.of("record_verb")
        or (low in lexicon.of("say") and low not in lexicon.of("record"))
    )


def _is_initial(s: Sentence, last: int, lexicon: Lexicon) -> bool:
    """Whether the point at `last` only ends an initial or a title: "V. Nambiar", "Dr. Ann Lee"."""
    if not 0 < last < len(s):
        return False
    short = (len(s.words[last - 1]) == 1 and s.words[last - 1].isupper()) or s.lows[last - 1] in lexicon.of("title")
    return s.word(last) == "." and short and s.word(last + 1)[:1].isupper()


def _through_capitals(s: Sentence, last: int, end: int) -> int:
    """Go on through capitals behind a capital: "States" in "the United States" is no verb."""
    while last < end and s.words[last][0].isupper() and s.words[last - 1][0].isupper() and not s.taken[last]:
        last += 1
    return min(last, end)


def _extended(s: Sentence, last: int, lexicon: Lexicon) -> int:
    """Go on through "of Public Security", "for Disease Control and Prevention": a name's capitals."""
    while s.words[last - 1][0].isupper() and s.low(last) in lexicon.of("name_joiner"):
        k = last + 1
        while s.low(k) in lexicon.of("determiner") or s.low(k) == "&":
            k += 1
        if not s.word(k)[:1].isupper() or s.taken[k]:
            break
        while k < len(s) and s.words[k][0].isupper():
            k += 1
        last = k
    return last


def _is_own(s: Sentence, i: int, first: int, lexicon: Lexicon) -> bool:
    """ "our survey", "this post", "its website": a paper of the one who writes, or of one who is not named here."""
    own = lexicon.of("own_determiner") | lexicon.of("possessive")
    return not own.isdisjoint(s.lows[max(i - 2, 0) : first + 1])


def begins_body(s: Sentence, i: int, lexicon: Lexicon) -> bool:
    """Whether a body is named at token `i`: "citing the police", and not "citing the price"."""
    span = phrase(s, i, lexicon, len(s))
    return span is not None and _is_body(s, *span, lexicon)


def issuer(s: Sentence, i: int, lexicon: Lexicon) -> str | None:
    """Whose the paper or the count at `i` is: "a survey by the Esk Bank", "the ministry's count"; none of no paper."""
    span = phrase(s, i, lexicon, len(s))
    span = None if span is None else (span[0], _owned_end(s, *span, lexicon))
    if span is None or not is_record(s, span[1], lexicon) or _is_own(s, i, span[0], lexicon):
        return None
    if s.lows[span[1] - 1] not in lexicon.of("told_in_record"):
        return None
    return _issuer(s, *span, len(s), lexicon)


def _owned_end(s: Sentence, first: int, last: int, lexicon: Lexicon) -> int:
    """Where the count ends that an owner has, before another noun: "in the trust's report losses fell"."""
    owner = _owner_end(s, first, last, lexicon)
    if owner is None:
        return last
    return next((k + 1 for k in range(owner, last) if s.lows[k] in lexicon.of("told_in_record")), last)


def _issuer_or_paper(s: Sentence, first: int, last: int, end: int, lexicon: Lexicon) -> str | None:
    while first < last - 1 and (s.lows[first] in lexicon.of("paper_adjective") or _is_of_time(s, first, lexicon)):
        first += 1
    unnamed = s.lows[last - 1] in lexicon.of("bare_data")
    return _issuer(s, first, last, end, lexicon) or (None if unnamed else s.slice(first, last))


def _issuer(s: Sentence, first: int, last: int, end: int, lexicon: Lexicon) -> str | None:
    """Whose a paper or a count is: of whom it is said behind it, before it, or in its own name."""
    for j, end_of_name, must_be_body in _issuers(s, last, end, lexicon):
        span = phrase(s, j, lexicon, end_of_name)
        if span is None or s.taken[span[0]]:
            continue
        is_body = s.lows[span[1] - 1] in lexicon.of("body") or (
            s.words[span[1] - 1][0].isupper() and _is_body(s, *span, lexicon)
        )
        if not must_be_body or is_body or is_record(s, span[1], lexicon):
            return named(s, j, lexicon, end_of_name)
    return _owner(s, first, last, lexicon)


def _issuers(s: Sentence, last: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Where a name may stand behind a paper, and whether it must be that of a body; what tells most comes first."""
    last, end = _within_aside(s, last, end, lexicon)
    behind = range(last, _tail_end(s, last, end, lexicon))
    yield from ((j + 1, end, False) for j in behind if s.lows[j] in lexicon.of("source_by"))
    issued = (j for j in range(last, min(end, last + _FARTHEST)) if _issues(s, j, lexicon))
    begin = last + (s.low(last) in lexicon.of("relative"))
    yield from ((begin, j, False) for j in issued)
    beginnings = ((j + 1, end) for j in behind if s.lows[j] in lexicon.of("source_from"))
    yield from ((j, stop, False) for j, stop in beginnings if s.low(j + 1) not in lexicon.of("direction"))
    yield from ((j + 1, end, True) for j in behind if s.lows[j] in lexicon.of("of"))


def _within_aside(s: Sentence, last: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where to look on behind a paper: in the aside that tells whose it is, "the poll, made by the bank, found"."""
    opens = s.low(last + 1) in lexicon.of("source_by") or s.low(last + 1) in lexicon.of("relative")
    brought = lexicon.verbs.get(s.low(last + 1)) in lexicon.of("bring_out_verb")
    if s.word(last) != "," or not (opens or brought):
        return last, end
    return last + 1, next((k for k in range(last + 1, len(s)) if s.words[k] == ","), len(s))


def _tail_end(s: Sentence, last: int, end: int, lexicon: Lexicon) -> int:
    """How far the words reach that say whose a paper is: up to a sign, a number or a verb."""
    k = last
    while k < min(end, last + _FARTHEST):
        if not s.words[k][0].isalpha() and not s.taken[k]:
            break
        if s.lows[k] in lexicon.of("auxiliary") or s.lows[k] in lexicon.of("relative"):
            break
        k += 1
    return k


def _issues(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb of issuing stands at `j`: "figures the office released", and not "figures released"."""
    if lexicon.verbs.get(s.lows[j]) not in lexicon.of("bring_out_verb"):
        return False
    return s.low(j - 1)[:1].isalpha() and s.low(j + 1) not in lexicon.of("source_by") and _has_subject(s, j, lexicon)


def _has_subject(s: Sentence, j: int, lexicon: Lexicon) -> bool:
    k = j - 1
    while k > 0 and s.words[k][:1].isalpha() and s.lows[k] not in lexicon.of("determiner"):
        if s.lows[k] in lexicon.of("record"):
            return False
        k -= 1
    return True


def _owner(s: Sentence, first: int, last: int, lexicon: Lexicon) -> str | None:
    """The owner of a paper, or the body in its name: "the ministry's tally", "police figures", "Energy Office data"."""
    owner = _owner_end(s, first, last, lexicon)
    if owner is not None:
        return _without_mark(s.slice(first, owner))
    head, begin = last, first
    while head > first and s.words[head - 1] in lexicon.of("record"):
        head -= 1
    while begin < head and (s.lows[begin] in lexicon.of("paper_adjective") or _is_of_time(s, begin, lexicon)):
        begin += 1
    return s.slice(begin, head) if begin < head and _is_body(s, begin, head, lexicon) else None


def _owner_end(s: Sentence, first: int, last: int, lexicon: Lexicon) -> int | None:
    """The token behind an owner; one of time ("last year's report") owns nothing."""
    for k in range(first, last - 1):
        if s.lows[k].endswith("'s") and not _is_of_time(s, k, lexicon):
            return k + 1
        if s.words[k] in _APOSTROPHES and s.glued(k):
            return k
    return None


def _is_of_time(s: Sentence, k: int, lexicon: Lexicon) -> bool:
    low = s.lows[k].removesuffix("'s")
    words = lexicon.of("time_noun") | lexicon.of("weekday") | lexicon.of("adverb")
    return bool(s.taken[k]) or low in words or low in lexicon.months


def _without_mark(text: str) -> str:
    return text[:-2] if text.endswith(_OWNING) else text


def _is_body(s: Sentence, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a phrase names a body: in capitals and no place, or by a noun such as "ministry"."""
    if s.lows[last - 1] in lexicon.of("body") or s.lows[last - 1] in lexicon.of("agent"):
        return True
    return _is_named(s, first, last) and not is_place(_without_mark(s.slice(first, last)), lexicon.language)


def _is_named(s: Sentence, first: int, last: int) -> bool:
    """Whether a phrase has a capital that does not only begin the sentence."""
    return any(s.words[k][0].isupper() and (k > 0 or _is_short(s, k)) for k in range(first, last))


def _is_short(s: Sentence, k: int) -> bool:
    return s.words[k].isupper() and len(s.words[k]) > 1


def _behind_common_owner(s: Sentence, first: int, last: int) -> int:
    """ "the country's Roads Observatory" is called Roads Observatory."""
    owner = next((k + 1 for k in range(first, last - 1) if s.lows[k].endswith("'s")), first)
    plain = all(s.words[k][0].islower() for k in range(first, owner))
    return owner if plain and s.words[owner][0].isupper() else first


def _apposed(s: Sentence, last: int) -> str | None:
    """The name that follows who has none: "the governor, Ann Lee, said"."""
    if s.word(last) != ",":
        return None
    k = last + 1
    while k < len(s) and not s.taken[k] and (s.words[k][0].isupper() or _is_particle(s, k)):
        k += 1
    closed = k == len(s) or s.words[k] in (",", ".", ";", "(")
    return s.slice(last + 1, k) if k - last > 2 and closed else None


def _is_particle(s: Sentence, k: int) -> bool:
    """A small word within a name: "Aguas del Huasco"."""
    return len(s.words[k]) <= 3 and s.words[k - 1][0].isupper() and s.word(k + 1)[:1].isupper() and s.words[k].isalpha()


def _body_of(s: Sentence, last: int, end: int, lexicon: Lexicon) -> str | None:
    """The named body that nameless people are of: "analysts at Esk Securities"; it may be where they only are."""
    if s.low(last) not in lexicon.of("member_of") or last + 1 >= end:
        return None
    span = phrase(s, last + 1, lexicon, end)
    if span is None or s.taken[span[0]] or not _is_body(s, *span, lexicon):
        return None
    first = _behind_common_owner(s, *span)
    at_body = s.low(last) in lexicon.of("member_at") and span[1] - first > 1
    is_name = s.words[span[1] - 1][0].isupper() and (at_body or s.lows[span[1] - 1] in lexicon.of("body"))
    return s.slice(first, span[1]) if is_name else None
