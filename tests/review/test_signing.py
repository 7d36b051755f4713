"""Where two reviewers must agree."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.claims.models import Claim, Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review.models import Decision, Event, Opinion, Work
from factcheck.review.services import decisions, signing
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def second() -> User:
    return make_user("second", group="reviewer")


@pytest.fixture
def discrepancy() -> Discrepancy:
    """Of a claim on which two must agree."""
    found = differing("4.33 tons", "4.4 tons")
    Claim.objects.update(needs_sign_off=True)
    return Discrepancy.objects.get(pk=found.pk)


def decide(discrepancy: Discrepancy, by: User, words: str = "4.33 tons", **changes: Any) -> Decision | Opinion:
    values: dict[str, Any] = {"outcome": "value", "reason": "rounding", "seen": 1, "now": NOW}
    if "outcome" not in changes and "low" not in changes:
        values["chosen"] = discrepancy.claim.observations.get(figure__text=words)
    return signing.decide(discrepancy, by=by, **values | changes)


def state(discrepancy: Discrepancy) -> tuple[str, str]:
    discrepancy.refresh_from_db()
    return discrepancy.state, Work.objects.get(discrepancy=discrepancy).waits_for


def test_where_one_is_enough_it_is_settled_at_once(reviewer: User) -> None:
    assert isinstance(decide(differing(), reviewer), Decision)


def test_the_first_opinion_settles_nothing(discrepancy: Discrepancy, reviewer: User) -> None:
    assert isinstance(decide(discrepancy, reviewer), Opinion)
    assert state(discrepancy) == ("open", "sign_off")


def test_a_second_who_says_the_same_settles_it_for_both(discrepancy: Discrepancy, reviewer: User, second: User) -> None:
    decide(discrepancy, reviewer, note="Counted by the ministry.")
    decision = decide(discrepancy, second, low=Decimal(4330), unit="kilogram")
    assert isinstance(decision, Decision)
    assert (decision.by, decision.signed_off_by, decision.note) == (reviewer, second, "Counted by the ministry.")
    assert state(discrepancy) == ("settled", "")
    assert "second agreed." in Event.objects.get(kind="discrepancy.settled").sentence
    assert not Opinion.objects.filter(ended_at=None).exists()


def test_two_who_differ_are_settled_by_a_curator_only(
    discrepancy: Discrepancy, reviewer: User, second: User, curator: User
) -> None:
    decide(discrepancy, reviewer)
    decide(discrepancy, second, "4.4 tons")
    assert state(discrepancy) == ("open", "curator")
    for refused in (reviewer, make_user("third", group="reviewer")):
        with pytest.raises((decisions.Invalid, decisions.NotAllowed), match="a curator has to decide"):
            decide(discrepancy, refused)
    decision = decide(discrepancy, curator, "4.4 tons")
    assert isinstance(decision, Decision)
    assert (decision.by, decision.signed_off_by) == (curator, second)
    assert state(discrepancy) == ("settled", "")


def test_while_blind_nothing_tells_what_the_first_chose(discrepancy: Discrepancy, reviewer: User, second: User) -> None:
    decide(discrepancy, reviewer)
    event = Event.objects.get(kind="opinion.given")
    assert "4.33" not in event.sentence
    assert "4.33" not in str(event.data)
    opinions = signing.opinions_on(discrepancy)
    assert signing.shown_to(second, opinions) == []
    assert signing.shown_to(reviewer, opinions) == opinions


def test_once_both_have_decided_both_are_shown(discrepancy: Discrepancy, reviewer: User, second: User) -> None:
    decide(discrepancy, reviewer)
    decide(discrepancy, second, "4.4 tons")
    assert len(signing.shown_to(second, signing.opinions_on(discrepancy))) == 2
    sentence = Event.objects.get(kind="opinion.disputed").sentence
    assert "4.33 tons stands" in sentence
    assert "4.4 tons stands" in sentence


def test_a_site_that_is_not_blind_shows_the_first(
    discrepancy: Discrepancy, reviewer: User, second: User, settings: Any
) -> None:
    settings.BLIND_SIGN_OFF = False
    decide(discrepancy, reviewer)
    assert len(signing.shown_to(second, signing.opinions_on(discrepancy))) == 1
    assert "4.33 tons stands" in Event.objects.get(kind="opinion.given").sentence


def test_a_whole_site_can_ask_for_two(reviewer: User, settings: Any) -> None:
    settings.SECOND_SIGN_OFF = True
    assert isinstance(decide(differing(), reviewer), Opinion)


def test_the_same_person_is_not_the_second(discrepancy: Discrepancy, reviewer: User) -> None:
    decide(discrepancy, reviewer)
    assert isinstance(decide(discrepancy, reviewer), Opinion)
    assert state(discrepancy) == ("open", "sign_off")
    assert Opinion.objects.filter(ended_at=None).count() == 1


def test_new_evidence_makes_an_opinion_void(discrepancy: Discrepancy, reviewer: User, second: User) -> None:
    decide(discrepancy, reviewer)
    say(discrepancy.claim, "5.1 tons")
    discrepancies.update(discrepancy.claim, NOW)
    discrepancy.refresh_from_db()
    with pytest.raises(decisions.Conflict):
        decide(discrepancy, second)
    assert isinstance(decide(discrepancy, second, seen=2), Opinion)
    ended = Opinion.objects.get(by=reviewer)
    assert ended.ended_because == "The evidence changed."
    assert [one.by for one in signing.opinions_on(discrepancy)] == [second]


def test_an_opinion_is_taken_back_until_the_second_has_decided(
    discrepancy: Discrepancy, reviewer: User, second: User
) -> None:
    opinion = decide(discrepancy, reviewer)
    assert isinstance(opinion, Opinion)
    with pytest.raises(decisions.NotAllowed):
        signing.withdraw(opinion, by=second, now=NOW)
    for _ in range(2):
        signing.withdraw(opinion, by=reviewer, now=NOW)
    assert state(discrepancy) == ("open", "")
    assert Event.objects.filter(kind="opinion.withdrawn").count() == 1
    mine = decide(discrepancy, reviewer)
    assert isinstance(mine, Opinion)
    decide(discrepancy, second, "4.4 tons")
    with pytest.raises(decisions.Invalid, match="decided already"):
        signing.withdraw(mine, by=reviewer, now=NOW)


def test_what_two_agreed_on_is_not_undone_by_one(discrepancy: Discrepancy, reviewer: User, second: User) -> None:
    decide(discrepancy, reviewer)
    decision = decide(discrepancy, second)
    assert isinstance(decision, Decision)
    with pytest.raises(decisions.Invalid, match="Another reviewer has agreed"):
        decisions.undo(decision, by=reviewer, now=NOW)
