"""Who visits what, and when: holds on hosts, leases on rows, and what becomes of both when a worker dies."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from monitor.models import Article, Host, Source
from monitor.services import schedule, watching
from monitor.services.rounds import Round, Row
from tests.factories import NOW, make_article, make_source

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def visited(row: Row) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(next_visit_at=NOW + HOUR)


def go_through(handed: list[tuple[str, str]]) -> list[Row]:
    rows: list[Row] = []

    def visit(row: Row, together: Round) -> None:
        visited(row)
        rows.append(row)

    for name, token in handed:
        schedule.go_through(name, token, visit)
    return rows


def names(handed: list[tuple[str, str]]) -> list[str]:
    return [name for name, _ in handed]


def test_hosts_are_handed_out_longest_due_first_and_once() -> None:
    for n in range(3):
        make_source(url=f"http://host{n}.test/", next_visit_at=NOW - n * HOUR)
    make_source(url="http://later.test/", next_visit_at=NOW + HOUR)
    make_source(url="http://paused.test/", next_visit_at=NOW - HOUR, is_paused=True)
    assert names(schedule.hand_out(NOW)) == ["host2.test", "host1.test", "host0.test"]
    assert schedule.hand_out(NOW) == []


def test_the_rows_of_a_host_are_visited_oldest_first_and_the_host_is_free_again() -> None:
    sources = [make_source(url=f"http://a.test/{n}", next_visit_at=NOW - n * HOUR) for n in range(45)]
    assert go_through(schedule.hand_out(NOW)) == sources[::-1]
    make_source(url="http://a.test/new", next_visit_at=NOW)
    assert names(schedule.hand_out(NOW)) == ["a.test"]


def test_articles_of_pages_and_of_paused_feeds_are_not_visited() -> None:
    later = NOW + HOUR
    make_article(source=make_source(kind=Source.Kind.PAGE, next_visit_at=later))
    make_article(source=make_source(kind=Source.Kind.FEED, is_paused=True))
    article = make_article(source=make_source(kind=Source.Kind.FEED, next_visit_at=later))
    assert go_through(schedule.hand_out(NOW)) == [article]


def test_a_message_that_comes_twice_visits_once() -> None:
    make_source()
    handed = schedule.hand_out(NOW)
    assert len(go_through(handed)) == 1
    Source.objects.update(next_visit_at=NOW)
    assert go_through(handed) == []


def test_a_host_whose_message_was_lost_is_handed_out_again() -> None:
    make_source(url="http://a.test/")
    schedule.hand_out(NOW)
    assert schedule.hand_out(NOW + schedule.HOLD - timedelta(seconds=1)) == []
    assert names(schedule.hand_out(NOW + schedule.HOLD + timedelta(seconds=1))) == ["a.test"]


def test_a_late_message_finds_its_hold_gone_to_another() -> None:
    make_source(url="http://a.test/")
    late = schedule.hand_out(NOW)
    later = schedule.hand_out(NOW + schedule.HOLD + timedelta(seconds=1))
    assert go_through(late) == []
    assert len(go_through(later)) == 1


def test_a_row_whose_worker_died_comes_due_again() -> None:
    source = make_source()

    class Killed(BaseException):
        pass

    def die(row: Row, together: Round) -> None:
        raise Killed

    [(name, token)] = schedule.hand_out(NOW)
    with pytest.raises(Killed):
        schedule.go_through(name, token, die)
    assert schedule.hand_out(NOW) == []
    later = NOW + schedule.LEASE
    assert names(schedule.hand_out(later)) == [source.host_name]


def test_a_visit_that_breaks_down_leaves_the_others_due_at_their_old_places() -> None:
    for n in range(3):
        make_source(url=f"http://a.test/{n}", next_visit_at=NOW - n * HOUR)

    def break_down(row: Row, together: Round) -> None:
        raise MemoryError

    [(name, token)] = schedule.hand_out(NOW)
    with pytest.raises(MemoryError):
        schedule.go_through(name, token, break_down)
    due = Source.objects.due(NOW).values_list("next_visit_at", flat=True)
    assert sorted(due) == [NOW - HOUR, NOW]
    assert names(schedule.hand_out(NOW)) == ["a.test"]


def test_rows_that_time_does_not_allow_stay_due(monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(3):
        make_source(url=f"http://slow.test/{n}")
    clock = iter(range(0, 10_000, int(schedule.SECONDS_A_TURN) - 1))
    # The module's own: threads that go on after this test keep the true one.
    monkeypatch.setattr(schedule, "time", SimpleNamespace(monotonic=lambda: float(next(clock))))
    assert len(go_through(schedule.hand_out(NOW))) == 1
    assert Source.objects.due(NOW).count() == 2


def test_a_slow_host_in_hand_leaves_the_others_to_go_on() -> None:
    for n in range(30):
        make_source(url=f"http://slow.test/{n}", next_visit_at=NOW - HOUR)
    schedule.hand_out(NOW)
    make_source(url="http://quick.test/")
    assert names(schedule.hand_out(NOW)) == ["quick.test"]


def test_no_more_hosts_are_handed_out_than_workers_can_take(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "MOST_HELD", 3)
    for n in range(5):
        make_source(url=f"http://host{n}.test/")
    handed = schedule.hand_out(NOW)
    assert len(handed) == 3
    assert schedule.hand_out(NOW) == []
    go_through(handed)
    assert len(schedule.hand_out(NOW)) == 2


def test_a_backlog_of_days_is_worked_off_oldest_first_and_does_not_come_back_as_one_herd() -> None:
    """Each next visit counts from the visit, so what was visited over a while comes due over a while."""
    for n in range(6):
        make_source(url=f"http://host{n}.test/", next_visit_at=NOW - timedelta(days=3, minutes=n))
    order = []
    with time_machine.travel(NOW, tick=False) as clock:
        for name, token in schedule.hand_out(NOW):
            schedule.go_through(name, token, lambda row, _: order.append(row.url) or wait_an_hour(row))  # type: ignore[func-returns-value]
            clock.shift(timedelta(seconds=30))
    assert order == [f"http://host{n}.test/" for n in reversed(range(6))]
    due = sorted(Source.objects.values_list("next_visit_at", flat=True))
    assert all(later - earlier == timedelta(seconds=30) for earlier, later in pairwise(due))


def wait_an_hour(row: Row) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(next_visit_at=datetime.now(UTC) + HOUR)


def test_what_a_clock_ahead_wrote_is_mended() -> None:
    year = timedelta(days=365)
    source = make_source(url="http://a.test/", last_visit_at=NOW + year, next_visit_at=NOW + year + HOUR)
    article = make_article(url="http://a.test/1", last_visit_at=NOW + year, next_visit_at=NOW + year, source=source)
    right = make_source(url="http://b.test/", last_visit_at=NOW, next_visit_at=NOW + year)
    Host.objects.create(name="a.test", next_request_at=NOW, held_until=NOW + year)
    assert schedule.mend_clock(NOW) == 2
    assert names(schedule.hand_out(NOW)) == ["a.test"]
    assert Article.objects.get(pk=article.pk).next_visit_at == NOW
    assert Source.objects.get(pk=right.pk).next_visit_at == NOW + year


def test_lateness_tells_how_many_wait_and_since_when() -> None:
    assert schedule.lateness(NOW) == schedule.Lateness(0, None)
    make_source(next_visit_at=NOW - timedelta(minutes=1))
    make_source(next_visit_at=NOW - HOUR)
    make_source(next_visit_at=NOW - 9 * HOUR, is_paused=True)
    make_article(source=make_source(kind=Source.Kind.FEED, next_visit_at=NOW + HOUR), next_visit_at=NOW - 2 * HOUR)
    assert schedule.lateness(NOW) == schedule.Lateness(2, NOW - 2 * HOUR)


def test_a_tick_asks_no_more_of_the_database_for_more_hosts() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            schedule.hand_out(NOW)
        return len(asked)

    make_source()
    few = queries()
    for _ in range(20):
        make_source()
    assert queries() == few


@pytest.mark.django_db(transaction=True)
def test_a_site_without_spacing_is_asked_for_several_pages_at_once(settings: Any) -> None:
    settings.FETCH_HOST_AT_ONCE = 2
    for n in range(2 * schedule.CHUNK):
        make_source(url=f"http://own.test/{n}")
    both = threading.Barrier(2, timeout=10)
    # The thread of the turn makes the first visit by itself.
    itself, seen, rows = threading.get_ident(), set[int](), list[Row]()

    def visit(row: Row, together: Round) -> None:
        if threading.get_ident() not in {itself, *seen}:
            seen.add(threading.get_ident())
            both.wait()
        rows.append(row)

    [(name, token)] = schedule.hand_out(NOW)
    schedule.go_through(name, token, visit)
    assert len(seen) == 2
    assert {row.pk for row in rows} == {source.pk for source in Source.objects.all()}
    assert len(rows) == 2 * schedule.CHUNK


@pytest.mark.django_db(transaction=True)
def test_a_lane_that_breaks_down_ends_the_turn(settings: Any) -> None:
    settings.FETCH_HOST_AT_ONCE = 2
    for n in range(3 * schedule.CHUNK):
        make_source(url=f"http://own.test/{n}")
    rows = []

    def visit(row: Row, together: Round) -> None:
        rows.append(row)
        if len(rows) > 1:
            raise MemoryError

    [(name, token)] = schedule.hand_out(NOW)
    with pytest.raises(MemoryError):
        schedule.go_through(name, token, visit)
    assert names(schedule.hand_out(NOW)) == ["own.test"]


@pytest.mark.services
@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_hand_out_each_host_once() -> None:
    for n in range(100):
        make_source(url=f"http://host{n % 20}.test/{n}")
    handed: list[list[tuple[str, str]]] = [[], [], [], []]
    start = threading.Barrier(len(handed))

    def work(number: int) -> None:
        start.wait()
        handed[number] = schedule.hand_out(NOW)
        connections.close_all()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(len(handed))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    together = [name for part in handed for name in names(part)]
    assert sorted(together) == sorted({f"host{n}.test" for n in range(20)})


def test_pausing_takes_a_source_out_of_the_schedule() -> None:
    source = make_source()
    watching.pause(source)
    assert schedule.hand_out(NOW) == []
