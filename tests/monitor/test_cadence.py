"""When to look next."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.cadence import next_article_visit, next_source_visit, retry_after, wants_full_answer
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
