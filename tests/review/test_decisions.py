from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_user

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
NO_VALUE = "Choose the figure that stands, or write one number."


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


def settle(discrepancy: Discrepancy, by: User, **changes: Any) -> Decision:
    values: dict[str, Any] = {"outcome": "value", "reason": "rounding", "seen": 1, "now": NOW}
    if "outcome" not in changes and "low" not in changes:
        values["chosen"] = discrepancy.claim.observations.get(figure__text="4.33 tons")
    return decisions.settle(discrepancy, by=by, **values | changes)


def test_an_observations_value_stands(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer, note="  Counted by the ministry. ")
    discrepancy.refresh_from_db()
    assert discrepancy.state == "settled"
    assert (decision.low, decision.high, decision.unit) == (Decimal("4.33"), Decimal("4.33"), "tonne")
    assert decision.note == "Counted by the ministry."
    assert (discrepancy.stands_low, discrepancy.stands_unit) == (Decimal("4.33"), "tonne")


def test_a_typed_number_stands(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer, low=Decimal("4350"), unit="kilogram")
    assert (decision.low, decision.high, decision.unit) == (Decimal(4350), Decimal(4350), "kilogram")
    assert decisions.finding(decision) == "4,350 kg stands"


def test_a_range_stands(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer, outcome="range", low=Decimal("4.3"), high=Decimal("4.4"), unit="tonne")
    assert decisions.finding(decision) == "4.3 to 4.4 t stands"


def test_nothing_stands_where_nothing_is_comparable(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer, outcome="not_comparable", reason="scope", note="One counts tablets too.")
    assert (decision.low, decision.high, decision.unit) == (None, None, "")


def test_the_decision_keeps_the_evidence_as_it_was_seen_with_hashes(discrepancy: Discrepancy, reviewer: User) -> None:
    evidence = settle(discrepancy, reviewer).evidence
    assert [item["text"] for item in evidence] == ["4.33 tons", "4.4 tons"]
    assert all(len(item["sha256"]) == 64 and len(item["text_sha256"]) == 64 for item in evidence)
    assert all(item["quote"] and item["article_url"] and item["source"] for item in evidence)


def test_the_history_says_who_settled_what_on_which_evidence(discrepancy: Discrepancy, reviewer: User) -> None:
    settle(discrepancy, reviewer)
    event = Event.objects.get(kind="discrepancy.settled")
    assert event.by == reviewer
    assert event.at == NOW
    assert "reviewer settled “Heroin seized in China, 2008 (tonnes)”: 4.33 tons stands" in event.sentence
    assert event.data["evidence_version"] == 1
    assert len(event.data["evidence"]) == 2


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"outcome": "perhaps"}, "Choose what stands"),
        ({"reason": ""}, "Choose the reason."),
        ({"reason": "other"}, "Write a note that says what the reason is."),
        ({"outcome": "not_comparable", "note": "  "}, "Write a note that says why the figures cannot be compared."),
        ({"chosen": None}, NO_VALUE),
        ({"low": Decimal(4), "unit": ""}, "Say in which unit the number is: tonne."),
        ({"low": Decimal(4), "unit": "percent"}, "“percent” is no unit of this claim."),
        (
            {"low": Decimal(4), "high": Decimal(5), "unit": "tonne"},
            NO_VALUE,
        ),
        ({"outcome": "range", "unit": "tonne"}, "Write both ends of the range, or the one that is known."),
        (
            {"outcome": "range", "low": Decimal(5), "high": Decimal(4), "unit": "tonne"},
            "The first end of the range must be smaller than the second.",
        ),
    ],
)
def test_a_wrong_input_is_answered_by_a_sentence_and_changes_nothing(
    discrepancy: Discrepancy, reviewer: User, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(decisions.Invalid) as refused:
        settle(discrepancy, reviewer, **changes)
    assert sentence in refused.value.sentence
    discrepancy.refresh_from_db()
    assert discrepancy.state == "open"
    assert not Decision.objects.exists()
    assert not Event.objects.filter(kind="discrepancy.settled").exists()


def test_a_figure_of_another_claim_cannot_be_chosen(discrepancy: Discrepancy, reviewer: User) -> None:
    stranger = differing().claim.observations.first()
    with pytest.raises(decisions.Invalid, match="no longer counts as evidence"):
        settle(discrepancy, reviewer, chosen=stranger)


def test_a_rejected_figure_cannot_be_chosen(discrepancy: Discrepancy, reviewer: User) -> None:
    discrepancy.claim.observations.filter(figure__text="4.33 tons").update(state="rejected")
    with pytest.raises(decisions.Invalid, match="no longer counts as evidence"):
        settle(discrepancy, reviewer)


def test_a_visitor_may_neither_settle_nor_reopen(discrepancy: Discrepancy, visitor: User, reviewer: User) -> None:
    with pytest.raises(decisions.NotAllowed, match="Your role does not allow you to settle discrepancies"):
        settle(discrepancy, visitor)
    settle(discrepancy, reviewer)
    with pytest.raises(decisions.NotAllowed):
        decisions.reopen(discrepancy, by=visitor, because="I would like to.", now=LATER)


def test_a_second_reviewer_is_told_of_the_first_decision(discrepancy: Discrepancy, reviewer: User) -> None:
    first = settle(discrepancy, reviewer)
    with pytest.raises(decisions.Conflict) as refused:
        settle(discrepancy, make_user("second", group="reviewer"), low=Decimal("4.4"), unit="tonne")
    assert refused.value.decision == first
    assert refused.value.discrepancy.state == "settled"
    assert "reviewer settled this first: 4.33 tons stands" in refused.value.sentence
    assert Decision.objects.count() == 1


def test_evidence_that_came_meanwhile_stops_the_decision(discrepancy: Discrepancy, reviewer: User) -> None:
    say(discrepancy.claim, "4.7 tons")
    discrepancies.update(discrepancy.claim, NOW)
    with pytest.raises(decisions.Conflict, match="The evidence changed while you were deciding"):
        settle(discrepancy, reviewer, seen=1)
    assert settle(discrepancy, reviewer, seen=2).evidence_version == 2


def test_what_has_nothing_left_to_settle_says_so(discrepancy: Discrepancy, reviewer: User) -> None:
    Discrepancy.objects.update(state="closed")
    with pytest.raises(decisions.Conflict, match="the sources no longer differ"):
        settle(discrepancy, reviewer)


def test_a_settled_discrepancy_is_reopened_for_a_reason(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer)
    decisions.reopen(discrepancy, by=reviewer, because="The yearbook came out.", now=LATER)
    decision.refresh_from_db()
    assert discrepancy.state == "open"
    assert discrepancy.reopened_because == "The yearbook came out."
    assert discrepancy.stands_low is None
    assert (decision.ended_at, decision.ended_because) == (LATER, "The yearbook came out.")
    assert decisions.standing(discrepancy) is None
    event = Event.objects.get(kind="discrepancy.reopened")
    assert event.by == reviewer
    assert event.sentence.endswith("The yearbook came out.")


def test_reopening_wants_a_reason_and_something_settled(discrepancy: Discrepancy, reviewer: User) -> None:
    with pytest.raises(decisions.Conflict):
        decisions.reopen(discrepancy, by=reviewer, because="Again.", now=LATER)
    settle(discrepancy, reviewer)
    with pytest.raises(decisions.Invalid, match="Write why"):
        decisions.reopen(discrepancy, by=reviewer, because=" ", now=LATER)
    assert not Event.objects.filter(kind="discrepancy.reopened").exists()


def test_a_reopened_discrepancy_is_settled_again_and_both_decisions_stay(
    discrepancy: Discrepancy, reviewer: User
) -> None:
    settle(discrepancy, reviewer)
    decisions.reopen(discrepancy, by=reviewer, because="Again.", now=LATER)
    settle(discrepancy, reviewer, low=Decimal("4.4"), unit="tonne")
    assert Decision.objects.count() == 2
    assert Decision.objects.filter(ended_at=None).count() == 1
    discrepancy.refresh_from_db()
    assert discrepancy.reopened_because == ""


def test_ones_own_decision_can_be_undone_and_nobody_elses(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer)
    with pytest.raises(decisions.NotAllowed, match="Only the person who decided"):
        decisions.undo(decision, by=make_user("second", group="reviewer"), now=LATER)
    assert decisions.undo(decision, by=reviewer, now=LATER).state == "open"
    with pytest.raises(decisions.Conflict):
        decisions.undo(decision, by=reviewer, now=LATER)


def test_an_open_interval_stands(discrepancy: Discrepancy, reviewer: User) -> None:
    decision = settle(discrepancy, reviewer, outcome="range", low=Decimal(4), unit="tonne")
    assert decisions.finding(decision) == "4 t or more stands"


def test_another_period_place_or_scope_says_by_itself_why_figures_are_not_comparable(
    discrepancy: Discrepancy, reviewer: User
) -> None:
    assert settle(discrepancy, reviewer, outcome="not_comparable", reason="period").reason == "period"


def test_how_sure_is_kept_and_told(discrepancy: Discrepancy, reviewer: User) -> None:
    assert settle(discrepancy, reviewer, confidence="tentative").confidence == "tentative"
    assert "(Rounded differently, tentative)" in Event.objects.get(kind="discrepancy.settled").sentence


def test_one_s_own_decision_sent_twice_is_one_decision(discrepancy: Discrepancy, reviewer: User) -> None:
    assert settle(discrepancy, reviewer) == settle(discrepancy, reviewer)
    assert Event.objects.filter(kind="discrepancy.settled").count() == 1


def test_one_s_own_quick_second_edit_is_no_conflict(discrepancy: Discrepancy, reviewer: User) -> None:
    first = settle(discrepancy, reviewer)
    second = settle(discrepancy, reviewer, low=Decimal("4.35"), unit="tonne")
    first.refresh_from_db()
    discrepancy.refresh_from_db()
    assert (first.ended_because, second.ended_at) == (decisions.CHANGED_HER_MIND, None)
    assert (discrepancy.state, discrepancy.stands_low) == ("settled", Decimal("4.35"))


def test_another_s_edit_is_a_conflict_even_if_it_says_the_same(
    discrepancy: Discrepancy, reviewer: User, curator: User
) -> None:
    settle(discrepancy, reviewer)
    with pytest.raises(decisions.Conflict):
        settle(discrepancy, curator)
    assert Decision.objects.get().by == reviewer
