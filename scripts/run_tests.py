"""Runs every test: as a fresh clone would, with Chromium; and beside it, on the second core, on PostgreSQL and Redis.

The run beside leaves out the browser, what runs on embedded defaults in any case, and what touches no database. What it
says follows when both have ended. `make test` calls this; arguments are passed on to pytest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
BESIDE = "not browser and not embedded and not storeless"
NO_CHROMIUM = "Chromium is missing, and the browser tests need it. Install it: apt-get install chromium"


def main(arguments: list[str]) -> int:
    if not shutil.which("chromium"):
        return fail(NO_CHROMIUM)
    services = service_addresses()
    missing = [url for url in services.values() if not is_reachable(url)]
    not_tried = f"Not tried on PostgreSQL and Redis: nothing answers at {' and '.join(without_secrets(missing))}."
    if missing and os.environ.get("CI") == "true":
        return fail(not_tried)
    with tempfile.TemporaryFile("w+") as said:
        beside = None if missing else pytest("-m", BESIDE, *arguments, environment=services, output=said)
        failed = pytest("-m", "not services", *arguments, environment={}).wait()
        if beside:
            failed = beside.wait() or failed
            said.seek(0)
            say(f"On PostgreSQL and Redis:\n{said.read()}")
    if missing:
        say(f"{not_tried} Set DATABASE_URL and REDIS_URL to try them too.")
    return failed


def pytest(*arguments: str, environment: dict[str, str], output: IO[str] | None = None) -> subprocess.Popen[bytes]:
    """Start pytest; what it says goes to `output` where there is one."""
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    command = [sys.executable, "-m", "pytest", *arguments]
    say(f"pytest {' '.join(arguments)}{' on PostgreSQL and Redis' if environment else ''}")
    return subprocess.Popen(  # noqa: S603
        command, env=inherited | environment, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT if output else None
    )


def service_addresses() -> dict[str, str]:
    """Where the services are; each checkout tests in a database of its own, so that two may run at once."""
    checkout = hashlib.sha256(os.fsencode(ROOT)).hexdigest()[:8]
    return {
        "DATABASE_URL": os.environ.get("DATABASE_URL", f"postgres://postgres@127.0.0.1:5432/figurewatch_{checkout}"),
        "REDIS_URL": os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/15"),
    }


def is_reachable(url: str) -> bool:
    parts = urlsplit(url)
    default_port = 6379 if parts.scheme.startswith("redis") else 5432
    try:
        socket.create_connection((parts.hostname or "127.0.0.1", parts.port or default_port), timeout=3).close()
    except OSError:
        return False
    return True


def without_secrets(urls: list[str]) -> list[str]:
    return [f"{urlsplit(url).hostname}:{urlsplit(url).port}" for url in urls]


def say(sentence: str) -> None:
    sys.stdout.write(f"\n== {sentence}\n")
    sys.stdout.flush()


def fail(sentence: str) -> int:
    sys.stderr.write(f"\n== {sentence}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
