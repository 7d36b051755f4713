from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.importance import HIGH, LOW, NORMAL, cause_group, points, rank
from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies, weighing
from factcheck.review.models import Event
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_claim

DAY = timedelta(days=1)


def test_a_wider_difference_more_origins_more_weight_and_a_longer_wait_each_rank_higher() -> None:
    plain = rank(0.02, 2, NORMAL, NOW)
    assert rank(0.5, 2, NORMAL, NOW) > plain
    assert rank(0.02, 5, NORMAL, NOW) > plain
    assert rank(0.02, 2, HIGH, NOW) > plain > rank(0.02, 2, LOW, NOW)
    assert rank(0.02, 2, NORMAL, NOW - DAY) > plain


def test_the_order_is_that_of_the_points_at_any_time() -> None:
    for now in (NOW, NOW + 400 * DAY):
        young = points(0.5, 3, NORMAL, NOW, now).total
        old = points(0.02, 2, NORMAL, NOW - 20 * DAY, now).total
        assert (young > old) == (rank(0.5, 3, NORMAL, NOW) > rank(0.02, 2, NORMAL, NOW - 20 * DAY))
    assert points(0.02, 2, NORMAL, NOW, NOW + 3 * DAY).waiting == 3


def test_a_hundred_origins_do_not_bury_everything_else() -> None:
    assert rank(0.02, 100, NORMAL, NOW) < rank(1.0, 2, HIGH, NOW)


def test_one_cause_between_the_same_two_publishers_is_one_group() -> None:
    pairs = [{"observations": [1, 2], "causes": [{"cause": "truncated"}]}]
    evidence = [{"observation": 1, "source": "Ministry"}, {"observation": 2, "source": "Wire"}]
    turned = [{"observation": 1, "source": "Wire"}, {"observation": 2, "source": "Ministry"}]
    others = [{"observation": 1, "source": "Ministry"}, {"observation": 2, "source": "Radio"}]
    assert cause_group(pairs, evidence) == cause_group(pairs, turned) != cause_group(pairs, others)
    assert cause_group([{"observations": [1, 2], "causes": []}], evidence) == ""


@pytest.mark.django_db
def test_a_discrepancy_is_weighed_as_its_evidence_comes() -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    before = discrepancy.importance
    say(discrepancy.claim, "9 tons")
    discrepancies.update(discrepancy.claim, NOW)
    discrepancy.refresh_from_db()
    assert discrepancy.origins_count == 3
    assert discrepancy.importance > before


@pytest.mark.django_db
def test_a_curator_weighs_a_claim_and_the_history_says_so(curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    for _ in range(2):
        weighing.weigh(discrepancy.claim, weight=HIGH, needs_sign_off=True, by=curator, now=NOW)
    before, discrepancy = discrepancy.importance, Discrepancy.objects.get()
    assert discrepancy.importance > before
    assert discrepancy.claim.needs_sign_off
    event = Event.objects.get(kind="claim.weighed")
    assert "to high; two reviewers must agree" in event.sentence


@pytest.mark.django_db
def test_only_a_curator_weighs_and_only_with_a_known_weight(reviewer: User, curator: User) -> None:
    claim = make_claim()
    with pytest.raises(NotAllowed):
        weighing.weigh(claim, weight=HIGH, needs_sign_off=False, by=reviewer, now=NOW)
    with pytest.raises(Invalid):
        weighing.weigh(claim, weight=7, needs_sign_off=False, by=curator, now=NOW)
