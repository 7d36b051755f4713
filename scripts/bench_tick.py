"""How long one tick of the scheduler takes among many sources: `python -m scripts.bench_tick [ROWS]`.

A thousand of the sources, on as many hosts, are due. On a PostgreSQL of the script's own. Beside the time by the clock
stands that of the processor, this process and the database's together, which grows less where others work too.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import timedelta

from scripts.cpu import database_seconds
from scripts.services import services
from scripts.site import configure

DUE = 1000
TICKS = 7


def fill(rows: int) -> None:
    from django.db import connection

    from monitor.models import Publisher, Source

    publisher = Publisher.objects.create(name="Newsroom")
    first = Source.objects.create(publisher=publisher, title="Report", url="http://host0.test/0")
    columns = [str(field.column) for field in Source._meta.concrete_fields if not field.primary_key]
    changed = {
        "url": "'http://host' || n % 20000 || '.test/' || n",
        "host_name": "'host' || n % 20000 || '.test'",
        "next_visit_at": f"now() + CASE WHEN n < {DUE} THEN interval '-1 hour' ELSE n * interval '1 second' END",
    }
    values = ", ".join(changed.get(column, column) for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO monitor_source ({', '.join(columns)}) "  # noqa: S608 - columns of our own model
            f"SELECT {values} FROM monitor_source, generate_series(1, {rows}) AS n WHERE id = {first.pk}"
        )
        cursor.execute("ANALYZE")


def tick() -> tuple[float, float]:
    """Milliseconds of one tick by the clock and of the processor; what it held is free again afterwards."""
    from django.utils import timezone

    from monitor.models import Host
    from monitor.services import schedule

    worked, begun = _worked(), time.perf_counter()
    handed = schedule.hand_out(timezone.now())
    took, work = time.perf_counter() - begun, _worked() - worked
    if len(handed) != schedule.MOST_HELD:
        raise SystemExit(f"{len(handed)} hosts were handed out, not {schedule.MOST_HELD}.")
    Host.objects.update(held_until=timezone.now() - timedelta(hours=1))
    return took * 1000, work * 1000


def _worked() -> float:
    return time.process_time() + database_seconds()


def main(rows: int) -> None:
    with services() as (folder, postgres, redis):
        configure(folder, postgres, redis, [])
        fill(rows)
        tick()  # makes the rows of the hosts
        took, work = map(statistics.median, zip(*(tick() for _ in range(TICKS)), strict=True))
        sys.stdout.write(f"{rows} sources, {DUE} due: {took:.0f} ms a tick (goal: 50), {work:.0f} of the processor\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
