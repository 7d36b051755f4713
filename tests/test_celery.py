"""Workers and their broker."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

import kombu
import pytest
from celery.signals import worker_init

from factcheck.celery import app
from factcheck.env import broker_socket
from tests.test_broker import running

pytestmark = pytest.mark.embedded


def test_a_worker_outlives_a_broker_that_goes_while_it_holds_a_message(tmp_path: Path) -> None:
    socket = broker_socket(tmp_path)
    connection = app.connection_for_read(f"redis+socket://{socket}")
    with running(socket) as broker:
        channel: Any = connection.default_channel
        queue = kombu.Queue("visits", channel=channel)
        queue.declare()
        kombu.Producer(channel).publish({}, routing_key="visits")
        message = queue.get()
        assert message is not None
        broker.kill()
        broker.wait()
    channel.connection.client = None  # as Celery leaves it
    channel.close()
    message.ack()  # of a task that ends only now


def test_a_worker_looks_for_circles_only_among_what_it_makes_itself() -> None:
    before, threshold = gc.get_freeze_count(), gc.get_threshold()
    loaded: list[object] = []
    loaded.append(loaded)
    try:
        worker_init.send(sender=None)
        assert gc.get_freeze_count() > before
        assert not any(one is loaded for one in gc.get_objects())
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
