"""One budget for a whole visit, however many steps a site makes of it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from monitor import budget, sandbox, tasks
from monitor.models import Snapshot, Source, Visit
from tests.factories import make_source
from tests.monitor import hostile
from tests.monitor.conftest import RawServer

Outcome = Visit.Outcome


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    begun = time.monotonic()
    yield
    assert time.monotonic() - begun < seconds


def test_a_step_gets_what_is_left() -> None:
    with budget.of(10):
        assert budget.left(3) == 3
        assert 9 < budget.left(60) <= 10
    assert budget.left(60) == 60


def test_the_inner_budget_cannot_outlast_the_outer_one() -> None:
    with budget.of(0.01):
        time.sleep(0.02)
        with budget.of(10):
            assert budget.left(5) == 0


def test_each_thread_has_its_own() -> None:
    found = []
    with budget.of(0):
        thread = threading.Thread(target=lambda: found.append(budget.left(5)))
        thread.start()
        thread.join()
    assert found == [5]


def dripping(connection: socket.socket, head: bytes) -> None:
    connection.sendall(head)
    for _ in range(100):
        connection.sendall(b"x")
        time.sleep(0.05)


# Each step is slow by itself, and all together take more than a visit may.
@pytest.mark.django_db
@pytest.mark.parametrize("drip_at", [1, 3, 4])
def test_a_site_that_drips_at_every_step_holds_a_worker_for_one_budget(
    raw_server: RawServer, settings: Any, drip_at: int
) -> None:
    settings.VISIT_SECONDS = 0.8
    asked = []

    def answer(connection: socket.socket) -> None:
        """robots.txt, two redirects, a page; each a fifth of a second late, and from `drip_at` on without an end."""
        asked.append(1)
        time.sleep(0.2)
        if len(asked) >= drip_at:
            return dripping(connection, b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n")
        if len(asked) == 1:
            connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        else:
            connection.sendall(b"HTTP/1.1 302 On\r\nLocation: /on\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    source = make_source(url=raw_server(answer), kind=Source.Kind.PAGE)
    with at_most(3):
        tasks.visit_source(source.pk)
    assert Visit.objects.get().outcome == Outcome.SLOW


@pytest.mark.django_db
def test_a_page_that_came_late_is_read_by_a_task_of_its_own(
    raw_server: RawServer, settings: Any, sent_tasks: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.VISIT_SECONDS = sandbox.SECONDS

    def answer(connection: socket.socket) -> None:
        body = b"<p>4.33 tons</p>"
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + body)

    source = make_source(url=raw_server(answer), kind=Source.Kind.PAGE)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.visit_source(source.pk)
    snapshot = Snapshot.objects.get()
    assert snapshot.read_at is None
    assert sent_tasks == [("monitor.tasks.read_snapshot", (snapshot.pk,))]


def test_a_file_gets_no_more_time_than_its_visit_has() -> None:
    with budget.of(0.5), at_most(3), pytest.raises(sandbox.Died):
        sandbox.call(hostile.dawdle, b"x")


@pytest.mark.django_db
def test_a_visit_for_which_no_reader_is_free_is_put_off_and_counts_as_no_failure(
    raw_server: RawServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.VISIT_SECONDS = 0.5
    monkeypatch.setattr(sandbox, "_readers", type(sandbox._readers)())  # all of them at work

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<p>4.33 tons</p>")

    source = make_source(url=raw_server(answer), kind=Source.Kind.PAGE)
    due_at = source.next_visit_at
    with at_most(4):
        tasks.visit_source(source.pk)
    source.refresh_from_db()
    assert source.next_visit_at > due_at
    assert (source.failures, Visit.objects.count(), Snapshot.objects.count()) == (0, 0, 0)


def test_a_reader_that_stopped_to_listen_holds_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.call(hostile.stop_itself, b"x")
    time.sleep(0.2)
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    with at_most(5), pytest.raises(sandbox.Died):
        sandbox.call(hostile.process, b"x" * 1_000_000)
