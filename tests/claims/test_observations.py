from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.claims.services import arranging, observations
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from tests.claims.evidence import differing, published, say
from tests.factories import NOW, make_claim, make_observation

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def test_an_accepted_suggestion_becomes_evidence(claim: Claim, reviewer: User) -> None:
    say(claim, "4.33 tons")
    suggested = say(claim, "4.4 tons", state="suggested")
    observations.accept(suggested, by=reviewer, now=NOW)
    assert (suggested.state, suggested.decided_by) == ("accepted", reviewer)
    assert Discrepancy.objects.get().state == "open"
    event = Event.objects.get(kind="observation.accepted")
    assert event.by == reviewer
    assert event.data["text"] == "4.4 tons"
    assert len(event.data["text_sha256"]) == 64


def test_a_rejected_figure_is_evidence_no_longer(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    wrong = discrepancy.claim.observations.get(figure__text="4.4 tons")
    observations.reject(wrong, by=reviewer, now=LATER)
    discrepancy.refresh_from_db()
    assert (wrong.state, discrepancy.state) == ("rejected", "closed")
    assert Event.objects.filter(kind="observation.rejected", by=reviewer).count() == 1


def test_said_twice_nothing_more_happens(claim: Claim, reviewer: User) -> None:
    observation = say(claim, "4.33 tons")
    for say_so, kind in ((observations.accept, "accepted"), (observations.reject, "rejected")):
        say_so(observation, by=reviewer, now=NOW)
        say_so(observation, by=reviewer, now=LATER)
        assert Event.objects.filter(kind=f"observation.{kind}").count() == 1


def test_a_rejected_figure_can_be_taken_back(claim: Claim, reviewer: User) -> None:
    observation = say(claim, "4.33 tons")
    observations.reject(observation, by=reviewer, now=NOW)
    observations.accept(observation, by=reviewer, now=LATER)
    assert Observation.objects.standing().get() == observation


def test_evidence_a_person_takes_in_opens_a_settled_discrepancy_and_says_who(reviewer: User, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    late = say(discrepancy.claim, "4.9 tons", state="suggested")
    chosen = discrepancy.claim.observations.get(figure__text="4.33 tons")
    decisions.settle(discrepancy, by=reviewer, outcome="value", chosen=chosen, reason="slip", seen=1, now=NOW)
    observations.accept(late, by=curator, now=LATER)
    discrepancy.refresh_from_db()
    assert discrepancy.state == "open"
    assert discrepancy.reopened_because.startswith("curator accepted 4.9 tons (")
    assert Decision.objects.get().ended_at == LATER


def test_a_moved_figure_leaves_here_and_counts_there(claim: Claim, reviewer: User) -> None:
    other = make_claim(statement="Opium seized in China, 2008 (tonnes)", what="opium")
    say(other, "1.4 tons")
    stray = say(claim, "1.9 tons")
    (moved,) = arranging.move([stray], other, by=reviewer, now=NOW)
    stray.refresh_from_db()
    assert (stray.state, moved.state, moved.claim) == ("rejected", "accepted", other)
    assert other.discrepancy.state == "open"
    sentence = Event.objects.get(kind="observation.moved", claim=other).sentence
    assert "from “Heroin seized in China, 2008 (tonnes)” to “Opium seized in China, 2008 (tonnes)”" in sentence


def test_a_figure_is_not_moved_to_where_it_is(claim: Claim, reviewer: User) -> None:
    with pytest.raises(Invalid, match="Choose another one"):
        arranging.move([say(claim, "4.33 tons")], claim, by=reviewer, now=NOW)


def test_a_figure_filed_elsewhere_is_moved_not_accepted_twice(claim: Claim, reviewer: User) -> None:
    filed = say(make_claim(statement="Another", what="opium"), "4.33 tons")
    suggested = make_observation(claim, filed.figure, state="suggested")
    with pytest.raises(Invalid, match="Move it from there instead"):
        observations.accept(suggested, by=reviewer, now=NOW)
    assert Observation.objects.standing().get() == filed
    assert not Event.objects.exists()


def test_a_visitor_may_not_say(claim: Claim, visitor: User) -> None:
    observation = say(claim, "4.33 tons")
    other = make_claim(statement="Another", what="opium")
    for attempt in (
        lambda: observations.accept(observation, by=visitor, now=NOW),
        lambda: observations.reject(observation, by=visitor, now=NOW),
        lambda: arranging.move([observation], other, by=visitor, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    observation.refresh_from_db()
    assert observation.state == "filed"
    assert not Event.objects.exists()


def test_the_claim_learns_to_find_what_is_told_like_an_accepted_figure(reviewer: User) -> None:
    lost = make_claim(statement="Lost mail, 2019", what="mail", action="lose", place="", period="2019", unit="count")
    figure = published("Portugal logged 815 stray parcels in 2019.").figures.get()
    observations.accept(make_observation(lost, figure, state="suggested"), by=reviewer, now=NOW)
    later = published("Portugal logged 820 stray parcels in 2019, customs said.").figures.get()
    assert later.observations.get().claim == lost
