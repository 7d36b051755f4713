"""Settings as a new process sees them: what is refused, and what follows from what."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.conf import settings

pytestmark = pytest.mark.embedded
PRODUCTION = {"DEBUG": "False", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "figures.test"}


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


def ask(expression: str, data_dir: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What a process with exactly this environment prints for an expression on settings `s`."""
    return subprocess.run(
        [sys.executable, "-c", f"import factcheck.settings as s; print(({expression}))"],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)} | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )


def value(expression: str, data_dir: Path, environment: dict[str, str]) -> str:
    answer = ask(expression, data_dir, environment)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_a_fresh_clone_needs_no_environment(data_dir: Path) -> None:
    assert value("s.DEBUG, bool(s.SECRET_KEY)", data_dir, {}) == "(True, True)"


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_production_does_not_start_without_its_secrets_and_names(data_dir: Path, name: str) -> None:
    answer = ask("s.DEBUG", data_dir, {key: text for key, text in PRODUCTION.items() if key != name})
    assert answer.returncode != 0
    assert f"Set {name}" in answer.stderr.splitlines()[-1]


def test_production_starts_with_them(data_dir: Path) -> None:
    assert value("s.DEBUG, s.SESSION_COOKIE_SECURE", data_dir, PRODUCTION) == "(False, True)"


def test_the_secret_key_may_stand_in_a_file(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("from a file")
    environment = {"DEBUG": "False", "ALLOWED_HOSTS": "figures.test", "SECRET_KEY_FILE": str(tmp_path / "key")}
    assert value("s.SECRET_KEY", data_dir, environment) == "from a file"


def test_celery_and_django_use_the_same_embedded_broker(data_dir: Path) -> None:
    socket = data_dir / "broker" / "broker.sock"
    assert value("s.REDIS_URL", data_dir, {}) == f"unix://{socket}"
    assert value("s.CELERY_BROKER_URL", data_dir, {}) == f"redis+socket://{socket}"
    assert value("s.USES_EMBEDDED_BROKER", data_dir, {}) == "True"


def test_another_broker_is_used_as_named(data_dir: Path) -> None:
    environment = {"REDIS_URL": "redis://redis.test:6379/0"}
    assert value("s.CELERY_BROKER_URL", data_dir, environment) == "redis://redis.test:6379/0"
    assert value("s.USES_EMBEDDED_BROKER", data_dir, environment) == "False"


def test_private_addresses_are_closed_and_the_api_asks_for_a_token_unless_told_otherwise(data_dir: Path) -> None:
    assert value("s.FETCH_ALLOWED_PRIVATE, s.API_OPEN", data_dir, PRODUCTION) == "([], False)"


def test_a_task_is_ended_before_its_message_counts_as_lost() -> None:
    assert settings.CELERY_BROKER_TRANSPORT_OPTIONS["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT


def test_every_variable_is_explained_and_every_explained_variable_is_read() -> None:
    code = "".join((settings.BASE_DIR / "factcheck" / name).read_text() for name in ("settings.py", "env.py"))
    guide = (settings.BASE_DIR / "docs/running.md").read_text()
    read = set(re.findall(r'env_(?:str|int|bool|list)\(\s*"(\w+)"', code))
    rows = [row.split("|")[1] for row in guide[guide.index("## Settings") :].splitlines() if row.startswith("| `")]
    explained = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert explained == read


def test_what_beat_sends_are_tasks_that_exist_and_times_a_message_can_carry() -> None:
    current_app.loader.import_default_modules()
    schedule: dict[str, dict[str, Any]] = settings.CELERY_BEAT_SCHEDULE
    for name, entry in schedule.items():
        assert entry["task"] in current_app.tasks, name
        assert isinstance(entry["options"]["expires"], int | float), name
