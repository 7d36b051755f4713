"""From a sitemap or a page of links to articles, against a real server."""

from __future__ import annotations

import gzip
from datetime import timedelta

import pytest
from pytest_httpserver import HTTPServer

from monitor.models import Article, Revision, Source, Visit
from monitor.services import children, watching
from tests.factories import NOW, make_source
from tests.monitor.visiting import page, serve, visit

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
Kind = Source.Kind


def urlset(site: HTTPServer, *paths: str) -> bytes:
    return f"<urlset>{''.join(f'<url><loc>{site.url_for(path)}</loc></url>' for path in paths)}</urlset>".encode()


def index(site: HTTPServer, *rows: tuple[str, str]) -> bytes:
    items = (f"<sitemap><loc>{site.url_for(path)}</loc><lastmod>{day}</lastmod></sitemap>" for path, day in rows)
    return f"<sitemapindex>{''.join(items)}</sitemapindex>".encode()


def source_of(site: HTTPServer, path: str, kind: str, *bodies: str | bytes, **changes: object) -> Source:
    source = serve(site, path, *bodies)
    Source.objects.filter(pk=source.pk).update(kind=kind, **changes)
    return source


def paths(site: HTTPServer) -> set[str]:
    return {"/" + url.removeprefix(site.url_for("/")) for url in Article.objects.values_list("url", flat=True)}


def test_a_sitemap_gives_articles_that_are_due_at_once(site: HTTPServer) -> None:
    source = source_of(site, "/sitemap.xml", Kind.SITEMAP, urlset(site, "/a", "/b"), urlset(site, "/a", "/b", "/c"))
    assert visit(source).message == "2 entries, 2 of them new."
    assert visit(source, NOW + DAY).message == "3 entries, 1 of them new."
    assert Article.objects.due(NOW + DAY).count() == 3


def test_a_packed_sitemap_of_unknown_kind_is_known_for_what_it_is(site: HTTPServer) -> None:
    source = source_of(site, "/sitemap.xml.gz", Kind.UNKNOWN, gzip.compress(urlset(site, "/a")))
    visit(source)
    assert (source.kind, paths(site)) == (Kind.SITEMAP, {"/a"})


def test_the_sitemaps_of_a_sitemap_are_read_and_again_only_when_they_changed(site: HTTPServer) -> None:
    old = [("/one.xml", "2026-01-01"), ("/two.xml", "2026-01-02")]
    new = [("/one.xml", "2026-01-01"), ("/two.xml", f"{NOW + DAY:%Y-%m-%d}")]
    source = source_of(site, "/index.xml", Kind.SITEMAP, index(site, *old), index(site, *new))
    serve(site, "/one.xml", urlset(site, "/a"))
    serve(site, "/two.xml", urlset(site, "/b"), urlset(site, "/b", "/c"))
    assert visit(source).message == "2 entries, 2 of them new."
    assert visit(source, NOW + 2 * DAY).message == "2 entries, 1 of them new."
    asked = [request.path for request, _ in site.log]
    assert (asked.count("/one.xml"), asked.count("/two.xml")) == (1, 2)


def test_what_one_visit_does_not_reach_follows_soon(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "MOST_A_VISIT", 1)
    source = source_of(site, "/index.xml", Kind.SITEMAP, index(site, ("/one.xml", ""), ("/two.xml", "")))
    serve(site, "/one.xml", urlset(site, "/a"))
    serve(site, "/two.xml", urlset(site, "/b"))
    visit(source)
    assert source.next_visit_at == NOW + timedelta(minutes=1)
    visit(source, source.next_visit_at)
    assert paths(site) == {"/a", "/b"}
    assert source.next_visit_at == NOW + timedelta(minutes=61)


def test_sitemaps_that_name_themselves_and_each_other_come_to_an_end(site: HTTPServer) -> None:
    both = index(site, ("/index.xml", ""), ("/other.xml", ""), ("/third.xml", ""))
    source = source_of(site, "/index.xml", Kind.SITEMAP, both)
    serve(site, "/other.xml", both)
    serve(site, "/third.xml", urlset(site, "/a"))
    assert visit(source).outcome == Visit.Outcome.FEED_READ
    assert paths(site) == {"/a"}
    assert len(site.log) < 8


def test_a_sitemap_that_fails_is_named_and_does_not_stop_the_others(site: HTTPServer) -> None:
    source = source_of(site, "/index.xml", Kind.SITEMAP, index(site, ("/gone.xml", "2026-01-02"), ("/two.xml", "")))
    serve(site, "/two.xml", urlset(site, "/b"))
    message = visit(source).message
    assert "1 of its sitemaps could not be read" in message
    assert "/gone.xml: " in message
    assert paths(site) == {"/b"}


def test_a_sitemap_no_longer_named_is_forgotten(site: HTTPServer) -> None:
    first, second = index(site, ("/one.xml", "")), index(site, ("/two.xml", ""))
    source = source_of(site, "/index.xml", Kind.SITEMAP, first, second)
    for path in ("/one.xml", "/two.xml"):
        serve(site, path, urlset(site, "/a"))
    visit(source)
    visit(source, NOW + DAY)
    assert list(source.child_sitemaps) == [site.url_for("/two.xml")]


def test_a_page_of_links_gives_articles_by_selector_and_pattern(site: HTTPServer) -> None:
    links = '<div class="news"><a href="/a.html">One</a><a href="/b.pdf">Two</a></div><a href="/c.html">Three</a>'
    changes = {"link_selector": ".news", "url_patterns": "*.html"}
    source = source_of(site, "/press", Kind.LISTING, f"<html><body>{links}</body></html>", **changes)
    assert visit(source).message == "1 entry, 1 of them new."
    assert paths(site) == {"/a.html"}
    assert not Article.objects.filter(url=source.url).exists()


def test_a_list_whose_links_are_gone_fails_with_a_sentence(site: HTTPServer) -> None:
    source = source_of(site, "/press", Kind.LISTING, page("4.1"), link_selector=".news a")
    assert visit(source).outcome == Visit.Outcome.NOT_READABLE
    assert "fits no link of this page" in source.last_error


def test_other_parts_of_a_page_are_read_without_the_publisher_having_changed_anything(site: HTTPServer) -> None:
    def with_clock(figure: str, clock: str) -> str:
        return page(figure).replace("<p>", f'<p class="clock">It is {clock} now.</p><p>')

    source = serve(site, "/report", with_clock("4.1", "9:00"), with_clock("4.1", "10:00"), with_clock("4.2", "11:00"))
    assert visit(source).outcome == Visit.Outcome.NEW
    watching.change_source(source, publisher_name=source.publisher.name, drop_selector=".clock")
    assert visit(source, NOW + DAY).outcome == Visit.Outcome.UNCHANGED
    assert visit(source, NOW + 2 * DAY).outcome == Visit.Outcome.CHANGED
    assert "11:00" not in Revision.objects.get(number=2).text


def test_patterns_leave_out_entries_of_a_feed(site: HTTPServer) -> None:
    items = "".join(f"<item><link>{site.url_for(path)}</link></item>" for path in ("/news/1", "/sport/1"))
    feed = f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>"
    source = source_of(site, "/feed", Kind.FEED, feed, url_patterns="-/sport/")
    assert visit(source).message == "1 entry, 1 of them new. 1 not wanted by the source's settings."
    assert paths(site) == {"/news/1"}


def test_an_address_of_the_inside_named_by_a_sitemap_is_left_alone(site: HTTPServer) -> None:
    body = b"<urlset><url><loc>http://10.0.0.7/secret</loc></url></urlset>"
    source = source_of(site, "/sitemap.xml", Kind.SITEMAP, body)
    assert visit(source).message == "0 entries, 0 of them new. 1 without an address that may be visited."
    assert make_source().articles.count() == 0
