"""A real local web server, and one that breaks the rules of HTTP."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

RawServer = Callable[[Callable[[socket.socket], None]], str]


@pytest.fixture
def site(httpserver: HTTPServer, settings: Any) -> HTTPServer:
    """A web site that may be visited though it is on this machine. It has no robots.txt."""
    settings.FETCH_ALLOWED_PRIVATE = [f"{httpserver.host}:{httpserver.port}"]
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    return httpserver


@pytest.fixture
def raw_server(settings: Any) -> Iterator[RawServer]:
    """Starts a server that does with each connection what it is told; gives its address."""
    listeners = []

    def start(answer: Callable[[socket.socket], None]) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        listeners.append(listener)
        port = listener.getsockname()[1]
        settings.FETCH_ALLOWED_PRIVATE = [f"127.0.0.1:{port}"]
        threading.Thread(target=_serve, args=(listener, answer), daemon=True).start()
        return f"http://127.0.0.1:{port}/"

    yield start
    for listener in listeners:
        listener.close()


def _serve(listener: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            try:
                connection.recv(65536)
                answer(connection)
            except OSError:
                continue
