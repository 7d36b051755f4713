"""Hostile files cost a process of their own, and nothing else."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

from monitor import extract, sandbox
from tests.monitor import hostile


def test_what_is_read_inside_is_what_would_be_read_outside() -> None:
    body = b"<h1>Catch</h1><table><tr><th>Year</th><td>2025</td></tr><tr><th>Tons</th><td>4.33</td></tr></table>"
    assert sandbox.call(extract.extract, body, content_type="text/html") == extract.extract(body)


def test_what_a_function_raises_arrives() -> None:
    with pytest.raises(extract.NoText, match="Nothing but blanks"):
        sandbox.call(hostile.refuse, b"")


def test_one_process_serves_many_files() -> None:
    assert sandbox.call(hostile.process, b"") == sandbox.call(hostile.process, b"") != os.getpid()


@pytest.mark.parametrize("function", [hostile.die, hostile.dawdle, hostile.swell, hostile.give_order])
def test_a_file_that_does_harm_costs_its_reader_only(function: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sandbox, "SECONDS", 1.0)
        with pytest.raises(sandbox.Died):
            sandbox.call(function, b"x")
    assert sandbox.call(extract.extract, b"<p>4.33 tons</p>").text == "4.33 tons"


def test_a_process_that_has_grown_is_not_used_again() -> None:
    assert sandbox.call(hostile.grow, b"") != sandbox.call(hostile.process, b"")


def test_the_reader_knows_no_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.call(hostile.grow, b"")  # the next one starts anew
    monkeypatch.setenv("SECRET_KEY", "not for files")
    assert "SECRET_KEY" not in sandbox.call(hostile.environment, b"")


def test_the_reader_writes_no_files(tmp_path: Path) -> None:
    with pytest.raises(sandbox.Died):
        sandbox.call(hostile.write, b"x", str(tmp_path / "file"))
    assert (tmp_path / "file").read_bytes() == b""


def test_more_files_than_readers_wait_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    bodies = [f"<p>{n} tons of barley</p>".encode() for n in range(sandbox.READERS * 3)]
    threads = [
        threading.Thread(target=lambda body=body: found.append(sandbox.call(extract.extract, body).text))
        for body in bodies
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(f"{n} tons of barley" for n in range(len(bodies)))
