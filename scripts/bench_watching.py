"""What watching costs: `python -m scripts.bench_watching [PAGES [REPEATS]]`, by default 1000 pages, medians of 3.

CPU seconds of the worker and all its processes, of PostgreSQL and of Redis, per 1,000 checks; the newsroom.s are not
counted. Figures are read and filed by another worker, whose share is printed apart. The peers' figures are those stated
with the project's goals (changedetection.io 0.60.10, two quiet cores), not measured here: on a busy machine all of ours
grow, so a page read by trafilatura alone, which takes 13.6 ms there, is timed beside them.
"""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from pathlib import Path

from scripts.services import Postgres, Redis, cpu_seconds, memory, services
from scripts.site import READER, WATCHER, Newsroom, add_sources, celery, configure, end

PEER = {
    "first check": 57.0,
    "unchanged, 304": 7.3,
    "unchanged text, other bytes": 52.0,
    "5 % changed, other bytes": 52.0,
}
PATIENCE = 1800.0


class Bench:
    def __init__(
        self, folder: Path, postgres: Postgres, redis: Redis, newsroom: Newsroom, *, with_figures: bool = True
    ) -> None:
        self.newsroom, self.postgres, self.redis = newsroom, postgres.pid, redis.process.pid
        self.watcher = celery(*WATCHER, log=folder / "watcher.log")
        self.reader = celery(*READER, log=folder / "reader.log") if with_figures else None

    def stop(self) -> None:
        end(self.watcher)
        if self.reader:
            end(self.reader)

    def watch(self, kind: str, pages: int) -> None:
        """Forgets all that was watched, and watches the pages anew."""
        from monitor.models import Article, Host, Source

        Article.objects.all().delete()
        Source.objects.all().delete()
        Host.objects.all().delete()
        add_sources(self.newsroom, kind, pages)

    def check(self, pages: int) -> dict[str, float]:
        """Visits all sources once. CPU seconds per 1,000, checks per second, and the most memory of the worker."""
        from django.utils import timezone

        from monitor.models import Snapshot, Source
        from monitor.tasks import visit_due

        begun = timezone.now()
        Source.objects.update(next_visit_at=begun)
        before = self._used()
        clock, peak = time.monotonic(), 0
        while Source.objects.filter(last_visit_at__gte=begun).count() < pages or Snapshot.objects.unread().exists():
            if time.monotonic() - clock > PATIENCE:
                raise SystemExit("The worker does not get on; see its log.")
            visit_due()
            peak = max(peak, memory(self.watcher.pid))
            time.sleep(1)
        seconds = time.monotonic() - clock
        if self.reader:
            self._wait_for_figures()
        used = {name: (after - before[name]) * 1000 / pages for name, after in self._used().items()}
        return used | {
            "cpu": sum(used.values()) - used["figures"],
            "a second": pages / seconds,
            "MB": peak / 1e6,
        }

    def _used(self) -> dict[str, float]:
        worker = cpu_seconds(self.watcher.pid, below=False)
        return {
            "worker": worker,
            "reading": cpu_seconds(self.watcher.pid) - worker,
            "database": cpu_seconds(self.postgres),
            "broker": cpu_seconds(self.redis),
            "figures": cpu_seconds(self.reader.pid) if self.reader else 0.0,
        }

    def _wait_for_figures(self) -> None:
        from factcheck.claims.models import Reading
        from monitor.models import Revision

        give_up_at = time.monotonic() + PATIENCE
        while Reading.objects.filter(filed_at__isnull=False).count() < Revision.objects.count():
            if time.monotonic() > give_up_at:
                raise SystemExit("The figures are not filed; see the reader's log.")
            time.sleep(1)


def changes_found(newsroom: Newsroom, pages: int, changed: list[int]) -> str:
    """Whether the changed pages, and no others, have a second text."""
    from monitor.models import Revision

    urls = Revision.objects.filter(number=2).values_list("article__url", flat=True)
    found = {int(url.rpartition("/")[2]) for url in urls}
    figures = json.loads(newsroom.ask("figures"))[:pages]
    right = sum(
        Revision.objects.filter(number=2, article__url__endswith=f"/{n}", text__contains=figures[n]).exists()
        for n in changed
    )
    return f"{right} of {len(changed)} changes found, {len(found - set(changed))} invented"


def one_round(bench: Bench, pages: int) -> dict[str, dict[str, float]]:
    found = {}
    bench.watch("a", pages)
    found["first check"] = bench.check(pages)
    found["unchanged, 304"] = bench.check(pages)
    bench.watch("n", pages)
    bench.check(pages)
    found["unchanged text, other bytes"] = bench.check(pages)
    changed = random.Random(1).sample(range(pages), pages // 20)  # noqa: S311
    for number in changed:
        bench.newsroom.ask(f"change?n={number}")
    found["5 % changed, other bytes"] = bench.check(pages)
    say(changes_found(bench.newsroom, pages, changed))
    return found


def trafilatura_alone(newsroom: Newsroom) -> float:
    """CPU milliseconds for a page, now and here."""
    import trafilatura

    page = newsroom.ask("a/0").decode()
    trafilatura.extract(page, fast=True)
    begun = time.process_time()
    for _ in range(30):
        trafilatura.extract(page, fast=True)
    return (time.process_time() - begun) / 30 * 1000


def main(pages: int, repeats: int, *, with_figures: bool) -> None:
    newsroom = Newsroom(pages)
    try:
        with services() as (folder, postgres, redis):
            configure(folder, postgres, redis, [newsroom.host])
            bench = Bench(folder, postgres, redis, newsroom, with_figures=with_figures)
            try:
                bench.watch("a", 20)
                bench.check(20)  # starts what is kept warm
                report([one_round(bench, pages) for _ in range(repeats)])
                newsroom.ask("late?ms=300")
                bench.check(pages)
                say(f"answers 300 ms late: {bench.check(pages)['a second']:.0f} checks a second (peer: 12.8)")
                say(f"trafilatura alone: {trafilatura_alone(newsroom):.1f} ms of CPU a page")
            finally:
                bench.stop()
    finally:
        end(newsroom.process)


def report(rounds: list[dict[str, dict[str, float]]]) -> None:
    parts = ("worker", "reading", "database", "figures")
    heads = "".join(f"{name:>10}" for name in parts)
    say(f"{'CPU s per 1,000':30}{'ours':>7}{'peer':>7}{'ratio':>7}{heads}{'checks/s':>10}{'MB':>6}")
    for what, peer in PEER.items():
        middle = {key: statistics.median(one[what][key] for one in rounds) for key in rounds[0][what]}
        say(
            f"{what:30}{middle['cpu']:7.1f}{peer:7.1f}{middle['cpu'] / peer:7.2f}"
            + "".join(f"{middle[name]:10.1f}" for name in parts)
            + f"{middle['a second']:10.0f}{middle['MB']:6.0f}"
        )


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    count, repeats = given + [1000, 3][len(given) :]
    main(count, repeats, with_figures=sys.argv[3:] != ["alone"])
