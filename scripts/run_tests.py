"""Runs every test: first as a fresh clone would, with Chromium; then on PostgreSQL and Redis.

The second time leaves out the browser, what runs on embedded defaults in any case, and what touches no database.
`make test` calls it; arguments are passed on to pytest.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
NO_CHROMIUM = "Chromium is missing, and the browser tests need it. Install it: apt-get install chromium"


def main(arguments: list[str]) -> int:
    if not shutil.which("chromium"):
        return fail(NO_CHROMIUM)
    alone = pytest("-m", "not services", *arguments, environment={})
    if alone:
        return alone
    services = service_addresses()
    missing = [url for url in services.values() if not is_reachable(url)]
    if not missing:
        return pytest("-m", "not browser and not embedded and not storeless", *arguments, environment=services)
    sentence = f"Not tried on PostgreSQL and Redis: nothing answers at {' and '.join(without_secrets(missing))}."
    if os.environ.get("CI") == "true":
        return fail(sentence)
    say(f"{sentence} Set DATABASE_URL and REDIS_URL to try them too.")
    return 0


def pytest(*arguments: str, environment: dict[str, str]) -> int:
    inherited = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "REDIS_URL"}}
    command = [sys.executable, "-m", "pytest", *arguments]
    say(f"pytest {' '.join(arguments)}{' on PostgreSQL and Redis' if environment else ''}")
    return subprocess.run(command, env=inherited | environment, cwd=ROOT, check=False).returncode  # noqa: S603


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
