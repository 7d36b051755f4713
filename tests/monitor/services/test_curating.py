"""The curator's hand on a source."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from monitor.models import Article, Publisher, Source, Visit
from monitor.services import watching
from tests.factories import NOW, make_article, make_source
from tests.monitor.visiting import HOUR

pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome


def test_an_added_source_is_due_at_once_under_its_one_spelling() -> None:
    source = watching.add_source(
        publisher_name=" Harbour office ",
        url="HTTP://Harbour.example:80/x#y",
        title="Report",
        kind=Source.Kind.PAGE,
        now=NOW,
    )
    assert source.url == "http://harbour.example/x"
    assert source.publisher.name == "Harbour office"
    assert Source.objects.due(NOW).get() == source


@pytest.mark.parametrize("url", ["http://harbour.example/", "HTTP://HARBOUR.example", "http://10.0.0.1/", "no address"])
def test_a_source_that_may_not_be_or_is_known_is_refused(url: str) -> None:
    make_source(url="http://harbour.example/")
    with pytest.raises(ValidationError) as refusal:
        watching.add_source(publisher_name="Harbour office", url=url, title="Report")
    assert "url" in refusal.value.message_dict
    assert Source.objects.count() == 1


def test_another_address_is_visited_as_if_for_the_first_time() -> None:
    source = make_source(next_visit_at=NOW + HOUR, failures=3, last_error="Missing.", etag='"1"')
    values = {"publisher_name": source.publisher.name, "title": source.title}
    watching.change_source(source, url=source.url, now=NOW, **values)
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures) == (NOW + HOUR, 3)
    watching.change_source(source, url="http://moved.example/", now=NOW, **values)
    source.refresh_from_db()
    assert (source.next_visit_at, source.failures, source.last_error, source.etag) == (NOW, 0, "", "")
    assert source.host_name == "moved.example"


def test_another_pace_and_other_hours_hold_from_now_on() -> None:
    source = make_source(kind=Source.Kind.FEED, every_minutes=7 * 24 * 60, next_visit_at=NOW + 100 * HOUR)
    article = make_article(source=source, next_visit_at=NOW + 3 * HOUR)
    name = source.publisher.name

    def next_visit(**changes: Any) -> datetime:
        watching.change_source(Source.objects.get(pk=source.pk), publisher_name=name, now=NOW, **changes)
        return Source.objects.get(pk=source.pk).next_visit_at

    assert next_visit(title="Renamed") == NOW + 100 * HOUR
    assert next_visit(every_minutes=120) == NOW + 2 * HOUR
    assert next_visit(every_minutes=600) == NOW + 2 * HOUR, "no later than was planned"
    morning = NOW.replace(hour=8) + 24 * HOUR  # it is noon
    assert morning <= next_visit(window_from=time(8), window_until=time(10)) < morning + HOUR
    article.refresh_from_db()
    assert article.next_visit_at is not None
    assert morning <= article.next_visit_at < morning + HOUR


def test_what_was_a_page_is_visited_as_an_article_of_the_list_it_becomes() -> None:
    source = make_source()
    page = make_article(source=source, url=source.url, next_visit_at=None)
    values = {"publisher_name": source.publisher.name, "title": source.title}
    watching.change_source(source, url="http://feed.example/", now=NOW, kind=Source.Kind.PAGE, **values)
    page.refresh_from_db()
    assert page.next_visit_at is None
    watching.change_source(source, url="http://feed.example/", now=NOW, kind=Source.Kind.FEED, **values)
    assert list(Article.objects.due(NOW)) == [page]


def test_a_change_leaves_alone_what_a_worker_wrote_meanwhile() -> None:
    source = make_source()
    Source.objects.filter(pk=source.pk).update(failures=2, last_error="Missing.")
    watching.change_source(source, publisher_name=source.publisher.name, url=source.url, title="New title")
    source.refresh_from_db()
    assert (source.title, source.failures, source.last_error) == ("New title", 2, "Missing.")


def test_visit_now_pause_and_resume() -> None:
    source = make_source(next_visit_at=NOW + HOUR, kind=Source.Kind.FEED)
    article = make_article(source=source, next_visit_at=NOW + HOUR)
    watching.visit_now(source, NOW)
    article.refresh_from_db()
    assert article.next_visit_at == NOW
    watching.pause(source)
    assert not Source.objects.due(NOW).exists()
    watching.resume(source, NOW)
    assert Source.objects.due(NOW).get() == source


def test_a_publisher_is_not_doubled() -> None:
    for n in range(2):
        watching.add_source(publisher_name="Harbour office", url=f"http://harbour.example/{n}", title="Report")
    assert Publisher.objects.count() == 1
