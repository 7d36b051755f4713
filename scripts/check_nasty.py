"""Visits every page of a server of hostile ones: `python -m scripts.check_nasty ADDRESS [PATH...]`.

The server tells at /cases which pages it has, as JSON: {path: [what it does, what a good fetcher does]}. Each is
visited four times by one worker, or twice where a visit takes long. Printed are what the visits found, the longest of
them, and the most memory beyond that for ordinary pages; whether that is what a good fetcher does is for the reader to
judge.
"""

from __future__ import annotations

import json
import sys
import urllib.request

from scripts.bench_memory import MB, Worker, prepared, say

LONG = 5.0


def visit(worker: Worker, url: str, ordinary: float) -> str:
    found: list[str] = []
    most, longest = 0.0, 0.0
    while len(found) < 2 or (len(found) < 4 and longest < LONG):
        memory, seconds, what = worker.visit("unknown", url)
        most, longest = max(most, memory), max(longest, seconds)
        found.append(what)
    # Once where it was the same every time.
    said = " | ".join(found if len(set(found)) > 1 else [f"{len(found)} x {found[0]}"])
    return f"{longest:4.1f} s {(most - ordinary) / MB:+3.0f} MB  {said}"


def main(address: str, only: list[str]) -> None:
    address = address.rstrip("/")
    with urllib.request.urlopen(f"{address}/cases", timeout=10) as answer:  # noqa: S310 - given by who runs this
        cases: dict[str, list[str]] = json.load(answer)
    with prepared(address.partition("//")[2]) as environment:
        worker = Worker(environment)
        ordinary, _, _ = worker.visit("unknown", address + next(iter(cases)))
        for path, (what, good) in cases.items():
            if not only or path in only:
                say(f"{path}: {what}\n  good: {good}\n  {visit(worker, address + path, ordinary)}")
        worker.end()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
