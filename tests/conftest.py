"""The fixed cast, and the guards every test runs behind."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from tests.factories import make_user

# Playwright's synchronous API runs an event loop in the test's thread, and Django would refuse the database there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that no database can make a difference to: once is enough for them."""
    for item in items:
        asks_for_database = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
        if not (asks_for_database or item.get_closest_marker("django_db") or item.get_closest_marker("services")):
            item.add_marker("storeless")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file, as on a site: in memory all requests to the live server would share one transaction."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "tests.sqlite3")


@pytest.fixture(autouse=True)
def on_postgresql(request: pytest.FixtureRequest) -> None:
    """Tests of the services need them; `make test` runs them where they are reachable."""
    if request.node.get_closest_marker("services") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: set DATABASE_URL=postgres://...")


@pytest.fixture(autouse=True)
def no_outside_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets reach this machine only: a test that would ask the internet fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to connect to {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def own_settings(settings: Any, tmp_path: Path) -> None:
    """Snapshots go to a folder of the test; passwords are hashed quickly; the cache needs no server."""
    settings.SNAPSHOT_DIR = tmp_path / "snapshots"
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    ]
    # A name of its own: what one test keeps in memory is not there for the next.
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": str(tmp_path)}
    }
    settings.FETCH_HOST_SPACING_SECONDS = 0


@pytest.fixture(autouse=True)
def sent_tasks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, tuple[Any, ...]]]]:
    """Tasks that would have been sent to the broker, as (name, arguments); nothing is sent."""
    from celery import Task

    sent: list[tuple[str, tuple[Any, ...]]] = []

    def note(self: Task[Any, Any], args: Any = None, kwargs: Any = None, **options: Any) -> None:
        sent.append((str(self.name), tuple(args or ())))

    monkeypatch.setattr(Task, "apply_async", note)
    yield sent


@pytest.fixture
def visitor() -> User:
    """Logged in, but with no role: may read public pages only."""
    return make_user("visitor")


@pytest.fixture
def reviewer() -> User:
    """May settle discrepancies, and accept or reject what was filed."""
    return make_user("reviewer", group="reviewer")


@pytest.fixture
def curator() -> User:
    """A reviewer who also keeps sources and claims in order, and publishes."""
    return make_user("curator", group="curator")


@pytest.fixture
def administrator() -> User:
    """Runs the site: all of Django admin."""
    return make_user("administrator", is_staff=True, is_superuser=True)


@pytest.fixture
def as_visitor(visitor: User) -> Client:
    return logged_in(visitor)


@pytest.fixture
def as_reviewer(reviewer: User) -> Client:
    return logged_in(reviewer)


@pytest.fixture
def as_curator(curator: User) -> Client:
    return logged_in(curator)


@pytest.fixture
def as_administrator(administrator: User) -> Client:
    return logged_in(administrator)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
