"""What hostile sources add to the memory of a worker and its readers: `python -m scripts.bench_memory [CASE...]`.

After some ordinary pages each case is visited twice, by one worker. Printed is the most that worker and readers took
together meanwhile beyond what they took for ordinary pages (what an earlier case has left behind included), how long a
visit was, and what it found. The sites and the SQLite file are the script's own. Exit code 1 where a source adds more
than MOST megabytes or holds its worker longer than a visit may.
"""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from scripts.newsroom import Page
from scripts.services import memory
from scripts.site import ROOT

MOST = 60
LONGEST = 20.0
ORDINARY = 5
SENTENCE = "The commission counted 12,345 ballots in the northern district, officials said on Tuesday. "
MB = 1_000_000
_HTML = "text/html; charset=utf-8"


def page(body: str) -> bytes:
    return f"<!doctype html><html><head><title>Hostile</title></head><body>{body}</body></html>".encode()


def bomb(twice: bool = False) -> bytes:
    """Little that unpacks to 200 MB."""
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = packer.compress(b"<html><body><p>")
    packed += b"".join(packer.compress(b"A" * MB) for _ in range(200)) + packer.flush()
    return gzip.compress(packed, 1) if twice else packed


def feed(items: int, size: int) -> bytes:
    item = "<item><title>Item {0}</title><link>https://feed.test/{0}</link><description>{1}</description></item>"
    items_text = "".join(item.format(number, SENTENCE * (size // len(SENTENCE))) for number in range(items))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Many</title>{items_text}</channel></rss>'.encode()


def sitemap(padding: int) -> bytes:
    """As many addresses as sitemaps.org allows."""
    urls = "".join(
        f"<url><loc>https://map.test/{number}/{'x' * padding}</loc><lastmod>2026-01-02</lastmod></url>"
        for number in range(50_000)
    )
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


def links() -> bytes:
    return page(
        "".join(f'<p><a href="/report/{n}">The ministry reports on case {n} again</a></p>' for n in range(50_000))
    )


def words() -> bytes:
    return page("<p>" + " ".join(f"w{number * 7919 % 99991}" for number in range(700_000)) + "</p>")


Body = Callable[[], bytes]
# Name, kind of the source, how its body is packed, its body.
CASES: dict[str, tuple[str, str, Body]] = {
    "endless body": ("page", "endless", lambda: b""),
    "200 MB packed": ("page", "gzip", bomb),
    "200 MB packed twice": ("page", "gzip, gzip", lambda: bomb(twice=True)),
    "page of 20 MB": ("page", "", lambda: page(f"<div><p>{SENTENCE}</p></div>" * 180_000)),
    "article of 0.9 MB": ("page", "", lambda: page(f"<p>{SENTENCE * 5}</p>" * 2_000)),
    "article of 50,000 words": ("page", "", lambda: page("<p>" + words()[:990_000].decode() + "</p>")),
    "page of 4.9 MB": ("page", "", lambda: page(f"<div><p>{SENTENCE}</p></div>" * 43_000)),
    "one line of 4.6 MB": ("page", "", words),
    "plain text of 4.9 MB": ("page", "text", lambda: SENTENCE.encode() * 54_000),
    "one tag, 100,000 attributes": (
        "page",
        "",
        lambda: page("<p " + " ".join(f'a{number}="1"' for number in range(100_000)) + f">{SENTENCE}</p>"),
    ),
    "100,000 tags deep": ("page", "", lambda: page("<div>" * 100_000 + SENTENCE + "</div>" * 100_000)),
    "200,000 empty tags": ("page", "", lambda: page("<span></span>" * 200_000 + f"<p>{SENTENCE}</p>")),
    "table of 50,000 cells": (
        "page",
        "",
        lambda: page("<table>" + ("<tr>" + "<td>1,234</td>" * 50 + "</tr>") * 1000 + "</table>"),
    ),
    "feed of 20,000 entries": ("feed", "", lambda: feed(20_000, 190)),
    "feed of 500 long entries": ("feed", "", lambda: feed(500, 9_500)),
    "feed of one endless entry": ("feed", "", lambda: feed(1, 4_900_000)),
    "sitemap of 50,000 addresses": ("sitemap", "", lambda: sitemap(20)),
    "sitemap of 45 MB": ("sitemap", "", lambda: sitemap(820)),
    "sitemap of 45 MB, packed": ("sitemap", "", lambda: gzip.compress(sitemap(820), 1)),
    "50,000 links": ("listing", "", links),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bodies: dict[str, bytes]

    def do_GET(self) -> None:
        name = urlsplit(self.path).path.strip("/")
        if name.startswith("ordinary"):
            return self._send(Page(int(name[8:])).html("fixed"), "")
        if not name.isdigit():
            return self.send_error(404)
        how = list(CASES.values())[int(name)][1]
        if how == "endless":
            return self._send_for_ever()
        self._send(self.bodies[name], how)

    def _send(self, body: bytes, how: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if how == "text" else _HTML)
        if how not in ("", "text"):
            self.send_header("Content-Encoding", how)
        # No length is told, for a fetcher that believes it would read nothing.
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _send_for_ever(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", _HTML)
        self.send_header("Connection", "close")
        self.end_headers()
        while True:
            self.wfile.write(SENTENCE.encode() * 1000)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the terminal is for what is measured."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A fetcher that has had enough hangs up."""


class Worker:
    """A process that visits what it is told and says what it found."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scripts.bench_memory", "--worker"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def visit(self, kind: str, url: str) -> tuple[float, float, str]:
        """The most memory meanwhile, the seconds, and what was found."""
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101 - for the types
        begun, peaks, done = time.monotonic(), [0], threading.Event()
        watcher = threading.Thread(target=self._watch, args=(peaks, done))
        watcher.start()
        self._process.stdin.write(f"{kind} {url}\n")
        self._process.stdin.flush()
        found = self._process.stdout.readline().strip()
        done.set()
        watcher.join()
        return max(peaks), time.monotonic() - begun, found

    def _watch(self, peaks: list[int], done: threading.Event) -> None:
        while not done.wait(0.003):
            peaks[0] = max(peaks[0], memory(self._process.pid))

    def end(self) -> None:
        self._process.communicate()


def work() -> None:
    """The worker's side: a line is a kind and an address."""
    import django

    django.setup()
    from django.utils import timezone

    from factcheck.celery import app
    from monitor import tasks
    from monitor.models import Host, Source
    from monitor.services import watching

    app.conf.update(broker_url="memory://")
    for line in sys.stdin:
        kind, url = line.split()
        source = Source.objects.filter(url=url).first()
        source = source or watching.add_source(publisher_name="Hostile", title=url, url=url, kind=kind)
        Host.objects.update(next_request_at=timezone.now())
        tasks.visit_source(source.pk)
        visit = source.visits.first()
        say(f"{visit.get_outcome_display()}. {visit.message}" if visit else "put off")


@contextmanager
def prepared(host: str) -> Iterator[dict[str, str]]:
    """The environment of a site with its tables, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="figurewatch-") as folder:
        environment = os.environ | {
            "DATA_DIR": folder,
            "DATABASE_URL": f"sqlite:///{folder}/memory.sqlite3",
            "DJANGO_SETTINGS_MODULE": "factcheck.settings",
            "DEBUG": "False",
            "SECRET_KEY": "of a script",
            "ALLOWED_HOSTS": "localhost",
            "FETCH_ALLOWED_PRIVATE": host,
            "FETCH_HOST_SPACING_SECONDS": "0",
            "LOG_LEVEL": "CRITICAL",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)  # noqa: S603 - our own program
        yield environment


def visited(worker: Worker, kind: str, urls: list[str]) -> tuple[float, float, str]:
    """The most memory, the longest visit, and what the last one found."""
    done = [worker.visit(kind, url) for url in urls]
    return max(one[0] for one in done), max(one[1] for one in done), done[-1][2]


def main(only: list[str]) -> int:
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"
    harmful = 0
    with prepared(host) as environment:
        worker = Worker(environment)
        ordinary, _, _ = visited(worker, "page", [f"http://{host}/ordinary{number}" for number in range(ORDINARY)])
        say(f"{'ordinary pages':28} {ordinary / MB:4.0f} MB")
        for number, (name, (kind, _, make)) in enumerate(CASES.items()):
            if only and name not in only:
                continue
            Handler.bodies = {str(number): make()}
            peak, seconds, found = visited(worker, kind, [f"http://{host}/{number}"] * 2)
            added = (peak - ordinary) / MB
            harmful += added > MOST or seconds > LONGEST
            say(f"{name:28} {added:+4.0f} MB {seconds:5.1f} s  {found[:80]}")
        worker.end()
    return 1 if harmful else 0


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if sys.argv[1:] == ["--worker"]:
        work()
    else:
        sys.exit(main(sys.argv[1:]))
