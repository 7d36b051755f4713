"""`python -m factcheck.up`: a whole site really started, and stopped again."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from factcheck.launcher import answers, only_one, port_is_free

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.skipif(not Path("/proc").exists(), reason="what is left running is looked up in /proc"),
]
PATIENCE_SECONDS = 120


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def command(data_dir: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "factcheck.up", *arguments],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(data_dir)},
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@contextmanager
def running(data_dir: Path, port: int, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, and what it has printed once it is ready."""
    site = command(data_dir, "--port", str(port), *arguments)
    assert site.stdout is not None
    try:
        printed = ""
        while "Ctrl-C stops everything" not in printed:
            line = site.stdout.readline()
            assert line, site.communicate()
            printed += line
        yield site, printed
    finally:
        site.kill()
        site.communicate()


@contextmanager
def in_the_background() -> Iterator[None]:
    """What a shell without job control starts by `&` is told to ignore Ctrl-C."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def wait_until(is_so: Any) -> None:
    give_up_at = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < give_up_at, f"not so after {PATIENCE_SECONDS} seconds"
        time.sleep(0.1)


def left_running(data_dir: Path) -> list[str]:
    """The names of all processes that were given this data folder."""
    return [(process / "comm").read_text().strip() for process in processes_on(data_dir)]


def processes_on(data_dir: Path) -> list[Path]:
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"DATA_DIR={data_dir}\0".encode() in (process / "environ").read_bytes():
                found.append(process)
        except OSError:
            continue  # it has ended meanwhile, or is not ours to see
    return found


def discrepancies(port: int) -> list[dict[str, Any]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/api/v1/discrepancies")
    answer = connection.getresponse()
    assert answer.status == 200
    found: list[dict[str, Any]] = json.load(answer)
    connection.close()
    return found


def test_the_demo_finds_discrepancies_and_ctrl_c_leaves_nothing_running(data_dir: Path, port: int) -> None:
    with running(data_dir, port, "--demo") as (site, printed):
        wait_until(lambda: discrepancies(port))
        found = discrepancies(port)[0]
        assert {observation["source"] for observation in found["observations"]}
        assert {"broker", "web server", "worker", "watcher", "beat", "demo newsroom"} <= set(left_running(data_dir))
        site.send_signal(signal.SIGINT)
        _, errors = site.communicate(timeout=30)
    assert site.returncode == 0, errors
    assert f"Figurewatch is ready: http://localhost:{port}/" in printed
    assert "reviewer    demo-reviewer" in printed
    assert left_running(data_dir) == []
    assert port_is_free(port)


def test_started_again_it_goes_on_with_what_it_has(data_dir: Path, port: int) -> None:
    with running(data_dir, port) as (site, _):
        site.send_signal(signal.SIGTERM)
        assert site.wait(timeout=30) == 0
    with in_the_background(), running(data_dir, port) as (site, printed):
        assert answers(port, "/healthz")
        site.send_signal(signal.SIGINT)
        assert site.wait(timeout=30) == 0
    assert "manage.py make_users" in printed
    assert left_running(data_dir) == []


def test_a_part_that_dies_ends_the_whole_with_its_name(data_dir: Path, port: int) -> None:
    with running(data_dir, port) as (site, _):
        beat = next(process for process in processes_on(data_dir) if (process / "comm").read_text() == "beat\n")
        os.kill(int(beat.name), signal.SIGKILL)
        _, errors = site.communicate(timeout=30)
    assert site.returncode == 1
    assert "The beat stopped" in errors
    assert left_running(data_dir) == []


def refused(data_dir: Path, *arguments: str) -> str:
    site = command(data_dir, *arguments)
    _, errors = site.communicate(timeout=PATIENCE_SECONDS)
    assert site.returncode == 1
    assert "Traceback" not in errors
    return errors


def test_a_taken_port_is_said_with_another_to_try(data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        errors = refused(data_dir, "--port", str(taken))
    assert f"Port {taken} is taken by another program. Choose another: PORT={taken + 1} make run" in errors


def test_a_site_that_runs_already_is_not_started_twice(data_dir: Path, port: int) -> None:
    with only_one(data_dir):
        assert "Figurewatch already runs on" in refused(data_dir, "--port", str(port))


def test_a_port_that_is_no_port_is_refused_in_a_sentence(data_dir: Path) -> None:
    assert "A port is a number from 1 to 65535" in refused(data_dir, "--port", "80000")
