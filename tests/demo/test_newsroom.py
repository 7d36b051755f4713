"""The newsroom: its state, its pages, its feeds and its one correction."""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from protego import Protego

from demo import pages
from demo.newsroom import Newsroom, open_newsroom
from demo.publishers import PUBLISHERS, WATCHED
from demo.server import ROBOTS, answer, make_server
from monitor.models import Publisher

OPENED = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)
FLOODS = "/civil-protection/maren-floods"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    return Newsroom(tmp_path / "newsroom.json", 0, OPENED)


def text_at(path: str, newsroom: Newsroom, now: datetime = OPENED) -> str:
    page = answer(path, newsroom, now)
    assert page is not None, path
    return page[1]


def test_a_restart_finds_the_newsroom_where_it_was(tmp_path: Path) -> None:
    first = open_newsroom(tmp_path, OPENED)
    assert open_newsroom(tmp_path, OPENED + timedelta(days=1)) == first


def test_it_moves_to_another_port_when_its_usual_one_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr("demo.newsroom.USUAL_PORT", taken)
        assert open_newsroom(tmp_path, OPENED).port != taken


def test_every_watched_address_is_there(newsroom: Newsroom) -> None:
    for watched in WATCHED:
        assert answer(f"/{watched.publisher}/{watched.slug or 'feed.xml'}", newsroom, OPENED), watched


def test_every_publisher_is_of_a_kind_the_site_knows() -> None:
    assert {publisher.kind for publisher in PUBLISHERS.values()} <= set(Publisher.Kind.values)


def test_every_link_inside_the_newsroom_leads_somewhere(newsroom: Newsroom) -> None:
    seen: set[str] = set()
    to_visit = ["/"]
    while to_visit:
        path = to_visit.pop()
        if path in seen:
            continue
        seen.add(path)
        to_visit += [link.removeprefix(newsroom.url) for link in links(text_at(path, newsroom))]
    assert FLOODS in seen
    assert len(seen) > 20


def links(html: str) -> list[str]:
    found: list[str] = []

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value for name, value in attrs if name == "href" and value)

    Links().feed(html)
    return found


@pytest.mark.parametrize("key", [key for key, publisher in PUBLISHERS.items() if publisher.feed])
def test_feeds_are_well_formed_and_list_every_article(newsroom: Newsroom, key: str) -> None:
    feed = feedparser.parse(text_at(f"/{key}/feed.xml", newsroom))
    assert not feed.bozo
    assert {entry.link for entry in feed.entries} == {
        f"{newsroom.url}{article.path}" for article in pages.articles(key, timedelta(0))
    }


def test_a_publisher_without_a_feed_has_none(newsroom: Newsroom) -> None:
    assert answer("/statistics/feed.xml", newsroom, OPENED) is None


def test_the_correction_comes_after_a_while_and_stays(newsroom: Newsroom) -> None:
    before, after, much_later = (
        text_at(FLOODS, newsroom, OPENED + age)
        for age in (timedelta(seconds=5), pages.CORRECTED_AFTER, timedelta(days=30))
    )
    assert "1,240 homes" in before
    assert "12,400 homes" in after
    assert after == much_later


def test_nothing_else_changes_by_itself(newsroom: Newsroom) -> None:
    paths = [article.path for key in PUBLISHERS for article in pages.articles(key, timedelta(0))]
    later = OPENED + timedelta(days=30)
    changed = [path for path in paths if text_at(path, newsroom) != text_at(path, newsroom, later)]
    assert changed == [FLOODS]


def test_the_syndicated_story_is_word_for_word_the_agency_s(newsroom: Newsroom) -> None:
    original = pages.read_article("concord--heroin-route")
    copy = pages.read_article("lakeside--heroin-route")
    assert copy.body == original.body
    assert copy.publisher != original.publisher


def test_pages_give_their_date_to_machines(newsroom: Newsroom) -> None:
    for key in PUBLISHERS:
        for article in pages.articles(key, timedelta(0)):
            assert re.search(rf'datetime="{re.escape(article.published.isoformat())}"', text_at(article.path, newsroom))


def test_robots_may_read_all_that_is_published() -> None:
    robots = Protego.parse(ROBOTS)
    assert robots.can_fetch("http://newsroom.test/courier/feed.xml", "Figurewatch")
    assert not robots.can_fetch("http://newsroom.test/drafts/1", "Figurewatch")


@pytest.fixture
def port(newsroom: Newsroom) -> Iterator[int]:
    server = make_server(newsroom)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join()


def get(port: int, path: str, **headers: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path, headers=headers)
    return connection.getresponse()


def test_a_page_that_did_not_change_is_not_sent_twice(port: int) -> None:
    first = get(port, FLOODS)
    etag = first.getheader("ETag")
    assert (first.status, first.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert etag
    assert get(port, FLOODS, **{"If-None-Match": etag}).status == 304


def test_a_page_that_is_not_there_is_said_to_be_missing(port: int) -> None:
    assert get(port, "/courier/nothing").status == 404
    assert get(port, "/nobody/").status == 404
