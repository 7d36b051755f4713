"""Tasks are doors: ids in, services called, the next step sent after commit."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from pytest_httpserver import HTTPServer

from monitor import tasks
from monitor.models import Revision, Source, Visit
from monitor.services import schedule
from tests.factories import NOW, make_article, make_snapshot, make_source

pytestmark = pytest.mark.django_db

# Not due in any of these tests
FAR = datetime(2100, 1, 1, tzinfo=UTC)

Sent = list[tuple[str, tuple[Any, ...]]]


def test_a_tick_hands_out_the_hosts_that_have_something_due(
    sent_tasks: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    for url in ("http://a.test/1", "http://a.test/2", "http://b.test/1"):
        make_source(url=url)
    make_article(url="http://c.test/1", source=make_source(kind=Source.Kind.FEED, next_visit_at=FAR))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.visit_due()
    assert sorted((name, arguments[0]) for name, arguments in sent_tasks) == [
        ("monitor.tasks.visit_host", "a.test"),
        ("monitor.tasks.visit_host", "b.test"),
        ("monitor.tasks.visit_host", "c.test"),
    ]


def test_a_second_tick_finds_nothing_left(sent_tasks: Sent, django_capture_on_commit_callbacks: Any) -> None:
    make_source()
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            tasks.visit_due()
    assert len(sent_tasks) == 1


def test_from_a_visit_to_a_revision(
    site: HTTPServer, sent_tasks: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    site.expect_request("/report").respond_with_data("<p>4.33 tons</p>", content_type="text/html")
    source = make_source(url=site.url_for("/report"))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.visit_source(source.pk)
    revision = Revision.objects.get()
    assert revision.text == "4.33 tons"
    assert sent_tasks == [("factcheck.claims.tasks.read_revision", (revision.pk,))]
    tasks.read_snapshot(revision.snapshot_id)
    assert Revision.objects.count() == 1


def test_a_message_visits_what_is_due_of_its_host_and_delivered_twice_changes_nothing(
    site: HTTPServer, sent_tasks: Sent
) -> None:
    site.expect_request("/report").respond_with_data("<p>4.33 tons</p>", content_type="text/html")
    for n in range(3):
        make_source(url=site.url_for(f"/report?{n}"), kind=Source.Kind.PAGE)
    make_article(url=site.url_for("/report"), source=make_source(kind=Source.Kind.FEED, next_visit_at=FAR))
    [(name, token)] = schedule.hand_out(timezone.now())
    for _ in range(2):
        tasks.visit_host(name, token)
    assert Visit.objects.filter(outcome=Visit.Outcome.NEW).count() == Visit.objects.count() == 4


@pytest.mark.parametrize("task", [tasks.visit_source, tasks.visit_article, tasks.read_snapshot])
def test_a_row_that_vanished_ends_the_task_quietly(task: Any) -> None:
    task(999_999)
    assert Visit.objects.count() == 0


def test_a_snapshot_whose_message_was_lost_is_found(sent_tasks: Sent, django_capture_on_commit_callbacks: Any) -> None:
    snapshot = make_snapshot(make_article(), next_read_at=NOW)
    with time_machine.travel(NOW), django_capture_on_commit_callbacks(execute=True):
        tasks.read_unread()
        tasks.read_unread()
    assert sent_tasks == [("monitor.tasks.read_snapshot", (snapshot.pk,))]
