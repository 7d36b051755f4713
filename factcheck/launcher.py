"""Starts the processes of a site on one machine, watches over them and stops them; `factcheck.up` decides which."""

from __future__ import annotations

import ctypes
import fcntl
import http.client
import os
import runpy
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.context import ForkProcess
from pathlib import Path
from types import TracebackType
from typing import TextIO, cast

GRACE_SECONDS = 5.0
POLL_SECONDS = 0.1
WAYS_OUT = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def heed_ways_out() -> None:
    """From now on every way to end this process is a KeyboardInterrupt.

    Ctrl-C also where a shell that runs this in the background had it ignored, which Python would keep to; but not the
    end of a terminal that `nohup` has it outlive.
    """
    for number in WAYS_OUT:
        if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


class CannotStart(Exception):
    """The site cannot start or go on; the message says what to do."""


class Processes:
    """The processes of one site. Used in a `with`: whatever happens inside, all have ended after it.

    Each is a fork of this process, so that what they all need is loaded once. Each runs in a session of its own, so
    that Ctrl-C reaches this process only, which then stops them in good order: last started, first stopped. What they
    print goes to one file each in `log_dir`.
    """

    def __init__(self, log_dir: Path) -> None:
        self.log_dir = log_dir
        self._running: dict[str, ForkProcess] = {}
        log_dir.mkdir(parents=True, exist_ok=True)

    def start(self, name: str, module: str, *arguments: str) -> None:
        """Run a module with these arguments, as `python -m` would; `name` is what people call the process."""
        log = self.log(name)
        if log.exists():
            log.replace(log.with_suffix(".old.log"))
        with log.open("w", encoding="utf-8", buffering=1) as output, _held_back():
            process = get_context("fork").Process(target=_become, args=(name, os.getpid(), output, module, arguments))
            process.start()
            self._running[name] = process

    def log(self, name: str) -> Path:
        return self.log_dir / f"{name.replace(' ', '-')}.log"

    def check(self) -> None:
        """Raises CannotStart where a process has ended, with the last line it printed, or where the folder is gone."""
        if not self.log_dir.is_dir():
            raise CannotStart(
                f"{self.log_dir} was deleted or moved while the site ran on it, so everything was stopped. "
                "Put it back, or start again with an empty one."
            )
        for name, process in self._running.items():
            if not process.is_alive():
                raise CannotStart(
                    f"The {name} stopped ({_last_line(self.log(name))}), so everything was stopped. "
                    f"Its log: {self.log(name)}"
                )

    def wait_until(self, is_ready: Callable[[], bool], what: str, seconds: float) -> None:
        """Raises CannotStart where a process ends meanwhile or the time is over."""
        give_up_at = time.monotonic() + seconds
        while not is_ready():
            self.check()
            if time.monotonic() > give_up_at:
                raise CannotStart(f"The {what} did not answer within {seconds:.0f} seconds. Logs: {self.log_dir}")
            time.sleep(POLL_SECONDS)

    def watch(self) -> None:
        """Returns never; raises CannotStart when a process has ended."""
        while True:
            self.check()
            time.sleep(POLL_SECONDS * 5)

    def stop(self) -> None:
        """Ask all but the first to end, then the first, which served the others; who lingers is killed."""
        processes = list(self._running.values())
        for group in (processes[1:], processes[:1]):
            _end(group)
        self._running.clear()

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with _undisturbed():
            self.stop()


@contextmanager
def _held_back() -> Iterator[None]:
    """Ctrl-C between a fork and its being noted would leave a process that nobody stops, and Python waits for it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, WAYS_OUT)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WAYS_OUT)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A second Ctrl-C would leave the rest running; the way out is short in any case."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in WAYS_OUT}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(processes: list[ForkProcess]) -> None:
    for process in processes:
        process.terminate()
    give_up_at = time.monotonic() + GRACE_SECONDS
    for process in processes:
        process.join(max(0.0, give_up_at - time.monotonic()))
        if process.is_alive():
            _kill(process)
            process.join()


def _kill(process: ForkProcess) -> None:
    """End it at once, and with it what it has started."""
    with suppress(ProcessLookupError):  # it had no time yet to lead a group of its own
        os.killpg(cast(int, process.pid), signal.SIGKILL)
    process.kill()


def _become(name: str, parent: int, output: TextIO, module: str, arguments: tuple[str, ...]) -> None:
    """What a forked process does: it leaves this one's session, signals and terminal behind, and runs its module."""
    os.setsid()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, WAYS_OUT)
    for stream in (1, 2):
        os.dup2(output.fileno(), stream)
    sys.stdout = sys.stderr = output
    if _LIBC is not None:
        _LIBC.prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        _LIBC.prctl(_SET_NAME, name.encode())
    if os.getppid() != parent:
        return  # it was killed before it could be noticed
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


# Linux ends a process even where the one that started it is killed and can stop nothing any more, and gives it a name
# of its own in the list of processes.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_SET_PARENT_DEATH_SIGNAL = 1
_SET_NAME = 15


def _last_line(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1].strip() if lines else "it said nothing"


@contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Hold the data folder: two sites on one folder would start two schedulers.

    Raises CannotStart where another process holds it.
    """
    with (data_dir / "up.lock").open("a") as lock:
        # What is started here must not hold the folder when this process is gone.
        os.register_at_fork(after_in_child=lock.close)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotStart(
                f"Figurewatch already runs on {data_dir}. Stop it with Ctrl-C where it was started, "
                "or set DATA_DIR to another folder."
            ) from error
        yield


def port_is_free(port: int) -> bool:
    """Whether a server may listen on 127.0.0.1:port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def answers(port: int, path: str) -> bool:
    """Whether the server on 127.0.0.1:port gives the page at `path`."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def secret_key(data_dir: Path) -> str:
    """This installation's own key, made at the first start and readable by its user only."""
    path = data_dir / "secret-key"
    path.touch(mode=0o600)
    if not path.stat().st_size:
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return path.read_text(encoding="utf-8")
