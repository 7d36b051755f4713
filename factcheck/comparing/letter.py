"""A report as text that one would mail to a colleague: differences first, then agreements, then what stands alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.comparing.cause import Cause
from factcheck.comparing.check import Check
from factcheck.comparing.course import Course
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import hedge_words, in_full, said, significant
from factcheck.comparing.origins import origins
from factcheck.comparing.periods import in_words
from factcheck.comparing.report import ComparedClaim, Report
from factcheck.comparing.stated import is_cell
from factcheck.comparing.statement import about
from factcheck.comparing.suggestion import suggest
from factcheck.figures import Figure

_WIDTH = 100
_LONGEST_QUOTE = 280
_CAUSES_SHOWN = 2
_DIFFERENCES_SHOWN = 12
_ALONE_SHOWN = 200
_TITLES_SHOWN = 200


def as_text(report: Report, documents: int, figures: int) -> str:
    """The whole report; `documents` and `figures` are how many were read."""
    # What several documents give tells more than what one says twice.
    claims = sorted(report.claims, key=lambda claim: -claim.documents)
    differing = [claim for claim in claims if claim.differs]
    agreeing = [claim for claim in claims if not claim.differs]
    lines = [
        f"{_count(figures, 'figure')} in {_count(documents, 'document')}: "
        f"{_count(len(report.claims), 'quantity')} given more than once, {len(differing)} of them with differences.",
    ]
    lines += _section("Differences", differing)
    lines += _section("Agreements", agreeing)
    lines += _checks(report.checks)
    lines += _alone(report.alone)
    lines += _titles(report)
    return "\n".join(lines) + "\n"


def _count(number: int, thing: str) -> str:
    things = f"{thing[:-1]}ies" if thing.endswith("y") else f"{thing}s"
    return f"{number:,} {thing if number == 1 else things}"


def _section(heading: str, claims: Sequence[ComparedClaim]) -> Iterator[str]:
    yield from ("", heading, "=" * len(heading))
    if not claims:
        yield "None."
    for number, claim in enumerate(claims, 1):
        yield from _claim(number, claim)


def _claim(number: int, claim: ComparedClaim) -> Iterator[str]:
    yield ""
    yield from _wrapped(f"{number}. {claim.statement}", "", "   ")
    yield f"   {_sources(claim)}"
    for mentions in claim.sides:
        yield ""
        for mention in mentions:
            yield from _mention(mention)
    yield ""
    yield from _differences(claim) if claim.differs else _agreement(claim)


def _sources(claim: ComparedClaim) -> str:
    words = f"{_count(claim.documents, 'source')}, {_count(len(origins(claim.mentions)), 'origin')}"
    # Two currencies lie no share apart.
    return f"{words}; up to {said(significant(claim.spread * 100, 2))}% apart" if claim.spread else words


def _mention(mention: Mention) -> Iterator[str]:
    figure = mention.figure
    day = f", {mention.published.isoformat()}" if mention.published else ""
    who = f", citing {figure.attributed_to}" if figure.attributed_to else ""
    hedge = hedge_words(figure.hedge, figure.text)
    yield f"   * {hedge}{' ' if hedge else ''}{in_full(figure)} - {mention.document}{day}{who}"
    yield from _wrapped(_in_table(figure) or f'"{_excerpt(figure)}"', "     ", "     ")


def _in_table(figure: Figure) -> str:
    """The headings of a table's cell, which has no sentence; empty in running text."""
    if figure.cell is None or not is_cell(figure):
        return ""
    headings = " / ".join(part for part in (figure.cell.row, figure.cell.column) if part)
    caption = f", in “{figure.cell.caption}”" if figure.cell.caption else ""
    return f"table: {headings}{caption}" if headings or caption else ""


def _excerpt(figure: Figure) -> str:
    """The sentence, or of a long one the part round the figure."""
    quote = " ".join(figure.quote.split())
    if len(quote) <= _LONGEST_QUOTE:
        return quote
    begin = max(0, quote.find(" ".join(figure.text.split())) - _LONGEST_QUOTE // 2)
    part = quote[begin : begin + _LONGEST_QUOTE]
    if begin:
        part = f"... {part.partition(' ')[2]}"
    return part if begin + _LONGEST_QUOTE >= len(quote) else f"{part.rpartition(' ')[0]} ..."


def _differences(claim: ComparedClaim) -> Iterator[str]:
    yield "   Why they differ:"
    if claim.course:
        yield from _wrapped(f"- {day_by_day(claim.course)}", "   ", "     ")
    told = list(_told_once(claim))
    for how, causes in told[:_DIFFERENCES_SHOWN]:
        yield from _wrapped(f"- {how}. {' Or: '.join(_of_them(how, cause) for cause in causes)}", "   ", "     ")
    if (more := len(told) - _DIFFERENCES_SHOWN) > 0:
        yield f"   - {_count(more, 'other pair')} of its figures {'differs' if more == 1 else 'differ'} too."
    if suggestion := suggest(claim.mentions):
        value = next(in_full(mention.figure) for mention in claim.mentions if mention.key == suggestion.key)
        words = f"Suggestion, not a finding: {value} likely stands. {suggestion.reason}"
        yield from _wrapped(words, "   ", "   ")


def day_by_day(count: Course) -> str:
    """The numbers of a count that goes on, under their days."""
    days = "; ".join(f"{', '.join(numbers)} on {in_words(day.isoformat())}" for day, numbers in count.states)
    return f"A count that goes on changes with its day: {days}."


def _told_once(claim: ComparedClaim) -> Iterator[tuple[str, list[Cause]]]:
    """Each two values that differ, with their likeliest causes."""
    for found in claim.differences:
        likeliest = found.causes[:_CAUSES_SHOWN]
        yield found.pair.comparison.how, [cause for cause in likeliest if cause.weight] or list(likeliest)


def _of_them(how: str, cause: Cause) -> str:
    """The cause without naming once more the two values that the sentence before it named."""
    named = how.partition(" are ")[0]
    rest = cause.explanation.removeprefix(f"{named} ")
    return cause.explanation if rest == cause.explanation else f"They {rest}"


def _agreement(claim: ComparedClaim) -> Iterator[str]:
    for way in claim.ways or ["all equal"]:
        yield from _wrapped(f"- {way}", "   ", "     ")


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    """What was worked out inside single documents, what does not hold first; no heading where there was nothing."""
    heading = "Checks inside a document"
    if checks:
        yield from ("", heading, "=" * len(heading))
    for check in sorted(checks, key=lambda one: one.holds):
        words = f"- {'holds' if check.holds else 'DOES NOT HOLD'}: {check.words} - {check.document}"
        yield from _wrapped(words, "", "  ")


def _alone(mentions: Sequence[Mention]) -> Iterator[str]:
    heading = "Standing alone"
    yield from ("", heading, "=" * len(heading))
    if not mentions:
        yield "None."
    for document, found in groupby(mentions[:_ALONE_SHOWN], key=lambda mention: mention.document):
        yield from ("", document)
        for mention in found:
            details = ": ".join(part for part in (in_full(mention.figure), about(mention.figure)) if part)
            yield from _wrapped(f"- {details}", "", "  ")
    if len(mentions) > _ALONE_SHOWN:
        yield from ("", f"... and {len(mentions) - _ALONE_SHOWN:,} more; the JSON form lists them all.")


def _titles(report: Report) -> Iterator[str]:
    """What the names of the documents stand for, where they have titles of their own."""
    mentions = [*(mention for claim in report.claims for mention in claim.mentions), *report.alone]
    titles = {one.document: one for one in mentions if one.title not in ("", one.document)}
    if titles:
        yield from ("", "Documents", "=========")
    for name in sorted(titles)[:_TITLES_SHOWN]:
        one = titles[name]
        told = (f"“{one.title}”", one.publisher, one.published.isoformat() if one.published else "")
        yield from _wrapped(f"- {name}: {', '.join(part for part in told if part)}", "", "  ")
    if len(titles) > _TITLES_SHOWN:
        yield f"... and {len(titles) - _TITLES_SHOWN:,} more."


def _wrapped(words: str, first: str, others: str) -> list[str]:
    """Lines of a mail's width, indented so; the names of files are not broken at their hyphens."""
    return textwrap.wrap(words, _WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)
