from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Claim, Discrepancy, Figure, Observation
from factcheck.claims.services import discrepancies
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from monitor.models import Article
from tests.claims.evidence import article_of, differing, say
from tests.factories import NOW, make_claim, make_figure, make_observation

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def claim() -> Claim:
    return make_claim()


def settled(discrepancy: Discrepancy, by: User, words: str = "4.33 tons", **changes: Any) -> Decision:
    chosen = None if changes else discrepancy.claim.observations.get(figure__text=words)
    values: dict[str, Any] = {"outcome": "value", "reason": "slip", "chosen": chosen}
    return decisions.settle(discrepancy, by=by, seen=discrepancy.evidence_version, now=NOW, **values | changes)


def correct(observation: Observation, words: str) -> Observation:
    """The publisher's next text gives another value."""
    Observation.objects.filter(pk=observation.pk).update(is_current=False)
    return say(observation.claim, words, article=observation.figure.revision.article)


def test_values_that_agree_after_rounding_open_nothing(claim: Claim) -> None:
    for value in ("4.33 tons", "4.3 tons", "4 tons"):
        say(claim, value)
    assert discrepancies.update(claim, NOW) is None
    assert not Event.objects.exists()


def test_one_source_alone_opens_nothing(claim: Claim) -> None:
    say(claim, "4.33 tons")
    assert discrepancies.update(claim, NOW) is None


def test_values_that_differ_open_one_with_its_causes(claim: Claim) -> None:
    fine, coarse, other = (say(claim, value) for value in ("4.33 tons", "4.3 tons", "4.4 tons"))
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert (discrepancy.state, discrepancy.opened_at, discrepancy.evidence_version) == ("open", NOW, 1)
    assert discrepancy.spread == pytest.approx(0.1 / 4.4)
    assert discrepancy.first_cause == "rounded_up"
    relations = {tuple(pair["observations"]): pair["relation"] for pair in discrepancy.pairs}
    assert relations == {
        (coarse.pk, other.pk): "differs",
        (fine.pk, other.pk): "differs",
        (fine.pk, coarse.pk): "agrees",
    }
    assert [pair["relation"] for pair in discrepancy.pairs] == ["differs", "differs", "agrees"]
    assert all(cause["explanation"] for pair in discrepancy.pairs[:2] for cause in pair["causes"])


@pytest.mark.parametrize("change", [{"state": "suggested"}, {"state": "rejected"}, {"is_current": False}])
def test_only_what_stands_is_evidence(claim: Claim, change: dict[str, Any]) -> None:
    say(claim, "4.33 tons")
    say(claim, "4.4 tons", **change)
    assert discrepancies.update(claim, NOW) is None


def test_the_same_evidence_changes_nothing() -> None:
    discrepancy = differing()
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert (again.evidence_version, again.changed_at) == (1, NOW)
    assert Event.objects.count() == 1


def test_new_evidence_counts_the_version_up() -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    say(discrepancy.claim, "4.7 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert (again.pk, again.state, again.evidence_version) == (discrepancy.pk, "open", 2)
    assert len(again.pairs) == 3
    assert again.evidence_sha256 != discrepancy.evidence_sha256


def test_a_syndicated_copy_is_no_new_evidence() -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    first = Article.objects.order_by("pk")[0]
    say(discrepancy.claim, "4.33 tons", article=article_of("Reprint Daily", copy_of=first))
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.evidence_version == 1
    assert len(again.evidence) == 3


def test_a_reworded_text_with_the_same_value_is_no_new_evidence() -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    correct(discrepancy.claim.observations.get(figure__text="4.4 tons"), "4.4 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.evidence_version == 1


def test_it_closes_when_the_sources_come_to_agree_and_opens_again_when_they_part() -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    corrected = correct(discrepancy.claim.observations.get(figure__text="4.4 tons"), "4.3 tons")
    closed = discrepancies.update(discrepancy.claim, LATER)
    assert closed is not None
    assert (closed.state, closed.changed_at) == ("closed", LATER)
    assert "no longer differ" in Event.objects.get(kind="discrepancy.closed").sentence
    correct(corrected, "4.9 tons")
    opened = discrepancies.update(discrepancy.claim, LATER)
    assert opened is not None
    assert opened.state == "open"
    assert "changed 4.3 tons to 4.9 tons" in opened.reopened_because


def test_new_evidence_opens_a_settled_one_again_and_says_why(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    decision = settled(discrepancy, reviewer)
    say(discrepancy.claim, "4.7 tons", article=article_of("Evening Ledger"))
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert (again.state, again.evidence_version) == ("open", 2)
    assert again.reopened_because == "Evening Ledger gives 4.7 tons."
    assert again.stands_low is None
    decision.refresh_from_db()
    assert (decision.ended_at, decision.ended_because) == (LATER, "Evening Ledger gives 4.7 tons.")
    event = Event.objects.get(kind="discrepancy.reopened")
    assert event.by is None
    assert event.sentence.endswith("was settled, and is open again: Evening Ledger gives 4.7 tons.")


def test_a_source_that_joins_the_other_value_opens_a_settled_one_again(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer)
    say(discrepancy.claim, "4.4 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.state == "open"


def test_a_source_that_joins_the_value_that_stands_leaves_it_settled(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    decision = settled(discrepancy, reviewer)
    say(discrepancy.claim, "4.3 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert (again.state, again.evidence_version, again.stands_low) == ("settled", 2, Decimal("4.33"))
    decision.refresh_from_db()
    assert decision.ended_at is None


def test_a_source_that_corrects_itself_to_the_value_that_stands_leaves_it_settled(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer)
    correct(discrepancy.claim.observations.get(figure__text="4.4 tons"), "4.33 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.state == "settled"


def test_sources_that_agree_on_another_value_than_the_settled_one_open_it_again(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer)
    correct(discrepancy.claim.observations.get(figure__text="4.33 tons"), "4.4 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.state == "open"


def test_a_range_takes_in_what_lies_inside_and_not_what_lies_outside(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer, outcome="range", low=Decimal("4.3"), high=Decimal("4.4"), unit="tonne")
    say(discrepancy.claim, "4.36 tons")
    inside = discrepancies.update(discrepancy.claim, LATER)
    assert inside is not None
    assert inside.state == "settled"
    say(discrepancy.claim, "4.52 tons")
    outside = discrepancies.update(discrepancy.claim, LATER)
    assert outside is not None
    assert outside.state == "open"


def test_what_was_not_comparable_is_looked_at_again_on_any_change(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer, outcome="not_comparable", note="One counts tablets.")
    say(discrepancy.claim, "4.33 tons")
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.state == "open"


def test_it_closes_when_nothing_is_left_to_settle(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    decision = settled(discrepancy, reviewer)
    Observation.objects.update(is_current=False)
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.state == "closed"
    decision.refresh_from_db()
    assert "no longer gives" in decision.ended_because


def test_an_unchanged_text_that_is_read_anew_is_not_called_a_change_by_the_publisher(reviewer: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settled(discrepancy, reviewer)
    figure = discrepancy.claim.observations.get(figure__text="4.4 tons").figure
    figure.low = figure.high = Decimal("44")
    figure.text = "44 tons"
    figure.save()
    again = discrepancies.update(discrepancy.claim, LATER)
    assert again is not None
    assert again.reopened_because.startswith("Read anew, the unchanged text of")
    assert again.reopened_because.endswith("gives 44 tons instead of 4.4 tons.")


def test_a_claim_with_very_many_observations_pairs_one_of_each_value(claim: Claim) -> None:
    for _ in range(30):
        say(claim, "4.33 tons")
        say(claim, "4.4 tons")
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert len(discrepancy.pairs) == 1
    assert len(discrepancy.evidence) == 60


def test_many_claims_are_brought_up_to_date_with_few_queries() -> None:
    def queries(claims: int) -> int:
        made = [make_claim().pk for _ in range(claims)]
        for pk in made:
            for value in ("4.33 tons", "4.3 tons"):
                say(Claim.objects.get(pk=pk), value)
        with CaptureQueriesContext(connection) as asked:
            discrepancies.update_all(made, NOW)
        return len(asked)

    assert queries(2) == queries(6)


def test_a_figure_without_numbers_on_one_side_is_compared_too(claim: Claim) -> None:
    first = say(claim, "4.33 tons")
    open_ended = say(claim, "5 tons")
    open_ended.figure.high = None
    open_ended.figure.hedge = "more_than"
    open_ended.figure.save()
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert {first.pk, open_ended.pk} == set(discrepancy.pairs[0]["observations"])


def test_one_observation_of_two_claims_does_not_mix_them(claim: Claim) -> None:
    other = make_claim(statement="Opium seized in China, 2008 (tonnes)", what="opium")
    say(claim, "4.33 tons")
    shared = say(other, "4.4 tons")
    make_observation(claim, shared.figure, state="suggested")
    assert discrepancies.update_all([claim.pk, other.pk], NOW) == {}


def test_the_value_of_another_year_is_named_as_the_likeliest_cause() -> None:
    earlier, claim = (
        make_claim(period="2007", thing="mass|heroin+seize|actual"),
        make_claim(thing="mass|heroin+seize|actual"),
    )
    say(earlier, "2.85 tons")
    for value in ("4.33 tons", "2.85 tons"):
        say(claim, value)
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert discrepancy.first_cause == "other_period"
    assert "gives for 2007" in discrepancy.pairs[0]["causes"][0]["explanation"]


def test_what_a_text_gives_of_something_else_may_have_been_taken_for_it() -> None:
    claim = make_claim()
    right, _ = say(claim, "4.33 tons"), say(claim, "6.42 tons")
    wrong_value = {"low": Decimal("6.42"), "high": Decimal("6.42"), "start": 400, "end": 409}
    make_figure(right.figure.revision, right.figure.text, what="opium", reading=right.figure.reading, **wrong_value)
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    assert discrepancy.first_cause == "scope_words"
    assert "for opium" in discrepancy.pairs[0]["causes"][0]["explanation"]


def test_what_the_cited_source_gives_is_told_also_where_others_repeat_it() -> None:
    earlier, claim = (
        make_claim(period="2007", thing="mass|heroin+seize|actual"),
        make_claim(thing="mass|heroin+seize|actual"),
    )
    board = article_of("Harbour Board")
    say(earlier, "2.85 tons", article=board)
    own = say(claim, "4.33 tons", article=board)
    say(claim, "4.33 tons", article=article_of("Evening Ledger"))
    citing = say(claim, "6.1 tons", article=article_of("Gazette"))
    Figure.objects.filter(pk=citing.figure_id).update(attributed_to="Harbour Board")
    say(claim, "5 tons", article=article_of("Radio"))
    discrepancy = discrepancies.update(claim, NOW)
    assert discrepancy is not None
    said = [
        cause["explanation"]
        for pair in discrepancy.pairs
        for cause in pair["causes"]
        if own.pk not in pair["observations"] and cause["cause"] == "not_found_in_source"
    ]
    assert said
    assert set(said) == {"Gazette cites Harbour Board for 6.1 tons; its texts kept here give 4.33 tons."}
