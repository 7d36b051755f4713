"""Stored figures as the plain rooms know them, and back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from factcheck import figures
from factcheck.claims.models import Claim, Discrepancy, Figure, Observation
from factcheck.comparing import Mention


def plain(number: Decimal) -> Decimal:
    """The number without the zeros a database column pads it with: 4.330000000000 -> 4.33, 7.44E+4 -> 74400."""
    stripped = number.normalize()
    return stripped.quantize(Decimal(1)) if cast(int, stripped.as_tuple().exponent) > 0 else stripped


def mention_of(item: Observation | Figure) -> Mention:
    """An observation or a stored figure as a mention; its key is the row's id, its document the revision.

    Note: reads the figure's revision, article, source and publisher; load them with it (see with_source).
    """
    figure = item.figure if isinstance(item, Observation) else item
    article = figure.revision.article
    return Mention(
        key=str(item.pk),
        figure=figure_of(figure),
        document=str(figure.revision_id),
        published=figure.revision.published_on,
        publisher=article.source.publisher.name,
        title=figure.revision.title,
    )


def figure_of(stored: Figure) -> figures.Figure:
    return figures.Figure(
        start=stored.start,
        end=stored.end,
        text=stored.text,
        low=None if stored.low is None else plain(stored.low),
        high=None if stored.high is None else plain(stored.high),
        step=plain(stored.step),
        unit=stored.unit,
        unit_text=stored.unit_text or None,
        dimension=stored.dimension or None,
        hedge=cast(figures.figure.Hedge, stored.hedge),
        trend=cast(figures.figure.Trend, stored.trend) if stored.trend else None,
        what=stored.what or None,
        action=stored.action or None,
        place=stored.place or None,
        period=stored.period or None,
        attributed_to=stored.attributed_to or None,
        role=cast(figures.figure.Role, stored.role),
        per=stored.per or None,
        part_of=stored.part_of,
        ambiguous=stored.ambiguous,
        quote=stored.quote,
        quote_start=stored.quote_start,
        also=tuple(_expression(other) for other in stored.also),
        cell=figures.Cell(**stored.cell) if stored.cell else None,
    )


def _expression(other: dict[str, Any]) -> figures.Expression:
    low, high = (None if other[end] is None else Decimal(other[end]) for end in ("low", "high"))
    return figures.Expression(other["start"], other["end"], other["text"], low, high, other["unit"], other["unit_text"])


def quantity_of(claim: Claim) -> Mention:
    """The claim itself as a mention without a number: what figures are laid beside while nothing is filed yet."""
    words = claim.statement
    figure = figures.Figure(
        start=0,
        end=0,
        text="",
        low=None,
        high=None,
        unit=claim.unit or "count",
        dimension=claim.dimension or None,
        what=claim.what or None,
        action=claim.action or None,
        place=claim.place or None,
        period=claim.period or None,
        role=cast(figures.figure.Role, claim.role),
        quote=words,
        quote_start=0,
    )
    return Mention(key=f"claim {claim.pk}", figure=figure, document=f"claim {claim.pk}", title=words)


def settled_value(discrepancy: Discrepancy) -> Mention | None:
    """What a reviewer settled on, as a mention to compare new evidence with; None where no value stands."""
    low, high = (None if end is None else plain(end) for end in (discrepancy.stands_low, discrepancy.stands_high))
    ends = [end for end in (low, high) if end is not None]
    if not ends:
        return None
    hedge: figures.figure.Hedge = "at_least" if high is None else "at_most" if low is None else "exact"
    figure = figures.Figure(
        start=0,
        end=0,
        text=f"{ends[0]:f}",
        low=low,
        high=high,
        step=min(Decimal(1).scaleb(cast(int, end.as_tuple().exponent)) for end in ends),
        hedge=hedge if low is None or high is None or low == high else "between",
        unit=discrepancy.stands_unit,
        quote="",
        quote_start=0,
    )
    return Mention(key="settled", figure=figure, document="settled")
