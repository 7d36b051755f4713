"""Claims, observations, lessons and synonyms in Django admin: doors to the services."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.models import Arrangement, Claim, Lesson, Synonym
from factcheck.claims.services import arranging, observations, vocabulary
from tests.claims.evidence import differing, published, say
from tests.conftest import logged_in
from tests.factories import NOW, make_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_staff() -> Client:
    return logged_in(make_user("keeper", group="curator", is_staff=True))


def act(client: Client, model: str, action: str, rows: Iterable[Any]) -> Any:
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(f"/admin/claims/{model}/", data)


def test_two_claims_are_merged_on_the_page_that_shows_it(as_staff: Client) -> None:
    one, other = make_claim(), make_claim(statement="Diamorphine seized in China")
    assert act(as_staff, "claim", "merge", [one, other])["Location"] == f"/claims/{other.pk}/merge/?into={one.pk}"
    act(as_staff, "claim", "merge", [one])
    assert not Claim.objects.filter(merged_into__isnull=False).exists()


def test_stored_figures_are_searched_for_the_chosen_claims(as_staff: Client) -> None:
    claim = make_claim(place="Portugal")
    published("Police in Portugal seized 4.33 tonnes of heroin in 2008.")
    act(as_staff, "claim", "search_stored", [claim])
    assert claim.observations.standing().exists()


def test_observations_are_moved_and_split_off_on_their_pages(as_staff: Client) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    one, other = claim.observations.order_by("pk")
    assert act(as_staff, "observation", "move", [one])["Location"] == f"/observations/{one.pk}/move/"
    path = act(as_staff, "observation", "split", [one, other])["Location"]
    assert path.startswith(f"/claims/{claim.pk}/split/?o=")
    elsewhere = say(make_claim(statement="Another"), "4.9 tons")
    assert "split" not in act(as_staff, "observation", "split", [one, elsewhere])["Location"]


def test_what_was_learnt_arranged_and_added_is_taken_back(as_staff: Client, curator: User) -> None:
    claim = differing("4.33 tons", "4.4 tons").claim
    stray = claim.observations.get(figure__text="4.4 tons")
    stray.figure.what = "opium"
    stray.figure.save()
    observations.reject(stray, by=curator, now=NOW)
    arranging.move([claim.observations.get(figure__text="4.33 tons")], make_claim(), by=curator, now=NOW)
    vocabulary.add("lynx, bobcat", by=curator, now=NOW)
    act(as_staff, "lesson", "take_back", Lesson.objects.all())
    act(as_staff, "arrangement", "undo", Arrangement.objects.all())
    act(as_staff, "synonym", "take_out", Synonym.objects.all())
    assert not Lesson.objects.holding().exists()
    assert not Synonym.objects.holding().exists()
    assert not Arrangement.objects.filter(undone_at=None).exists()


def test_a_claim_is_written_or_it_is_said_beside_the_form_what_is_wrong(as_staff: Client) -> None:
    parts = {"what": "heroin", "action": "seized", "place": "China", "unit": "tonne", "statement": ""}
    refused = as_staff.post("/admin/claims/claim/add/", parts | {"period": "last year"})
    assert "Write the period as 2008" in refused.content.decode()
    assert not Claim.objects.exists()
    as_staff.post("/admin/claims/claim/add/", parts | {"period": "2008"})
    claim = Claim.objects.get()
    assert claim.statement == "Heroin seized in China, 2008 (tonnes)"
    as_staff.post(f"/admin/claims/claim/{claim.pk}/change/", {"statement": "Heroin that was seized in China in 2008"})
    assert Claim.objects.get().statement == "Heroin that was seized in China in 2008"
