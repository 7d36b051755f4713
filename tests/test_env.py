"""Settings read from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck import env
from factcheck.env import database, env_bool, env_int, env_list, env_str, snapshot_storage


@pytest.mark.parametrize("value", [None, ""], ids=["not set", "empty"])
def test_a_variable_that_is_not_set_takes_its_default(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLOUR", raising=False)
    if value is not None:
        monkeypatch.setenv("COLOUR", value)
    assert env_str("COLOUR", "blue") == "blue"
    assert env_bool("COLOUR", True) is True
    assert env_int("COLOUR", 7) == 7
    assert env_list("COLOUR", "red, blue") == ["red", "blue"]


def test_a_secret_may_stand_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text("correct horse\n")
    monkeypatch.setenv("PASSPHRASE_FILE", str(tmp_path / "secret"))
    assert env_str("PASSPHRASE") == "correct horse"


def test_a_secret_file_that_cannot_be_read_stops_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSPHRASE_FILE", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="PASSPHRASE_FILE names a file that cannot be read"):
        env_str("PASSPHRASE", "a default that must not be used")


@pytest.mark.parametrize(("text", "value"), [("True", True), ("False", False)])
def test_true_and_false_are_read_as_written(monkeypatch: pytest.MonkeyPatch, text: str, value: bool) -> None:
    monkeypatch.setenv("GUARD", text)
    assert env_bool("GUARD", not value) is value


@pytest.mark.parametrize("text", ["true", "1", "yes", "Flase"])
def test_a_slip_in_a_yes_or_no_stops_the_start(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("GUARD", text)
    with pytest.raises(ImproperlyConfigured, match="GUARD must be True or False"):
        env_bool("GUARD", True)


def test_a_number_that_is_none_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDS", "ten")
    with pytest.raises(ImproperlyConfigured, match="SECONDS must be a whole number, not 'ten'"):
        env_int("SECONDS", 1)


def test_a_list_is_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOSTS", "a.test, b.test,,")
    assert env_list("HOSTS") == ["a.test", "b.test"]


def test_a_postgresql_address_gives_every_part_unquoted() -> None:
    values = database("postgres://watch:p%40ss@db.test:5433/figures")
    assert values["ENGINE"] == "django.db.backends.postgresql"
    assert (values["USER"], values["PASSWORD"], values["HOST"]) == ("watch", "p@ss", "db.test")
    assert (values["PORT"], values["NAME"]) == ("5433", "figures")


def test_a_password_apart_from_the_address_is_the_one_used() -> None:
    assert database("postgres://watch@db.test/figures", "from a file")["PASSWORD"] == "from a file"


def test_sqlite_is_set_up_for_several_processes() -> None:
    values = database("sqlite:////srv/figures.sqlite3")
    assert values["NAME"] == "/srv/figures.sqlite3"
    assert "journal_mode=WAL" in values["OPTIONS"]["init_command"]
    assert values["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_another_database_is_refused_with_the_kinds_that_work() -> None:
    with pytest.raises(ImproperlyConfigured, match="sqlite:/// or postgres://"):
        database("mysql://localhost/figures")


def test_a_bucket_without_what_it_needs_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    where = {"endpoint": "", "region": "", "access_key": "", "secret_key": ""}
    monkeypatch.setattr(env, "find_spec", lambda _: None)
    with pytest.raises(ImproperlyConfigured, match="uv sync --inexact --extra s3"):
        snapshot_storage("captures", **where)
    assert snapshot_storage("", **where)["BACKEND"] == "monitor.storage.SnapshotFolder"
