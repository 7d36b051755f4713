"""Measure what it costs to find the copies of a new article among a million stored ones, on PostgreSQL.

    createdb figurewatch_copies
    export DATABASE_URL=postgres://postgres@127.0.0.1:5432/figurewatch_copies
    python manage.py migrate
    python -m scripts.bench_copies [--articles 1000000]
    dropdb figurewatch_copies

A tenth of the stored articles are bulletins of one form, which share bands with each other; the others share none.
New articles come in three kinds: texts like no other, copies with every twentieth word changed, and bulletins.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import os
import random
import statistics
import time
from uuid import uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.db import connection, transaction
from django.utils import timezone

from monitor.models import Article, Publisher, Revision, Signature, Snapshot, Source, Visit
from monitor.services import copies
from monitor.similarity import BANDS, shingles, signature
from scripts.cpu import database_seconds

RANDOM = random.Random()  # noqa: S311 - texts, not secrets
WORDS = ["".join(RANDOM.choices("abcdefghilmnoprstuv", k=RANDOM.randint(2, 10))) for _ in range(20_000)]
FORM = RANDOM.choices(WORDS, k=400)
# Of the stored bulletins so many have their text too: no more are ever compared with.
BULLETINS_WITH_TEXT = 100
OF_EACH_KIND = 100
INDEX = "monitor_signature_bands"


def text() -> str:
    return " ".join(RANDOM.choices(WORDS, k=400))


def copy_of(words: str) -> str:
    return " ".join(RANDOM.choice(WORDS) if RANDOM.random() < 0.05 else word for word in words.split(" "))


def bulletin() -> str:
    """The same form with other numbers in every fortieth place."""
    return " ".join(str(RANDOM.randint(100, 99_999)) if place % 40 == 0 else word for place, word in enumerate(FORM))


def article(source: Source, words: str) -> tuple[Article, Revision]:
    at, url = timezone.now(), f"{source.url}{uuid4()}"
    one = Article.objects.create(source=source, url=url, first_seen_at=at, published_at=at)
    visit = Visit.objects.create(source=source, article=one, url=url, started_at=at, ended_at=at, outcome="new")
    snapshot = Snapshot.objects.create(
        article=one, visit=visit, taken_at=at, url=url, headers=[], sha256="0" * 64, size=1, read_at=at
    )
    return one, Revision.objects.create(
        article=one, snapshot=snapshot, number=1, recorded_at=at, text=words, text_sha256="0" * 64, extractor_version=1
    )


def fill(template: Article, count: int) -> None:
    """So many articles like the template, with bands of their own; every tenth has the form's bands too."""
    table = Article._meta.db_table
    columns = [str(field.column) for field in Article._meta.local_concrete_fields if field.name not in ("id", "url")]
    signatures, shared = Signature._meta.db_table, signature(shingles(bulletin()))
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        # As for a restored dump: no checks row by row, and the index built at the end.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [INDEX])
        (definition,) = cursor.fetchone()
        cursor.execute(f"DROP INDEX {INDEX}")
        names = ", ".join(columns)
        cursor.execute(
            f"INSERT INTO {table} (url, {names}) SELECT 'http://stored.test/' || n, {names} "  # noqa: S608
            f"FROM {table}, generate_series(1, %s) n WHERE id = %s",
            [count, template.pk],
        )
        cursor.execute(
            f"INSERT INTO {signatures} (article_id, bands) SELECT id, CASE WHEN id %% 10 = 0 THEN %s::integer[] ELSE "  # noqa: S608
            "ARRAY(SELECT ((b << 28) + floor(random() * (1 << 28)) - (1::bigint << 31))::integer "
            f"FROM generate_series(0::bigint, %s) b WHERE id > 0) END FROM {table} WHERE url LIKE 'http://stored.test/%%'",
            [shared, BANDS - 1],
        )
        cursor.execute(definition)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute(f"ANALYZE {table}")
        cursor.execute(f"ANALYZE {signatures}")


def timed(source: Source, texts: list[str]) -> tuple[float, float, int]:
    """Milliseconds of `link` for each new text: CPU of this process and the database's, and median wall; how many
    were found to be copies."""
    took, found, cpu = [], 0, 0.0
    for words in texts:
        one, revision = article(source, words)
        begun, cpu_begun = time.perf_counter(), cpu_seconds()
        with transaction.atomic():  # as when a revision is recorded
            copies.link(one, revision)
        took.append((time.perf_counter() - begun) * 1000)
        cpu += cpu_seconds() - cpu_begun
        one.refresh_from_db()
        found += one.copy_of_id is not None
    return cpu * 1000 / len(texts), statistics.median(took), found


def cpu_seconds() -> float:
    return time.process_time() + database_seconds()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1_000_000)
    count = parser.parse_args().articles
    publisher, _ = Publisher.objects.get_or_create(name="Bench")
    source, _ = Source.objects.get_or_create(url="http://bench.test/", defaults={"publisher": publisher})
    wires = [text() for _ in range(OF_EACH_KIND)]
    for words in [*wires, *(bulletin() for _ in range(BULLETINS_WITH_TEXT))]:
        copies.link(*article(source, words))
    if Article.objects.count() < count:
        fill(Article.objects.earliest("pk"), count)
    print(f"{Article.objects.count():,} articles, {Signature.objects.count():,} signatures")  # noqa: T201
    kinds = {
        "like no other": [text() for _ in range(OF_EACH_KIND)],
        "copies": [copy_of(words) for words in wires],
        "bulletins of one form": [bulletin() for _ in range(OF_EACH_KIND)],
    }
    for kind, texts in kinds.items():
        cpu, wall, found = timed(source, texts)
        print(f"{kind}: {cpu:.1f} ms CPU, {wall:.1f} ms by the clock, {found} linked of {len(texts)}")  # noqa: T201


if __name__ == "__main__":
    main()
