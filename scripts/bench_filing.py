"""How long it takes to file and compare one new article among many stored figures.

    createdb figurewatch_filing
    export DATABASE_URL=postgres://postgres@127.0.0.1:5432/figurewatch_filing
    python manage.py migrate
    python -m scripts.bench_filing [--stored 10000 100000] [--document 1000 10000]

Fills the database with invented articles, read as the site reads them, every third figure of them with a claim. Prints
the CPU seconds of this process for each new article of 40 figures, from its text to its discrepancies, and for one long
document of so many figures.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import os
import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from statistics import median

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.db import connection

from factcheck.claims.models import Claim, Discrepancy, Figure, Observation, Reading
from factcheck.claims.series import thing_of
from factcheck.claims.services import filing
from factcheck.claims.services.reading import read_revision
from factcheck.comparing import default_synonyms
from monitor.models import Article, Publisher, Revision, Snapshot, Source, Visit

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
EVERY = 3
THINGS = (
    "heroin cocaine opium cannabis ecstasy cigarettes ivory timber gold silver copper coal rice wheat maize "
    "coffee tea cotton wool steel cement sugar salt fish shrimp beef pork poultry milk butter cheese apples "
    "pears grapes wine beer paper glass rubber tyres"
)
PLACES = (
    "Portugal Spain France Italy Greece Poland Norway Sweden Finland Denmark Austria Hungary Romania Bulgaria "
    "Croatia Serbia Turkey Egypt Morocco Tunisia Kenya Uganda Ghana Nigeria Chile Peru Brazil Mexico Canada "
    "Japan Thailand Vietnam India Nepal Pakistan"
)
SENTENCES = (
    "In {year} officers in {place} seized {number} tonnes of {thing}.",
    "Traders in {place} exported {number} tonnes of {thing} in {year}.",
    "During {year} firms across {place} produced {number} tonnes of {thing}, the ministry said.",
    "Inspectors destroyed {number} tonnes of {thing} in {place} in {year}.",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stored", type=int, nargs="+", default=[10_000, 100_000], help="numbers of stored figures")
    parser.add_argument("--articles", type=int, default=7, help="new articles filed at each")
    parser.add_argument("--document", type=int, nargs="*", default=[], help="figures of one long document, filed last")
    arguments = parser.parse_args()
    # The same articles every time, and others where a database is filled further
    chance = random.Random(Figure.objects.count())  # noqa: S311
    file_article(write(chance))  # what is loaded once is not counted
    for size in arguments.stored:
        fill(chance, size)
        taken = sorted(timed(write(chance)) for _ in range(arguments.articles))
        print(  # noqa: T201
            f"{Figure.objects.count():,} figures, {Claim.objects.count():,} claims, "
            f"{Discrepancy.objects.count():,} discrepancies: an article of 40 in {median(taken):.2f} s CPU, "
            f"of which {reading_time(chance):.2f} s to read it (slowest {taken[-1]:.2f} s)"
        )
    for figures in arguments.document:
        print(f"one document of {figures:,} figures in {timed(write(chance, figures)):.1f} s CPU")  # noqa: T201


def timed(revision: Revision) -> float:
    begin = time.process_time()
    file_article(revision)
    return time.process_time() - begin


def reading_time(chance: random.Random) -> float:
    revision, begin = write(chance), time.process_time()
    read_revision(revision, NOW)
    return time.process_time() - begin


def file_article(revision: Revision) -> None:
    """What the worker does with a new text: read it, file its figures, compare them."""
    filing.file_reading(read_revision(revision, NOW), NOW)


def fill(chance: random.Random, size: int) -> None:
    """Store articles until so many figures are there; the claims of every third are made without the matcher."""
    done = Figure.objects.count()
    while done < size:
        reading = read_revision(write(chance), NOW)
        Reading.objects.filter(pk=reading.pk).update(filed_at=NOW)
        figures = list(reading.figures.all())
        done += len(figures)
        claims = Claim.objects.bulk_create(claim_of(one) for one in figures[::EVERY])
        rows = zip(claims, figures[::EVERY], strict=True)
        Observation.objects.bulk_create(Observation(claim=claim, figure=one, filed_at=NOW) for claim, one in rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def claim_of(figure: Figure) -> Claim:
    names = ("what", "action", "place", "period", "unit", "dimension")
    claim = Claim(statement=figure.quote, **{name: getattr(figure, name) for name in names})
    claim.thing = thing_of(claim, default_synonyms())
    return claim


def write(chance: random.Random, figures: int = 40) -> Revision:
    """A new article of so many sentences, forty to a paragraph, as it comes from a source."""
    number = chance.randrange(10**9)
    publisher, _ = Publisher.objects.get_or_create(name=f"Publisher {number % 200}")
    source = Source.objects.filter(publisher=publisher).first() or Source.objects.create(
        publisher=publisher, title=publisher.name, url=f"http://source{number}.test/", next_visit_at=NOW
    )
    url = f"http://article{number}.test/"
    article = Article.objects.create(source=source, url=url, title="Figures", first_seen_at=NOW, next_visit_at=NOW)
    visit = Visit.objects.create(
        source=source, article=article, url=url, started_at=NOW, ended_at=NOW, outcome=Visit.Outcome.NEW
    )
    snapshot = Snapshot.objects.create(
        article=article, visit=visit, taken_at=NOW, url=url, headers={}, sha256="0" * 64, size=1, read_at=NOW
    )
    years = [chance.randrange(1990, 2026) for _ in range(0, figures, 40)]
    return Revision.objects.create(
        article=article,
        snapshot=snapshot,
        number=1,
        recorded_at=NOW,
        title=f"{chance.choice(THINGS.split())} in {chance.choice(PLACES.split())}".capitalize(),
        text="\n".join(" ".join(sentences(chance, year)) for year in years),
        text_sha256=f"{number:064d}",
        published_on=date(years[0] + 1, 2, 1),
        extractor_version=1,
    )


def sentences(chance: random.Random, year: int) -> Iterator[str]:
    places, things = chance.sample(PLACES.split(), 4), chance.sample(THINGS.split(), 10)
    for place in places:
        for thing in things:
            number = f"{chance.randrange(10, 9999) / 10:,}"
            yield chance.choice(SENTENCES).format(year=year, place=place, thing=thing, number=number)


if __name__ == "__main__":
    main()
