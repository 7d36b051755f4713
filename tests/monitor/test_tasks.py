"""Tasks are doors: ids in, services called, the next step sent after commit."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.utils import timezone
from pytest_httpserver import HTTPServer

from monitor import tasks
from monitor.models import Revision, Snapshot, Source, Visit
from monitor.services import watching
from tests.factories import NOW, make_article, make_snapshot, make_source

pytestmark = pytest.mark.django_db

Sent = list[tuple[str, tuple[Any, ...]]]


def test_a_tick_hands_out_what_is_due_one_batch_a_host(
    sent_tasks: Sent, django_capture_on_commit_callbacks: Any
) -> None:
    one, two = make_source(url="http://a.test/1"), make_source(url="http://a.test/2")
    other = make_source(url="http://b.test/1")
    article = make_article(url="http://c.test/1", source=make_source(kind=Source.Kind.FEED, is_paused=False))
    Source.objects.filter(pk=article.source_id).update(next_visit_at=timezone.now() + (timezone.now() - NOW))
    with django_capture_on_commit_callbacks(execute=True):
        tasks.visit_due()
    assert sorted(sent_tasks) == [
        ("monitor.tasks.visit_articles", ([article.pk],)),
        ("monitor.tasks.visit_sources", ([one.pk, two.pk],)),
        ("monitor.tasks.visit_sources", ([other.pk],)),
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
    snapshot = Snapshot.objects.get()
    assert sent_tasks == [("monitor.tasks.read_snapshot", (snapshot.pk,))]
    tasks.read_snapshot(snapshot.pk)
    tasks.read_snapshot(snapshot.pk)
    assert Revision.objects.get().text == "4.33 tons"


def test_a_batch_visits_each_of_its_rows(site: HTTPServer) -> None:
    site.expect_request("/report").respond_with_data("<p>4.33 tons</p>", content_type="text/html")
    sources = [make_source(url=site.url_for(f"/report?{n}"), kind=Source.Kind.PAGE) for n in range(3)]
    tasks.visit_sources([source.pk for source in sources])
    article = make_article(url=site.url_for("/report"), source=make_source(kind=Source.Kind.FEED))
    tasks.visit_articles([article.pk])
    assert Visit.objects.filter(outcome=Visit.Outcome.FETCHED).count() == 4


@pytest.mark.parametrize("task", [tasks.visit_source, tasks.visit_article, tasks.read_snapshot])
def test_a_row_that_vanished_ends_the_task_quietly(task: Any) -> None:
    task(999_999)
    assert Visit.objects.count() == 0


def test_rows_that_vanished_end_a_batch_quietly() -> None:
    tasks.visit_sources([999_998, 999_999])
    tasks.visit_articles([999_999])
    assert Visit.objects.count() == 0


def test_a_snapshot_whose_message_was_lost_is_found(sent_tasks: Sent, django_capture_on_commit_callbacks: Any) -> None:
    snapshot = make_snapshot(make_article(), next_read_at=NOW)
    with time_machine.travel(NOW), django_capture_on_commit_callbacks(execute=True):
        tasks.read_unread()
        tasks.read_unread()
    assert sent_tasks == [("monitor.tasks.read_snapshot", (snapshot.pk,))]


def test_a_visit_that_breaks_down_leaves_the_others_of_its_batch_due(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [make_source(url=f"http://a.test/{n}") for n in range(3)]
    ids = watching.claim_due_sources(NOW)

    def break_down(*_: Any) -> None:
        raise MemoryError

    monkeypatch.setattr("monitor.services.watching.visit_source", break_down)
    with pytest.raises(MemoryError):
        tasks.visit_sources(ids)
    later = timezone.now()
    assert set(watching.claim_due_sources(later)) == {source.pk for source in sources}
