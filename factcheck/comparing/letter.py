"""A report as text that one would mail to a colleague: differences first, then agreements, then what stands alone."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from factcheck.comparing.check import Check
from factcheck.comparing.mention import Mention
from factcheck.comparing.numbers import said, significant
from factcheck.comparing.origins import origins
from factcheck.comparing.report import ComparedClaim, Report
from factcheck.comparing.suggestion import spread, suggest
from factcheck.figures import Figure

_WIDTH = 100
_LONGEST_QUOTE = 280
_CAUSES_SHOWN = 2
_ALONE_SHOWN = 200


def as_text(report: Report, documents: int, figures: int) -> str:
    """The whole report; `documents` and `figures` are how many were read."""
    differing = [claim for claim in report.claims if claim.differs]
    agreeing = [claim for claim in report.claims if not claim.differs]
    lines = [
        f"{_count(figures, 'figure')} in {_count(documents, 'document')}: "
        f"{_count(len(report.claims), 'claim')} given more than once, {len(differing)} of them with differences.",
    ]
    lines += _section("Differences", differing)
    lines += _section("Agreements", agreeing)
    lines += _checks(report.checks)
    lines += _alone(report.alone)
    return "\n".join(lines) + "\n"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _section(heading: str, claims: Sequence[ComparedClaim]) -> Iterator[str]:
    yield from ("", heading, "=" * len(heading))
    if not claims:
        yield "None."
    for number, claim in enumerate(claims, 1):
        yield from _claim(number, claim)


def _claim(number: int, claim: ComparedClaim) -> Iterator[str]:
    yield ""
    yield from textwrap.wrap(f"{number}. {claim.statement}", _WIDTH, subsequent_indent="   ")
    yield f"   {_sources(claim)}"
    for mentions in claim.sides:
        yield ""
        for mention in mentions:
            yield from _mention(mention)
    yield ""
    yield from _differences(claim) if claim.differs else _agreement(claim)


def _sources(claim: ComparedClaim) -> str:
    sources = len({mention.document for mention in claim.mentions})
    words = f"{_count(sources, 'source')}, {_count(len(origins(claim.mentions)), 'origin')}"
    if not claim.differs:
        return words
    return f"{words}; up to {said(significant(spread(claim.mentions) * 100, 2))}% apart"


def _mention(mention: Mention) -> Iterator[str]:
    figure = mention.figure
    day = f", {mention.published.isoformat()}" if mention.published else ""
    who = f", according to {figure.attributed_to}" if figure.attributed_to else ""
    yield f"   * {figure.text} - {mention.document}{day}{who}"
    yield from textwrap.wrap(f'"{_excerpt(figure)}"', _WIDTH, initial_indent="     ", subsequent_indent="     ")


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
    for pair in claim.differences:
        found = pair.comparison
        causes = " Or: ".join(cause.explanation for cause in found.causes[:_CAUSES_SHOWN])
        yield from textwrap.wrap(f"- {found.how}: {causes}", _WIDTH, initial_indent="   ", subsequent_indent="     ")
    if suggestion := suggest(claim.mentions):
        value = next(mention.figure.text for mention in claim.mentions if mention.key == suggestion.key)
        words = f"Suggestion, not a finding: {value} likely stands. {suggestion.reason}"
        yield from textwrap.wrap(words, _WIDTH, initial_indent="   ", subsequent_indent="   ")


def _agreement(claim: ComparedClaim) -> Iterator[str]:
    for way in claim.ways or ["all equal"]:
        yield from textwrap.wrap(f"- {way}", _WIDTH, initial_indent="   ", subsequent_indent="     ")


def _checks(checks: Sequence[Check]) -> Iterator[str]:
    """What was worked out inside single documents, what does not hold first; no heading where there was nothing."""
    heading = "Checks inside a document"
    if checks:
        yield from ("", heading, "=" * len(heading))
    for check in sorted(checks, key=lambda one: one.holds):
        words = f"- {'holds' if check.holds else 'DOES NOT HOLD'}: {check.words} - {check.document}"
        yield from textwrap.wrap(words, _WIDTH, subsequent_indent="  ")


def _alone(mentions: Sequence[Mention]) -> Iterator[str]:
    heading = "Standing alone"
    yield from ("", heading, "=" * len(heading))
    if not mentions:
        yield "None."
    for mention in mentions[:_ALONE_SHOWN]:
        figure = mention.figure
        about = " ".join(part for part in (figure.what, figure.action) if part)
        where = ", ".join(part for part in (figure.place, figure.period) if part)
        details = ": ".join(part for part in (figure.text, about) if part)
        words = f"- {details}{f' ({where})' if where else ''} - {mention.document}"
        yield from textwrap.wrap(words, _WIDTH, subsequent_indent="  ")
    if len(mentions) > _ALONE_SHOWN:
        yield f"... and {len(mentions) - _ALONE_SHOWN:,} more; the JSON form lists them all."
