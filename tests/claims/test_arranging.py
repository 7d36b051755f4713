"""Figures moved, split off and merged by people, and put back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.models import Arrangement, Claim, Lesson, Observation
from factcheck.claims.services import arranging, discrepancies, observations
from factcheck.claims.services.claims import Parts
from factcheck.review.models import Event
from tests.claims.evidence import article_of, differing, published, say
from tests.factories import NOW, make_claim

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
OPIUM = Parts(what="opium", action="seize", place="China", period="2008", unit="tonne")
BULLETIN = "Police in Portugal seized 4.33 tonnes of heroin in 2008."
WIRE = "In 2008, 4.3 tonnes of heroin were seized by police across Portugal, the ministry said."
TABLOID = "Portugal police seized 4.4 tonnes of heroin in 2008, a record."


def values(claim: Claim) -> list[str]:
    return sorted(claim.observations.standing().values_list("figure__text", flat=True))


def opium_among_heroin() -> tuple[Claim, list[Observation]]:
    claim = differing("4.33 tons", "4.3 tons", "1.4 tons").claim
    strays = list(claim.observations.filter(figure__text="1.4 tons").select_related("figure"))
    for one in strays:
        one.figure.what = "opium"
        one.figure.save()
    return claim, strays


def state_of(claim: Claim) -> list[tuple[str, str, bool]]:
    rows = claim.observations.order_by("figure__text")
    return [(row.figure.text, row.state, row.is_current) for row in rows.select_related("figure")]


def test_a_split_gives_figures_a_claim_of_their_own(reviewer: User) -> None:
    claim, strays = opium_among_heroin()
    made = arranging.split(claim, strays, OPIUM, by=reviewer, now=NOW)
    assert made.statement == "Opium seized in China, 2008 (tonnes)"
    assert (values(claim), values(made)) == (["4.3 tons", "4.33 tons"], ["1.4 tons"])
    claim.discrepancy.refresh_from_db()
    assert claim.discrepancy.state == "closed"
    assert [str(one) for one in claim.lessons.all()] == ["Never treat “opium” as “heroin” here."]
    assert set(Event.objects.filter(kind="claim.split").values_list("claim", flat=True)) == {claim.pk, made.pk}


def test_future_figures_are_laid_beside_what_was_split_off(reviewer: User) -> None:
    claim, strays = opium_among_heroin()
    made = arranging.split(claim, strays, OPIUM, by=reviewer, now=NOW)
    published("In 2008 police across China seized 1.9 tonnes of opium.")
    assert "1.9 tonnes" in values(made)


def test_an_undone_split_leaves_all_as_it_was(reviewer: User) -> None:
    claim, strays = opium_among_heroin()
    before = state_of(claim)
    made = arranging.split(claim, strays, OPIUM, by=reviewer, now=NOW)
    arranging.undo(Arrangement.objects.get(), by=reviewer, now=LATER)
    made.refresh_from_db()
    assert state_of(claim) == before
    assert made.merged_into == claim
    assert not values(made)
    assert not Lesson.objects.holding().exists()
    claim.discrepancy.refresh_from_db()
    assert claim.discrepancy.state == "open"
    with pytest.raises(Invalid, match="undone already"):
        arranging.undo(Arrangement.objects.get(), by=reviewer, now=LATER)


@pytest.mark.parametrize("number", [0, 3])
def test_a_split_takes_some_and_leaves_some(number: int, reviewer: User) -> None:
    claim, _ = opium_among_heroin()
    with pytest.raises(Invalid):
        arranging.split(claim, list(claim.observations.all()[:number]), OPIUM, by=reviewer, now=NOW)
    assert Claim.objects.count() == 1


def test_a_merged_claim_hands_all_it_has_to_the_other(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    other = make_claim(statement="Diamorphine seized in China", what="diamorphine")
    say(other, "4.9 tons")
    observations.reject(say(other, "400 tons"), by=reviewer, now=NOW)
    suggested = say(other, "4.8 tons", state="suggested")
    arranging.merge(other, claim, by=reviewer, now=NOW)
    other.refresh_from_db()
    assert other.merged_into == claim
    assert values(claim) == ["4.33 tons", "4.4 tons", "4.9 tons"]
    assert not values(other)
    states = dict(claim.observations.values_list("figure__text", "state"))
    assert (states["400 tons"], states[suggested.figure.text]) == ("rejected", "suggested")
    assert len(claim.discrepancy.__class__.objects.get(claim=claim).pairs) == 3
    assert "“diamorphine” means “heroin” here." in map(str, claim.lessons.all())


def test_an_undone_merge_leaves_all_as_it_was(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    other = make_claim(statement="Diamorphine seized in China", what="diamorphine")
    say(other, "4.9 tons")
    rejected = say(other, "400 tons")
    observations.reject(rejected, by=reviewer, now=NOW)
    Lesson.objects.create(claim=other, kind="never", told={"what": "opium"}, meant={}, by=reviewer, at=NOW)
    before = state_of(claim), state_of(other)
    arranging.undo(arranging.merge(other, claim, by=reviewer, now=NOW), by=reviewer, now=LATER)
    other.refresh_from_db()
    assert other.merged_into is None
    assert state_of(other) == before[1]
    assert values(claim) == ["4.33 tons", "4.4 tons"]
    assert [one.claim for one in Lesson.objects.holding()] == [other]


def test_what_somebody_built_on_is_not_undone(reviewer: User) -> None:
    claim, strays = opium_among_heroin()
    made = arranging.split(claim, strays, OPIUM, by=reviewer, now=NOW)
    observations.reject(made.observations.get(), by=reviewer, now=NOW)
    with pytest.raises(Invalid, match="decided anew since"):
        arranging.undo(Arrangement.objects.get(), by=reviewer, now=LATER)
    assert Arrangement.objects.get().undone_at is None


def test_what_a_newer_text_replaced_is_not_undone(reviewer: User) -> None:
    article = article_of("Evening Ledger")
    published(BULLETIN)
    published(WIRE)
    published(TABLOID, article=article)
    claim = Claim.objects.get()
    stray = list(claim.observations.filter(figure__text="4.4 tonnes"))
    arranging.split(claim, stray, Parts(what="raw heroin", unit="tonne"), by=reviewer, now=NOW)
    published(TABLOID.replace("4.4", "4.5"), article=article, now=LATER)
    with pytest.raises(Invalid, match="has changed"):
        arranging.undo(Arrangement.objects.get(), by=reviewer, now=LATER)


def test_a_move_can_be_undone(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    opium = make_claim(statement="Opium seized in China", what="opium")
    stray = claim.observations.get(figure__text="4.4 tons")
    arranging.move([stray], opium, by=reviewer, now=NOW)
    arranging.undo(Arrangement.objects.get(), by=reviewer, now=LATER)
    assert (values(claim), values(opium)) == (["4.33 tons", "4.4 tons"], [])
    stray.refresh_from_db()
    assert (stray.state, stray.decided_by) == ("filed", None)


def test_both_claims_remember_that_a_figure_was_moved(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    opium = make_claim(statement="Opium seized in China", what="opium")
    arranging.move([claim.observations.get(figure__text="4.4 tons")], opium, by=reviewer, now=NOW)
    assert [one.events.filter(kind="observation.moved").count() for one in (claim, opium)] == [1, 1]


def test_a_move_undone_twice_leaves_no_suggestion_behind(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    opium = make_claim(statement="Opium seized in China", what="opium")
    for _ in range(2):
        arranging.move([claim.observations.get(figure__text="4.4 tons")], opium, by=reviewer, now=NOW)
        arranging.undo(Arrangement.objects.get(undone_at=None), by=reviewer, now=LATER)
    assert not opium.observations.filter(is_current=True).exists()


def test_nothing_is_done_under_a_claim_that_was_merged(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    other = make_claim(statement="Diamorphine seized in China")
    observation = say(other, "4.9 tons", state="suggested")
    arranging.merge(other, claim, by=reviewer, now=NOW)
    for attempt in (
        lambda: observations.accept(observation, by=reviewer, now=NOW),
        lambda: observations.reject(observation, by=reviewer, now=NOW),
        lambda: arranging.merge(claim, other, by=reviewer, now=NOW),
        lambda: arranging.merge(other, claim, by=reviewer, now=NOW),
        lambda: arranging.merge(claim, claim, by=reviewer, now=NOW),
    ):
        with pytest.raises(Invalid):
            attempt()


def test_claims_merged_one_after_the_other_lead_to_the_last(reviewer: User) -> None:
    first, second, third = (make_claim(statement=name) for name in ("First", "Second", "Third"))
    arranging.merge(first, second, by=reviewer, now=NOW)
    arranging.merge(second, third, by=reviewer, now=NOW)
    first.refresh_from_db()
    assert first.merged_into == third


def test_a_visitor_arranges_nothing(visitor: User) -> None:
    claim, strays = opium_among_heroin()
    other = make_claim(statement="Another")
    for attempt in (
        lambda: arranging.split(claim, strays, OPIUM, by=visitor, now=NOW),
        lambda: arranging.merge(claim, other, by=visitor, now=NOW),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert not Arrangement.objects.exists()


def test_contradictory_units_under_one_claim_are_told_and_lose_nothing(reviewer: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    other = make_claim(statement="Heroin burnt in China", unit="hectare", dimension="area")
    odd = say(other, "12 ha")
    odd.figure.unit, odd.figure.dimension = "hectare", "area"
    odd.figure.save()
    discrepancies.update(other, NOW)
    arranging.merge(other, claim, by=reviewer, now=NOW)
    claim.discrepancy.refresh_from_db()
    assert values(claim) == ["12 ha", "4.33 tons", "4.4 tons"]
    assert "unit_mixup" in {cause["cause"] for pair in claim.discrepancy.pairs for cause in pair["causes"]}
