from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.errors import Invalid, NotAllowed
from factcheck.claims.models import Claim
from factcheck.claims.services import claims
from factcheck.review.models import Event
from tests.claims.evidence import published
from tests.factories import NOW, make_claim

pytestmark = pytest.mark.django_db

HEROIN = {"what": "heroin", "action": "seize", "place": "Portugal", "period": "2008", "unit": "tonne"}
TEXT = "Police in Portugal seized 4.33 tonnes of heroin in 2008."


def test_stored_figures_are_searched_for_a_new_claim_at_once(curator: User) -> None:
    published(TEXT)
    published("Police in Portugal seized 9.1 tonnes of paper in 2008.")
    claim = claims.write_claim(by=curator, now=NOW, **HEROIN)
    (found,) = claim.observations.all()
    assert (found.figure.text, found.state) == ("4.33 tonnes", "filed")
    assert found.reasons
    assert claim.created_by == curator
    assert Event.objects.get().kind == "claim.written"


def test_future_figures_are_filed_under_a_claim_nothing_spoke_of_yet(curator: User) -> None:
    claim = claims.write_claim(by=curator, now=NOW, **HEROIN)
    assert not claim.observations.exists()
    published(TEXT)
    assert claim.observations.standing().get().figure.text == "4.33 tonnes"


def test_stored_figures_that_differ_open_a_discrepancy_at_once(curator: User) -> None:
    published(TEXT)
    claim = claims.write_claim(by=curator, now=NOW, text="Heroin found in Portugal", **HEROIN)
    published(TEXT.replace("4.33", "4.9"))
    assert claim.statement == "Heroin found in Portugal"
    assert claim.discrepancy.state == "open"


def test_a_statement_is_made_of_the_parts(curator: User) -> None:
    statement = claims.write_claim(by=curator, now=NOW, **HEROIN).statement
    assert all(word in statement for word in ("eroin", "Portugal", "2008", "tonne"))


def test_what_happened_may_be_written_in_any_form(curator: User) -> None:
    claim = claims.write_claim(by=curator, now=NOW, **HEROIN | {"action": "Seized"})
    assert (claim.action, claim.statement) == ("seize", "Heroin seized in Portugal, 2008 (tonnes)")


@pytest.mark.parametrize("missing", ["what", "unit"])
def test_a_claim_needs_what_is_measured_and_its_unit(curator: User, missing: str) -> None:
    with pytest.raises(Invalid, match="Write "):
        claims.write_claim(by=curator, now=NOW, **HEROIN | {missing: " "})
    assert not Claim.objects.exists()


def test_a_reviewer_may_not_write_claims(reviewer: User) -> None:
    with pytest.raises(NotAllowed):
        claims.write_claim(by=reviewer, now=NOW, **HEROIN)
    with pytest.raises(NotAllowed):
        claims.reword(make_claim(), "Something else", by=reviewer, now=NOW)


def test_a_reworded_claim_keeps_its_old_words_in_the_history(curator: User) -> None:
    claim = make_claim()
    claims.reword(claim, "Heroin taken by Chinese police in 2008", by=curator, now=NOW)
    claims.reword(claim, "Heroin taken by Chinese police in 2008", by=curator, now=NOW)
    claim.refresh_from_db()
    assert claim.statement == "Heroin taken by Chinese police in 2008"
    assert Event.objects.get().data["before"] == "Heroin seized in China, 2008 (tonnes)"


def test_a_curator_writes_and_rewords_claims_in_the_admin(as_curator: Client, curator: User) -> None:
    curator.is_staff = True
    curator.save()
    as_curator.post("/admin/claims/claim/add/", HEROIN | {"statement": ""})
    claim = Claim.objects.get()
    assert (claim.what, claim.created_by) == ("heroin", curator)
    assert claim.keys.exists()
    as_curator.post(f"/admin/claims/claim/{claim.pk}/change/", {"statement": "Heroin found in Portugal, 2008"})
    claim.refresh_from_db()
    assert claim.statement == "Heroin found in Portugal, 2008"
    assert set(Event.objects.values_list("kind", flat=True)) == {"claim.written", "claim.reworded"}
    assert as_curator.post(f"/admin/claims/claim/{claim.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_form_says_what_is_missing(as_curator: Client, curator: User) -> None:
    curator.is_staff = True
    curator.save()
    answer = as_curator.post("/admin/claims/claim/add/", HEROIN | {"statement": "", "unit": ""})
    assert answer.status_code == 200
    assert not Claim.objects.exists()
