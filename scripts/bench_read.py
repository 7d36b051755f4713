"""Read the same texts with this reader and with the peers that are installed, and print characters per CPU second.

    python scripts/bench_read.py FILE...

Each FILE is a text, or JSON lines with a "text". Peers are taken in turn with our own reader, three rounds, medians;
the ratio is ours to theirs in the same run. The only peer so far is quantulum3 without its classifier, version 0.10.0.
Cold start and peak memory are those of a fresh interpreter that reads one sentence with the library alone (Linux).
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from factcheck.figures import Document, read

ROUNDS = 3
FIRST_ANSWER = """
import pathlib, sys, time
begin = time.perf_counter()
sys.path.insert(0, sys.argv[1])
from factcheck.figures import Document, read
read(Document("Wardens in Peru seized 3.4 tons of eels in 2008."))
high = next(line for line in pathlib.Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
print(time.perf_counter() - begin, int(high.split()[1]) / 1024)
"""


def texts(paths: list[str]) -> list[str]:
    found: list[str] = []
    for path in map(Path, paths):
        content = path.read_text(encoding="utf-8")
        found += [json.loads(line)["text"] for line in content.splitlines()] if path.suffix == ".jsonl" else [content]
    return found


def readers() -> dict[str, Callable[[str], object]]:
    found: dict[str, Callable[[str], object]] = {"figurewatch": lambda text: read(Document(text))}
    if importlib.util.find_spec("quantulum3"):
        from quantulum3 import parser  # type: ignore[import-not-found]

        found["quantulum3"] = parser.parse
    return found


def seconds(reader: Callable[[str], object], corpus: list[str]) -> float:
    begin = time.process_time()
    for text in corpus:
        reader(text)
    return time.process_time() - begin


def main(paths: list[str]) -> None:
    if not paths:
        raise SystemExit("Name at least one file of text or of JSON lines.")
    corpus = texts(paths)
    size = sum(map(len, corpus))
    everyone = readers()
    for reader in everyone.values():
        reader(corpus[0])
    taken: dict[str, list[float]] = {name: [] for name in everyone}
    for _ in range(ROUNDS):
        for name, reader in everyone.items():
            taken[name].append(seconds(reader, corpus))
    ours = statistics.median(taken["figurewatch"])
    for name, runs in taken.items():
        median = statistics.median(runs)
        sys.stdout.write(f"{name:12} {size / median:10.0f} characters/s   ours is {median / ours:6.1f} x\n")
    root = str(Path(__file__).resolve().parent.parent)
    command = [sys.executable, "-c", FIRST_ANSWER, root]
    answers = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(5)]  # noqa: S603
    start, memory = (statistics.median(float(answer[n]) for answer in answers) for n in (0, 1))
    sys.stdout.write(f"first answer after {start:.3f} s, {memory:.0f} MB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
