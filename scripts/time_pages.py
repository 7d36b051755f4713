"""Server time, CPU time and queries of each kind of page, on the database that DATABASE_URL names (see fill_large.py).

    DATABASE_URL=... python -m scripts.time_pages [--times 30]

One reviewer in one process, no network and no web server between; each request asks for another row or another word.
CPU is that of this process and, beside it, of the database's (see cpu.py): it grows less with what else runs here.
"""

# ruff: noqa: E402
from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable, Iterator
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import NamedTuple

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
os.environ["DEBUG"] = "False"
os.environ.setdefault("SECRET_KEY", "only-for-timing")
os.environ.setdefault("ALLOWED_HOSTS", "testserver")
os.environ.setdefault("STATIC_IN_PLACE", "True")
os.environ.setdefault("HTTPS", "False")

import django

django.setup()

from django.contrib.auth.models import Group, User
from django.db import connection
from django.db.models import Max
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.claims.models import Claim, Discrepancy
from factcheck.publishing.models import Verdict
from monitor.models import Article, Source
from scripts.cpu import database_seconds

CHANCE = random.Random(1)  # noqa: S311
QUERIES = ("4.4", "heroin 2008", "raw wheat Nepal", "seizures in Kenya", "herion", "12.4 tonnes", "publisher 7", "2008")


def some(model: type[Claim | Discrepancy | Article | Source], path: str) -> Callable[[], str]:
    last = model.objects.aggregate(last=Max("pk"))["last"]
    return lambda: path.format(CHANCE.randint(1, last))


def pages() -> dict[str, Callable[[], str]]:
    words = iter_for_ever(QUERIES)
    figures = iter_for_ever(QUERIES)
    return {
        "home": lambda: "/",
        "queue, first page": lambda: "/discrepancies/",
        "queue, any page": lambda: f"/discrepancies/?page={CHANCE.randint(1, 800)}",
        "queue, by cause": lambda: f"/discrepancies/?by=cause&page={CHANCE.randint(1, 20)}",
        "queue, settled": lambda: f"/discrepancies/?state=settled&page={CHANCE.randint(1, 20)}",
        "queue, by a word": lambda: f"/discrepancies/?q={CHANCE.choice(['heroin', 'kenya', 'wheat sold'])}",
        "discrepancy": some(Discrepancy, "/discrepancies/{}/"),
        "claims": lambda: f"/claims/?page={CHANCE.randint(1, 100)}",
        "claims, by a word": lambda: f"/claims/?q={CHANCE.choice(['heroin', 'kenya', 'wheat sold'])}",
        "claim": some(Claim, "/claims/{}/"),
        "series": some(Claim, "/claims/{}/series/"),
        "search": lambda: f"/search/?q={next(words)}",
        "search, figures only": lambda: f"/search/?in=figures&q={next(figures)}",
        "article": some(Article, "/articles/{}/"),
        "sources": lambda: "/sources/",
        "source": some(Source, "/sources/{}/"),
        "history": lambda: "/history/",
        "corrections": lambda: "/errata/",
        "verdicts": lambda: f"/verdicts/?page={CHANCE.randint(1, 20)}",
        "verdict": published(),
        "API, discrepancies": lambda: f"/api/v1/discrepancies?offset={CHANCE.randint(1, 10_000)}",
    }


def published() -> Callable[[], str]:
    claims = list(Verdict.objects.values_list("claim", flat=True)[:1000])
    return lambda: f"/verdicts/{CHANCE.choice(claims)}/"


def iter_for_ever(words: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from words


def reviewer() -> User:
    user, is_new = User.objects.get_or_create(username="timing")
    if is_new:
        user.groups.add(Group.objects.get(name="reviewer"))
    return user


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--only", default="", help="pages whose name contains this")
    options = parser.parse_args()
    client = Client()
    client.force_login(reviewer(), backend="django.contrib.auth.backends.ModelBackend")
    print(f"{'page':24}{'median ms':>10}{'p95 ms':>8}{'CPU ms':>8}{'database':>10}{'queries':>9}")  # noqa: T201
    for name, address in pages().items():
        if options.only not in name:
            continue
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address()).status_code == 200, name  # noqa: S101
        asked = len(queries)
        times = [timed(client, address()) for _ in range(options.times)]
        p95 = quantiles([one.clock for one in times], n=20)[-1]
        clock, own, database = (median(column) * 1000 for column in zip(*times, strict=True))
        print(f"{name:24}{clock:10.0f}{p95 * 1000:8.0f}{own:8.0f}{database:10.0f}{asked:9}", flush=True)  # noqa: T201


class Seconds(NamedTuple):
    clock: float
    own: float
    database: float


def timed(client: Client, address: str) -> Seconds:
    database, own, clock = database_seconds(), process_time(), perf_counter()
    client.get(address)
    clock, own = perf_counter() - clock, process_time() - own
    return Seconds(clock, own, database_seconds() - database)


if __name__ == "__main__":
    main()
