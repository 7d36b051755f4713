"""Writes the history. Call it in the transaction of the change it tells of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User

from factcheck.claims.happenings import Happening
from factcheck.claims.models import Claim
from factcheck.review.models import Event


def record(
    kind: str,
    sentence: str,
    *,
    by: User | None = None,
    claim: Claim | None = None,
    data: dict[str, Any] | None = None,
    now: datetime,
) -> Event:
    return Event.objects.create(kind=kind, sentence=sentence, by=by, claim=claim, data=data or {}, at=now)


def keep(happening: Happening) -> None:
    """Write down what the claims room tells."""
    record(
        happening.kind,
        happening.sentence,
        by=happening.by,
        claim=happening.claim,
        data=happening.data,
        now=happening.now,
    )
