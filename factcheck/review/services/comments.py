"""Comments on a discrepancy; each may point at one figure of its evidence."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.models import Discrepancy, Observation
from factcheck.review.models import Comment
from factcheck.review.services import history
from factcheck.review.services.decisions import PERMISSION


@transaction.atomic
def write(discrepancy: Discrepancy, text: str, *, about: Observation | None = None, by: User, now: datetime) -> Comment:
    """Raises NotAllowed or Invalid."""
    require(by, PERMISSION, "comment on discrepancies")
    text = text.strip()
    if not text:
        raise Invalid("Write the comment first.")
    if about is not None and about.claim_id != discrepancy.claim_id:
        raise Invalid("The figure belongs to another claim. Choose one of those shown.")
    comment = Comment.objects.create(discrepancy=discrepancy, observation=about, by=by, at=now, text=text)
    pointed = f" (about “{about.figure.text}”)" if about else ""
    sentence = f"{by} commented on “{discrepancy.claim}”{pointed}: {text}"
    data = {"comment": comment.pk, "observation": about.pk if about else None}
    history.record("comment.written", sentence, by=by, claim=discrepancy.claim, data=data, now=now)
    return comment
