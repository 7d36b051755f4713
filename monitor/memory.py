"""What a process does with memory that it has freed. Plain Python."""

from __future__ import annotations

import ctypes
import sys

# Of glibc's <malloc.h>
_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
_LARGE = 262_144


def give_back() -> None:
    """From now on large pieces go back to the system when they are freed, so that a large page leaves little behind.

    glibc keeps such pieces, and larger ones after each, once the first was freed.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    if hasattr(libc, "mallopt"):  # which musl has not
        libc.mallopt(_M_MMAP_THRESHOLD, _LARGE)
        libc.mallopt(_M_TRIM_THRESHOLD, _LARGE)
