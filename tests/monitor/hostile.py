"""What a file could make its reader do. Called inside the sandbox."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

from monitor.extract import NoText


def die(body: bytes, **_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dawdle(body: bytes) -> None:
    time.sleep(60)


def swell(body: bytes) -> int:
    return len(b"x" * 10**9)


def grow(body: bytes) -> int:
    """Takes more than is good, but less than is forbidden; gives its process."""
    (b"x" * 100_000_000).count(1)
    return os.getpid()


def process(body: bytes) -> int:
    return os.getpid()


def environment(body: bytes) -> list[str]:
    return sorted(os.environ)


def write(body: bytes, path: str) -> None:
    Path(path).write_bytes(body)


def refuse(body: bytes) -> None:
    raise NoText("Nothing but blanks.")


class Order:
    """An answer that would have its reader run a command."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("echo taken over",)


def give_order(body: bytes) -> Order:
    return Order()


def stop_itself(body: bytes) -> None:
    """Answers, and is not heard of again."""
    process = os.getpid()
    threading.Timer(0.05, os.kill, (process, signal.SIGSTOP)).start()
