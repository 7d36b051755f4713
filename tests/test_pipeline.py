"""The whole way, from the demo newsroom's pages over HTTP to a published verdict; tasks are called as functions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from demo.newsroom import Newsroom
from demo.publishers import WATCHED
from demo.server import make_server
from factcheck.claims.models import Claim, Discrepancy, Observation
from factcheck.publishing.services import verdicts
from factcheck.review.models import Decision, Event
from factcheck.review.services import decisions
from monitor.models import Article, Revision, Source, Visit
from monitor.services import watching

pytestmark = pytest.mark.django_db

AGREEING = [("61,900", "62,000"), ("1.38 tons", "1.4 tons"), ("5.27 tons", "5.3 tons"), ("6.15 tons", "6.2 tons")]

SentTasks = list[tuple[str, tuple[Any, ...]]]
WorkOff = Callable[[], None]


@pytest.fixture
def newsroom(tmp_path: Path, settings: Any) -> Iterator[Newsroom]:
    """Serves on a free port, which its feeds name."""
    opened_at = datetime.now(UTC)
    server = make_server(Newsroom(tmp_path, 0, opened_at))
    port = server.server_address[1]
    server.server_close()
    newsroom = Newsroom(tmp_path, port, opened_at)
    server = make_server(newsroom)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    settings.FETCH_ALLOWED_PRIVATE = [newsroom.host]
    yield newsroom
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def work_off(sent_tasks: SentTasks, django_capture_on_commit_callbacks: Any) -> WorkOff:
    """Does what a worker would: the sweep, and every task that is sent in the course of it."""

    current_app.loader.import_default_modules()

    def work_off() -> None:
        sent_tasks.append(("monitor.tasks.visit_due", ()))
        while sent_tasks:
            name, arguments = sent_tasks.pop(0)
            with django_capture_on_commit_callbacks(execute=True):
                current_app.tasks[name](*arguments)

    return work_off


@pytest.fixture
def watched(newsroom: Newsroom, work_off: WorkOff) -> Newsroom:
    """Everything the demo watches has been visited, read and filed."""
    call_command("load_demo", newsroom=newsroom.url)
    work_off()
    work_off()  # the articles that the feeds named
    return newsroom


def claim_with(*values: str) -> Claim:
    """The one claim under which all these figures stand."""
    claims = Claim.objects.all()
    for value in values:
        claims = claims.filter(observations__figure__text=value, observations__is_current=True)
    return claims.distinct().get()


def relation(claim: Claim, one: str, other: str) -> dict[str, Any]:
    """How the pair of these figures stands in the claim's discrepancy."""
    observations = {
        observation.pk: observation.figure.text
        for observation in Observation.objects.filter(claim=claim).select_related("figure")
    }
    pairs: list[dict[str, Any]] = Discrepancy.objects.get(claim=claim).pairs
    return next(pair for pair in pairs if {observations[pk] for pk in pair["observations"]} == {one, other})


def causes(pair: dict[str, Any]) -> list[str]:
    return [cause["cause"] for cause in pair["causes"]]


def test_every_source_is_visited_and_every_text_is_read(watched: Newsroom) -> None:
    assert Source.objects.filter(last_error="").count() == len(WATCHED)
    assert not [visit.message for visit in Visit.objects.all() if visit.failed]
    assert Article.objects.count() == Revision.objects.count() == 13
    assert Revision.objects.filter(readings__isnull=True).count() == 0


def test_heroin_seized_in_china_in_2008_is_one_claim_and_one_source_rounded_up(watched: Newsroom) -> None:
    claim = claim_with("4.33 tons", "4.3 tons", "4.4 tons")
    assert relation(claim, "4.33 tons", "4.3 tons")["relation"] == "agrees"
    assert causes(relation(claim, "4.33 tons", "4.4 tons"))[0] == "rounded_up"
    assert not claim.observations.filter(figure__text="10.8 tons").exists()


def test_suspects_arrested_differ_by_one_digit_inside_one_document(watched: Newsroom) -> None:
    claim = claim_with("74,400", "73,400", "74,000")
    assert relation(claim, "74,400", "74,000")["relation"] == "agrees"
    assert causes(relation(claim, "74,400", "73,400"))[0] == "one_digit"
    assert relation(claim, "73,400", "74,000")["relation"] == "differs"


def test_what_agrees_after_rounding_raises_no_alarm(watched: Newsroom) -> None:
    for exact, rounded in AGREEING:
        assert not alarms(claim_with(exact, rounded)), exact


def alarms(claim: Claim) -> int:
    return Discrepancy.objects.filter(claim=claim, state=Discrepancy.State.OPEN).count()


def test_cases_and_kilograms_are_not_one_claim_and_numbers_of_articles_are_none(watched: Newsroom) -> None:
    assert not Claim.objects.filter(observations__figure__text="123").filter(observations__figure__text="123 kilograms")
    assert not Observation.objects.filter(figure__text__in=["347", "2008", "2", "7"]).exists()


def test_the_queue_shows_discrepancies_of_several_causes(watched: Newsroom) -> None:
    assert len(set(Discrepancy.objects.filter(state="open").values_list("first_cause", flat=True))) >= 4


def test_a_syndicated_story_is_known_to_be_a_copy(watched: Newsroom) -> None:
    copies = Article.objects.filter(copy_of__isnull=False)
    assert {article.url.rpartition("/")[2] for article in copies} == {"heroin-route"}


def test_a_second_look_at_what_did_not_change_adds_nothing(watched: Newsroom, work_off: WorkOff) -> None:
    before = (Revision.objects.count(), Observation.objects.count(), Event.objects.count())
    for source in Source.objects.all():
        watching.visit_now(source, timezone.now())
    work_off()
    assert (Revision.objects.count(), Observation.objects.count(), Event.objects.count()) == before
    assert not [visit.message for visit in Visit.objects.all() if visit.failed]


def test_a_settled_discrepancy_becomes_a_page_for_everybody(watched: Newsroom, client: Client) -> None:
    claim = claim_with("4.33 tons", "4.4 tons")
    settle(claim, "4.33 tons")
    verdict = verdicts.publish(claim, by=User.objects.get(username="curator"), now=timezone.now())
    page = client.get(verdict.get_absolute_url())
    assert page.status_code == 200
    assert "4.33" in page.content.decode()
    kinds = list(Event.objects.filter(claim=claim).values_list("kind", flat=True))
    assert kinds[0] == "verdict.published"
    assert "discrepancy.settled" in kinds


def settle(claim: Claim, value: str) -> None:
    discrepancy = Discrepancy.objects.get(claim=claim)
    decisions.settle(
        discrepancy,
        by=User.objects.get(username="reviewer"),
        outcome=Decision.Outcome.VALUE,
        reason=Decision.Reason.PRIMARY_SOURCE,
        note="The report gives the exact figure.",
        chosen=claim.observations.filter(figure__text=value).first(),
        seen=discrepancy.evidence_version,
        now=timezone.now(),
    )


def test_a_correction_by_the_publisher_ends_the_difference(
    watched: Newsroom, work_off: WorkOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_with("1,240", "12,400")
    assert causes(relation(claim, "1,240", "12,400"))[0] == "factor_10"
    monkeypatch.setattr("demo.pages.CORRECTED_AFTER", timedelta(0))
    watching.visit_now(Source.objects.get(url__endswith="maren-floods"), timezone.now())
    work_off()
    assert Discrepancy.objects.get(claim=claim).state == Discrepancy.State.CLOSED
    floods = Article.objects.get(url__endswith="maren-floods")
    assert floods.revisions.count() == 2
    current = Observation.objects.filter(claim=claim, is_current=True)
    assert {observation.figure.text for observation in current} == {"12,400"}


def test_evidence_that_changes_opens_a_settled_discrepancy_again(
    watched: Newsroom, work_off: WorkOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    claim = claim_with("1,240", "12,400")
    settle(claim, "1,240")
    monkeypatch.setattr("demo.pages.CORRECTED_AFTER", timedelta(0))
    watching.visit_now(Source.objects.get(url__endswith="maren-floods"), timezone.now())
    work_off()
    assert Decision.objects.get().ended_at is not None
    assert Discrepancy.objects.get(claim=claim).state != Discrepancy.State.SETTLED
