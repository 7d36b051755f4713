"""Breaks a site at work again and again, and counts what was lost: `python -m scripts.faults [ROUNDS [FAULT]]`.

In each round some pages change, all sources come due, and while they are visited something breaks. Then it is mended,
five minutes pass (all times in the database are moved back, which ends holds and leases), and the round is over when
every source was visited again. PostgreSQL, Redis and the newsroom are the script's own. Exit code 1 where anything was
lost, doubled or left half.
"""

from __future__ import annotations

import json
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from scripts.services import Postgres, Redis, services
from scripts.site import BEAT, WATCHER, Newsroom, add_sources, celery, configure, end, kill

PAGES = 12
CHANGED = 4
PASSED = timedelta(minutes=5)
PATIENCE = 120.0
# On a busy machine the first visit is long in coming.
START = 240.0


class Site:
    def __init__(self, folder: Path, postgres: Postgres, redis: Redis, newsroom: Newsroom) -> None:
        self.folder, self.postgres, self.redis, self.newsroom = folder, postgres, redis, newsroom
        self.start_watcher()
        self.start_beat()

    def start_watcher(self) -> None:
        self.watcher = celery(*WATCHER, log=self.folder / "watcher.log")

    def start_beat(self) -> None:
        schedule = ("--schedule", str(self.folder / "beat-schedule"))
        self.beat = celery(*BEAT, *schedule, log=self.folder / "beat.log")

    def stop(self) -> None:
        end(self.beat)
        end(self.watcher)
        end(self.newsroom.process)


def worker_killed(site: Site) -> None:
    kill(site.watcher)
    site.start_watcher()


def beat_killed(site: Site) -> None:
    kill(site.beat)
    site.start_beat()


def redis_killed_and_flushed(site: Site) -> None:
    site.redis.kill()
    time.sleep(0.5)
    site.redis.start()


def postgres_restarted(site: Site) -> None:
    site.postgres.stop()
    site.postgres.start()


def disk_full(site: Site) -> None:
    """No process of the worker may write more than some bytes into a file, so that captures break off in the middle."""
    resource.prlimit(site.watcher.pid, resource.RLIMIT_FSIZE, (20, resource.RLIM_INFINITY))
    time.sleep(3)
    resource.prlimit(site.watcher.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def messages_delivered_twice(site: Site) -> None:
    """All that a tick sends is sent again, and what is kept is read again."""
    from django.utils import timezone

    from monitor import tasks
    from monitor.models import Snapshot
    from monitor.services import schedule

    for _ in range(5):
        for name, token in schedule.hand_out(timezone.now()):
            for _ in range(2):
                tasks.visit_host.delay(name, token)
        for pk in Snapshot.objects.order_by("-pk").values_list("pk", flat=True)[:CHANGED]:
            tasks.read_snapshot.delay(pk)
        time.sleep(0.3)


FAULTS: tuple[Callable[[Site], None], ...] = (
    worker_killed,
    beat_killed,
    redis_killed_and_flushed,
    postgres_restarted,
    disk_full,
    messages_delivered_twice,
)


# These last, and are there before the first page is visited; the others strike once, in the middle.
FROM_THE_START = (disk_full, messages_delivered_twice)


def shift(by: timedelta) -> None:
    """As if that time had passed."""
    from django.db import connection

    moves = {
        "monitor_host": ("next_request_at", "held_until"),
        "monitor_source": ("next_visit_at",),
        "monitor_snapshot": ("next_read_at",),
    }
    connection.close()  # PostgreSQL may have been restarted
    with connection.cursor() as cursor:
        for table, columns in moves.items():
            sets = ", ".join(f"{column} = {column} - interval '{by.total_seconds()} seconds'" for column in columns)
            cursor.execute(f"UPDATE {table} SET {sets}")  # noqa: S608 - names from above


def play(site: Site, fault: Callable[[Site], None], chance: random.Random) -> str:
    """One round. Gives what went wrong, or ""."""
    from monitor.models import Source

    for number in chance.sample(range(site.newsroom.pages), CHANGED):
        site.newsroom.ask(f"change?n={number}")
    begun = datetime.now(UTC)
    shift(timedelta(hours=2))
    give_up_at = time.monotonic() + PATIENCE
    if fault not in FROM_THE_START:
        while not Source.objects.filter(last_visit_at__gte=begun).exists() and time.monotonic() < give_up_at:
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.7))
    fault(site)
    shift(PASSED)
    return came_to_rest(site, begun, PATIENCE) or harm()


def came_to_rest(site: Site, begun: datetime, patience: float) -> str:
    """Waits until nothing is waited for, while time passes quickly; gives what is, after all."""
    give_up_at = time.monotonic() + patience
    while (missing := waited_for(site, begun)) and time.monotonic() < give_up_at:
        time.sleep(0.5)
        shift(timedelta(seconds=30))
    return missing


def waited_for(site: Site, begun: datetime) -> str:
    """What has not come yet: a source that was not visited again, or a figure of the newsroom that is in no text."""
    from django.db import Error

    from monitor.models import Revision, Source

    figures = json.loads(site.newsroom.ask("figures"))
    try:
        late = Source.objects.exclude(last_visit_at__gte=begun).count()
        last = (
            Revision.objects.order_by("article_id", "-number")
            .distinct("article_id")
            .values_list("article__url", "text")
        )
        texts = {int(url.rpartition("/")[2]): text for url, text in last}
    except Error as error:
        return f"the database does not answer: {error}"
    lost = [number for number, figure in enumerate(figures) if f"counted {figure} " not in texts.get(number, "")]
    return f"{late} sources not visited again, changes lost on pages {lost}" if late or lost else ""


def harm() -> str:
    """Captures without their file, read by halves, or kept twice in a row."""
    from monitor.models import Article, Snapshot, Visit
    from monitor.services import captures

    found = []
    for article in Article.objects.prefetch_related("snapshots"):
        digests = [snapshot.sha256 for snapshot in reversed(article.snapshots.all())]
        found += [f"{article.url} kept twice" for one, two in pairwise(digests) if one == two]
    for snapshot in Snapshot.objects.all():
        try:
            captures.read(snapshot.sha256)
        except captures.Damaged as error:
            found.append(f"capture {snapshot.pk}: {error}")
    if half := Visit.objects.filter(outcome=Visit.Outcome.FETCHED).count():
        found.append(f"{half} visits kept and not read")
    return "; ".join(found)


def main(rounds: int, only: str) -> int:
    newsroom = Newsroom(PAGES)
    worst = 0
    with services() as (folder, postgres, redis):
        configure(folder, postgres, redis, [newsroom.host], FETCH_HOST_AT_ONCE="4")
        begun = datetime.now(UTC)
        add_sources(newsroom, "a", PAGES)
        site = Site(folder, postgres, redis, newsroom)
        chance = random.Random(1)  # noqa: S311 - the same pages every time
        try:
            if trouble := came_to_rest(site, begun, START):
                raise SystemExit(f"The site does not start: {trouble}")
            for fault in (fault for fault in FAULTS if only in fault.__name__):
                harmed = 0
                for number in range(1, rounds + 1):
                    trouble = play(site, fault, chance)
                    harmed += bool(trouble)
                    say(f"{number:3} {fault.__name__.replace('_', ' ')}: {trouble or 'nothing lost'}")
                say(f"{fault.__name__.replace('_', ' ')}: {rounds} times, {harmed} with harm")
                worst = max(worst, harmed)
        finally:
            site.stop()
        from monitor.models import Revision, Snapshot

        say(f"{Snapshot.objects.count()} captures, {Revision.objects.count()} revisions")
    return 1 if worst else 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left running
    try:
        sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else 20, sys.argv[2] if sys.argv[2:] else ""))
    except subprocess.CalledProcessError as error:
        sys.exit(f"A service could not be started: {error}")
