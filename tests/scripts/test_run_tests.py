"""What `make test` says when something it needs is missing; pytest itself is not run."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from scripts import run_tests

NOWHERE = {"DATABASE_URL": "postgres://postgres@127.0.0.1:1/figures", "REDIS_URL": "redis://127.0.0.1:1/0"}


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environments pytest was to be run with; every run passes."""
    environments: list[dict[str, str]] = []

    def pretend(*arguments: str, environment: dict[str, str]) -> int:
        environments.append(environment)
        return 0

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


def test_without_services_ci_fails(runs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    without_services(monkeypatch)
    monkeypatch.setenv("CI", "true")
    assert run_tests.main([]) == 1


def test_with_services_the_suite_runs_on_them_too(runs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("DATABASE_URL", f"postgres://postgres@127.0.0.1:{port}/figures")
        monkeypatch.setenv("REDIS_URL", f"redis://127.0.0.1:{port}/0")
        assert run_tests.main([]) == 0
    assert [sorted(environment) for environment in runs] == [[], ["DATABASE_URL", "REDIS_URL"]]


def test_a_failure_at_home_is_not_followed_by_a_second_run(runs: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_tests, "pytest", lambda *arguments, environment: 1)
    assert run_tests.main([]) == 1
