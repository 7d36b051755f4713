"""Publishes what was settled. A verdict never changes: a later one supersedes it, or it is withdrawn."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from factcheck.claims.errors import Invalid, require
from factcheck.claims.models import Claim
from factcheck.phrasebook import recorded
from factcheck.publishing.models import Verdict
from factcheck.review.models import Decision
from factcheck.review.services import history
from factcheck.review.services.decisions import finding

PERMISSION = "claims.publish_verdict"
# A reader wants to know why, not every pair.
MOST_DIFFERENCES = 3


def publish(claim: Claim, *, by: User, now: datetime) -> Verdict:
    """Make the claim's standing decision public as its next version. Raises NotAllowed or Invalid."""
    require(by, PERMISSION, "publish verdicts")
    try:
        with transaction.atomic():
            return _publish(claim, by, now)
    except IntegrityError as error:
        raise Invalid("Somebody published this claim at the same moment. Look at what is published now.") from error


def _publish(claim: Claim, by: User, now: datetime) -> Verdict:
    standing = Decision.objects.filter(discrepancy__claim=claim, ended_at__isnull=True)
    decision = standing.select_related("chosen", "discrepancy").first()
    if decision is None:
        raise Invalid("Nothing is settled for this claim yet. Settle its discrepancy first, then publish.")
    last = Verdict.objects.filter(claim=claim).order_by("-version").first()
    if last and last.decision_id == decision.pk and not last.withdrawn_at:
        raise Invalid("This decision is published already.")
    verdict = Verdict.objects.create(
        claim=claim,
        decision=decision,
        version=last.version + 1 if last else 1,
        statement=claim.statement,
        finding=_public_finding(decision),
        evidence=decision.evidence,
        differences=_differences(decision),
        published_at=now,
        published_by=by,
    )
    _record("verdict.published", f"{by} published “{claim}”: {verdict.finding}", verdict, by, now)
    return verdict


@transaction.atomic
def withdraw(verdict: Verdict, *, by: User, now: datetime) -> Verdict:
    """Take a verdict back; its page then says so. Withdrawn twice, nothing more happens."""
    require(by, PERMISSION, "withdraw verdicts")
    if Verdict.objects.filter(pk=verdict.pk, withdrawn_at__isnull=True).update(withdrawn_at=now):
        sentence = f"{by} withdrew version {verdict.version} of “{verdict.statement}”."
        _record("verdict.withdrawn", sentence, verdict, by, now)
    verdict.refresh_from_db()
    return verdict


def _public_finding(decision: Decision) -> str:
    words = finding(decision)
    return f"{words[:1].upper()}{words[1:]}. {recorded(decision.get_reason_display)}."


def _differences(decision: Decision) -> list[dict[str, Any]]:
    """The differing pairs among what was decided on, widest first; those of the same values and cause are told once."""
    seen = {item["observation"]: item for item in decision.evidence}
    found: dict[Any, dict[str, Any]] = {}
    for pair in decision.discrepancy.pairs:
        items = [seen[pk] for pk in pair["observations"] if pk in seen]
        if len(items) == 2 and pair["relation"] == "differs" and pair["causes"]:
            likeliest, texts = pair["causes"][0], [item["text"] for item in items]
            told = {"texts": texts, "sources": [item["source"] for item in items], **likeliest}
            found.setdefault((frozenset(texts), likeliest["cause"]), told)
    return list(found.values())[:MOST_DIFFERENCES]


def _record(kind: str, sentence: str, verdict: Verdict, by: User, now: datetime) -> None:
    data = {"verdict": verdict.pk, "version": verdict.version, "decision": verdict.decision_id}
    history.record(kind, sentence, by=by, claim=verdict.claim, data=data, now=now)
