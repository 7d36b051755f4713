"""Fill an empty PostgreSQL database with a site of a million figures, to time its pages on.

    createdb figurewatch_large
    export DATABASE_URL=postgres://postgres@127.0.0.1:5432/figurewatch_large
    python manage.py migrate
    python -m scripts.fill_large [--claims 100000]

Ten figures a claim, every fifth claim with a discrepancy, of which every twentieth is settled and published. Rows are
streamed by COPY; what is derived from evidence (pairs, causes) is worked out by the site's own functions for a hundred
shapes of evidence, and repeated.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from factcheck.claims import importance
from factcheck.claims.assessment import Assessment, assess
from factcheck.claims.models import Claim, Discrepancy, Figure, Observation, Reading
from factcheck.publishing.services import verdicts
from factcheck.review.models import Event
from factcheck.review.services import decisions
from monitor.models import Article, Publisher, Revision, Snapshot, Source, Visit

START = datetime(2026, 1, 1, tzinfo=UTC)
PUBLISHERS, SOURCES, SHAPES, CAUSE_GROUPS = 400, 2_000, 100, 500
# Every fifth claim has a discrepancy and the smaller number: ten a claim on the whole.
FIGURES_OF_A_CLAIM, FIGURES_OF_A_DISCREPANCY = 11, 6
EVERY, EVERY_SETTLED = 5, 20
# Coprime with the number of articles, so that the figures of a claim stand in articles far apart.
STRIDE = 7_919
THINGS = (
    "heroin cocaine cannabis opium methamphetamine ketamine wheat barley maize rice steel copper coal timber fish milk"
)
KINDS = "raw refined smuggled imported exported stored lost recovered certified untaxed subsidised fresh frozen"
ACTIONS = "seized harvested shipped burnt sold bought destroyed found produced consumed"
PLACES = (
    "Albania Bolivia Cambodia Denmark Ecuador Finland Georgia Hungary Iceland Jordan Kenya Latvia Mongolia "
    "Nepal Oman Portugal Qatar Romania Slovenia Tunisia Uganda Vietnam Wales Yemen Zambia"
)
YEARS = range(1990, 2026)


@dataclass(frozen=True)
class Quantity:
    """What a claim is about, and the values that its sources give, in tonnes."""

    kind: str
    thing: str
    action: str
    place: str
    year: int
    values: tuple[str, ...]

    @property
    def statement(self) -> str:
        return f"{self.kind.capitalize()} {self.thing} {self.action} in {self.place}, {self.year} (tonnes)"

    def sentence(self, number: int) -> str:
        amount = f"{self.values[number]} tonnes of {self.kind} {self.thing}"
        return f"In {self.year} {amount} were {self.action} in {self.place}."


@dataclass(frozen=True)
class Site:
    claims: int

    @property
    def articles(self) -> int:
        return self.claims

    def has_discrepancy(self, claim: int) -> bool:
        return claim % EVERY == 0

    def figures_of(self, claim: int) -> int:
        return FIGURES_OF_A_DISCREPANCY if self.has_discrepancy(claim) else FIGURES_OF_A_CLAIM

    def article_of(self, claim: int, number: int) -> int:
        return (claim + number * STRIDE) % self.articles

    def figure_pk(self, article: int, number: int) -> int:
        return article * FIGURES_OF_A_CLAIM + number + 1

    def slots(self, article: int) -> Iterator[tuple[int, int]]:
        """The figures in an article, each as its claim and the number it has there."""
        for number in range(FIGURES_OF_A_CLAIM):
            claim = (article - number * STRIDE) % self.articles
            if number < self.figures_of(claim):
                yield claim, number

    @lru_cache(maxsize=200_000)  # noqa: B019 - one site a run
    def quantity(self, claim: int) -> Quantity:
        chance = random.Random(claim)  # noqa: S311 - invented numbers
        kind, thing, action, place = (chance.choice(words.split()) for words in (KINDS, THINGS, ACTIONS, PLACES))
        values = values_of(claim // EVERY % SHAPES) if self.has_discrepancy(claim) else (f"{1 + claim % 900}.4",) * 11
        return Quantity(kind, thing, action, place, chance.choice(YEARS), values)


def values_of(shape: int) -> tuple[str, ...]:
    chance = random.Random(shape)  # noqa: S311
    base = 2 + shape / 7
    written = (
        f"{base:.2f}",
        f"{base:.1f}",
        f"{base:.2f}",
        f"{base + 0.03:.2f}",
        f"{base * 10:.1f}",
        f"{base * 1.102:.2f}",
    )
    return tuple(chance.sample(written, len(written)))


def articles(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        first = site.quantity(article)
        yield {
            "id": article + 1,
            "source_id": article % SOURCES + 1,
            "url": f"http://source{article % SOURCES}.test/{article}",
            "host_name": f"source{article % SOURCES}.test",
            "title": f"{first.thing.capitalize()} in {first.place}, report {article}",
            "first_seen_at": moment(article),
            "next_visit_at": START + timedelta(days=3650),
        }


def visits(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        at = moment(article)
        yield {
            "id": article + 1,
            "source_id": article % SOURCES + 1,
            "article_id": article + 1,
            "url": f"http://source{article % SOURCES}.test/{article}",
            "started_at": at,
            "ended_at": at,
            "outcome": "new",
        }


def snapshots(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        at = moment(article)
        ids = {"id": article + 1, "article_id": article + 1, "visit_id": article + 1}
        yield ids | {"taken_at": at, "url": "", "headers": {}, "sha256": f"{article:064x}", "size": 1, "read_at": at}


def revisions(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        first = site.quantity(article)
        yield {
            "id": article + 1,
            "article_id": article + 1,
            "snapshot_id": article + 1,
            "number": 1,
            "recorded_at": moment(article),
            "title": f"{first.thing.capitalize()} in {first.place}, report {article}",
            "text": "\n".join(site.quantity(claim).sentence(number) for claim, number in site.slots(article)),
            "published_on": moment(article).date(),
            "text_sha256": f"{article:064x}",
            "extractor_version": 1,
        }


def readings(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        at = moment(article)
        yield {"id": article + 1, "revision_id": article + 1, "reader_version": 1, "read_at": at, "filed_at": at}


def figures(site: Site) -> Iterator[dict[str, Any]]:
    for article in range(site.articles):
        start = 0
        for claim, number in site.slots(article):
            quantity = site.quantity(claim)
            sentence = quantity.sentence(number)
            row = figure(quantity, number, sentence, start)
            yield row | {"id": site.figure_pk(article, number), "reading_id": article + 1, "revision_id": article + 1}
            start += len(sentence) + 1


def figure(quantity: Quantity, number: int, sentence: str, sentence_start: int) -> dict[str, Any]:
    words = f"{quantity.values[number]} tonnes"
    value = Decimal(quantity.values[number])
    start = sentence_start + sentence.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "text": words,
        "low": value,
        "high": value,
        "step": Decimal(1).scaleb(int(value.as_tuple().exponent)),
        "unit": "tonne",
        "unit_text": "tonnes",
        "dimension": "mass",
        "what": f"{quantity.kind} {quantity.thing}",
        "action": quantity.action,
        "place": quantity.place,
        "period": str(quantity.year),
        "quote": sentence,
        "quote_start": sentence_start,
    }


def claims(site: Site) -> Iterator[dict[str, Any]]:
    for claim in range(site.claims):
        quantity = site.quantity(claim)
        yield {
            "id": claim + 1,
            "statement": quantity.statement,
            "what": f"{quantity.kind} {quantity.thing}",
            "action": quantity.action,
            "place": quantity.place,
            "period": str(quantity.year),
            "unit": "tonne",
            "dimension": "mass",
            "thing": f"mass|{quantity.kind}+{quantity.thing}+{quantity.action}|actual",
            "created_at": START,
        }


def observations(site: Site) -> Iterator[dict[str, Any]]:
    for claim in range(site.claims):
        for number in range(site.figures_of(claim)):
            pk = site.figure_pk(site.article_of(claim, number), number)
            suggested = number == FIGURES_OF_A_CLAIM - 1 and claim % 20 == 1
            state = "suggested" if suggested else "filed"
            yield {"id": pk, "figure_id": pk, "claim_id": claim + 1, "state": state, "filed_at": START}


def discrepancies(site: Site) -> Iterator[dict[str, Any]]:
    shapes = [assessed(shape) for shape in range(SHAPES)]
    for number, claim in enumerate(range(0, site.claims, EVERY)):
        found = shapes[number % SHAPES]
        opened_at = START + timedelta(minutes=number)
        articles = [site.article_of(claim, one) for one in range(FIGURES_OF_A_DISCREPANCY)]
        pks = [site.figure_pk(article, one) for one, article in enumerate(articles)]
        yield {
            "id": number + 1,
            "claim_id": claim + 1,
            "opened_at": opened_at,
            "changed_at": opened_at,
            "evidence_sha256": found.sha256,
            "evidence": [
                item | {"observation": pk, "article": article + 1, "origin": article + 1, "revision": article + 1}
                for item, pk, article in zip(found.evidence, pks, articles, strict=True)
            ],
            "pairs": [pair | {"observations": [pks[one - 1] for one in pair["observations"]]} for pair in found.pairs],
            "spread": found.spread,
            "first_cause": found.first_cause,
            "cause_group": f"{found.first_cause} {number % CAUSE_GROUPS}",
            "origins_count": FIGURES_OF_A_DISCREPANCY,
            "importance": importance.rank(found.spread, FIGURES_OF_A_DISCREPANCY, importance.NORMAL, opened_at),
        }


def assessed(shape: int) -> Assessment:
    """What the site makes of one shape of evidence; its observations are numbered from 1."""
    quantity = Quantity("raw", "wheat", "sold", "Nepal", 2008, values_of(shape))
    standing = []
    for number in range(FIGURES_OF_A_DISCREPANCY):
        source = Source(id=number, title="A source", publisher=Publisher(id=number, name=f"Publisher {number}"))
        article = Article(id=number + 1, source=source)
        revision = Revision(id=number + 1, article=article, published_on=START.date())
        sentence = quantity.sentence(number)
        stored = Figure(id=number + 1, revision=revision, **figure(quantity, number, sentence, 0))
        standing.append(Observation(id=number + 1, figure=stored, claim=Claim(id=1)))
    return assess(standing)


def events(site: Site) -> Iterator[dict[str, Any]]:
    for number, claim in enumerate(range(0, site.claims, EVERY)):
        yield {
            "at": START + timedelta(minutes=number),
            "kind": "discrepancy.opened",
            "claim_id": claim + 1,
            "sentence": f"The sources differ on “{site.quantity(claim).statement}”.",
        }


def publishers(site: Site) -> Iterator[dict[str, Any]]:
    for number in range(PUBLISHERS):
        yield {"id": number + 1, "name": f"Publisher {number}"}


def sources(site: Site) -> Iterator[dict[str, Any]]:
    for number in range(SOURCES):
        failures = 3 if number % 100 == 0 else 0
        yield {
            "id": number + 1,
            "publisher_id": number % PUBLISHERS + 1,
            "kind": "feed",
            "title": f"Reports of source {number}",
            "url": f"http://source{number}.test/",
            "host_name": f"source{number}.test",
            "next_visit_at": START + timedelta(days=3650),
            "last_visit_at": START,
            "failures": failures,
            "last_error": "The server did not answer." if failures else "",
            "created_at": START,
        }


def moment(number: int) -> datetime:
    return START - timedelta(minutes=number)


def copy(model: type[Model], rows: Iterable[dict[str, Any]]) -> int:
    """Stream the rows into the model's table; a field that a row does not name gets its default."""
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key and model is Event)]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    defaults = {field.attname: field.get_default() for field in fields}
    written = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as stream:
        for row in rows:
            values = (row.get(field.attname, defaults[field.attname]) for field in fields)
            stream.write_row(
                [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]
            )
            written += 1
    return written


def settle() -> int:
    """By the site's own services, so that decisions, verdicts and their history are as they would be."""
    curator = User.objects.create(username="curator")
    curator.groups.add(Group.objects.get(name="curator"))
    settled = Discrepancy.objects.order_by("pk").select_related("claim")[::EVERY_SETTLED]
    for one in settled:
        chosen = one.claim.observations.order_by("pk")[0]
        choice: dict[str, Any] = {
            "outcome": "value",
            "reason": "slip",
            "note": "The yearbook says so.",
            "chosen": chosen,
        }
        decisions.settle(one, by=curator, seen=one.evidence_version, now=one.opened_at, **choice)
        verdicts.publish(one.claim, by=curator, now=one.opened_at)
    return len(settled)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=100_000)
    site = Site(parser.parse_args().claims)
    if connection.vendor != "postgresql" or Claim.objects.exists():
        raise SystemExit("Set DATABASE_URL to a PostgreSQL database whose tables are made and empty.")
    tables: dict[type[Model], Any] = {
        Publisher: publishers,
        Source: sources,
        Article: articles,
        Visit: visits,
        Snapshot: snapshots,
        Revision: revisions,
        Reading: readings,
        Figure: figures,
        Claim: claims,
        Observation: observations,
        Discrepancy: discrepancies,
        Event: events,
    }
    for model, rows in tables.items():
        print(f"{model.__name__}: {copy(model, rows(site)):,}", flush=True)  # noqa: T201
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
    print(f"settled: {settle():,}")  # noqa: T201


if __name__ == "__main__":
    main()
