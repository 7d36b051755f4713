"""What the record of settled discrepancies says about the publishers of some figures."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, Q

from factcheck.claims.models import Credit, Observation
from factcheck.comparing import Record


def records_of(observations: Iterable[Observation]) -> dict[str, Record]:
    """By the names of their publishers, in one query. The observations come with their sources loaded."""
    publishers = {one.figure.revision.article.source.publisher for one in observations}
    counted = Credit.objects.filter(publisher__in=publishers).values_list("publisher__name")
    rows = counted.annotate(settled=Count("pk"), right=Count("pk", filter=Q(stood=True)))
    return {name: Record(settled, stood) for name, settled, stood in rows}
