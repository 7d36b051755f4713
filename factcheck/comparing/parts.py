"""Is a number given as a part larger than the whole it is a part of?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from factcheck.comparing.check import Check
from factcheck.comparing.intervals import writings
from factcheck.comparing.mention import Mention
from factcheck.comparing.units import dimension, factor, plural

# "412 of the 390 boxes": the part comes first.
_OF = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}(?:out\s+)?of\s+(?:the|all|a total of|its|their)\s+", re.I)
# "390 kg of drugs, including 400 kg of heroin", "390 boxes, 412 of them empty": the whole comes first.
_INCLUDING = re.compile(
    r"\b(?:including|of which|of whom|among (?:them|these|those)|of (?:these|those|them)|其中)\b|其中", re.I
)
# "17,000 of those now enrolled" are a part of all who are enrolled, and not of what the sentence told before.
_OF_THEM = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,1}of"
    r" (?:(?:them|whom|which)\b|(?:these|those)\b(?=\W*$|\s*[,.;]|\s+(?:were|are|was|is|had|have)\b))",
    re.I,
)
# A number between the two may be the whole; a year is none.
_OTHER_NUMBER = re.compile(r"(?!(?:19|20)\d\d(?!\d))(?<!\d)\d")
_SENTENCE = re.compile(r"[.;!?。；]\s")
_NOT_PARTED = frozenset({"ratio", "points", "temperature", "time", "number"})


def check_parts(mentions: Sequence[Mention]) -> list[Check]:
    """The parts that are larger than their whole. Parts that fit are nothing to tell."""
    sentences: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if can_be_parted(mention):
            sentences[mention.document, mention.figure.quote_start].append(mention)
    return [check for members in sentences.values() for check in _of_sentence(members)]


def can_be_parted(mention: Mention) -> bool:
    """Whether it is a number of running text of which another can be a part."""
    return mention.figure.cell is None and dimension(mention.figure.unit) not in _NOT_PARTED


def _of_sentence(members: list[Mention]) -> Iterator[Check]:
    members.sort(key=lambda one: one.figure.start)
    for n, later in enumerate(members):
        for earlier in members[:n]:
            part, whole = _said_parts(earlier, later)
            if part is not None and whole is not None and exceeds(part, whole):
                words = f"{text_of(part)} is given as a part of {text_of(whole)}, which is less."
                yield Check("part", (part, whole), False, words)


def _said_parts(earlier: Mention, later: Mention) -> tuple[Mention | None, Mention | None]:
    """(part, whole) where the words between or behind two figures say that one is a part of the other."""
    between = _text_between(earlier, later)
    if _OF.fullmatch(between):
        return earlier, later
    if _SENTENCE.search(between):
        return None, None
    # "63 of them in May, and 71 nets": the first is the part, of what stands before it.
    last = "" if _INCLUDING.match(between.lstrip()) else next(iter(_INCLUDING.findall(between)[-1:]), "")
    nearest = not _OTHER_NUMBER.search(between)
    if nearest and (last or _OF_THEM.match(_text_behind(later))):
        return later, earlier
    return None, None


def _text_between(earlier: Mention, later: Mention) -> str:
    begin = earlier.figure.quote_start
    return earlier.figure.quote[earlier.figure.end - begin : max(later.figure.start - begin, 0)]


def _text_behind(mention: Mention) -> str:
    return mention.figure.quote[mention.figure.end - mention.figure.quote_start :]


def exceeds(part: Mention, whole: Mention) -> bool:
    """Whether the part is larger however both were hedged; zeros at the end are taken as counted."""
    one, other = writings(part.figure)[0], writings(whole.figure)[0]
    if dimension(one.unit) != dimension(other.unit) or part.figure.trend or whole.figure.trend:
        return False
    low = one.value - one.step / 2 if one.hedge == "exact" else one.bounds.low
    high = other.value + other.step / 2 if other.hedge == "exact" else other.bounds.high
    return low is not None and high is not None and low * factor(one.unit) > high * factor(other.unit)


def text_of(mention: Mention) -> str:
    text = " ".join(mention.figure.text.split())
    bare = mention.figure.unit not in ("", "count") and text.replace(",", "").replace(".", "").isdigit()
    return f"{text} {plural(mention.figure.unit)}" if bare else text
