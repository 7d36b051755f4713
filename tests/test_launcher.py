"""Processes that start, are watched and stop together."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from factcheck.launcher import CannotStart, Processes, answers, only_one, port_is_free, secret_key

pytestmark = pytest.mark.embedded


@pytest.fixture(autouse=True)
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the processes run: one that sleeps, one that will not end, and one that ends at once."""
    folder = tmp_path / "modules"
    folder.mkdir()
    sleep = "import time\nprint('ready', flush=True)\ntime.sleep(60)\n"
    (folder / "sleeper.py").write_text(sleep)
    (folder / "stubborn.py").write_text(f"import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n{sleep}")
    (folder / "quitter.py").write_text("import sys\nsys.exit(' '.join(sys.argv[1:]))\n")
    monkeypatch.syspath_prepend(folder)


@pytest.fixture
def processes(tmp_path: Path) -> Iterator[Processes]:
    with Processes(tmp_path / "log") as running:
        yield running


def wait_for_words(processes: Processes, name: str) -> None:
    processes.wait_until(lambda: bool(processes.log(name).read_text()), name, seconds=10)


def pids(processes: Processes) -> list[int]:
    return [process.pid or 0 for process in processes._running.values()]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_all_have_ended_after_stop(processes: Processes) -> None:
    processes.start("first", "sleeper")
    processes.start("second", "sleeper")
    started = pids(processes)
    processes.stop()
    assert [pid for pid in started if is_alive(pid)] == []


def test_all_have_ended_after_an_error_inside(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), Processes(tmp_path) as running:
        running.start("sleeper", "sleeper")
        (pid,) = pids(running)
        raise KeyboardInterrupt
    assert not is_alive(pid)


def test_one_that_will_not_end_is_killed(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.launcher.GRACE_SECONDS", 0.2)
    processes.start("stubborn", "stubborn")
    wait_for_words(processes, "stubborn")
    (pid,) = pids(processes)
    processes.stop()
    assert not is_alive(pid)


def test_one_that_leads_no_group_yet_is_killed_as_well(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.launcher.GRACE_SECONDS", 0.2)
    monkeypatch.setattr("os.setsid", lambda: None)
    processes.start("stubborn", "stubborn")
    wait_for_words(processes, "stubborn")
    (pid,) = pids(processes)
    processes.stop()
    assert not is_alive(pid)


def test_ctrl_c_while_a_process_is_being_started_ends_that_one_too(tmp_path: Path) -> None:
    script = (
        "import pathlib, signal\n"
        "from multiprocessing.context import ForkProcess\n"
        "from factcheck.launcher import Processes\n"
        "start = ForkProcess.start\n"
        "ForkProcess.start = lambda process: (start(process), signal.raise_signal(signal.SIGINT))\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"with Processes(pathlib.Path({str(tmp_path)!r})) as running:\n"
        "    running.start('sleeper', 'sleeper')\n"
    )
    modules = {"PYTHONPATH": f"{tmp_path / 'modules'}:{Path.cwd()}"}
    launcher = subprocess.run([sys.executable, "-c", script], env=modules, capture_output=True, text=True, timeout=30)
    assert "KeyboardInterrupt" in launcher.stderr


def test_a_process_that_dies_is_named_with_its_last_words(processes: Processes) -> None:
    processes.start("web server", "quitter", "the address", "is taken")
    with pytest.raises(CannotStart, match=r"The web server stopped \(the address is taken\)"):
        processes.watch()


def test_a_folder_that_is_deleted_under_the_site_ends_it_with_a_sentence(processes: Processes) -> None:
    processes.start("sleeper", "sleeper")
    shutil.rmtree(processes.log_dir)
    with pytest.raises(CannotStart, match="was deleted or moved while the site ran on it"):
        processes.watch()


def test_waiting_ends_with_a_sentence_when_the_time_is_over(processes: Processes) -> None:
    processes.start("sleeper", "sleeper")
    with pytest.raises(CannotStart, match="The sleeper did not answer within 0 seconds"):
        processes.wait_until(lambda: False, "sleeper", seconds=0.1)


def test_the_log_of_the_last_run_is_kept_beside_the_new_one(processes: Processes) -> None:
    for _ in range(2):
        processes.start("sleeper", "sleeper")
        wait_for_words(processes, "sleeper")
        processes.stop()
    assert sorted(path.name for path in processes.log_dir.iterdir()) == ["sleeper.log", "sleeper.old.log"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child that its parent was killed")
def test_the_processes_end_even_when_the_launcher_is_killed(tmp_path: Path) -> None:
    script = (
        "import pathlib, time\n"
        "from factcheck.launcher import Processes\n"
        f"running = Processes(pathlib.Path({str(tmp_path)!r}))\n"
        "running.start('sleeper', 'sleeper')\n"
        "print(*[process.pid for process in running._running.values()], flush=True)\n"
        "time.sleep(60)\n"
    )
    modules = {"PYTHONPATH": f"{tmp_path / 'modules'}:{Path.cwd()}"}
    launcher = subprocess.Popen([sys.executable, "-c", script], env=modules, stdout=subprocess.PIPE, text=True)
    assert launcher.stdout is not None
    child = int(launcher.stdout.readline())
    launcher.kill()
    launcher.communicate()
    give_up_at = time.monotonic() + 10
    while is_running(child) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    """Alive, and not merely waiting for its parent to take notice of its end."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_ctrl_c_during_the_way_out_does_not_leave_the_rest_running(
    processes: Processes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.launcher.GRACE_SECONDS", 0.5)
    processes.start("stubborn", "stubborn")
    wait_for_words(processes, "stubborn")
    (pid,) = pids(processes)
    threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT)).start()
    processes.__exit__(None, None, None)
    assert not is_alive(pid)


def test_a_second_site_on_the_same_data_is_refused(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(CannotStart, match="already runs"), only_one(tmp_path):
        pass


def test_a_data_folder_is_free_again_after_the_site_has_ended(tmp_path: Path) -> None:
    with only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def test_a_port_with_a_server_on_it_is_not_free() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert not port_is_free(port)
    assert port_is_free(port)


def test_a_page_answers_only_when_it_is_there(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/healthz").respond_with_data("ok")
    assert answers(httpserver.port, "/healthz")
    assert not answers(httpserver.port, "/elsewhere")


def test_nothing_answers_where_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert not answers(port, "/healthz")


def test_the_secret_key_is_long_stays_the_same_and_is_for_its_user_only(tmp_path: Path) -> None:
    key = secret_key(tmp_path)
    assert len(key) >= 50
    assert secret_key(tmp_path) == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
