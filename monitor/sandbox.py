"""Reads hostile bytes in a process that may be killed: its death costs one visit and nothing else.

The process knows no secret of the site, has limits on time and memory, and answers with plain values only. It is kept
for the next file as long as it stays small.
"""

from __future__ import annotations

import io
import os
import pickle
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from queue import Empty, LifoQueue
from typing import Any, ParamSpec, TypeVar, cast

from monitor import budget
from monitor.extract.document import NotReadable

P = ParamSpec("P")
T = TypeVar("T")

# Seconds for one file, from the first byte given to the last byte of the answer; fewer where the visit has fewer left.
SECONDS = 10.0
# At a time in each worker process; more would only share the same processors.
READERS = os.cpu_count() or 1
# For a reader, where no budget says how long.
LONGEST_WAIT = 60.0
_LONGEST_ANSWER = 64_000_000
_FOLDER = Path(__file__).resolve().parent.parent
_PLAIN = {date, datetime, timedelta, timezone}


class Died(NotReadable):
    """The reader took too much time or memory, and was stopped; the message is a sentence for a curator."""

    def __init__(self) -> None:
        super().__init__("Reading this took too much time or memory, so it was stopped.")


class Busy(NotReadable):
    """All readers were at work on other files for as long as there was time to wait; the message is a sentence."""

    def __init__(self) -> None:
        super().__init__("Too much else is being read at the moment: try again in a minute.")


def call(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What `function(body, ...)` gives, or raises, with the body in another process. Raises Died, and Busy.

    The function belongs to a module of plain Python under `monitor`; it gives strings, numbers, dates and dataclasses.
    """
    body, *rest = args
    job = pickle.dumps((function.__module__, function.__name__, rest, kwargs))
    try:
        reader = _readers.get(timeout=budget.left(LONGEST_WAIT)) or _Reader()
    except Empty as error:
        raise Busy from error
    try:
        answer, is_last = reader.ask(job, cast(bytes, body))
    except BaseException:
        reader.kill()
        _readers.put(None)
        raise
    if is_last:
        reader.kill()
    _readers.put(None if is_last else reader)
    worked, value = _Answer(io.BytesIO(answer)).load()
    if not worked:
        raise value
    return cast(T, value)


class _Reader:
    """One process; used by one thread at a time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "monitor.sandboxed"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=_FOLDER,
            env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
            bufsize=0,
        )
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        # A reader that has stopped to listen must not hold whoever writes to it.
        os.set_blocking(self._process.stdin.fileno(), False)

    def ask(self, job: bytes, body: bytes) -> tuple[bytes, bool]:
        """The answer, and whether the process ends with it."""
        ends = time.monotonic() + budget.left(SECONDS)
        self._write(struct.pack("!II", len(job), len(body)) + job, ends)
        self._write(body, ends)
        length, is_last = struct.unpack("!I?", self._read(5, ends))
        if length > _LONGEST_ANSWER:
            raise Died
        return self._read(length, ends), is_last

    def _write(self, data: bytes, ends: float) -> None:
        assert self._process.stdin is not None  # noqa: S101 - for the type checker
        pipe = self._process.stdin.fileno()
        poll = select.poll()
        poll.register(pipe, select.POLLOUT)
        left = memoryview(data)
        while left:
            if not poll.poll(max(ends - time.monotonic(), 0) * 1000):
                raise Died
            try:
                left = left[os.write(pipe, left) :]
            except OSError as error:
                raise Died from error

    def _read(self, size: int, ends: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - for the type checker
        pipe = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        parts = bytearray()
        while len(parts) < size:
            if not poll.poll(max(ends - time.monotonic(), 0) * 1000):
                raise Died
            if not (part := os.read(pipe, min(size - len(parts), 1 << 20))):
                raise Died
            parts += part
        return bytes(parts)

    def kill(self) -> None:
        self._process.kill()
        self._process.communicate()


class _Answer(pickle.Unpickler):
    """Makes plain values only, whatever a process that a file has taken over may answer."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        if isinstance(found, type) and found.__module__ == module and found.__name__ == name:
            is_ours = module.startswith("monitor.") and (is_dataclass(found) or issubclass(found, Exception))
            if is_ours or found in _PLAIN:
                return found
        raise Died


def _places() -> LifoQueue[_Reader | None]:
    """A place for each reader; None where none has been started. The one used last is used first."""
    places: LifoQueue[_Reader | None] = LifoQueue()
    for _ in range(READERS):
        places.put(None)
    return places


_readers = _places()


def _forget() -> None:
    """A forked process has readers of its own: two that share one would mix up their answers."""
    global _readers
    _readers = _places()


os.register_at_fork(after_in_child=_forget)
