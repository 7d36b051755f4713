"""Cuts connections off at their deadlines. One thread does so for all: to start one for each costs half a fetch."""

from __future__ import annotations

import heapq
import itertools
import os
import threading
import time
from collections.abc import Callable


class Deadline:
    """The time by which a request must have ended, headers and body together.

    Timeouts of sockets are per read: a server that sends one byte a second never meets them. So at the deadline the
    connection is cut off under the reader.
    """

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + max(seconds, 0)
        self._cut_off: Callable[[], None] | None = None
        self._lock = threading.Lock()

    def __enter__(self) -> Deadline:
        _watch.add(self)
        return self

    def __exit__(self, *_: object) -> None:
        # From now on the connection may serve others, which must not be cut off.
        self.would(None)

    def would(self, cut_off: Callable[[], None] | None) -> None:
        """Says how to cut off what is under way."""
        with self._lock:
            self._cut_off = cut_off

    def cut(self) -> None:
        with self._lock:
            if self._cut_off is not None:
                self._cut_off()

    @property
    def left(self) -> float:
        """Seconds left; below zero where there are none."""
        return self.ends - time.monotonic()


class _Watch:
    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting: list[tuple[float, int, Deadline]] = []
        self._number = itertools.count()
        self._thread: threading.Thread | None = None

    def add(self, deadline: Deadline) -> None:
        with self._changed:
            heapq.heappush(self._waiting, (deadline.ends, next(self._number), deadline))
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
                self._thread.start()
            elif self._waiting[0][2] is deadline:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            self._next().cut()

    def _next(self) -> Deadline:
        """The deadline that has come."""
        with self._changed:
            while not self._waiting or self._waiting[0][2].left > 0:
                self._changed.wait(self._waiting[0][2].left if self._waiting else None)
            return heapq.heappop(self._waiting)[2]


_watch = _Watch()


def _forget() -> None:
    """A forked process has none of the threads of its parent."""
    global _watch
    _watch = _Watch()


os.register_at_fork(after_in_child=_forget)
