"""Compare the figures of documents: `compare PATH... --format text|json`."""

from __future__ import annotations

import gc
import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, OutputWrapper

from factcheck.comparing import Mention
from factcheck.comparing.letter import as_text
from factcheck.comparing.report import checks_as_json, claims_as_json, figure_as_json, make_report
from factcheck.documents import DocumentError, Paper, mentions_of, read_papers

# Seconds after which whoever waits begins to wonder, and between two lines of a log
_PATIENCE, _NOW_AND_THEN = 2, 10


class Command(BaseCommand):
    help = "Say which figures of the documents speak of the same quantity, which agree, and why the others differ."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="HTML, PDF, text or CSV files, or folders"
        )
        parser.add_argument("--format", choices=("text", "json"), default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        progress = Progress(self.stderr)
        try:
            papers = list(_opened(read_papers(options["paths"], skipped=self._say), progress))
            for paper in papers:
                if paper.is_cut:
                    self._say(f"{paper.id} is very long: only its beginning is read.")
        except DocumentError as error:
            raise CommandError(str(error), returncode=2) from error
        mentions = list(_mentions(papers, progress))
        with _uncollected():
            progress.step(f"Comparing {len(mentions):,} figures")
            report = make_report(mentions)
            progress.step("Writing the report")
            if options["format"] == "text":
                self.stdout.write(as_text(report, len(papers), len(mentions)), ending="")
                return
            self._write_json(
                documents=map(_document, papers),
                figures=map(figure_as_json, mentions),
                claims=claims_as_json(report),
                checks=checks_as_json(report),
            )

    def _write_json(self, **lists: Iterable[Mapping[str, object]]) -> None:
        """One item after the other, as each is worked out: together they are many times the documents."""
        for place, (name, items) in enumerate(lists.items()):
            self.stdout.write(f'{", " if place else "{"}"{name}": [', ending="")
            for number, item in enumerate(items):
                self.stdout.write(f"{', ' if number else ''}{json.dumps(item, ensure_ascii=False)}", ending="")
            self.stdout.write("]", ending="")
        self.stdout.write("}")

    def _say(self, message: str) -> None:
        self.stderr.write(message)


class Progress:
    """Tells whoever waits longer than a moment how far it is: at a terminal in one line, else with one now and then."""

    def __init__(self, output: OutputWrapper) -> None:
        self._output = output
        self._told_from = self._next = monotonic() + _PATIENCE

    def count(self, words: str) -> None:
        if (now := monotonic()) < self._next:
            return
        if self._output.isatty():
            self._output.write(f"\r{words}", str, ending="")
        else:
            self._output.write(words, str)
            self._next = now + _NOW_AND_THEN

    def step(self, words: str) -> None:
        if monotonic() >= self._told_from:
            self._output.write(f"\r{words:<40}" if self._output.isatty() else words, str)


def _opened(papers: Iterable[Paper], progress: Progress) -> Iterator[Paper]:
    for done, paper in enumerate(papers, 1):
        yield paper
        progress.count(f"Documents opened: {done:,}")


def _mentions(papers: Sequence[Paper], progress: Progress) -> Iterator[Mention]:
    for done, paper in enumerate(papers, 1):
        yield from mentions_of(paper)
        progress.count(f"Read {done:,} of {len(papers):,} documents")


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is weighed and told holds no circles; looking for some among millions of objects takes half the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _document(paper: Paper) -> dict[str, str | None]:
    return {
        "id": paper.id,
        "title": paper.title,
        "published": paper.published.isoformat() if paper.published else None,
    }
