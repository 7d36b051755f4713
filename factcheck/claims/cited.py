"""Is the figure really in the cited source? Looks into what is kept of the source that a text names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from factcheck.claims.evidence import Evidence
from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Figure, Reading
from factcheck.comparing.circumstances import same_name
from factcheck.comparing.suggestion import agree
from monitor.models import Publisher, Revision

# Figures of one value and publisher that are looked at
MOST = 50


@dataclass(frozen=True, slots=True)
class Cited:
    """What the texts that are kept of the cited source say. `figure` is where; None where none gives the figure."""

    name: str
    holds: bool
    figure: Figure | None
    sentence: str


def cited_sources(evidence: Sequence[Evidence]) -> dict[int, Cited]:
    """By the observation's id; nothing for figures that name no source, or one of which no text is kept.

    A fixed number of queries for all of them.
    """
    citing = {one.observation.pk: one for one in evidence if one.observation.figure.attributed_to}
    held = _publishers_named(citing)
    stored = _figures_of({publisher.pk for publisher in held.values()}, list(citing.values()))
    return {
        pk: _cited(one, held[pk], evidence, stored[held[pk].pk])
        for pk, one in citing.items()
        if pk in held and held[pk].pk != one.article.source.publisher_id
    }


def _publishers_named(citing: dict[int, Evidence]) -> dict[int, Publisher]:
    if not citing:
        return {}
    texts = Revision.objects.filter(article__source__publisher=OuterRef("pk"))
    known = list(Publisher.objects.filter(Exists(texts)))
    found = {
        pk: next((one for one in known if same_name(row.observation.figure.attributed_to, one.name)), None)
        for pk, row in citing.items()
    }
    return {pk: publisher for pk, publisher in found.items() if publisher}


def _figures_of(publishers: set[int], citing: Sequence[Evidence]) -> dict[int, list[Figure]]:
    """Figures of the newest texts of these publishers that are written with one of the values."""
    found: dict[int, list[Figure]] = defaultdict(list)
    if not publishers:
        return found
    values = {one.observation.figure.low for one in citing if one.observation.figure.low is not None}
    figures = Figure.objects.filter(
        low__in=values,
        reading__standing=Reading.Standing.CURRENT,
        revision__article__source__publisher__in=publishers,
    ).select_related("revision__article__source__publisher")
    for figure in figures.defer("revision__text", "revision__cells").order_by("pk")[: MOST * len(publishers)]:
        found[figure.revision.article.source.publisher_id].append(figure)
    return found


def _cited(one: Evidence, source: Publisher, evidence: Sequence[Evidence], stored: Sequence[Figure]) -> Cited:
    own = [
        other
        for other in evidence
        if other.is_standing and other.article.source.publisher_id == source.pk and other is not one
    ]
    mention = mention_of(one.observation)
    if same := next((other for other in own if agree(mention, mention_of(other.observation))), None):
        figure = same.observation.figure
        return Cited(source.name, True, figure, f"{source.name} gives {figure.as_written} itself.")
    if own:
        figure = own[0].observation.figure
        return Cited(source.name, False, figure, f"{source.name} itself gives {figure.as_written}, not this.")
    written = one.observation.figure
    if alike := next((other for other in stored if (other.high, other.unit) == (written.high, written.unit)), None):
        return Cited(source.name, True, alike, f"{source.name} gives {alike.as_written} in a text filed elsewhere.")
    return Cited(source.name, False, None, f"No text kept of {source.name} gives this figure.")
