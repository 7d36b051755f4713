"""A count that goes on, on the page of its discrepancy: its days, and what they do not explain."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from factcheck.claims.evidence import evidence_of, observations_with_sources
from factcheck.claims.models import Claim
from factcheck.claims.services import discrepancies
from factcheck.review.summary import summary
from tests.claims.evidence import article_of
from tests.factories import NOW, make_claim, make_figure, make_observation, make_revision
from tests.views.pages import soup

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    """The dead of a shock as three publishers gave them on three days; the last took one back."""
    claim = make_claim(
        statement="People killed in Peru", what="people", action="kill", place="Peru", unit="count", dimension="count"
    )
    for name, day, dead in (("Post", 4, 31), ("Wire", 6, 58), ("Echo", 7, 52)):
        on = date(2031, 5, day)
        revision = make_revision(f"{name}: the shock killed {dead} people.", article=article_of(name), published_on=on)
        number = Decimal(dead)
        values = {"what": "people", "action": "kill", "place": "Peru", "period": f"{on}", "unit": "count"}
        figure = make_figure(revision, f"{dead}", low=number, high=number, step=Decimal(1), dimension="count", **values)
        make_observation(claim, figure)
    return claim


def test_its_days_stand_first_and_only_what_they_leave_open_is_explained(as_reviewer: Client, claim: Claim) -> None:
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    page = soup(as_reviewer, discrepancy.get_absolute_url())
    assert [item.get_text(" ", strip=True) for item in page.select(".states li")] == [
        "4 May 2031 31",
        "6 May 2031 58",
        "7 May 2031 52",
    ]
    pairs = [pair.get_text(" ", strip=True) for pair in page.select(".difference .pair")]
    assert len(pairs) == 1
    assert "58" in pairs[0]
    assert "52" in pairs[0]


def test_the_summary_to_pass_on_tells_its_days_and_explains_no_more(claim: Claim) -> None:
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    standing = evidence_of(observations_with_sources(claim.observations.timeline()), claim.unit)
    told = summary(discrepancy, standing, None)
    assert "with its day: 31 on 4 May 2031; 58 on 6 May 2031; 52 on 7 May 2031." in told
    assert "58 (Wire) against 52 (Echo)" in told or "52 (Echo) against 58 (Wire)" in told
    assert "31 (Post) against" not in told
