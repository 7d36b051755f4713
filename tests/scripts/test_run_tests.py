"""What `make test` says when something it needs is missing; pytest itself is not run."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import IO, Any

import pytest

from scripts import run_tests

NOWHERE = {"DATABASE_URL": "postgres://postgres@127.0.0.1:1/figures", "REDIS_URL": "redis://127.0.0.1:1/0"}


class Ended:
    """A run of pytest that is over."""

    def __init__(self, code: int = 0) -> None:
        self.code = code

    def wait(self) -> int:
        return self.code


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environments pytest was to be run with; every run passes."""
    environments: list[dict[str, str]] = []

    def pretend(*arguments: str, environment: dict[str, str], output: IO[str] | None = None) -> Ended:
        environments.append(environment)
        return Ended()

    monkeypatch.setattr(run_tests, "pytest", pretend)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.delenv("CI", raising=False)
    return environments


def without_services(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)


def test_a_missing_chromium_fails_and_says_how_to_get_it(
    runs: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert run_tests.main([]) == 1
    assert "apt-get install chromium" in capsys.readouterr().err
    assert runs == []


def test_without_services_a_sentence_says_what_was_not_tried(
    runs: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    without_services(monkeypatch)
    assert run_tests.main([]) == 0
    assert "Not tried on PostgreSQL and Redis: nothing answers at 127.0.0.1:1" in capsys.readouterr().out
    assert runs == [{}]


def test_without_services_ci_fails_at_once(runs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_services(monkeypatch)
    monkeypatch.setenv("CI", "true")
    assert run_tests.main([]) == 1
    assert runs == []


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Something answers where PostgreSQL and Redis should be."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("DATABASE_URL", f"postgres://postgres@127.0.0.1:{port}/figures")
        monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{port}/0")
        yield


def test_with_services_the_suite_runs_on_them_too(runs: list[Any], services: None) -> None:
    assert run_tests.main([]) == 0
    assert [sorted(environment) for environment in runs] == [["DATABASE_URL", "REDIS_URL"], []]


@pytest.mark.parametrize("fails_on", ["embedded defaults", "services"])
def test_a_failure_of_either_run_fails_and_what_both_said_is_shown(
    fails_on: str, services: None, runs: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def pretend(*arguments: str, environment: dict[str, str], output: IO[str] | None = None) -> Ended:
        if output:
            output.write("what the services said")
        return Ended(int(bool(environment) == (fails_on == "services")))

    monkeypatch.setattr(run_tests, "pytest", pretend)
    assert run_tests.main([]) == 1
    assert "what the services said" in capsys.readouterr().out
