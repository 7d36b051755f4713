"""Who works on what: leases, assignments, what is put aside, drafts, comments, filters."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User

from factcheck.claims.models import Discrepancy
from factcheck.claims.services import discrepancies
from factcheck.review.models import Comment, Draft, Event, Lease, SavedFilter, Work
from factcheck.review.queue import Filter, next_for
from factcheck.review.services import aside, assigning, comments, decisions, drafts, filters, leases, signing
from tests.claims.evidence import differing, say
from tests.factories import NOW, make_claim, make_discrepancy, make_observation, make_user

pytestmark = pytest.mark.django_db

TOMORROW = NOW.date() + timedelta(days=1)


@pytest.fixture
def discrepancy() -> Discrepancy:
    return differing("4.33 tons", "4.4 tons")


@pytest.fixture
def other() -> User:
    return make_user("other", group="reviewer")


def many(count: int) -> list[Discrepancy]:
    """From the most important down."""
    return [make_discrepancy(make_claim(), spread=0.9 - number / 100) for number in range(count)]


def test_a_lease_goes_to_one_person_until_it_expires(discrepancy: Discrepancy, reviewer: User, other: User) -> None:
    assert leases.hold(discrepancy, by=reviewer, now=NOW)
    assert not leases.hold(discrepancy, by=other, now=NOW)
    assert leases.hold(discrepancy, by=other, now=NOW + leases.LASTS)
    assert Lease.objects.get().by == other


def test_holding_on_makes_a_lease_last_but_tells_since_when(discrepancy: Discrepancy, reviewer: User) -> None:
    leases.hold(discrepancy, by=reviewer, now=NOW)
    leases.hold(discrepancy, by=reviewer, now=NOW + timedelta(minutes=5))
    lease = Lease.objects.get()
    assert (lease.taken_at, lease.expires_at) == (NOW, NOW + timedelta(minutes=5) + leases.LASTS)


def test_a_lease_locks_nothing(discrepancy: Discrepancy, reviewer: User, other: User) -> None:
    leases.hold(discrepancy, by=reviewer, now=NOW)
    chosen = discrepancy.claim.observations.first()
    assert signing.decide(discrepancy, by=other, outcome="value", reason="slip", chosen=chosen, seen=1, now=NOW)


def test_next_hands_different_items_to_different_people(reviewer: User, other: User) -> None:
    first, second, third = many(3)
    assert next_for(reviewer, Filter()) == first
    assert next_for(other, Filter()) == second
    assert next_for(reviewer, Filter(), after=first) == third
    assert next_for(other, Filter(), after=third) == second


def test_next_passes_over_what_others_were_given_or_put_aside(reviewer: User, other: User) -> None:
    given, put_aside, free = many(3)
    assigning.assign(given, other, by=reviewer, now=NOW)
    with time_machine.travel(NOW):
        aside.put_aside(put_aside, by=other, seen=1, until=TOMORROW, note="The yearbook.", now=NOW)
        assert next_for(reviewer, Filter()) == free
        assert next_for(other, Filter()) == given


def test_next_is_nothing_where_nothing_is_free(reviewer: User, other: User) -> None:
    (only,) = many(1)
    assert next_for(other, Filter()) == only
    assert next_for(reviewer, Filter()) is None


def test_work_is_given_with_a_message_and_the_history_says_so(
    discrepancy: Discrepancy, reviewer: User, other: User
) -> None:
    for _ in range(2):
        assigning.assign(discrepancy, other, by=reviewer, message="You know the yearbook.", now=NOW)
    work = Work.objects.get()
    assert (work.assignee, work.assigned_by, work.message) == (other, reviewer, "You know the yearbook.")
    assert Event.objects.get(kind="discrepancy.assigned").sentence.endswith("to other. You know the yearbook.")
    assigning.assign(discrepancy, None, by=reviewer, now=NOW)
    assert Work.objects.get().assignee is None


def test_work_is_given_to_reviewers_only(discrepancy: Discrepancy, reviewer: User, visitor: User) -> None:
    with pytest.raises(decisions.Invalid):
        assigning.assign(discrepancy, visitor, by=reviewer, now=NOW)
    with pytest.raises(decisions.NotAllowed):
        assigning.assign(discrepancy, reviewer, by=visitor, now=NOW)
    assert assigning.reviewers() == [reviewer]


def listed(state: str, day: date) -> list[Discrepancy]:
    with time_machine.travel(f"{day}T12:00:00Z"):
        return list(Filter(state=state).rows())


def test_what_is_put_aside_comes_back_on_its_day(discrepancy: Discrepancy, reviewer: User) -> None:
    aside.put_aside(discrepancy, by=reviewer, seen=1, until=TOMORROW, note="The yearbook.", now=NOW)
    assert (listed("open", NOW.date()), listed("aside", NOW.date())) == ([], [discrepancy])
    assert (listed("open", TOMORROW), listed("aside", TOMORROW)) == ([discrepancy], [])
    assert Work.objects.get().assignee == reviewer
    assert "needs more evidence" in Event.objects.get(kind="discrepancy.put_aside").sentence


def test_new_evidence_brings_it_back_sooner(discrepancy: Discrepancy, reviewer: User) -> None:
    aside.put_aside(discrepancy, by=reviewer, seen=1, until=TOMORROW, note="The yearbook.", now=NOW)
    say(discrepancy.claim, "5.1 tons")
    discrepancies.update(discrepancy.claim, NOW)
    assert listed("open", NOW.date()) == [discrepancy]


def test_it_can_be_taken_up_by_hand(discrepancy: Discrepancy, reviewer: User) -> None:
    aside.put_aside(discrepancy, by=reviewer, seen=1, until=TOMORROW, note="The yearbook.", now=NOW)
    for _ in range(2):
        aside.take_up(discrepancy, by=reviewer, now=NOW)
    assert listed("open", NOW.date()) == [discrepancy]
    assert Event.objects.filter(kind="discrepancy.taken_up").count() == 1


def test_putting_aside_needs_a_day_to_come_a_note_and_the_evidence_as_it_is(
    discrepancy: Discrepancy, reviewer: User
) -> None:
    with pytest.raises(decisions.Invalid, match="what is missing"):
        aside.put_aside(discrepancy, by=reviewer, seen=1, until=TOMORROW, note=" ", now=NOW)
    with pytest.raises(decisions.Invalid, match="after today"):
        aside.put_aside(discrepancy, by=reviewer, seen=1, until=NOW.date(), note="More.", now=NOW)
    with pytest.raises(decisions.Conflict):
        aside.put_aside(discrepancy, by=reviewer, seen=7, until=TOMORROW, note="More.", now=NOW)
    assert not Work.objects.exists()


def test_settling_ends_the_waiting(discrepancy: Discrepancy, reviewer: User) -> None:
    aside.put_aside(discrepancy, by=reviewer, seen=1, until=TOMORROW, note="The yearbook.", now=NOW)
    chosen = discrepancy.claim.observations.first()
    signing.decide(discrepancy, by=reviewer, outcome="value", reason="slip", chosen=chosen, seen=1, now=NOW)
    assert Work.objects.get().waits_for == ""


def test_a_draft_is_kept_for_its_person_and_gone_with_the_decision(
    discrepancy: Discrepancy, reviewer: User, other: User
) -> None:
    drafts.save(discrepancy, {"note": ["Half a"]}, by=reviewer, now=NOW)
    drafts.save(discrepancy, {"note": ["Half a thought"]}, by=reviewer, now=NOW)
    kept = drafts.of(discrepancy, by=reviewer)
    assert kept is not None
    assert kept.fields == {"note": ["Half a thought"]}
    assert drafts.of(discrepancy, by=other) is None
    chosen = discrepancy.claim.observations.first()
    signing.decide(discrepancy, by=reviewer, outcome="value", reason="slip", chosen=chosen, seen=1, now=NOW)
    assert not Draft.objects.exists()


def test_a_draft_without_measure_is_refused(discrepancy: Discrepancy, reviewer: User) -> None:
    with pytest.raises(decisions.Invalid):
        drafts.save(discrepancy, {"note": ["x" * 20_000]}, by=reviewer, now=NOW)


def test_a_comment_points_at_a_figure_of_the_discrepancy(discrepancy: Discrepancy, reviewer: User) -> None:
    about = discrepancy.claim.observations.order_by("pk")[0]
    comments.write(discrepancy, " Was corrected later. ", about=about, by=reviewer, now=NOW)
    comment = Comment.objects.get()
    assert (comment.text, comment.observation, comment.by) == ("Was corrected later.", about, reviewer)
    assert "(about “4.33 tons”): Was corrected later." in Event.objects.get(kind="comment.written").sentence


def test_an_empty_comment_or_one_on_another_claims_figure_is_refused(discrepancy: Discrepancy, reviewer: User) -> None:
    elsewhere = say(make_claim(), "9 tons")
    for text, about in ((" ", None), ("Words", elsewhere)):
        with pytest.raises(decisions.Invalid):
            comments.write(discrepancy, text, about=about, by=reviewer, now=NOW)


def test_filters_are_kept_by_name_for_each_person(reviewer: User, other: User) -> None:
    filters.save("Slips", "cause=one_digit", by=reviewer)
    filters.save(" Slips ", "cause=digits_swapped", by=reviewer)
    filters.save("Slips", "q=heroin", by=other)
    assert SavedFilter.objects.get(by=reviewer).query == "cause=digits_swapped"
    filters.delete("Slips", by=reviewer)
    assert SavedFilter.objects.get().by == other


def test_a_filter_needs_a_name_and_there_are_not_endlessly_many(reviewer: User) -> None:
    with pytest.raises(decisions.Invalid):
        filters.save(" ", "q=heroin", by=reviewer)
    for number in range(filters.MOST):
        filters.save(str(number), "q=heroin", by=reviewer)
    with pytest.raises(decisions.Invalid, match="Delete one first"):
        filters.save("One more", "q=heroin", by=reviewer)


def test_a_suggestion_of_another_claim_is_no_evidence_to_decide_on(discrepancy: Discrepancy, reviewer: User) -> None:
    elsewhere = make_observation(make_claim(), discrepancy.claim.observations.all()[0].figure, state="suggested")
    with pytest.raises(decisions.Invalid):
        signing.decide(discrepancy, by=reviewer, outcome="value", reason="slip", chosen=elsewhere, seen=1, now=NOW)
