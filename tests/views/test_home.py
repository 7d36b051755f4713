from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from factcheck.claims.services import arranging
from monitor.models import Problem
from tests.claims.evidence import differing
from tests.factories import NOW, make_article, make_claim, make_revision, make_source
from tests.views.pages import text
from tests.views.world import settle

pytestmark = pytest.mark.django_db


def home(client: Client) -> str:
    with time_machine.travel(NOW, tick=False):
        return text(client, "/")


def test_who_has_no_role_is_shown_what_is_published(as_visitor: Client) -> None:
    assert as_visitor.get("/")["Location"] == "/verdicts/"
    assert Client().get("/")["Location"] == "/verdicts/"


def test_it_shows_what_waits(as_reviewer: Client) -> None:
    discrepancy = differing("4.33 tons", "4.4 tons")
    words = home(as_reviewer)
    assert "1 open discrepancy" in words
    assert discrepancy.claim.statement in words


def test_it_shows_what_was_settled_this_week(as_reviewer: Client, curator: User) -> None:
    settle(differing("4.33 tons", "4.4 tons"), by=curator)
    words = home(as_reviewer)
    assert "1 settled this week" in words
    assert "This value stands · curator" in words


def test_what_was_done_to_two_claims_is_told_once(as_reviewer: Client, curator: User) -> None:
    claim, other = make_claim(), make_claim(statement="Diamorphine seized in China")
    arranging.merge(other, claim, by=curator, now=NOW - timedelta(hours=1))
    assert home(as_reviewer).count("curator merged “Diamorphine seized in China” into") == 1


def test_it_shows_sources_that_fail_with_the_reason(as_reviewer: Client) -> None:
    make_source(title="Harbour news", failures=3, last_error="The page is missing.")
    make_source(title="Paused news", failures=3, is_paused=True)
    words = home(as_reviewer)
    assert "1 of 2 sources failing" in words
    assert "Harbour news failed 3 times in a row The page is missing." in words
    assert "Paused news" not in words


def test_it_shows_texts_that_changed_this_week(as_reviewer: Client) -> None:
    article = make_article(title="Yearbook")
    make_revision("The first text.", article=article)
    assert "no watched text changed" in home(as_reviewer)
    make_revision("The second text.", article=article)
    assert "revision 2" in home(as_reviewer)


def test_an_empty_site_says_what_to_do_first(as_curator: Client, as_reviewer: Client) -> None:
    assert "No source is watched yet. Add the first one" in home(as_curator)
    assert "A curator can add the first one." in home(as_reviewer)


def test_it_shows_sources_that_are_silent(as_reviewer: Client) -> None:
    source = make_source(title="Harbour news")
    Problem.objects.create(source=source, kind=Problem.Kind.SILENT, message="Nothing new for 9 days.", began_at=NOW)
    assert "Harbour news silent Nothing new for 9 days." in home(as_reviewer)


def test_it_shows_sources_whose_pages_cannot_be_read(as_reviewer: Client) -> None:
    source = make_source(title="Harbour news")
    Problem.objects.create(source=source, kind=Problem.Kind.PAGES, message="None of the pages.", began_at=NOW)
    assert "Harbour news pages not readable None of the pages." in home(as_reviewer)
    assert "1 more in trouble" in home(as_reviewer)


def test_it_says_how_late_visits_are(as_reviewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.health.schedule_trouble", lambda: "")
    make_source(next_visit_at=NOW - timedelta(hours=3))
    assert "1 visit is late; the one that waits longest was due 3 hours ago" in home(as_reviewer)


def test_it_says_that_the_scheduler_has_stopped(as_reviewer: Client) -> None:
    words = home(as_reviewer)
    assert "Sources may not be visited just now." in words
    assert "wants to know: “no tick yet" in words


def test_what_others_did_since_the_last_look_is_new(as_reviewer: Client, reviewer: User, curator: User) -> None:
    later = NOW + timedelta(hours=2)
    home(as_reviewer)
    settle(differing("4.33 tons", "4.4 tons"), by=curator, now=NOW + timedelta(hours=1))
    with time_machine.travel(later, tick=False):
        assert "Discrepancy settled 1" in text(as_reviewer, "/")
    with time_machine.travel(later + timedelta(hours=2), tick=False):
        assert "Nothing happened and no watched text changed." in text(as_reviewer, "/")


def test_who_never_looked_is_told_of_a_week(as_reviewer: Client, curator: User) -> None:
    settle(differing("4.33 tons", "4.4 tons"), by=curator, now=NOW - timedelta(days=6))
    settle(differing("5.1 tons", "5.9 tons"), by=curator, now=NOW - timedelta(days=8))
    words = home(as_reviewer)
    assert "New this week" in words and "Discrepancy settled 1" in words
    assert "Since you last looked" not in words
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert "Since you last looked 2 hours ago" in text(as_reviewer, "/")


def test_what_she_did_herself_is_not_new_to_her(as_reviewer: Client, reviewer: User) -> None:
    home(as_reviewer)
    settle(differing("4.33 tons", "4.4 tons"), by=reviewer, now=NOW + timedelta(hours=1))
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        assert "discrepancy settled" not in text(as_reviewer, "/")
