from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.services import arranging
from tests.factories import NOW, make_claim
from tests.views.pages import soup, text
from tests.views.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def sentences(client: Client, query: str = "") -> list[str]:
    return [" ".join(line.get_text(" ").split()) for line in soup(client, f"/history/{query}").select(".events li")]


def test_what_happened_is_told_in_sentences_the_newest_first(world: World, as_reviewer: Client) -> None:
    told = sentences(as_reviewer)
    assert "decider published" in told[0]
    assert "decider entered “5.9 tons” of" in told[1]
    assert "decider settled" in told[2]
    assert "2 March 2026, 12:00 UTC" in told[0]


def test_it_is_picked_by_person_kind_and_claim(world: World, as_reviewer: Client) -> None:
    assert len(sentences(as_reviewer, "?by=decider")) == 4
    by_machine = sentences(as_reviewer, "?by=machine")
    assert by_machine
    assert not [one for one in by_machine if "decider" in one]
    assert len(sentences(as_reviewer, "?kind=discrepancy.settled")) == 1
    assert len(sentences(as_reviewer, f"?claim={world.claim.pk}")) == 1
    assert len(sentences(as_reviewer, f"?source={world.source.pk}")) == 1
    assert "Only what concerns claims with figures from" in text(as_reviewer, f"/history/?source={world.source.pk}")


def test_what_was_done_to_two_claims_stands_there_once_and_leads_to_both(as_reviewer: Client, curator: User) -> None:
    claim, other = make_claim(), make_claim(statement="Diamorphine seized in China")
    arranging.merge(other, claim, by=curator, now=NOW)
    (told,) = (one for one in sentences(as_reviewer) if "curator merged" in one)
    assert told.endswith(f"Claim {claim.pk} Claim {other.pk}")
    assert len([one for one in sentences(as_reviewer, f"?claim={other.pk}") if "curator merged" in one]) == 1


def test_nonsense_in_the_address_is_harmless(world: World, as_reviewer: Client) -> None:
    assert sentences(as_reviewer, "?claim=nonsense&page=-3")
    assert "Nothing fits this filter." in text(as_reviewer, "/history/?by=nobody-here")


def test_an_empty_history_says_what_it_is_for(as_reviewer: Client) -> None:
    assert "Nothing happened yet." in text(as_reviewer, "/history/")
