"""How well claims come out when a labelled corpus is filed one article at a time, as a site gets them.

    createdb figurewatch_filing
    export DATABASE_URL=postgres://postgres@127.0.0.1:5432/figurewatch_filing
    python manage.py migrate
    python -m scripts.score_filing tests/data/corpus [CORPUS...]

The documents come in the order of their days. Nothing stays in the database. Suggestions are counted apart: how many of
them are right.
"""

# ruff: noqa: E402
from __future__ import annotations

import os
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.db import transaction

from factcheck.claims.mentions import mention_of
from factcheck.claims.models import Figure, Observation
from factcheck.claims.services import filing
from factcheck.claims.services.matching import as_mentions
from factcheck.claims.services.reading import read_revision
from factcheck.comparing import Mention, compare
from factcheck.comparing.report import ComparedClaim, ComparedPair, Report
from factcheck.documents import Paper, read_papers
from monitor.models import Publisher
from tests.comparing.scoring import Rate, labels_by_mention, load, score
from tests.factories import make_article, make_revision, make_source

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def main() -> None:
    for folder in sys.argv[1:]:
        with transaction.atomic():
            one = Filed(Path(folder))
            print(one)  # noqa: T201
            transaction.set_rollback(True)


class Filed:
    """A corpus as it stands in the database once all its documents were filed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        papers = list(read_papers([folder / "documents"], skipped=print))
        self.texts = {paper.id: paper.document.text for paper in papers}
        begin = time.process_time()
        documents = {file(paper): paper.id for paper in sorted(papers, key=lambda one: one.published or date.max)}
        self.seconds = time.process_time() - begin
        stored = as_mentions(Figure.objects.filter(revision__in=documents)).order_by("pk")
        self.mentions = {one.pk: replace(mention_of(one), document=documents[one.revision_id]) for one in stored}

    def __str__(self) -> str:
        corpus = load(self.folder)
        claims = list(self._claims(Observation.objects.standing()))
        filed = {mention.key for claim in claims for mention in claim.mentions}
        alone = tuple(one for one in self.mentions.values() if one.key not in filed)
        found = score(corpus, self.texts, tuple(self.mentions.values()), Report(tuple(claims), alone))
        return (
            f"{self.folder.name:16} grouping {_rate(found.grouping)}   alarms {_rate(found.alarms)}   "
            f"suggestions {self._suggestions()}   {self.seconds:.1f} s"
        )

    def _claims(self, observations: Iterable[Observation]) -> Iterator[ComparedClaim]:
        members: dict[int, list[Mention]] = defaultdict(list)
        for one in observations:
            members[one.claim_id].append(self.mentions[one.figure_id])
        for mentions in members.values():
            pairs = (ComparedPair(*two, compare(*two)) for two in combinations(mentions, 2))
            yield ComparedClaim("", tuple(mentions), tuple(pairs))

    def _suggestions(self) -> str:
        """How many of the suggested figures speak of what another figure of the claim speaks of."""
        labels = labels_by_mention(load(self.folder).labels, self.texts, self.mentions.values())
        of_figure = {int(key): {label.claim for label in found} for key, found in labels.items()}
        of_claim: dict[int, set[str]] = defaultdict(set)
        for one in Observation.objects.binding():
            of_claim[one.claim_id] |= of_figure.get(one.figure_id, set())
        suggested = list(Observation.objects.filter(state=Observation.State.SUGGESTED))
        right = [one for one in suggested if of_figure.get(one.figure_id, set()) & of_claim[one.claim_id]]
        return f"{len(right)} of {len(suggested)} right"


def file(paper: Paper) -> int:
    """Record, read and file a document as the worker does; the id of its revision."""
    document = paper.document
    publisher, _ = Publisher.objects.get_or_create(name=paper.publisher or paper.id)
    article = make_article(source=make_source(publisher=publisher))
    cells = [
        {"start": one.start, "end": one.end, "row": one.row, "column": one.column, "caption": one.caption}
        for one in document.cells
    ]
    revision = make_revision(
        document.text,
        article=article,
        title=document.title,
        published_on=document.published,
        language=document.language or "",
        cells=cells,
    )
    filing.file_reading(read_revision(revision, NOW), NOW)
    return int(revision.pk)


def _rate(rate: Rate) -> str:
    return f"P {rate.precision:.2f} R {rate.recall:.2f} F1 {rate.f1:.2f}"


if __name__ == "__main__":
    main()
