"""Django admin for sources, and what machines wrote."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monitor.models import Host, Source
from tests.factories import NOW, make_article, make_publisher, make_revision, make_source

pytestmark = pytest.mark.django_db

READ_ONLY = ["article", "visit", "snapshot", "revision", "host"]


def act(client: Client, action: str, *sources: Source) -> None:
    data = {"action": action, "_selected_action": [source.pk for source in sources]}
    answer = client.post(reverse("admin:monitor_source_changelist"), data)
    assert answer.status_code == 302


def shown(client: Client, state: str) -> set[str]:
    answer = client.get(reverse("admin:monitor_source_changelist"), {"state": state})
    return {source.title for source in answer.context["cl"].queryset}


def test_a_source_is_added_under_its_one_spelling_and_due_at_once(as_administrator: Client) -> None:
    data = {
        "publisher": make_publisher().pk,
        "kind": "page",
        "title": "Report",
        "url": "HTTP://Harbour.example/x#y",
        "language": "",
        "every_minutes": 60,
    }
    as_administrator.post(reverse("admin:monitor_source_add"), data)
    source = Source.objects.get()
    assert source.url == "http://harbour.example/x"
    assert source.next_visit_at <= timezone.now()


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "ftp://harbour.example/", "http://user@harbour.example/"])
def test_an_address_that_may_not_be_visited_is_explained(as_administrator: Client, url: str) -> None:
    data = {"publisher": make_publisher().pk, "kind": "page", "title": "Report", "url": url, "every_minutes": 60}
    answer = as_administrator.post(reverse("admin:monitor_source_add"), data)
    assert len(answer.context["adminform"].form.errors["url"]) == 1
    assert Source.objects.count() == 0


def test_actions_visit_pause_and_resume(as_administrator: Client) -> None:
    source = make_source(next_visit_at=timezone.now() + timedelta(days=9))
    act(as_administrator, "visit_now", source)
    source.refresh_from_db()
    assert source.next_visit_at <= timezone.now()
    act(as_administrator, "pause", source)
    source.refresh_from_db()
    assert source.is_paused
    act(as_administrator, "resume", source)
    source.refresh_from_db()
    assert not source.is_paused


def test_filters_answer_the_curator_s_questions(as_administrator: Client) -> None:
    now = timezone.now()
    make_source(title="failing", failures=2, last_visit_at=now, last_error="Missing.")
    make_source(title="never")
    silent = make_source(title="silent", last_visit_at=now)
    make_article(source=silent, first_seen_at=now - timedelta(days=30))
    lively = make_source(title="lively", last_visit_at=now)
    make_article(source=lively, first_seen_at=now - timedelta(days=30), changed_at=now)
    assert shown(as_administrator, "failing") == {"failing"}
    assert shown(as_administrator, "never") == {"never"}
    assert shown(as_administrator, "silent") == {"silent", "failing"}


@pytest.mark.parametrize("model", READ_ONLY)
def test_what_machines_wrote_can_be_read_and_not_changed(as_administrator: Client, model: str) -> None:
    revision = make_revision("4.33 tons")
    host = Host.objects.create(name="site.test", next_request_at=NOW, held_until=NOW)
    snapshot = revision.snapshot
    rows = {"article": revision.article, "visit": snapshot.visit, "snapshot": snapshot}
    rows |= {"revision": revision, "host": host}
    assert as_administrator.get(reverse(f"admin:monitor_{model}_changelist")).status_code == 200
    change = reverse(f"admin:monitor_{model}_change", args=[rows[model].pk])
    assert as_administrator.get(change).status_code == 200
    assert as_administrator.post(change, {}).status_code == 403
    assert as_administrator.get(reverse(f"admin:monitor_{model}_add")).status_code == 403
    assert as_administrator.post(reverse(f"admin:monitor_{model}_delete", args=[rows[model].pk])).status_code == 403


@pytest.mark.parametrize("model", ["source", "publisher", *READ_ONLY])
def test_lists_ask_as_many_questions_for_many_rows_as_for_few(as_administrator: Client, model: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            as_administrator.get(reverse(f"admin:monitor_{model}_changelist"))
        return len(captured)

    def more() -> None:
        for n in range(3):
            make_revision(f"{n}.33 tons")
            Host.objects.create(name=f"site{Host.objects.count()}.test", next_request_at=NOW, held_until=NOW)

    more()
    few = queries()
    more()
    assert queries() == few
