"""A look at an address before it is watched, against a real server."""

from __future__ import annotations

from itertools import count

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.models import Article, Source, Visit
from monitor.services import previews
from monitor.services.previews import Preview
from tests.factories import make_publisher, make_source
from tests.monitor.pdfs import lines, pdf

pytestmark = pytest.mark.django_db

Kind = Source.Kind
ARTICLE = """<html lang="en"><head><title>Harvest | Grain Board</title>
<meta property="og:site_name" content="Grain Board">
<link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><main><h1>Harvest</h1>
<p>Farmers brought in 412,000 tonnes of wheat in 2025, a tenth more than in the year before, the board says.</p>
</main></body></html>"""


def html(site: HTTPServer, path: str, body: str) -> str:
    site.expect_request(path).respond_with_data(body, content_type="text/html; charset=utf-8")
    return site.url_for(path)


def look(url: str, **changes: object) -> Preview:
    return previews.look(Source(**{"url": url, "kind": Kind.UNKNOWN} | changes))


def test_a_page_is_shown_as_it_would_be_read_and_nothing_is_stored(site: HTTPServer) -> None:
    found = look(html(site, "/report", ARTICLE))
    assert (found.kind, found.title, found.publisher) == (Kind.PAGE, "Harvest", "Grain Board")
    assert found.reading is not None
    assert "412,000 tonnes of wheat" in found.reading.text
    assert [figure.text for figure in found.reading.figures][:1] == ["412,000 tonnes"]
    assert found.reading.is_stable
    assert found.feed == site.url_for("/feed.xml")
    assert found.robots == "The site has no robots.txt: all of it may be visited."
    assert not Source.objects.exists()
    assert not Article.objects.exists()
    assert not Visit.objects.exists()


def test_a_page_that_reads_otherwise_at_once_is_unsteady_and_dropping_the_part_mends_it(
    site: HTTPServer,
) -> None:
    numbers = count(1)

    def answer(_: Request) -> Response:
        visitors = f'<p class="counter">You are visitor {next(numbers)} of this page about the harvest.</p></main>'
        return Response(ARTICLE.replace("</main>", visitors), content_type="text/html")

    site.expect_request("/report").respond_with_handler(answer)
    found = look(site.url_for("/report"))
    assert found.reading is not None
    assert not found.reading.is_stable
    assert [change.text for change in found.reading.differs] == ["1", "2"]
    assert found.corrections == {"drop_selector": "p.counter"}
    mended = look(site.url_for("/report"), drop_selector="p.counter")
    assert mended.reading is not None
    assert mended.reading.is_stable
    assert mended.corrections == {}


def test_no_part_is_proposed_where_it_would_take_the_article_with_it(site: HTTPServer) -> None:
    numbers = count(1)

    def answer(_: Request) -> Response:
        return Response(ARTICLE.replace("wheat", f"wheat and {next(numbers)} of oats"), content_type="text/html")

    site.expect_request("/report").respond_with_handler(answer)
    found = look(site.url_for("/report"))
    assert found.reading is not None
    assert found.reading.is_stable is False
    assert found.corrections == {}


def test_what_is_dropped_already_stays_dropped(site: HTTPServer) -> None:
    numbers = count(1)
    parts = '<p class="old">Now {0}.</p><p id="clock">Then {0}.</p></main>'

    def answer(_: Request) -> Response:
        return Response(ARTICLE.replace("</main>", parts.format(next(numbers))), content_type="text/html")

    site.expect_request("/report").respond_with_handler(answer)
    assert look(site.url_for("/report")).corrections == {"drop_selector": "p.old, p#clock"}
    assert look(site.url_for("/report"), drop_selector=".old").corrections == {"drop_selector": ".old, p#clock"}


def test_where_an_address_leads_is_shown(site: HTTPServer) -> None:
    there = html(site, "/report", ARTICLE)
    site.expect_request("/old").respond_with_data("", status=301, headers={"Location": there})
    assert look(site.url_for("/old")).leads_to == there
    assert look(there).leads_to == ""


def test_of_a_sitemap_of_sitemaps_the_newest_shows_what_would_be_read(site: HTTPServer) -> None:
    def sitemap(kind: str, *rows: tuple[str, str]) -> str:
        named = "".join(
            f"<{kind}><loc>{site.url_for(path)}</loc><lastmod>{day}</lastmod></{kind}>" for path, day in rows
        )
        return f'<{kind}set xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{named}</{kind}set>'

    index = sitemap("sitemap", ("/old.xml", "2024-01-01"), ("/new.xml", "2026-01-01"))
    index = index.replace("sitemapset", "sitemapindex")
    site.expect_request("/index.xml").respond_with_data(index, content_type="application/xml")
    newest = sitemap("url", ("/report", "2026-01-01"))
    site.expect_request("/new.xml").respond_with_data(newest, content_type="application/xml")
    html(site, "/report", ARTICLE)
    found = look(site.url_for("/index.xml"))
    assert (found.kind, found.children) == (Kind.SITEMAP, 2)
    assert [entry.url for entry in found.entries] == [site.url_for("/report")]
    assert found.reading is not None
    assert "412,000 tonnes" in found.reading.text


def test_a_sitemap_that_is_named_and_missing_is_said(site: HTTPServer) -> None:
    index = f"<sitemapindex><sitemap><loc>{site.url_for('/gone.xml')}</loc></sitemap></sitemapindex>"
    site.expect_request("/index.xml").respond_with_data(index, content_type="application/xml")
    site.expect_request("/gone.xml").respond_with_data("", status=404)
    found = look(site.url_for("/index.xml"))
    assert (found.trouble, found.children, found.entries) == ("", 1, [])
    assert found.reading is not None
    assert found.reading.trouble == "The site says that there is no such page (404)."


def test_a_front_page_tells_of_the_feed_it_announces(site: HTTPServer) -> None:
    links = "".join(f'<li><a href="/{n}">A headline of many words about harvest {n}</a></li>' for n in range(9))
    head = '<head><title>News</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head>'
    found = look(html(site, "/", f"<html>{head}<body><ul>{links}</ul></body></html>"))
    assert (found.kind, found.feed) == (Kind.LISTING, site.url_for("/feed.xml"))


def test_a_feed_proposes_its_pace_and_shows_its_first_text(site: HTTPServer) -> None:
    html(site, "/new", ARTICLE)
    days = "".join(
        f"<item><title>T{day}</title><link>{site.url_for('/new' if day == 9 else f'/{day}')}</link>"
        f"<pubDate>{day:02} Mar 2024 08:00:00 GMT</pubDate></item>"
        for day in range(9, 3, -1)
    )
    feed = f"<rss version='2.0'><channel><title>Board news</title>{days}</channel></rss>"
    found = look(html(site, "/feed", feed))
    assert (found.kind, found.title, found.every_minutes) == (Kind.FEED, "Board news", 720)
    assert (len(found.entries), found.publisher) == (6, "Grain Board")
    assert found.reading is not None
    assert found.reading.title == "Harvest"


def test_a_pdf_is_shown_as_it_would_be_read_and_a_scanned_one_says_that_it_has_no_text(site: HTTPServer) -> None:
    sentence = "The coast guard stopped 311 vessels in 2024."
    for path, body in (("/report.pdf", pdf(lines("Report"), lines(sentence))), ("/scan.pdf", pdf(b""))):
        site.expect_request(path).respond_with_data(body, content_type="application/pdf")
    found = look(site.url_for("/report.pdf"))
    assert (found.kind, found.trouble) == (Kind.PAGE, "")
    assert found.reading is not None
    assert (found.reading.is_stable, [figure.text for figure in found.reading.figures]) == (True, ["311"])
    scanned = look(site.url_for("/scan.pdf")).reading
    assert scanned is not None
    assert scanned.trouble == "The PDF holds no text, only pictures of pages."


def test_sitemaps_and_lists_are_known_for_what_they_are(site: HTTPServer) -> None:
    html(site, "/a", ARTICLE)
    sitemap = html(site, "/sitemap.xml.gz", f"<urlset><url><loc>{site.url_for('/a')}</loc></url></urlset>")
    links = "".join(f'<li><a href="/a?n={n}">A headline of some length, number {n}</a></li>' for n in range(12))
    listing = html(site, "/press", f"<html><body><ul>{links}</ul></body></html>")
    found = look(sitemap)
    assert (found.kind, found.title) == (Kind.SITEMAP, f"{site.host} sitemap")
    found = look(listing, url_patterns="-n=3")
    assert (found.kind, len(found.entries)) == (Kind.LISTING, 11)


def test_what_robots_forbid_is_not_asked_for(httpserver: HTTPServer, settings: object) -> None:
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]  # type: ignore[attr-defined]
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private\nCrawl-delay: 0.01")
    found = look(httpserver.url_for("/private/report"))
    assert found.trouble == found.robots == "The site's robots.txt asks not to visit this page."
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt"]
    html(httpserver, "/report", ARTICLE)
    assert "permits this address. It asks for a pause of 0.01 s" in look(httpserver.url_for("/report")).robots


def test_trouble_is_said(site: HTTPServer) -> None:
    site.expect_request("/gone").respond_with_data("", status=404)
    assert look(site.url_for("/gone")).trouble == "The site says that there is no such page (404)."
    empty = look(html(site, "/empty", "<html><body><script>draw()</script></body></html>"))
    assert empty.reading is not None
    assert "scripts put it together" in empty.reading.trouble
    assert "fits no link" in look(html(site, "/list", ARTICLE), kind=Kind.LISTING, link_selector=".x").trouble


def test_the_publisher_of_the_same_site_is_proposed(site: HTTPServer) -> None:
    make_source(url=site.url_for("/other"), publisher=make_publisher(name="Board of Grain"))
    assert look(html(site, "/report", ARTICLE)).publisher == "Board of Grain"
