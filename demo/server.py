"""Serves the newsroom by HTTP, as a well-kept small site would: ETags, robots.txt, a plain 404."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from demo import pages
from demo.newsroom import Newsroom
from demo.publishers import PUBLISHERS

HTML = "text/html; charset=utf-8"
ROBOTS = "User-agent: *\nDisallow: /drafts/\n"


def serve(newsroom: Newsroom) -> None:
    """Returns never."""
    make_server(newsroom).serve_forever()


def make_server(newsroom: Newsroom) -> ThreadingHTTPServer:
    """A server for the newsroom, listening but not yet serving."""

    class Handler(BaseHTTPRequestHandler):
        server_version = "newsroom"

        def do_GET(self) -> None:
            page = answer(self.path.partition("?")[0], newsroom, datetime.now(UTC))
            if page is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            content_type, text = page
            body = text.encode()
            etag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
            if self.headers.get("If-None-Match") == etag:
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self.end_headers()
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(body)

    return ThreadingHTTPServer(("127.0.0.1", newsroom.port), Handler)


def answer(path: str, newsroom: Newsroom, now: datetime) -> tuple[str, str] | None:
    """The content type and text at `path`, None where there is no such page."""
    fixed = {
        "/": (HTML, pages.all_publishers),
        "/robots.txt": ("text/plain; charset=utf-8", lambda: ROBOTS),
        "/style.css": ("text/css; charset=utf-8", lambda: (pages.HERE / "style.css").read_text(encoding="utf-8")),
    }
    if path in fixed:
        content_type, make = fixed[path]
        return content_type, make()
    key, _, rest = path.removeprefix("/").partition("/")
    publisher = PUBLISHERS.get(key)
    if publisher is None:
        return None
    listed = pages.articles(key, now - newsroom.opened_at)
    if rest == "":
        return HTML, pages.front_page(publisher, listed)
    if rest == "feed.xml" and publisher.feed:
        return f"application/{publisher.feed}+xml; charset=utf-8", pages.feed(publisher, listed, newsroom.url)
    found = next((article for article in listed if article.slug == rest), None)
    return (HTML, pages.article_page(found, listed)) if found else None
