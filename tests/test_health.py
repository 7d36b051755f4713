"""/healthz and /readyz."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.utils import timezone

from factcheck import broker, health
from factcheck.tasks import note_tick
from tests.factories import make_source


@pytest.fixture(autouse=True)
def all_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broker is the one part that the tests have not at hand; beat has just ticked."""
    monkeypatch.setattr(broker, "answers", lambda url: True)
    cache.clear()
    note_tick()


def parts(client: Client, status: int) -> dict[str, str]:
    response = client.get("/readyz")
    assert response.status_code == status
    answer = response.json()
    assert answer["ready"] is (status == 200)
    return dict(answer["parts"])


def test_the_process_answers_without_asking_anything_else(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "answers", lambda url: False)
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_nothing_can_be_posted(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.django_db
def test_no_answer_is_kept_by_a_cache(client: Client, path: str) -> None:
    assert "no-store" in client.get(path)["Cache-Control"]


@pytest.mark.django_db
def test_the_site_is_ready_when_every_part_is(client: Client) -> None:
    assert set(parts(client, 200).values()) == {"ok"}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("password authentication failed for user figures")

    monkeypatch.setattr(connection, "cursor", refuse)
    assert parts(client, 503)["database"] == "does not answer"


@pytest.mark.django_db
def test_a_database_without_the_tables_of_this_version_is_named(client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("monitor", "0001_create_tables")
    assert parts(client, 503)["database"] == "is not that of this version: run migrate"


@pytest.mark.django_db
def test_a_broker_that_does_not_answer_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "answers", lambda url: False)
    assert parts(client, 503)["broker"] == "does not answer"


@pytest.mark.django_db
def test_storage_that_cannot_be_written_is_named(client: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings.SNAPSHOT_DIR = tmp_path / "file" / "snapshots"
    assert parts(client, 503)["storage"].startswith("cannot be written")


@pytest.mark.django_db
def test_a_beat_that_never_ticked_is_named(client: Client) -> None:
    cache.clear()
    assert parts(client, 503)["schedule"].startswith("no tick yet")


@pytest.mark.django_db
def test_a_beat_that_has_fallen_silent_is_named(client: Client) -> None:
    cache.set(health.LAST_TICK, timezone.now() - timedelta(minutes=10))
    assert "seconds ago: beat or the worker has stopped" in parts(client, 503)["schedule"]


@pytest.mark.django_db
def test_a_slow_sweep_does_not_count_as_silence(client: Client, settings: Any) -> None:
    settings.SWEEP_EVERY = timedelta(minutes=5)
    cache.set(health.LAST_TICK, timezone.now() - timedelta(minutes=10))
    assert parts(client, 200)["schedule"] == "ok"


@pytest.mark.django_db
def test_late_visits_are_counted_and_do_not_take_the_site_away(client: Client) -> None:
    make_source(next_visit_at=timezone.now() - timedelta(hours=1))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["late"]["visits"]) == (200, 1)
