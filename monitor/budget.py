"""The time that one piece of work may take, whatever it consists of: waiting, robots.txt, redirects, reading.

>>> with of(20):
...     left(5)
5
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["left", "of"]


class _Thread(threading.local):
    ends = math.inf


_thread = _Thread()


@contextmanager
def of(seconds: float) -> Iterator[None]:
    """Whatever this thread does inside ends in so many seconds; a budget around it may end it sooner."""
    before = _thread.ends
    _thread.ends = min(before, time.monotonic() + seconds)
    try:
        yield
    finally:
        _thread.ends = before


def left(most: float) -> float:
    """How long the next step may take: `most`, or what is left of the budget where that is less."""
    return max(min(most, _thread.ends - time.monotonic()), 0)
