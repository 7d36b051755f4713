"""A discrepancy as plain text, to be passed on: what stands, who says what in which words, and why they differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from factcheck.claims.evidence import Evidence, course_of
from factcheck.claims.models import Discrepancy
from factcheck.claims.wording import apart
from factcheck.comparing.letter import day_by_day
from factcheck.phrasebook import recorded
from factcheck.review.desk import Difference, differences
from factcheck.review.models import Decision
from factcheck.review.values import finding

# A reader of a mail wants to know why, not every pair.
MOST_DIFFERENCES = 5


def summary(discrepancy: Discrepancy, standing: Sequence[Evidence], decision: Decision | None) -> str:
    """In the language of the record, as letters to publishers are."""
    count = course_of(standing)
    found = differences(discrepancy, standing, count)
    reasons = [f"- {day_by_day(count)}"] if count else []
    reasons += map(_reason, found[:MOST_DIFFERENCES])
    parts = [
        discrepancy.claim.statement,
        _decided(decision) if decision else _undecided(discrepancy),
        _how_far(discrepancy, standing),
        *map(_source, standing),
        "Why they differ:" if reasons else "",
        "\n".join(reasons),
        f"All of it: {settings.SITE_URL}{discrepancy.get_absolute_url()}",
    ]
    return "\n\n".join(part for part in parts if part)


def _decided(decision: Decision) -> str:
    said = f"{finding(decision)}: {recorded(decision.get_reason_display).lower()}"
    people = " and ".join(str(one) for one in (decision.by, decision.signed_off_by) if one)
    circumstances = ", ".join((people, _day(decision.made_at), recorded(decision.get_confidence_display).lower()))
    return "\n".join(filter(None, (f"{said[:1].upper()}{said[1:]} ({circumstances}).", decision.note)))


def _undecided(discrepancy: Discrepancy) -> str:
    is_closed = discrepancy.state == Discrepancy.State.CLOSED
    return "The sources no longer differ." if is_closed else "Nothing is decided yet."


def _how_far(discrepancy: Discrepancy, standing: Sequence[Evidence]) -> str:
    origins = len({one.origin for one in standing})
    figures = f"{len(standing)} figure{'s' * (len(standing) != 1)} from {origins} origin{'s' * (origins != 1)}"
    return f"{figures}, up to {apart(discrepancy.spread)} apart:" if discrepancy.spread else f"{figures}:"


def _source(one: Evidence) -> str:
    figure = one.observation.figure
    words = " ".join(part for part in (one.hedge, figure.as_written) if part)
    citing = f", citing {figure.attributed_to}" if figure.attributed_to else ""
    who = f"{one.article.source.publisher}, {_day(one.said_on)}{citing}"
    return f"{words}: {who}\n    {_where(one)}\n    {one.url_at_quote}"


def _where(one: Evidence) -> str:
    """The sentence, or of a table's cell its row and column."""
    if one.headings:
        return "in a table: " + ", ".join(f"{name} “{words}”" for name, words in one.headings.items())
    return f"“{' '.join(one.observation.figure.quote.split())}”"


def _reason(difference: Difference) -> str:
    sides = (difference.one, difference.other)
    one, other = (f"{side.observation.figure.text} ({side.article.source.publisher})" for side in sides)
    why = " ".join(f"{name}: {explanation}" for name, explanation in difference.causes[:1]) or difference.how
    return f"- {one} against {other}. {why}"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
