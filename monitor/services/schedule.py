"""Whose turn it is: each host with due rows is held for one worker, which takes them in small chunks, oldest first.

The rows are the work and the queue only hurries it: a message that is lost, or delivered twice, changes nothing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from queue import Full, Queue
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from monitor.models import Article, Host, Source
from monitor.services import recording
from monitor.services.rounds import Round, Row

# A worker keeps a host so long at most, and then lets others have their turn; with a last visit it stays below HOLD.
SECONDS_A_TURN = 60.0
# A host whose message was lost, or whose worker died, is free again after this.
HOLD = timedelta(minutes=3)
# A row that was taken and never visited comes due again after this.
LEASE = timedelta(minutes=5)
CHUNK = 20
# Fewer rows are not worth one more lane.
ROWS_A_LANE = 4
# Hosts in hand at a time; more would only wait in the queue until their holds end.
MOST_HELD = 200
# Due rows that one tick looks at to find hosts.
LOOK_AHEAD = 1000
# A row in order waits for a tick and for its host's turn, so it is late only after this.
LATE_AFTER = timedelta(minutes=5)
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Lateness:
    """How many rows wait for a visit that should have been, and since when the one that waits longest."""

    rows: int
    since: datetime | None


def hand_out(now: datetime) -> list[tuple[str, str]]:
    """Holds hosts with due rows, the longest due first. Gives each with the token of its hold, for `go_through`."""
    free = MOST_HELD - Host.objects.filter(_is_held(now)).count()
    return _hold(_due_hosts(now)[: max(free, 0)], now)


def _due_hosts(now: datetime) -> list[str]:
    held = Host.objects.filter(_is_held(now)).values("name")
    waiting: dict[str, datetime] = {}
    for due in (Source.objects.due(now), Article.objects.due(now)):
        rows = due.exclude(host_name__in=held).order_by("next_visit_at").values_list("host_name", "next_visit_at")
        for name, at in rows[:LOOK_AHEAD]:
            waiting[name] = min(filter(None, (at, waiting.get(name))))
    return sorted(waiting, key=lambda name: waiting[name])


def _is_held(now: datetime) -> Q:
    # A time further off than any hold was written under a wrong clock.
    return Q(held_until__gt=now, held_until__lte=now + HOLD)


def is_expected(now: datetime) -> Q:
    """Of a source or an article: due, or claimed by the worker that holds its host and goes through its rows."""
    held = Host.objects.filter(_is_held(now)).values("name")
    return Q(next_visit_at__lte=now) | Q(next_visit_at__lte=now + LEASE, host_name__in=held)


def _hold(names: list[str], now: datetime) -> list[tuple[str, str]]:
    token = uuid4().hex
    held = _hold_free(names, token, now)
    if new := [name for name in names if name not in held]:
        rows = [Host(name=name, next_request_at=now, held_until=_LONG_AGO) for name in new]
        Host.objects.bulk_create(rows, ignore_conflicts=True)
        held |= _hold_free(new, token, now)
    return [(name, token) for name in names if name in held]


def _hold_free(names: list[str], token: str, now: datetime) -> set[str]:
    """Holds those that are known and free, and gives them."""
    hosts = Host.objects.filter(name__in=names)
    hosts.exclude(_is_held(now)).update(held_until=now + HOLD, held_by=token)
    return set(hosts.filter(held_by=token).order_by().values_list("name", flat=True))


def go_through(name: str, token: str, visit: Callable[[Row, Round], None]) -> None:
    """Visits the due rows of a host that `hand_out` held, until none is left or the turn is over; then it is free.

    Does nothing where another worker has used the token. What could not be visited stays due, at its old place.
    """
    own = uuid4().hex
    held = Host.objects.filter(name=name, held_by=token)
    if not held.update(held_by=own, held_until=timezone.now() + HOLD):
        return
    turn = _Turn(name, visit)
    try:
        turn.run()
    finally:
        turn.end()
        Host.objects.filter(name=name, held_by=own).update(held_until=_LONG_AGO, held_by="")


class _Turn:
    """A worker's turn at a host. Where the site may be asked several things at once, lanes of it run side by side."""

    def __init__(self, name: str, visit: Callable[[Row, Round], None]) -> None:
        self.name, self.visit = name, visit
        self.ends = time.monotonic() + SECONDS_A_TURN
        self.round = Round(name)
        self._taken: deque[tuple[Row, datetime]] = deque()

    def run(self) -> None:
        lanes = settings.FETCH_HOST_AT_ONCE
        if lanes > 1:
            lanes = min(lanes, -(-sum(due.count() for due in self._due(timezone.now())) // ROWS_A_LANE))
        if lanes > 1:
            return self._in_lanes(lanes)
        while row := self._next():
            self.visit(row, self.round)

    def _in_lanes(self, lanes: int) -> None:
        """This thread takes and writes for all; the others hardly need the database."""
        if first := self._next():
            self.visit(first, self.round)  # by itself, for it may be the one that asks for robots.txt
        waiting: Queue[Row | None] = Queue(maxsize=lanes)
        with ThreadPoolExecutor(lanes) as pool:
            running = [pool.submit(self._lane, waiting) for _ in range(lanes)]
            try:
                while not any(lane.done() for lane in running) and (row := self._next()):
                    while not _is_offered(waiting, row, running):
                        self._write_if_full()
            finally:
                for _ in running:  # whatever went wrong: they would wait for more for ever
                    while not _is_offered(waiting, None, running):
                        pass
            while wait(running, timeout=0.5).not_done:
                self._write_if_full()
        for lane in running:
            lane.result()

    def _lane(self, waiting: Queue[Row | None]) -> None:
        try:
            while row := waiting.get():
                self.visit(row, self.round)
        finally:
            connection.close()  # this thread's own

    def _write_if_full(self) -> None:
        if self.round.is_full:
            recording.write(self.round)

    def _next(self) -> Row | None:
        self._write_if_full()
        if time.monotonic() >= self.ends:
            return None
        if not self._taken:
            self._take(timezone.now())
        return self._taken.popleft()[0] if self._taken else None

    def end(self) -> None:
        try:
            recording.write(self.round)
        finally:
            self._put_back()

    def _due(self, now: datetime) -> tuple[QuerySet[Source], QuerySet[Article]]:
        return (
            Source.objects.due(now).filter(host_name=self.name),
            Article.objects.due(now).filter(host_name=self.name).select_related("source"),
        )

    def _take(self, now: datetime) -> None:
        """Claims a chunk by compare-and-set: a row that anyone moved meanwhile is left to them."""
        until = now + LEASE
        for due in self._due(now):
            rows: list[Row] = list(due.order_by("next_visit_at")[:CHUNK])
            ours = due.model._default_manager.filter(pk__in=[row.pk for row in rows])
            if ours.filter(next_visit_at__lte=now).update(next_visit_at=until) < len(rows):
                kept = set(ours.filter(next_visit_at=until).values_list("pk", flat=True))
                rows = [row for row in rows if row.pk in kept]
            self._taken.extend((row, until) for row in rows)
            if self._taken:
                return self.round.prepare(rows, now)

    def _put_back(self) -> None:
        while self._taken:
            row, until = self._taken.popleft()
            mine = type(row)._default_manager.filter(pk=row.pk, next_visit_at=until)
            mine.update(next_visit_at=row.next_visit_at)


def _is_offered(waiting: Queue[Row | None], row: Row | None, lanes: list[Future[None]]) -> bool:
    """Whether a lane has time for it within half a second; none that has broken down takes anything any more."""
    with suppress(Full):
        waiting.put(row, timeout=0.5)
        return True
    return all(lane.done() for lane in lanes)


def lateness(now: datetime) -> Lateness:
    """What should have been visited by now, and was not: it tells whether the workers keep up."""
    rows, since = 0, None
    for due in (Source.objects.due(now - LATE_AFTER), Article.objects.due(now - LATE_AFTER)):
        rows += due.count()
        oldest = due.aggregate(oldest=Min("next_visit_at"))["oldest"]
        since = min(filter(None, (since, oldest)), default=None)
    return Lateness(rows, since)


def mend_clock(now: datetime) -> int:
    """Rows visited in what is the future now, under a clock that was ahead, come due. Gives their number."""
    count = 0
    for model in (Source, Article):
        ahead = model._default_manager.filter(last_visit_at__gt=now + LATE_AFTER)
        count += ahead.update(last_visit_at=now, next_visit_at=now)
    return count
