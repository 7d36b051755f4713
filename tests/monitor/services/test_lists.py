"""Sources that name articles, and sources whose kind is to be found out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from monitor.models import Article, Revision, Source, Visit
from monitor.services import previews, watching
from tests.factories import NOW
from tests.monitor.visiting import HOUR, PNG, feed, feed_source, page, serve, visit, visits

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db

Outcome = Visit.Outcome


def test_a_feed_gives_articles_that_are_due_at_once(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1", "/2"))
    found = visit(source)
    assert (found.outcome, found.message) == (Outcome.FEED_READ, "2 entries, 2 of them new.")
    assert {article.title for article in Article.objects.due(NOW)} == {"About /1", "About /2"}


def test_a_feed_read_twice_doubles_nothing(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1", "/2"), feed(site, "/1", "/2", "/3"))
    visits(source, 2)
    assert Article.objects.count() == 3
    assert source.visits.first().message == "3 entries, 1 of them new."  # type: ignore[union-attr]


def test_entries_that_lead_inside_are_counted_and_left_alone(site: HTTPServer) -> None:
    more = "<item><link>http://10.0.0.1/</link></item><item><link>file:///etc/passwd</link></item><item></item>"
    source = feed_source(site, feed(site, "/1", more=more))
    assert visit(source).message == "1 entry, 1 of them new. 3 without an address that may be visited."


def test_an_entry_that_the_feed_calls_updated_is_visited_again(site: HTTPServer) -> None:
    dated = feed(site, "/1").replace("</item>", "<pubDate>Mon, 02 Mar 2026 11:00:00 GMT</pubDate></item>")
    source = feed_source(site, dated)
    visit(source)
    Article.objects.update(last_visit_at=NOW - 2 * HOUR, next_visit_at=NOW + 9 * HOUR)
    visit(source)
    assert Article.objects.get().next_visit_at == NOW
    Article.objects.update(last_visit_at=NOW, next_visit_at=NOW + 9 * HOUR)
    visit(source)
    assert Article.objects.get().next_visit_at == NOW + 9 * HOUR


@pytest.mark.parametrize("body", ["", "<html><body><p>A page</p></body></html>", "words", PNG])
def test_a_feed_that_is_no_feed_is_told_so_and_its_articles_stay(site: HTTPServer, body: str | bytes) -> None:
    source = feed_source(site, feed(site, "/1"), body)
    assert visits(source, 2) == [Outcome.FEED_READ, Outcome.NOT_READABLE]
    assert "feed" in source.last_error
    assert Article.objects.count() == 1


def test_a_source_of_unknown_kind_is_a_feed_where_a_feed_is_found(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visit(source).outcome == Outcome.FEED_READ
    assert source.kind == Source.Kind.FEED


def test_a_source_of_unknown_kind_is_a_page_where_no_feed_is_found_and_is_asked_for_only_once(site: HTTPServer) -> None:
    source = serve(site, "/report", page("4.4"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visit(source).outcome == Outcome.NEW
    assert (source.kind, source.visits.count()) == (Source.Kind.PAGE, 1)
    assert "4.4 tons" in Revision.objects.get().text
    assert [request.path for request, _ in site.log].count("/report") == 1


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><channel><title>&a;</title></channel></rss>', "entities"),
        ("<urlset><url><loc>/a</loc>", "cut off"),
    ],
    ids=["feed", "sitemap"],
)
def test_a_list_that_is_not_read_makes_no_page_of_its_source(site: HTTPServer, answer: str, words: str) -> None:
    source = serve(site, "/list", answer)
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visit(source).outcome == Outcome.NOT_READABLE
    assert words in source.last_error
    assert source.kind == Source.Kind.UNKNOWN
    assert words in previews.look(source).trouble


def test_a_source_of_unknown_kind_stays_so_while_nothing_is_found(site: HTTPServer) -> None:
    source = serve(site, "/report", Response(status=500), page("4.4"))
    Source.objects.update(kind=Source.Kind.UNKNOWN)
    assert visits(source, 2) == [Outcome.SERVER_ERROR, Outcome.NEW]


def test_an_article_of_a_feed_is_kept_and_read_on_its_own_schedule(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    site.expect_request("/1").respond_with_data(page("4.4"), content_type="text/html")
    visit(source)
    article = Article.objects.get()
    assert watching.visit_article(article, NOW) == []  # nothing is left to be read
    article.refresh_from_db()
    assert article.title == "Report"
    assert article.next_visit_at
    assert NOW + HOUR <= article.next_visit_at <= NOW + 1.1 * HOUR


def test_an_old_article_that_changed_is_looked_at_again_as_soon_as_a_new_one(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    bodies = [page("4.4"), page("4.5")]
    headers = {"Cache-Control": "max-age=7200"}
    site.expect_request("/1").respond_with_handler(
        lambda _: Response(bodies.pop(0), content_type="text/html", headers=headers if not bodies else {})
    )
    visit(source)
    Article.objects.update(published_at=NOW - 400 * DAY)
    for at in (NOW, NOW + 40 * DAY):
        watching.visit_article(Article.objects.get(), at)
    article = Article.objects.get()
    assert article.changed_at == NOW + 40 * DAY
    # Hourly from now on, and not before its site expects anything new.
    assert article.next_visit_at == NOW + 40 * DAY + 2 * HOUR


def test_a_failing_article_says_so_itself_and_leaves_its_feed_in_order(site: HTTPServer) -> None:
    source = feed_source(site, feed(site, "/1"))
    site.expect_request("/1").respond_with_data("", status=500)
    visit(source)
    article = Article.objects.get()
    watching.visit_article(article, NOW)
    article.refresh_from_db()
    source.refresh_from_db()
    assert (article.failures, source.failures) == (1, 0)
    assert article.last_error
