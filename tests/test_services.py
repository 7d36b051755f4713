"""A real worker, a real Redis, a real PostgreSQL: from a message to figures in the database."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from celery import current_app
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_httpserver import HTTPServer

from factcheck import broker
from factcheck.claims.models import Figure
from monitor.models import Source
from monitor.services import watching

pytestmark = [pytest.mark.services, pytest.mark.django_db(transaction=True)]

PAGE = """<!doctype html><html lang="en"><head><title>Harbour report</title></head><body><main><article>
<h1>Harbour report</h1><p>The harbour of Ostrand handled 3.41 million tonnes of goods in 2025. The year before, ice had
closed the northern basin for several weeks, and many ships were sent to other harbours along the coast.</p>
<p>The harbour office expects a quieter year and will use it to deepen the channel to the second basin.</p>
</article></main></body></html>"""


@pytest.fixture
def queue() -> str:
    """A queue of this test's own: the Redis may serve others too."""
    return f"figurewatch-test-{uuid.uuid4().hex}"


@pytest.fixture
def worker(queue: str, httpserver: HTTPServer, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker on the test's database and queue, which may visit the test's server."""
    start = (
        "from factcheck.celery import app\n"
        f"app.conf.update(task_default_queue={queue!r}, task_queues=None, task_routes=None)\n"
        f"app.worker_main(['worker', '--queues', {queue!r}, '--concurrency', '1', '--loglevel', 'INFO'])"
    )
    environment = {
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": database_of_the_tests(),
        "FETCH_ALLOWED_PRIVATE": f"127.0.0.1:{httpserver.port}",
        "FETCH_HOST_SPACING_SECONDS": "0",
    }
    process = subprocess.Popen([sys.executable, "-c", start], env=os.environ | environment, cwd=settings.BASE_DIR)
    yield process
    process.terminate()
    process.wait(timeout=30)


def database_of_the_tests() -> str:
    """The address of the database the tests have made."""
    values = connection.settings_dict
    login = f"{quote(values['USER'])}:{quote(values['PASSWORD'])}"
    return f"postgres://{login}@{values['HOST']}:{values['PORT']}/{quote(str(values['NAME']))}"


def test_the_broker_answers() -> None:
    assert broker.answers(settings.REDIS_URL)


def test_a_message_becomes_figures_in_the_database(
    worker: subprocess.Popen[bytes], queue: str, httpserver: HTTPServer, settings: Any
) -> None:
    assert connection.vendor == "postgresql"
    httpserver.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
    httpserver.expect_request("/report").respond_with_data(PAGE, content_type="text/html; charset=utf-8")
    address = httpserver.url_for("/report").replace("localhost", "127.0.0.1")
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{httpserver.port}"]
    watching.add_source(publisher_name="Harbour office", url=address, title="Report", kind=Source.Kind.PAGE)
    current_app.send_task("monitor.tasks.visit_due", queue=queue)
    give_up_at = time.monotonic() + 60
    while not Figure.objects.exists() and time.monotonic() < give_up_at:
        assert worker.poll() is None
        time.sleep(0.2)
    assert Figure.objects.filter(text="3.41 million tonnes").exists()


def test_a_tick_reaches_readyz_through_redis(worker: Any, queue: str, client: Client, settings: Any) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": settings.REDIS_URL}
    }
    current_app.send_task("factcheck.tasks.note_tick", queue=queue)
    give_up_at = time.monotonic() + 60
    while (answer := client.get("/readyz")).status_code != 200 and time.monotonic() < give_up_at:
        time.sleep(0.2)
    assert answer.json()["parts"] == dict.fromkeys(("database", "broker", "storage", "schedule"), "ok")
