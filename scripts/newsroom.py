"""A newsroom of many pages for measuring: `python -m scripts.newsroom PORT PAGES`. Texts are put together at random.

/a/N has validators and answers 304; /n/N has none and other bytes at each request. /change?n=N changes the figure of a
page, /late?ms=N makes answers late, /figures tells the figures of all pages.
"""

from __future__ import annotations

import json
import random
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TEXT = (
    "the harbour office said that more ships came in spring than in any other season of the last years while "
    "the council of the district heard witnesses from each village about roads water schools and the price of "
    "bread and milk before it wrote its report which will be read in autumn by a committee of farmers teachers "
    "and drivers"
)
WORDS = TEXT.split()
THINGS = ["ships", "tonnes", "houses", "cases", "pupils", "visitors", "trees", "cattle", "vehicles", "patients"]
FURNITURE = "".join(f'<li class="item"><a href="/section/{n}" data-n="{n}">Section {n}</a></li>' for n in range(150))
ADS = "".join(f'<div class="slot" id="slot-{n}"><!-- {"x" * 120} --><span></span></div>' for n in range(120))
STYLE = "<style>" + ".a{color:#123456;margin:0 1px 2px 3px}" * 300 + "</style>"


class Page:
    """One article of real size (60 KB and 600 words), with one figure that can change."""

    def __init__(self, number: int) -> None:
        self.number, self.version = number, 0
        self.random = random.Random(number)  # noqa: S311 - the same texts every time
        self.thing = f"{self.random.choice(THINGS)} in district {number}"
        paragraphs = [" ".join(self.random.choices(WORDS, k=60)).capitalize() + "." for _ in range(10)]
        self.before, self.after = paragraphs[:5], paragraphs[5:]
        self.figure = self.random.randint(1000, 99999)

    def change(self) -> None:
        self.figure += self.random.randint(1, 900)
        self.version += 1

    def html(self, nonce: str) -> bytes:
        said = f"Officials counted {self.figure:,} {self.thing} in 2025."
        body = "".join(f"<p>{words}</p>" for words in [*self.before, said, *self.after])
        return (
            f'<!doctype html><html lang="en"><head><title>Report {self.number}</title>{STYLE}</head><body>'
            f"<nav><ul>{FURNITURE}</ul></nav><aside>{ADS}</aside><main><article><h1>Report {self.number}</h1>{body}"
            f'</article></main><footer><ul>{FURNITURE}</ul></footer><script>var n="{nonce}";</script></body></html>'
        ).encode()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages: list[Page]
    late = 0.0

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = {name: int(values[0]) for name, values in parse_qs(parts.query).items()}
        kind, _, number = parts.path.strip("/").partition("/")
        if kind in ("a", "n"):
            time.sleep(type(self).late)
            self._page(self.pages[int(number)], noisy=kind == "n")
        elif kind == "change":
            self.pages[asked["n"]].change()
            self._send(200, b"changed")
        elif kind == "late":
            type(self).late = asked["ms"] / 1000
            self._send(200, b"late")
        elif kind == "figures":
            self._send(200, json.dumps([f"{page.figure:,}" for page in self.pages]).encode())
        else:
            self._send(404, b"")

    def _page(self, page: Page, *, noisy: bool) -> None:
        etag = f'"{page.number}-{page.version}"'
        if noisy:
            self._send(200, page.html(str(random.random())))  # noqa: S311
        elif self.headers.get("If-None-Match") == etag:
            self._send(304, b"", ETag=etag)
        else:
            self._send(200, page.html("fixed"), ETag=etag)

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the terminal is for what is measured."""


class Server(ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A worker that was killed has let go of its connections."""


if __name__ == "__main__":
    Handler.pages = [Page(number) for number in range(int(sys.argv[2]))]
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
