"""The image and the compose file, tried without an engine: what they name exists, what they run runs."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command
from pytest_httpserver import HTTPServer

pytestmark = pytest.mark.embedded
ROOT: Path = settings.BASE_DIR
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, Any] = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ("web", "worker", "watcher", "beat")
PRODUCTION = {"DEBUG": "False", "SECRET_KEY": "k" * 25 + "0123456789" * 3, "ALLOWED_HOSTS": "figures.test"}


def run(*command: str, data_dir: Path, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    inherited = {"PATH": path, "DATA_DIR": str(data_dir), "HOME": str(data_dir)}
    return subprocess.run(
        command, env=inherited | (environment or PRODUCTION), cwd=ROOT, capture_output=True, text=True, check=False
    )


def image_command() -> list[str]:
    match = re.search(r"^CMD \[(.*)\]$", DOCKERFILE, re.MULTILINE)
    assert match
    return re.findall(r'"([^"]*)"', match[1])


def test_the_whole_site_is_there() -> None:
    assert set(SERVICES) == {"db", "redis", *OURS}


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_one_that_the_settings_read(name: str) -> None:
    read = set(re.findall(r'env_(?:str|int|bool|list)\(\s*"(\w+)"', (ROOT / "factcheck/settings.py").read_text()))
    given = {variable.removesuffix("_FILE") for variable in SERVICES[name]["environment"]}
    assert given <= read


@pytest.mark.parametrize("name", OURS)
def test_every_setting_that_the_guide_explains_can_be_set(name: str) -> None:
    guide = (ROOT / "docs/running.md").read_text()
    rows = [row.split("|")[1] for row in guide[guide.index("## Settings") :].splitlines() if row.startswith("| `")]
    explained = {setting for row in rows for setting in re.findall(r"`(\w+)`", row)}
    given = {variable.removesuffix("_FILE") for variable in SERVICES[name]["environment"]}
    # Where data and static files lie is decided by the image.
    assert explained - given == {"DATA_DIR", "STATIC_IN_PLACE"}


def test_the_image_has_what_a_setting_may_ask_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert set(re.findall(r"--extra (\w+)", DOCKERFILE)) == set(project["optional-dependencies"])


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_from_files_that_are_mounted(name: str) -> None:
    mounted = {f"/run/secrets/{secret}" for secret in SERVICES[name]["secrets"]}
    files = {value for variable, value in SERVICES[name]["environment"].items() if variable.endswith("_FILE")}
    assert files == mounted
    assert set(SERVICES[name]["secrets"]) == set(COMPOSE["secrets"])


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_every_service_says_whether_it_is_well_or_why_not(name: str) -> None:
    checked = "healthcheck" in SERVICES[name] or name == "web"
    assert checked
    assert "HEALTHCHECK" in DOCKERFILE  # the web server's


def test_nothing_starts_before_what_it_needs_is_well() -> None:
    waits_for = {name: SERVICES[name].get("depends_on", {}) for name in OURS}
    conditions = [need["condition"] for needs in waits_for.values() for need in needs.values()]
    assert conditions == ["service_healthy"] * 5
    assert set(waits_for["web"]) == {"db", "redis"}


def test_the_example_settings_start(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s" * 50)
    given = {
        variable: re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)
        for variable, value in SERVICES["web"]["environment"].items()
        if value is not None
    }
    given |= {variable: str(tmp_path / "secret") for variable in given if variable.endswith("_FILE")}
    answer = run(
        "python",
        "-c",
        "import factcheck.settings as s; d = s.DATABASES['default']; print(d['HOST'], d['PASSWORD'] == 's' * 50)",
        data_dir=tmp_path,
        environment=given,
    )
    assert answer.stdout.strip() == "db True", answer.stderr


def test_the_image_serves_with_a_command_gunicorn_understands(tmp_path: Path) -> None:
    answer = run(*image_command(), "--check-config", data_dir=tmp_path)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("name", ["worker", "watcher", "beat"])
def test_the_other_commands_are_ones_celery_understands(name: str, tmp_path: Path) -> None:
    answer = run(*SERVICES[name]["command"], "--help", data_dir=tmp_path)
    assert answer.returncode == 0, answer.stderr
    unknown = [
        word for word in SERVICES[name]["command"] if word.startswith("--") and word.split("=")[0] not in answer.stdout
    ]
    assert unknown == []


def test_the_entry_point_brings_the_database_up_to_date_before_it_serves(tmp_path: Path) -> None:
    answer = run("docker/entrypoint.sh", "gunicorn", "--version", data_dir=tmp_path)
    assert answer.stdout.splitlines()[-1].startswith("gunicorn"), answer.stderr
    assert "Applying claims.0001_create_tables... OK" in answer.stdout


def test_the_entry_point_leaves_the_database_alone_for_worker_and_beat(tmp_path: Path) -> None:
    answer = run("docker/entrypoint.sh", "python", "-c", "print('celery')", data_dir=tmp_path)
    assert answer.stdout == "celery\n"
    assert not (tmp_path / "figurewatch.sqlite3").exists()


def test_what_the_image_copies_and_runs_exists_and_is_not_ignored() -> None:
    ignored = (ROOT / ".dockerignore").read_text().split()
    for name in ["docker/entrypoint.sh", "docker/is_healthy.py", "manage.py", "pyproject.toml", "uv.lock"]:
        assert name in DOCKERFILE
        assert (ROOT / name).exists()
        assert name.split("/")[0] not in ignored
    assert os.access(ROOT / "docker/entrypoint.sh", os.X_OK)


def test_the_image_runs_without_rights() -> None:
    last_user = re.findall(r"^USER (\S+)$", DOCKERFILE, re.MULTILINE)[-1]
    assert last_user == "figurewatch"
    assert f"useradd --system --uid 10001 --home-dir /data --create-home {last_user}" in DOCKERFILE


def test_secrets_stay_out_of_the_image_and_of_git() -> None:
    for name in (".dockerignore", ".gitignore"):
        assert {"secrets", ".env"} <= set((ROOT / name).read_text().replace("/", "").split())


def test_static_files_can_be_collected_under_hashed_names(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()


def test_django_finds_nothing_to_warn_of_in_production(tmp_path: Path) -> None:
    answer = run("python", "manage.py", "check", "--deploy", "--fail-level", "WARNING", data_dir=tmp_path)
    assert answer.returncode == 0, answer.stderr


def test_the_container_is_unwell_where_nothing_answers(tmp_path: Path) -> None:
    answer = run("python", "docker/is_healthy.py", data_dir=tmp_path, environment={**PRODUCTION, "PORT": "9"})
    assert answer.returncode == 1


def test_the_container_is_well_where_the_web_server_answers_to_its_name(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/healthz", headers={"Host": "figures.test"}).respond_with_data("ok")
    environment = {**PRODUCTION, "PORT": str(httpserver.port)}
    assert run("python", "docker/is_healthy.py", data_dir=tmp_path, environment=environment).returncode == 0


def test_commands_in_the_opening_comment_are_ones_that_exist() -> None:
    comment = [line for line in (ROOT / "docker-compose.yml").read_text().splitlines() if line.startswith("#   ")]
    words = [shlex.split(line.strip("# ").split("  ")[0]) for line in comment]
    assert ["make", "secrets"] in words
    assert ["docker", "compose", "exec", "web", "python", "manage.py", "make_users"] in words
    assert (ROOT / "factcheck/management/commands/make_users.py").exists()
