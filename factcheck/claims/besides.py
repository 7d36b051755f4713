"""What else the texts of a claim give: one number of them may have been taken for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch

from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Figure, Observation
from factcheck.claims.models.figures import PUBLISHED
from factcheck.comparing import Mention
from monitor.models import Revision

# Texts of a claim that are looked through, and figures of all of them
_MOST_TEXTS, _MOST = 12, 2000


def told_besides(standing: Mapping[int, Sequence[Observation]], claims: Collection[int]) -> dict[int, list[Mention]]:
    """For each of these claims the other figures of its texts that are of its kind of unit, in two queries."""
    readings = {pk: _readings(standing[pk]) for pk in claims}
    wanted = {reading for found in readings.values() for reading in found}
    kinds = {one.figure.dimension for pk in claims for one in standing[pk]}
    figures = Figure.objects.filter(reading__in=wanted, dimension__in=kinds) if wanted else Figure.objects.none()
    by_reading: dict[int, list[tuple[int, Mention]]] = defaultdict(list)
    for figure in figures.prefetch_related(_with_source())[:_MOST]:
        by_reading[figure.reading_id].append((figure.pk, _mention(figure)))
    own = {pk: {one.figure_id for one in standing[pk]} for pk in claims}
    return {
        pk: [mention for reading in found for figure, mention in by_reading[reading] if figure not in own[pk]]
        for pk, found in readings.items()
    }


def _with_source() -> Prefetch[Any]:
    """Each text once, for many figures stand in it."""
    columns = (name.removeprefix("revision__") for name in PUBLISHED)
    texts = Revision.objects.select_related("article__source__publisher").only(*columns)
    return Prefetch("revision", texts)


def _readings(observations: Sequence[Observation]) -> list[int]:
    """The texts with most different values first: copies of one tell nothing new."""
    of_each_value = {one.figure.low: one.figure.reading_id for one in observations}
    return list(dict.fromkeys((*of_each_value.values(), *(one.figure.reading_id for one in observations))))[
        :_MOST_TEXTS
    ]


def _mention(figure: Figure) -> Mention:
    """Under a key that no observation has."""
    return replace(mention_of(figure), key=f"figure {figure.pk}")
