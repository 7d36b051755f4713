"""Starts everything on this machine and stops it again."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from demo.newsroom import Newsroom, open_newsroom
from factcheck import broker
from factcheck.accounts import roles
from factcheck.launcher import CannotStart, Processes, answers, only_one, port_is_free, secret_key


class Command(BaseCommand):
    help = "Start broker, web server, worker and beat on this machine, and with --demo the demo newsroom. Ctrl-C stops."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where the web server listens (default: 8000)")
        parser.add_argument("--demo", action="store_true", help="watch an invented newsroom on this machine")

    def handle(self, *args: Any, port: int, demo: bool, **options: Any) -> None:
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.default_int_handler)
        try:
            with only_one(settings.DATA_DIR):
                self.run(port, open_newsroom(settings.DATA_DIR, timezone.now()) if demo else None)
        except CannotStart as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            self.say("Stopped. The same command goes on with what is there.")

    def run(self, port: int, newsroom: Newsroom | None) -> None:
        """Returns never: ends with CannotStart or KeyboardInterrupt, when all that was started has ended."""
        if not 1 <= port <= 65535:
            raise CannotStart(f"A port is a number from 1 to 65535, not {port}.")
        if not port_is_free(port):
            raise CannotStart(f"Port {port} is taken by another program. Choose another: PORT={port + 1} make run")
        if newsroom and not port_is_free(newsroom.port):
            raise CannotStart(
                f"Port {newsroom.port}, where the demo newsroom stood, is taken by another program. End that program, "
                f"or delete {settings.DATA_DIR} to begin the demo anew."
            )
        self.say("Starting Figurewatch …")
        log_dir = settings.DATA_DIR / "log"
        with Processes(log_dir, environment(settings.DATA_DIR, port, newsroom)) as processes:
            start_broker(processes)
            # Neither asks the database before it is asked itself: they load while the tables are made.
            start_web(processes, port)
            start_beat(processes)
            call_command("migrate", verbosity=0)
            start_workers(processes)
            if newsroom:
                processes.start("demo newsroom", "-m", "demo", str(newsroom.file))
                settings.FETCH_ALLOWED_PRIVATE.append(newsroom.host)  # as in the processes
                call_command("load_demo", newsroom=newsroom.url)
            processes.wait_until(lambda: answers(port, "/healthz"), "web server", seconds=60)
            self.welcome(port, newsroom, log_dir)
            try:
                processes.watch()
            except KeyboardInterrupt:
                self.say("\nStopping …")
                raise

    def welcome(self, port: int, newsroom: Newsroom | None, log_dir: Path) -> None:
        lines = ["", f"Figurewatch is ready: http://localhost:{port}/", ""]
        if newsroom:
            lines += [
                f"It watches the demo newsroom at {newsroom.url}/ – the first figures arrive within seconds,",
                "and a minute or two later one of them is corrected by its publisher.",
                "",
                "Log in as     with the password",
                *(f"  {role:12}{roles.demo_password(role)}" for role in roles.ROLES),
            ]
        else:
            lines += [
                "It watches nothing yet. Make the first accounts in another terminal, then log in and add a source:",
                "  .venv/bin/python manage.py make_users",
            ]
        self.say("\n".join([*lines, "", f"Logs: {log_dir}", "Ctrl-C stops everything."]))

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def environment(data_dir: Path, port: int, newsroom: Newsroom | None) -> dict[str, str]:
    """Settings of the processes: as in production but for HTTPS; what the user has set wins."""
    ours = {
        "DATA_DIR": str(data_dir),
        "DEBUG": "False",
        "SECRET_KEY": secret_key(data_dir),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1]",
        "HTTPS": "False",
        "STATIC_IN_PLACE": "True",
        "SITE_URL": f"http://localhost:{port}",
    }
    if newsroom:
        ours |= {
            "FETCH_ALLOWED_PRIVATE": newsroom.host,
            "FETCH_HOST_SPACING_SECONDS": "0",
            "SWEEP_SECONDS": "1",
            "API_OPEN": "True",
        }
    return ours | dict(os.environ)


def start_broker(processes: Processes) -> None:
    """The embedded broker, unless the site is told to use another."""
    if not settings.USES_EMBEDDED_BROKER:
        if not broker.answers(settings.REDIS_URL):
            raise CannotStart("No Redis answers where REDIS_URL points. Start it, or unset REDIS_URL to use our own.")
        return
    # One left over from a run that was killed: nothing else can use it, since the data folder is held.
    broker.stop(settings.REDIS_URL)
    processes.start("broker", "-m", "factcheck.broker", str(settings.EMBEDDED_BROKER_SOCKET))
    processes.wait_until(lambda: broker.answers(settings.REDIS_URL), "broker", seconds=15)


def start_web(processes: Processes, port: int) -> None:
    web = ("factcheck.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8", "--no-control-socket")
    processes.start("web server", "-m", "gunicorn", *web)


def start_beat(processes: Processes) -> None:
    processes.start("beat", "-m", "celery", "-A", "factcheck", "beat", "--pidfile=", "--loglevel", "INFO")


def start_workers(processes: Processes) -> None:
    # Looking for other workers takes a second, and there are none.
    worker = ("-m", "celery", "-A", "factcheck", "worker", "--without-mingle", "--without-gossip", "--loglevel", "INFO")
    processes.start("worker", *worker, "--queues", "celery", "--concurrency", "2")
    watcher = ("--queues", "visits", "--pool", "threads", "--concurrency", "16", "--hostname", "watcher@%h")
    processes.start("watcher", *worker, *watcher)
