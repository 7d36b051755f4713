"""When to look next."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest

from monitor.cadence import (
    adapted,
    fresh_for,
    next_article_visit,
    next_source_visit,
    retry_after,
    wants_full_answer,
    within,
)
from tests.factories import NOW

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def test_a_source_in_order_is_visited_at_its_own_pace() -> None:
    assert next_source_visit(NOW, every=HOUR) == NOW + HOUR


def test_each_failure_doubles_the_pause_up_to_a_day() -> None:
    pauses = [next_source_visit(NOW, every=HOUR, failures=failures) - NOW for failures in (1, 2, 3, 10, 1000)]
    assert pauses == [2 * HOUR, 4 * HOUR, 8 * HOUR, DAY, DAY]


def test_a_failing_source_is_never_visited_more_often_than_one_in_order() -> None:
    assert next_source_visit(NOW, every=7 * DAY, failures=3) == NOW + 7 * DAY


@pytest.mark.parametrize(
    ("every", "pauses"),
    [
        (timedelta(minutes=1), [1, 2, 4, 8]),
        (HOUR, [10, 20, 40, 80]),
        (7 * DAY, [7 * 180, 14 * 180, 28 * 180, 7 * 1440]),
    ],
)
def test_trouble_that_passes_is_looked_into_sooner_and_then_ever_more_rarely(
    every: timedelta, pauses: list[int]
) -> None:
    def pause(failures: int) -> timedelta:
        return next_source_visit(NOW, every=every, failures=failures, passes=True) - NOW

    assert [pause(failures) / timedelta(minutes=1) for failures in (1, 2, 3, 4)] == pauses
    assert pause(1000) == max(every, DAY)
    fresh = next_article_visit(NOW, fresh_at=NOW - 20 * DAY, failures=1, passes=True)
    assert fresh == NOW + 3 * HOUR


def test_what_the_site_asks_for_is_heeded_where_it_is_longer() -> None:
    assert next_source_visit(NOW, every=HOUR, failures=1, wait=5 * HOUR) == NOW + 5 * HOUR
    assert next_source_visit(NOW, every=HOUR, failures=1, wait=timedelta(seconds=1)) == NOW + 2 * HOUR


def test_articles_are_visited_ever_more_rarely() -> None:
    ages = [timedelta(hours=2), 3 * DAY, 20 * DAY, 200 * DAY, 2000 * DAY]
    pauses = [next_article_visit(NOW, fresh_at=NOW - age) - NOW for age in ages]
    assert pauses == [HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY]


def test_an_article_that_is_gone_is_looked_for_monthly() -> None:
    assert next_article_visit(NOW, fresh_at=NOW, is_gone=True) == NOW + 30 * DAY


def test_an_article_dated_in_the_future_counts_as_fresh() -> None:
    assert next_article_visit(NOW, fresh_at=NOW + DAY) == NOW + HOUR


def test_articles_found_together_come_due_apart() -> None:
    times = {next_article_visit(NOW, fresh_at=NOW - 20 * DAY, seed=seed) for seed in range(100)}
    assert len(times) == 100
    assert max(times) <= NOW + 1.1 * DAY


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 7 ", timedelta(seconds=7)),
        ("0", timedelta(0)),
        ("99999999999999999999", timedelta(days=7)),
        ("Mon, 02 Mar 2026 12:10:00 GMT", timedelta(minutes=10)),
        ("Mon, 02 Mar 2036 12:10:00 GMT", timedelta(days=7)),
        ("Mon, 02 Mar 2020 12:10:00 GMT", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_never_endless(value: str, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait


def test_once_a_day_the_whole_page_is_asked_for() -> None:
    assert wants_full_answer(NOW, None)
    assert wants_full_answer(NOW, NOW - DAY)
    assert not wants_full_answer(NOW, NOW - HOUR)


def test_the_pace_quickens_with_news_and_slackens_without_between_its_bounds() -> None:
    pace = 8 * HOUR
    assert adapted(pace, fastest=HOUR, slowest=DAY, found_news=True) == 4 * HOUR
    assert adapted(pace, fastest=HOUR, slowest=DAY, found_news=False) > pace
    for _ in range(20):
        pace = adapted(pace, fastest=HOUR, slowest=DAY, found_news=True)
    assert pace == HOUR
    for _ in range(50):
        pace = adapted(pace, fastest=HOUR, slowest=DAY, found_news=False)
    assert pace == DAY


def test_the_pace_settles_where_one_look_in_five_finds_news() -> None:
    pace = start = 8 * HOUR
    for found_news in [True, False, False, False, False] * 20:
        pace = adapted(pace, fastest=timedelta(minutes=1), slowest=365 * DAY, found_news=found_news)
    assert start / 2 < pace < 4 * start


@pytest.mark.parametrize(
    ("at", "window", "expected"),
    [
        ("12:00", ("08:00", "18:00"), "01 12:00"),
        ("18:00", ("08:00", "18:00"), "02 08:00"),
        ("03:00", ("08:00", "18:00"), "01 08:00"),
        ("23:00", ("22:00", "04:00"), "01 23:00"),
        ("03:59", ("22:00", "04:00"), "01 03:59"),
        ("12:00", ("22:00", "04:00"), "01 22:00"),
    ],
)
def test_visits_keep_to_the_hours_of_the_day(at: str, window: tuple[str, str], expected: str) -> None:
    opens, closes = map(time.fromisoformat, window)
    moment = datetime.fromisoformat(f"2026-03-01T{at}+00:00")
    assert f"{within(moment, (opens, closes)):%d %H:%M}" == expected


def test_sources_that_wait_for_one_hour_do_not_come_all_at_once() -> None:
    night = NOW.replace(hour=2)
    times = {within(night, (time(8), time(18)), seed) for seed in range(1, 50)}
    assert len(times) > 40
    assert max(times) - min(times) < HOUR


@pytest.mark.parametrize(
    ("cache_control", "age", "seconds"),
    [
        ("max-age=600", "", 600),
        ("public, Max-Age=600, must-revalidate", "100", 500),
        ("max-age=600", "900", 0),
        ("max-age=600, no-cache", "", 0),
        ("no-store", "", 0),
        ("s-maxage=600", "", 0),
        ("max-age=31536000", "", 6 * 3600),
        ("max-age=-5", "", 0),
        ("", "", 0),
        ("max-age=600", "later", 600),
    ],
)
def test_a_page_that_its_site_calls_fresh_is_left_alone(cache_control: str, age: str, seconds: int) -> None:
    assert fresh_for(cache_control, age) == timedelta(seconds=seconds)
