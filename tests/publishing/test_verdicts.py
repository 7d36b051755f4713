from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.models import Discrepancy
from factcheck.publishing.models import Verdict
from factcheck.publishing.models.verdicts import VerdictIsFinal
from factcheck.publishing.services import verdicts
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from tests.claims.evidence import differing
from tests.factories import NOW

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def settle(discrepancy: Discrepancy, by: User, words: str = "4.33 tons") -> Decision:
    chosen = discrepancy.claim.observations.get(figure__text=words)
    seen = discrepancy.evidence_version
    return decisions.settle(
        discrepancy, by=by, outcome="value", chosen=chosen, reason="primary_source", note="Seen.", seen=seen, now=NOW
    )


@pytest.fixture
def discrepancy(reviewer: User) -> Discrepancy:
    """Settled, and ready to be published."""
    discrepancy = differing("4.33 tons", "4.4 tons")
    settle(discrepancy, reviewer)
    return discrepancy


def test_a_settled_claim_is_published_with_its_evidence(discrepancy: Discrepancy, curator: User) -> None:
    verdict = verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    assert (verdict.version, verdict.published_by) == (1, curator)
    assert verdict.finding == "4.33 tons stands. The primary source says so."
    assert [item["text"] for item in verdict.evidence] == ["4.33 tons", "4.4 tons"]
    assert list(Verdict.objects.published()) == [verdict]
    assert Event.objects.get(kind="verdict.published").by == curator


def test_what_is_not_settled_cannot_be_published(curator: User) -> None:
    with pytest.raises(Invalid, match="Settle its discrepancy first"):
        verdicts.publish(differing().claim, by=curator, now=NOW)


def test_the_same_decision_is_not_published_twice(discrepancy: Discrepancy, curator: User) -> None:
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    with pytest.raises(Invalid, match="published already"):
        verdicts.publish(discrepancy.claim, by=curator, now=LATER)
    assert Verdict.objects.count() == 1


def test_a_reviewer_may_not_publish_or_withdraw(discrepancy: Discrepancy, reviewer: User, curator: User) -> None:
    with pytest.raises(NotAllowed):
        verdicts.publish(discrepancy.claim, by=reviewer, now=NOW)
    verdict = verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    with pytest.raises(NotAllowed):
        verdicts.withdraw(verdict, by=reviewer, now=LATER)
    assert Verdict.objects.get().withdrawn_at is None


def test_a_reopened_verdict_stays_readable_and_says_it_is_under_review(
    discrepancy: Discrepancy, reviewer: User, curator: User
) -> None:
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    assert not Verdict.objects.get().under_review
    decisions.reopen(discrepancy, by=reviewer, because="The yearbook came out.", now=LATER)
    assert Verdict.objects.published().get().under_review


def test_a_new_decision_supersedes_and_the_old_version_stays(
    discrepancy: Discrepancy, reviewer: User, curator: User
) -> None:
    first = verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    decisions.reopen(discrepancy, by=reviewer, because="Again.", now=LATER)
    settle(discrepancy, reviewer, "4.4 tons")
    second = verdicts.publish(discrepancy.claim, by=curator, now=LATER)
    assert (second.version, second.finding[:8]) == (2, "4.4 tons")
    assert list(Verdict.objects.published()) == [second]
    assert Verdict.objects.get(pk=first.pk).finding.startswith("4.33 tons")


def test_a_withdrawn_verdict_does_not_bring_the_one_before_back(
    discrepancy: Discrepancy, reviewer: User, curator: User
) -> None:
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    decisions.reopen(discrepancy, by=reviewer, because="Again.", now=LATER)
    settle(discrepancy, reviewer, "4.4 tons")
    second = verdicts.publish(discrepancy.claim, by=curator, now=LATER)
    for _ in range(2):
        verdicts.withdraw(second, by=curator, now=LATER)
    assert second.withdrawn_at == LATER
    assert not Verdict.objects.published().exists()
    assert Event.objects.filter(kind="verdict.withdrawn").count() == 1


def test_a_withdrawn_decision_can_be_published_again(discrepancy: Discrepancy, curator: User) -> None:
    verdicts.withdraw(verdicts.publish(discrepancy.claim, by=curator, now=NOW), by=curator, now=LATER)
    assert verdicts.publish(discrepancy.claim, by=curator, now=LATER).version == 2


def test_a_verdict_cannot_be_changed_or_deleted(discrepancy: Discrepancy, curator: User) -> None:
    verdict = verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    verdict.finding = "Something else."
    for attempt in (verdict.save, verdict.delete, Verdict.objects.all().delete):
        with pytest.raises(VerdictIsFinal):
            attempt()
    assert Verdict.objects.get().finding.startswith("4.33 tons")


def test_a_published_decision_is_not_undone_in_silence(discrepancy: Discrepancy, reviewer: User, curator: User) -> None:
    verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    with pytest.raises(Invalid, match="published already"):
        decisions.undo(Decision.objects.get(), by=reviewer, now=LATER)
    assert Decision.objects.get().ended_at is None


def test_verdicts_are_withdrawn_in_the_admin_by_those_who_may_publish(
    discrepancy: Discrepancy, reviewer: User, curator: User, as_reviewer: Client, as_curator: Client
) -> None:
    verdict = verdicts.publish(discrepancy.claim, by=curator, now=NOW)
    User.objects.update(is_staff=True)
    sent = {"action": "withdraw", "_selected_action": verdict.pk}
    as_reviewer.post("/admin/publishing/verdict/", sent)
    assert Verdict.objects.published().exists()
    as_curator.post("/admin/publishing/verdict/", sent)
    assert not Verdict.objects.published().exists()
