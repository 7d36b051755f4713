"""Starts everything on this machine and stops it again: `python -m factcheck.up`.

Django is loaded once, in this process, and the others are forked from it: loading it in each would take most of the
time until the first page.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connections

from demo.newsroom import Newsroom, open_newsroom
from factcheck import broker
from factcheck.env import data_folder
from factcheck.launcher import CannotStart, Processes, answers, heed_ways_out, only_one, port_is_free, secret_key

# What the web server, beat and the workers have in common.
NEEDED_BY_ALL = (
    "factcheck.wsgi",
    "factcheck.urls",
    "celery.bin.celery",
    "celery.apps.beat",
    "celery.apps.worker",
    "celery.concurrency.prefork",
    "kombu.transport.redis",
)


def main() -> int:
    chosen = arguments().parse_args()
    heed_ways_out()
    try:
        data_dir = data_folder()
        with only_one(data_dir):
            run(data_dir, chosen.port, open_newsroom(data_dir, datetime.now(UTC)) if chosen.demo else None)
    except (CannotStart, ImproperlyConfigured) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        say("Stopped. The same command goes on with what is there.")
    return 0


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m factcheck.up",
        description="Start broker, web server, workers and beat on this machine, and with --demo the demo newsroom. "
        "Ctrl-C stops.",
    )
    parser.add_argument("--port", type=int, default=8000, help="where the web server listens (default: 8000)")
    parser.add_argument("--demo", action="store_true", help="watch an invented newsroom on this machine")
    return parser


def run(data_dir: Path, port: int, newsroom: Newsroom | None) -> None:
    """Returns never: ends with CannotStart or KeyboardInterrupt, when all that was started has ended."""
    check_ports(data_dir, port, newsroom)
    say("Starting Figurewatch …")
    os.environ |= environment(data_dir, port, newsroom)
    log_dir = data_dir / "log"
    with Processes(log_dir) as processes:
        start_broker(processes)
        if newsroom:
            processes.start("demo newsroom", "demo", str(newsroom.file))
        for module in NEEDED_BY_ALL:
            import_module(module)
        start_web(processes, port)
        call_command("migrate", verbosity=0)
        if newsroom:
            call_command("load_demo", newsroom=newsroom.url)
        connections.close_all()
        processes.wait_until(lambda: broker.answers(settings.REDIS_URL), "broker", seconds=15)
        start_workers(processes)
        processes.wait_until(lambda: answers(port, "/healthz"), "web server", seconds=60)
        welcome(port, newsroom, log_dir)
        try:
            processes.watch()
        except KeyboardInterrupt:
            say("\nStopping …")
            raise


def check_ports(data_dir: Path, port: int, newsroom: Newsroom | None) -> None:
    """Raises CannotStart where something else listens, or nothing ever could."""
    if not 1 <= port <= 65535:
        raise CannotStart(f"A port is a number from 1 to 65535, not {port}.")
    if not port_is_free(port):
        raise CannotStart(f"Port {port} is taken by another program. Choose another: PORT={port + 1} make run")
    if newsroom and not port_is_free(newsroom.port):
        raise CannotStart(
            f"Port {newsroom.port}, where the demo newsroom stood, is taken by another program. End that program, "
            f"or delete {data_dir} to begin the demo anew."
        )


def environment(data_dir: Path, port: int, newsroom: Newsroom | None) -> dict[str, str]:
    """Settings of the site: as in production but for HTTPS; what the user has set wins."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
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
    processes.start("broker", "factcheck.broker", str(settings.EMBEDDED_BROKER_SOCKET))


def start_web(processes: Processes, port: int) -> None:
    web = ("factcheck.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "8", "--no-control-socket")
    processes.start("web server", "gunicorn", *web)


def start_workers(processes: Processes) -> None:
    celery = ("celery", "-A", "factcheck")
    # Looking for other workers takes a second, and there are none.
    worker = (*celery, "worker", "--without-mingle", "--without-gossip", "--loglevel", "INFO")
    processes.start("worker", *worker, "--queues", "celery", "--concurrency", "2")
    watcher = ("--queues", "visits", "--pool", "threads", "--concurrency", "16", "--hostname", "watcher@%h")
    processes.start("watcher", *worker, *watcher)
    processes.start("beat", *celery, "beat", "--pidfile=", "--loglevel", "INFO")


def welcome(port: int, newsroom: Newsroom | None, log_dir: Path) -> None:
    from factcheck.accounts import roles  # knows models, which need a site that is set up

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
            "On a new site, make the first accounts in another terminal, then log in and add a source:",
            "  .venv/bin/python manage.py make_users",
        ]
    say("\n".join([*lines, "", f"Logs: {log_dir}", "Ctrl-C stops everything."]))


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
