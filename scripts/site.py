"""A site of a script's own: its settings, its newsroom and its Celery processes, on throwaway services."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from scripts.services import Postgres, Redis, free_port

ROOT = Path(__file__).resolve().parent.parent
WATCHER = ("worker", "--queues", "visits", "--pool", "threads", "--concurrency", "32", "--without-mingle")
READER = ("worker", "--queues", "celery", "--concurrency", "2", "--without-mingle", "--without-gossip")
BEAT = ("beat", "--pidfile=")


def configure(folder: Path, postgres: Postgres, redis: Redis, hosts: list[str], **more: str) -> None:
    """Sets the environment, for this process and those it starts, and makes the tables. To be called before Django."""
    os.environ.update(
        {
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "DATA_DIR": str(folder / "data"),
            "DATABASE_URL": postgres.url,
            "REDIS_URL": redis.url,
            "DEBUG": "False",
            "SECRET_KEY": "of a script",
            "ALLOWED_HOSTS": "localhost",
            "FETCH_ALLOWED_PRIVATE": ",".join(hosts),
            "FETCH_HOST_SPACING_SECONDS": "0",
            "SWEEP_SECONDS": "1",
            "LOG_LEVEL": "ERROR",
        }
        | more
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


class Newsroom:
    """The newsroom at work, and its controls."""

    def __init__(self, pages: int) -> None:
        self.port, self.pages = free_port(), pages
        command = [sys.executable, "-m", "scripts.newsroom", str(self.port), str(pages)]
        self.process = subprocess.Popen(command, cwd=ROOT)  # noqa: S603
        for _ in range(100):
            try:
                self.ask("figures")
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit("The newsroom does not start.")

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return f"http://{self.host}/{path}"

    def ask(self, path: str) -> bytes:
        with urllib.request.urlopen(self.url(path), timeout=30) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())


def celery(*arguments: str, log: Path) -> subprocess.Popen[bytes]:
    """A Celery process, in a session of its own, so that all of it can be killed."""
    command = [sys.executable, "-m", "celery", "-A", "factcheck", *arguments, "--loglevel", "ERROR"]
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603
            command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )


def kill(process: subprocess.Popen[bytes]) -> None:
    """All of it at once, with -9, as a power cut would."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        kill(process)


def add_sources(newsroom: Newsroom, kind: str, count: int) -> None:
    """Watches the first pages of the newsroom; all of them are due."""
    from django.utils import timezone

    from monitor.addresses import host_name
    from monitor.models import Publisher, Source

    publisher, _ = Publisher.objects.get_or_create(name="Newsroom")
    Source.objects.bulk_create(
        Source(
            publisher=publisher,
            title=f"Report {number}",
            url=(url := newsroom.url(f"{kind}/{number}")),
            host_name=host_name(url),
            next_visit_at=timezone.now(),
        )
        for number in range(count)
    )
