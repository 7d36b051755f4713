"""Origins of evidence: one notion for the discrepancy and for the page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from factcheck.claims.evidence import evidence_of, observations_with_sources
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.services import discrepancies
from factcheck.review.services import decisions
from tests.claims.evidence import article_of, say
from tests.factories import NOW, make_claim

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


def citing(claim: Claim, words: str, body: str, name: str) -> Observation:
    observation = say(claim, words, article=article_of(name))
    observation.figure.attributed_to = body
    observation.figure.save()
    return observation


def four_sources_two_origins() -> Discrepancy:
    claim = make_claim()
    say(claim, "4.33 tons", article=article_of("Customs Bureau"))
    citing(claim, "4.3 tons", "the Customs Bureau", "Morning Post")
    original = article_of("The wire")
    say(claim, "4.4 tons", article=original)
    say(claim, "4.4 tons", article=article_of("The echo", copy_of=original))
    found = discrepancies.update(claim, NOW)
    assert found
    return found


def test_the_discrepancy_and_the_page_count_the_same_origins() -> None:
    discrepancy = four_sources_two_origins()
    rows = evidence_of(observations_with_sources(discrepancy.claim.observations.all()), "tonne")
    assert len({row.origin for row in rows}) == discrepancy.origins_count == 2


def test_one_more_outlet_that_cites_the_same_body_is_no_new_evidence(reviewer: User) -> None:
    discrepancy = four_sources_two_origins()
    chosen = discrepancy.claim.observations.get(figure__text="4.33 tons")
    decisions.settle(discrepancy, by=reviewer, outcome="value", chosen=chosen, reason="slip", seen=1, now=NOW)
    citing(discrepancy.claim, "4.3 tons", "Customs Bureau", "Night Post")
    discrepancies.update(discrepancy.claim, LATER)
    discrepancy.refresh_from_db()
    assert (discrepancy.state, discrepancy.evidence_version) == ("settled", 1)


def test_that_two_origins_prove_to_be_one_opens_nothing_again(reviewer: User) -> None:
    claim = make_claim()
    one, other = article_of("The wire"), article_of("The echo")
    say(claim, "4.4 tons", article=other)
    say(claim, "4.4 tons", article=one)
    chosen = say(claim, "4.33 tons")
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy
    assert discrepancy.origins_count == 3
    decisions.settle(discrepancy, by=reviewer, outcome="value", chosen=chosen, reason="slip", seen=1, now=NOW)
    other.copy_of = one
    other.save()
    discrepancies.update(claim, LATER)
    discrepancy.refresh_from_db()
    assert discrepancy.state == "settled"


def test_what_no_longer_stands_makes_no_two_origins_one() -> None:
    claim = make_claim()
    ledger = article_of("Ledger")
    past = say(claim, "4.33 tons", article=article_of("Customs Bureau"))
    for words, is_current in (("4.33 tons", False), ("4.5 tons", True)):
        observation = say(claim, words, article=ledger, is_current=is_current)
        observation.figure.quote = past.figure.quote if not is_current else observation.figure.quote
        observation.figure.save()
    rows = evidence_of(observations_with_sources(claim.observations.order_by("pk")), "tonne")
    assert [row.origin for row in rows] == [1, 2, 2]
