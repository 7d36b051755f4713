"""What a process does with memory that it has freed."""

from __future__ import annotations

import subprocess
import sys

import pytest

# Twice, for glibc learns from the first piece that is freed to keep such pieces.
GROWTH = """
from monitor import memory
from scripts.services import memory as resident
import os
memory.give_back()
before = resident(os.getpid())
for _ in range(2):
    pieces = [b"x" * 5_000_000 for _ in range(5)]
    wall = b"x" * 100_000
    del pieces
print(resident(os.getpid()) - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is what is told")
def test_large_pieces_go_back_to_the_system_when_they_are_freed() -> None:
    found = subprocess.run([sys.executable, "-c", GROWTH], capture_output=True, text=True, check=True)
    assert int(found.stdout) < 2_000_000
