"""One of everything a page can show, made by the services where there is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from factcheck.claims.models import Arrangement, Claim, Discrepancy, Lesson, Observation, Synonym
from factcheck.claims.services import vocabulary
from factcheck.publishing.models import Verdict
from factcheck.publishing.services import verdicts
from factcheck.review.models import Decision, Erratum, Opinion
from factcheck.review.services import decisions, signing
from monitor.models import Article, Revision, Snapshot, Source
from tests.claims.evidence import differing
from tests.factories import NOW, make_user


@dataclass
class World:
    """`open` waits; `settled` is decided by `decider`, and published; `opinion` waits for a second reviewer."""

    open: Discrepancy
    settled: Discrepancy
    decision: Decision
    verdict: Verdict
    decider: User
    opinion: Opinion
    erratum: Erratum

    @property
    def claim(self) -> Claim:
        return self.open.claim

    @property
    def observation(self) -> Observation:
        return self.claim.observations.order_by("pk")[0]

    @property
    def revision(self) -> Revision:
        return self.observation.figure.revision

    @property
    def article(self) -> Article:
        return self.revision.article

    @property
    def source(self) -> Source:
        return self.article.source

    @property
    def snapshot(self) -> Snapshot:
        return self.revision.snapshot

    @property
    def arrangement(self) -> Arrangement:
        return Arrangement.objects.create(
            kind="move", origin=self.claim, target=self.settled.claim, by=self.decider, at=NOW
        )

    @property
    def lesson(self) -> Lesson:
        told, meant = {"what": "opium"}, {"what": "heroin"}
        return Lesson.objects.create(claim=self.claim, kind="never", told=told, meant=meant, by=self.decider, at=NOW)

    @property
    def synonym(self) -> Synonym:
        return vocabulary.add("lynx, bobcat", by=self.decider, now=NOW)


def make_world() -> World:
    decider = make_user("decider", group="curator")
    opinion = propose(by=decider)
    waiting = differing("4.33 tons", "4.4 tons")
    settled = differing("5.27 tons", "5.9 tons")
    wrong = settled.claim.observations.order_by("pk")[1]
    decision = settle(settled, by=decider, wrong=[wrong])
    verdict = verdicts.publish(settled.claim, by=decider, now=NOW)
    settled.refresh_from_db()
    return World(waiting, settled, decision, verdict, decider, opinion, decision.errata.get())


def propose(*, by: User) -> Opinion:
    """The first of two opinions, on a discrepancy of its own."""
    discrepancy = differing("6.1 tons", "6.9 tons")
    Claim.objects.filter(pk=discrepancy.claim_id).update(needs_sign_off=True)
    discrepancy = Discrepancy.objects.get(pk=discrepancy.pk)
    chosen = discrepancy.claim.observations.order_by("pk")[0]
    opinion = signing.decide(
        discrepancy, by=by, outcome="value", reason="slip", chosen=chosen, seen=discrepancy.evidence_version, now=NOW
    )
    assert isinstance(opinion, Opinion)
    return opinion


def settle(discrepancy: Discrepancy, *, by: User, **choice: Any) -> Decision:
    """On the value of its first observation."""
    chosen = discrepancy.claim.observations.order_by("pk")[0]
    return decisions.settle(
        discrepancy,
        by=by,
        outcome="value",
        reason="primary_source",
        note="The yearbook says so.",
        chosen=chosen,
        seen=discrepancy.evidence_version,
        **{"now": NOW} | choice,
    )
