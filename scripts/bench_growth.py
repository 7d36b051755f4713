"""What watching twenty times as much costs: `python -m scripts.bench_growth [SMALL LARGE]`, by default 1000 20000.

CPU seconds per 1,000 checks of an unchanged pass (304) over so many pages of one host, and the most memory of the
worker, in turn: the small number, the large one, and the small one again, for the machine may be busy. What is small
is passed over six times, of which the median is told. That the pages were visited before is written, not done.
"""

from __future__ import annotations

import statistics
import sys
import urllib.request

from scripts.bench_watching import Bench, say
from scripts.services import services
from scripts.site import Newsroom, configure, end

PAGES = 1000
PASSES = 6


def url_of(newsroom: Newsroom, number: int) -> str:
    """So many addresses as are wanted; the newsroom gives the same page at each thousandth."""
    return newsroom.url(f"a/{number % PAGES}?copy={number // PAGES}")


def etags(newsroom: Newsroom) -> list[str]:
    found = []
    for number in range(PAGES):
        with urllib.request.urlopen(url_of(newsroom, number), timeout=30) as answer:  # noqa: S310 - our own server
            found.append(answer.headers["ETag"])
    return found


def watch(newsroom: Newsroom, known: list[str], count: int) -> None:
    """Forgets all that was watched, and watches so many pages as if they had been visited just now."""
    from django.db import connection
    from django.utils import timezone

    from monitor.models import Article, Host, Publisher, Source

    for model in (Article, Source, Host):
        model.objects.all().delete()
    publisher, _ = Publisher.objects.get_or_create(name="Newsroom")
    now, host = timezone.now(), newsroom.host
    urls = [url_of(newsroom, number) for number in range(count)]
    seen = {"host_name": host, "last_visit_at": now}
    sources = Source.objects.bulk_create(
        Source(publisher=publisher, title=f"Report {number}", url=url, next_visit_at=now, **seen)
        for number, url in enumerate(urls)
    )
    Article.objects.bulk_create(
        Article(
            source=source,
            url=source.url,
            first_seen_at=now,
            next_visit_at=None,
            last_full_at=now,
            etag=known[number % PAGES],
            visible_sha256="0" * 64,
            bytes_sha256="0" * 64,
            **seen,
        )
        for number, source in enumerate(sources)
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def main(small: int, large: int) -> None:
    newsroom = Newsroom(PAGES)
    try:
        with services() as (folder, postgres, redis):
            configure(folder, postgres, redis, [newsroom.host])
            known = etags(newsroom)
            bench = Bench(folder, postgres, redis, newsroom, with_figures=False)
            try:
                watch(newsroom, known, small)
                bench.check(small)  # starts what is kept warm
                for count in (small, large, small):
                    watch(newsroom, known, count)
                    passes = [bench.check(count) for _ in range(PASSES if count == small else 1)]
                    cpu, most = statistics.median(one["cpu"] for one in passes), max(one["MB"] for one in passes)
                    say(f"{count:7,} pages: {cpu:.2f} s per 1,000 checks, {most:.0f} MB")
            finally:
                bench.stop()
    finally:
        end(newsroom.process)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:3] or (1000, 20_000)))
