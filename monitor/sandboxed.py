"""The other side of sandbox.py: `python -m monitor.sandboxed` reads one file after the other until its input ends."""

from __future__ import annotations

import gc
import io
import pickle
import resource
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

# Loaded before the limits are set, so that they count what files cost.
from monitor import extract, feeds, listings, memory, sitemaps  # noqa: F401

# Bytes that one file may take beside what the process takes anyway.
MEMORY = 256 * 1024 * 1024
# A process that has grown by this is not used again: memory once taken is seldom given back.
GROWTH = 32 * 1024 * 1024


def main() -> None:
    limit(MEMORY)
    memory.give_back()
    # A parsed page is many objects and no cycles: looking for cycles took a quarter of the time.
    gc.freeze()
    gc.set_threshold(20_000)
    begun_with = _peak()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while head := source.read(8):
        job_size, body_size = struct.unpack("!II", head)
        module, name, rest, kwargs = pickle.loads(source.read(job_size))  # noqa: S301 - from the worker itself
        answer = _answer(getattr(import_module(module), name), source.read(body_size), rest, kwargs)
        is_last = _peak() - begun_with > GROWTH
        _send(sink, answer, is_last)
        if is_last:
            return


def limit(memory: int) -> None:
    """Sets what this process may take from now on; a file of its own it may not write at all."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) if sys.platform == "linux" else 0
    if pages:
        most = pages * resource.getpagesize() + memory
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(function: Any, body: bytes, rest: list[Any], kwargs: dict[str, Any]) -> bytes:
    try:
        return pickle.dumps((True, function(body, *rest, **kwargs)))
    except (MemoryError, RecursionError):
        sys.exit(1)  # what is left of this process is not to be trusted
    except Exception as error:
        if not type(error).__module__.startswith("monitor."):
            raise
        return pickle.dumps((False, error))


def _send(sink: BinaryIO | io.BufferedWriter, answer: bytes, is_last: bool) -> None:
    sink.write(struct.pack("!I?", len(answer), is_last))
    sink.write(answer)
    sink.flush()


def _peak() -> int:
    """Bytes of memory at the most so far; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    # Not getrusage's word, which begins with what the worker that started this process had taken.
    return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))


if __name__ == "__main__":
    main()
