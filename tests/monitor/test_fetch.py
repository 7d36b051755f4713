"""The one door to the network, tried against a real server."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import trustme
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from monitor.fetch import FetchError, get
from monitor.models import Visit
from tests.monitor.conftest import RawServer

Outcome = Visit.Outcome


def failure(url: str, **options: Any) -> FetchError:
    with pytest.raises(FetchError) as raised:
        get(url, **options)
    assert raised.value.message.endswith(".")
    return raised.value


def test_a_page_comes_with_its_headers_and_bytes_as_sent(site: HTTPServer) -> None:
    site.expect_request("/page").respond_with_data(b"caf\xe9", headers={"ETag": '"1"', "X-Two": "b"})
    answer = get(site.url_for("/page"))
    assert (answer.status, answer.body, answer.url) == (200, b"caf\xe9", site.url_for("/page"))
    assert answer.header("etag") == '"1"'


def test_it_says_who_asks_and_keeps_no_cookies(site: HTTPServer, settings: Any) -> None:
    site.expect_request("/page").respond_with_data("x", headers={"Set-Cookie": "seen=1"})
    get(site.url_for("/page"))
    get(site.url_for("/page"))
    asked = site.log[-1][0]
    assert asked.headers["User-Agent"] == settings.FETCH_USER_AGENT
    assert "Cookie" not in asked.headers


def test_both_validators_are_sent_and_304_is_understood(site: HTTPServer) -> None:
    headers = {"If-None-Match": '"1"', "If-Modified-Since": "Mon, 02 Mar 2026 00:00:00 GMT"}
    site.expect_request("/page", headers=headers).respond_with_data(status=304)
    answer = get(site.url_for("/page"), etag='"1"', last_modified="Mon, 02 Mar 2026 00:00:00 GMT")
    assert (answer.status, answer.body) == (304, b"")


def test_304_to_a_request_without_validators_is_an_error(site: HTTPServer) -> None:
    site.expect_request("/page").respond_with_data(status=304)
    assert failure(site.url_for("/page")).outcome == Outcome.SERVER_ERROR


@pytest.mark.parametrize(
    ("status", "outcome", "permanent"),
    [
        (401, Outcome.REFUSED, False),
        (403, Outcome.REFUSED, False),
        (404, Outcome.MISSING, True),
        (410, Outcome.MISSING, True),
        (418, Outcome.REFUSED, False),
        (429, Outcome.BUSY, False),
        (500, Outcome.SERVER_ERROR, False),
        (503, Outcome.BUSY, False),
        (599, Outcome.SERVER_ERROR, False),
        (206, Outcome.SERVER_ERROR, False),
    ],
)
def test_a_status_is_told_as_what_it_means(site: HTTPServer, status: int, outcome: Outcome, permanent: bool) -> None:
    site.expect_request("/page").respond_with_data("<p>Error</p>", status=status)
    error = failure(site.url_for("/page"))
    assert (error.outcome, error.permanent, error.status) == (outcome, permanent, status)
    assert str(status) in error.message


def test_a_site_that_asks_to_wait_says_for_how_long(site: HTTPServer) -> None:
    site.expect_request("/page").respond_with_data("", status=503, headers={"Retry-After": "120"})
    assert failure(site.url_for("/page")).wait == timedelta(minutes=2)


def test_a_redirect_is_followed_and_each_hop_is_asked_for_permission(site: HTTPServer) -> None:
    site.expect_request("/old").respond_with_data(status=301, headers={"Location": "/new"})
    site.expect_request("/new").respond_with_data("here")
    hops: list[str] = []
    answer = get(site.url_for("/old"), permit=hops.append)
    assert answer.body == b"here"
    assert answer.url == site.url_for("/new")
    assert hops == [site.url_for("/old"), site.url_for("/new")]


def test_a_redirect_in_a_circle_ends(site: HTTPServer) -> None:
    site.expect_request("/loop").respond_with_data(status=302, headers={"Location": "/loop"})
    assert failure(site.url_for("/loop")).outcome == Outcome.SERVER_ERROR
    assert len(site.log) == 6


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:22/",
        "http://2130706433:22/",
        "http://[::ffff:127.0.0.1]:22/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://user@example.org/",
        "file:///etc/passwd",
        "gopher://example.org/",
        "http://\\\\10.0.0.1/",
    ],
)
def test_a_redirect_to_where_nobody_may_go_is_refused_before_the_connection(
    site: HTTPServer, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.expect_request("/away").respond_with_data(status=302, headers={"Location": target})
    reached: list[Any] = []
    connect = socket.socket.connect

    def noting(self: socket.socket, address: Any) -> None:
        reached.append(address[1])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noting)
    error = failure(site.url_for("/away"))
    assert (error.outcome, error.permanent) == (Outcome.UNSAFE, True)
    assert set(reached) <= {site.port}


def names(monkeypatch: pytest.MonkeyPatch, *addresses: str) -> list[str]:
    """Makes every name lead to these addresses; gives the names that were looked up."""
    asked: list[str] = []

    def look_up(name: str, port: int, **options: Any) -> list[Any]:
        asked.append(name)
        family = {address: socket.AF_INET6 if ":" in address else socket.AF_INET for address in addresses}
        return [(family[address], socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize(
    "addresses", [["127.0.0.1"], ["10.0.0.8"], ["93.184.216.34", "192.168.0.1"], ["::ffff:10.0.0.1"], ["fd00::1"]]
)
def test_a_public_name_that_leads_inside_is_refused(monkeypatch: pytest.MonkeyPatch, addresses: list[str]) -> None:
    names(monkeypatch, *addresses)
    error = failure("http://public.example/")
    assert (error.outcome, error.permanent) == (Outcome.UNSAFE, True)


def test_what_was_checked_is_what_is_connected_to(
    httpserver: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name is looked up once a connection: there is no second answer that could differ."""
    settings.FETCH_ALLOWED_PRIVATE = [f"pinned.example:{httpserver.port}"]
    httpserver.expect_request("/").respond_with_data("here")
    asked = names(monkeypatch, "127.0.0.1")
    assert get(f"http://pinned.example:{httpserver.port}/").body == b"here"
    assert asked == ["pinned.example"]
    assert httpserver.log[0][0].headers["Host"] == f"pinned.example:{httpserver.port}"


def test_another_port_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    names(monkeypatch, "93.184.216.34")
    assert failure("http://public.example:6379/").outcome == Outcome.UNSAFE


def test_an_unknown_name_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    error = failure("http://nowhere.example/")
    assert error.outcome == Outcome.UNREACHABLE
    assert "nowhere.example" in error.message


def test_a_resolver_that_hangs_costs_no_more_than_the_deadline(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    settings.FETCH_TOTAL_SECONDS = 0.3
    released = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: released.wait(5))
    assert failure("http://slow.example/").outcome == Outcome.SLOW
    released.set()


def test_a_closed_port_is_unreachable(settings: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{port}"]
    assert failure(f"http://127.0.0.1:{port}/").outcome == Outcome.UNREACHABLE


def test_proxy_settings_of_the_machine_are_not_heeded(site: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9/")
    site.expect_request("/page").respond_with_data("direct")
    assert get(site.url_for("/page")).body == b"direct"


# Size


def test_a_declared_size_over_the_limit_is_refused_unread(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_MAX_BYTES = 1000
    site.expect_request("/large").respond_with_data(b"x" * 1001)
    assert failure(site.url_for("/large")).outcome == Outcome.TOO_LARGE


def test_a_body_without_an_end_is_cut_at_the_limit(raw_server: RawServer, settings: Any) -> None:
    settings.FETCH_MAX_BYTES = 100_000

    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"2710\r\n" + b"x" * 10_000 + b"\r\n")

    assert failure(raw_server(endless)).outcome == Outcome.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip", "gzip, gzip"])
def test_a_small_body_that_unpacks_to_a_large_one_is_cut_at_the_limit(
    site: HTTPServer, settings: Any, encoding: str
) -> None:
    settings.FETCH_MAX_BYTES = 1_000_000
    bomb = gzip.compress(b"A" * 30_000_000)
    if encoding == "gzip, gzip":
        bomb = gzip.compress(bomb)
    site.expect_request("/bomb").respond_with_data(bomb, headers={"Content-Encoding": encoding})
    assert failure(site.url_for("/bomb")).outcome == Outcome.TOO_LARGE


@pytest.mark.parametrize("encoding", ["gzip", "br", "ZSTD", "gzip, zstd"])
def test_broken_or_unasked_packing_is_an_error_of_the_site(site: HTTPServer, encoding: str) -> None:
    site.expect_request("/broken").respond_with_data(b"no gzip at all", headers={"Content-Encoding": encoding})
    assert failure(site.url_for("/broken")).outcome == Outcome.SERVER_ERROR


# Time


def drip(begin: bytes) -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.sendall(begin)
        while True:
            connection.sendall(b"x")
            time.sleep(0.05)

    return answer


@pytest.mark.parametrize(
    "begin",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX-Pad: ",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n",
    ],
    ids=["body", "body without length", "header", "chunk"],
)
def test_a_drip_of_bytes_is_cut_at_the_deadline(raw_server: RawServer, settings: Any, begin: bytes) -> None:
    settings.FETCH_TOTAL_SECONDS = 0.4
    url = raw_server(drip(begin))
    begun = time.monotonic()
    assert failure(url).outcome == Outcome.SLOW
    assert time.monotonic() - begun < 2


def test_silence_is_cut_at_the_deadline(raw_server: RawServer, settings: Any) -> None:
    settings.FETCH_TOTAL_SECONDS = 0.3
    assert failure(raw_server(lambda _: time.sleep(3))).outcome == Outcome.SLOW


def test_all_hops_together_have_one_deadline(site: HTTPServer, settings: Any) -> None:
    settings.FETCH_TOTAL_SECONDS = 0.5

    def slow_redirect(_: Request) -> Response:
        time.sleep(0.2)
        return Response(status=302, headers={"Location": "/again"})

    site.expect_request("/again").respond_with_handler(slow_redirect)
    begun = time.monotonic()
    assert failure(site.url_for("/again")).outcome == Outcome.SLOW
    assert time.monotonic() - begun < 1.5


# Broken protocol


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nonly this",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
        b"\x16\x03\x01 no HTTP at all\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nX-Big: " + b"h" * 1_000_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: v\r\n" % n for n in range(5000)) + b"\r\n",
        b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 999999 What\r\n\r\n",
    ],
    ids=["short", "broken chunk", "garbage", "nothing", "big header", "headers", "no target", "status"],
)
def test_a_broken_answer_is_an_error_and_never_a_page(raw_server: RawServer, answer: bytes) -> None:
    def send(connection: socket.socket) -> None:
        connection.sendall(answer)

    assert failure(raw_server(send)).outcome == Outcome.SERVER_ERROR


def test_a_connection_the_site_has_closed_meanwhile_is_opened_again(raw_server: RawServer) -> None:
    """The site promises to keep the connection open, and closes it without a word."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    url = raw_server(answer)
    assert [get(url).body for _ in range(200)] == [b"ok"] * 200


def test_a_certificate_that_is_not_valid_is_refused(settings: Any) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def serve() -> None:
            connection, _ = listener.accept()
            try:
                context.wrap_socket(connection, server_side=True)
            except (ssl.SSLError, OSError):
                connection.close()

        threading.Thread(target=serve, daemon=True).start()
        settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{port}"]
        error = failure(f"https://127.0.0.1:{port}/")
    assert error.outcome == Outcome.UNREACHABLE
    assert "certificate" in error.message
