from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.models import Verdict
from factcheck.publishing.services import verdicts
from factcheck.review.services import decisions
from tests.claims.evidence import differing
from tests.factories import NOW
from tests.views.pages import soup, text
from tests.views.world import World, make_world, settle

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def publish_anew(world: World, finding: str) -> None:
    """The claim is opened again, settled on its other value, and published as version 2."""
    decisions.reopen(world.settled, by=world.decider, because="A page was missed.", now=NOW)
    world.settled.refresh_from_db()
    decisions.settle(
        world.settled,
        by=world.decider,
        outcome="value",
        reason="primary_source",
        note=finding,
        chosen=world.settled.claim.observations.order_by("-pk")[0],
        seen=world.settled.evidence_version,
        now=NOW,
    )
    verdicts.publish(world.settled.claim, by=world.decider, now=NOW + timedelta(days=1))


def test_anyone_may_read_what_is_published(world: World, client: Client) -> None:
    assert world.verdict.statement in text(client, "/verdicts/")
    words = text(client, world.verdict.get_absolute_url())
    assert "5.27 tons stands" in words
    assert "The yearbook says so." in words


def test_a_verdict_shows_every_source_with_its_quote(world: World, client: Client) -> None:
    quotes = soup(client, world.verdict.get_absolute_url()).select(".quote")
    assert [quote.strong.text for quote in quotes if quote.strong] == ["5.27 tons", "5.9 tons"]
    assert "Police took 5.27 tons of heroin in China in 2008." in quotes[0].get_text()


def test_a_verdict_shows_its_values_on_one_axis_and_why_they_differ(world: World, client: Client) -> None:
    page = soup(client, world.verdict.get_absolute_url())
    lines = page.select(".plot-row:not(.plot-axis)")
    assert [line.select(".plot-label strong")[0].text for line in lines] == ["5.9 tons", "5.27 tons"]
    assert lines[0].select(".plot-value")[0].text == "5.85 to 5.95 t"
    assert page.select(".plot .band")
    causes = page.select(".difference .causes li")
    assert len(causes) == 1
    assert "≠" in page.select(".difference .pair")[0].text


def test_what_is_not_comparable_is_shown_without_a_value_that_stands(as_curator: Client, curator: User) -> None:
    discrepancy = differing("4.33 tons", "44 tons")
    seen = discrepancy.evidence_version
    decisions.settle(discrepancy, by=curator, outcome="not_comparable", reason="period", note="", seen=seen, now=NOW)
    as_curator.post(f"/verdicts/{discrepancy.claim.pk}/publish/")
    page = soup(as_curator, f"/verdicts/{discrepancy.claim.pk}/")
    assert len(page.select(".plot-row:not(.plot-axis)")) == 2
    assert not page.select(".plot .band")


def test_a_verdict_whose_decision_was_taken_up_again_says_so(world: World, client: Client) -> None:
    decisions.reopen(world.settled, by=world.decider, because="A page was missed.", now=NOW)
    words = text(client, world.verdict.get_absolute_url())
    assert "This is under review again." in words
    assert "5.27 tons stands" in words


def test_readers_see_no_names_and_no_buttons(world: World, client: Client) -> None:
    page = soup(client, world.verdict.get_absolute_url())
    assert world.decider.username not in page.get_text()
    assert not page.select("main form")


def test_the_newest_version_stands_and_names_the_earlier_ones(world: World, client: Client) -> None:
    publish_anew(world, "The second look.")
    words = text(client, world.verdict.get_absolute_url())
    assert "version 2" in words
    assert "5.9 tons stands" in words
    assert "Version 1" in words
    assert len(soup(client, "/verdicts/").select(".row")) == 1


def test_withdrawing_is_asked_for_with_what_comes_of_it(world: World, as_curator: Client) -> None:
    (asked,) = soup(as_curator, world.verdict.get_absolute_url()).select("main details")
    assert not asked.has_attr("open")
    assert "That cannot be undone" in asked.get_text()
    assert asked.select(f"form[action='{world.verdict.get_absolute_url()}withdraw/'] button")


def test_a_withdrawn_verdict_says_so_and_leaves_the_list(world: World, client: Client, as_curator: Client) -> None:
    as_curator.post(f"{world.verdict.get_absolute_url()}withdraw/")
    words = text(client, world.verdict.get_absolute_url())
    assert "Withdrawn on" in words
    assert not soup(client, world.verdict.get_absolute_url()).select(".finding")
    assert not soup(client, "/verdicts/").select(".row")


def test_a_curator_publishes_what_is_settled(as_curator: Client, curator: User) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    settle(discrepancy, by=curator)
    response = as_curator.post(f"/verdicts/{discrepancy.claim.pk}/publish/")
    assert response["Location"] == f"/verdicts/{discrepancy.claim.pk}/"
    assert Verdict.objects.get().published_by == curator


def test_what_is_not_settled_is_not_published(as_curator: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    response = as_curator.post(f"/verdicts/{discrepancy.claim.pk}/publish/", follow=True)
    assert "Nothing is settled for this claim yet." in response.content.decode()
    assert not Verdict.objects.exists()


def test_published_twice_is_said_and_harmless(world: World, as_curator: Client) -> None:
    response = as_curator.post(f"{world.verdict.get_absolute_url()}publish/", follow=True)
    assert "This decision is published already." in response.content.decode()
    assert Verdict.objects.count() == 1


def test_verdicts_are_found_by_their_words(world: World, client: Client) -> None:
    assert soup(client, "/verdicts/?q=heroin+2008").select(".row")
    assert "No verdict has these words." in text(client, "/verdicts/?q=unheard-of")


def test_an_empty_list_says_why(client: Client) -> None:
    assert "Nothing is published yet." in text(client, "/verdicts/")
