"""The only door to the network: one GET, pinned to public addresses, limited in bytes and in time.

>>> answer = get("https://example.org/report")  # doctest: +SKIP
>>> answer.status, len(answer.body)  # doctest: +SKIP
(200, 48213)
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from http.client import HTTPException, RemoteDisconnected
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Any, ClassVar

import requests
import urllib3
from django.conf import settings
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError, ProtocolError

from monitor import addresses, bodies, budget
from monitor.deadlines import Deadline
from monitor.failures import FetchError, status_error
from monitor.models import Visit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FetchError", "Response", "get"]

Outcome = Visit.Outcome
CONNECT_SECONDS = 10
READ_SECONDS = 15
MAX_REDIRECTS = 5
_CHUNK = 64 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Response:
    """An answer: 200 with its body, or 304. `url` is where it came from after redirects, `size` what the body was."""

    status: int
    url: str
    headers: list[tuple[str, str]]
    body: bytes
    size: int = 0

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


class _Refused(Exception):
    """Not an OSError: urllib3 would try again and then call it a connection error."""


class _TimeIsUp(Exception):
    """The deadline passed before the connection was made. Not an OSError, for the same reason."""


class _Thread(threading.local):
    deadline: Deadline


_thread = _Thread()


def _left() -> float:
    """Seconds left of this thread's request; raises _TimeIsUp where there are none."""
    if (left := _thread.deadline.left) <= 0:
        raise _TimeIsUp
    return left


def _shut_down(sock: socket.socket) -> None:
    with suppress(OSError):
        # Not SSLSocket's own shutdown, which pulls the TLS layer from under a reading thread.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


class _PinnedConnection:
    """Connects only to addresses that were checked: the name is looked up once and every answer must be public."""

    if TYPE_CHECKING:
        _dns_host: str
        host: str
        port: int
        sock: socket.socket
        timeout: Any
        socket_options: Any
        _tunnel_host: str | None

    def _new_conn(self) -> socket.socket:
        if self._tunnel_host:
            raise _Refused("proxies are not used")
        name = self._dns_host.rstrip(".").strip("[]")
        failure: OSError | None = None
        for family, address in _checked_addresses(name, self.port):
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                for option in self.socket_options or ():
                    sock.setsockopt(*option)
                sock.settimeout(min(self.timeout, _left()))
                sock.connect(address)
            except TimeoutError as error:
                sock.close()
                raise ConnectTimeoutError(self, "timed out") from error
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
        raise NewConnectionError(self, f"{failure}")  # type: ignore[arg-type]

    def getresponse(self) -> Any:
        _thread.deadline.would(partial(_shut_down, self.sock))
        self.sock.settimeout(min(READ_SECONDS, _left()))
        return super().getresponse()  # type: ignore[misc]


def _checked_addresses(name: str, port: int) -> list[tuple[int, Any]]:
    answers = _look_up(name, port)
    if not addresses.is_allowed(name, port, settings.FETCH_ALLOWED_PRIVATE):
        if port not in addresses.DEFAULT_PORTS.values():
            raise _Refused(f"port {port} is not one of the web's own ports, 80 and 443")
        for _, address in answers:
            if not addresses.is_public(ipaddress.ip_address(address[0].partition("%")[0])):
                raise _Refused(f"{name} leads to a private network ({address[0]}), where the program does not look")
    return answers


def _look_up(name: str, port: int) -> list[tuple[int, Any]]:
    """The addresses of a name. In a thread of its own, for the system's resolver knows no timeout."""
    result: queue.SimpleQueue[list[Any] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            result.put(socket.getaddrinfo(name, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            result.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = result.get(timeout=min(CONNECT_SECONDS, _left()))
    except queue.Empty as error:
        raise _TimeIsUp from error
    if not isinstance(answer, list) or not answer:
        raise _Unknown(name)
    return [(family, address) for family, _, _, _, address in answer]


class _Unknown(Exception):
    """A host name without an address."""


class _PinnedHTTP(_PinnedConnection, HTTPConnection):
    pass


class _PinnedHTTPS(_PinnedConnection, HTTPSConnection):
    pass


class _HTTPPool(HTTPConnectionPool):
    ConnectionCls = _PinnedHTTP


class _HTTPSPool(HTTPSConnectionPool):
    ConnectionCls = _PinnedHTTPS


class _PinnedAdapter(HTTPAdapter):
    pools: ClassVar = {"http": _HTTPPool, "https": _HTTPSPool}

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = self.pools


@cache
def _session() -> requests.Session:
    """One session a process, with its connections kept open; it keeps no cookies and heeds no proxy settings."""
    session = requests.Session()
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers = requests.structures.CaseInsensitiveDict(
        {
            "User-Agent": settings.FETCH_USER_AGENT,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }
    )
    # No retries here: the row's next visit is the retry.
    retry = urllib3.Retry(0, redirect=False)
    at_once = max(4, settings.FETCH_HOST_AT_ONCE)
    adapter = _PinnedAdapter(pool_connections=20, pool_maxsize=at_once, max_retries=retry)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def get(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    permit: Callable[[str], None] | None = None,
    seconds: float | None = None,
    take: bodies.Take = bodies.whole,
) -> Response:
    """Fetches `url`; redirects are followed, each hop checked as the first address was.

    `permit` is called with the address of each hop, outside of the time limit, and may raise. `seconds` limits all
    hops together; so does the budget of the work it is part of. `take` says how much of the body is wanted. Raises
    FetchError for everything that is not a 200 or, where a validator was sent, a 304.
    """
    conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers = {name: value for name, value in conditions.items() if value}
    left = float(seconds or settings.FETCH_TOTAL_SECONDS)
    for _ in range(MAX_REDIRECTS + 1):
        url = _acceptable(url)
        if permit:
            permit(url)
        begun = time.monotonic()
        with Deadline(budget.left(left)) as deadline, _explained(url, deadline), _ask(url, headers) as answer:
            if answer.status_code not in _REDIRECTS:
                return _response(url, answer, take, conditional=bool(headers))
            url = _next_hop(url, answer)
        left -= time.monotonic() - begun
    raise FetchError(f"The site redirects more than {MAX_REDIRECTS} times.", Outcome.SERVER_ERROR, permanent=True)


def _acceptable(url: str) -> str:
    try:
        url = addresses.canonical(url)
        addresses.refuse_private(url, settings.FETCH_ALLOWED_PRIVATE)
    except addresses.BadAddress as error:
        raise FetchError(str(error), Outcome.UNSAFE, permanent=True) from error
    return url


def _ask(url: str, headers: dict[str, str]) -> requests.Response:
    """One request, and once more where a connection kept open turns out to have been closed by the site."""
    try:
        return _send(url, headers)
    except requests.ConnectionError as error:
        if not _was_closed(error):
            raise
    return _send(url, headers)


def _send(url: str, headers: dict[str, str]) -> requests.Response:
    timeout = (CONNECT_SECONDS, READ_SECONDS)
    return _session().get(url, headers=headers, stream=True, allow_redirects=False, timeout=timeout)


def _was_closed(error: requests.ConnectionError) -> bool:
    reason = _reason(error)
    return isinstance(reason, ProtocolError) and isinstance(reason.args[-1], RemoteDisconnected | ConnectionResetError)


def _reason(error: Exception) -> object:
    """What happened, out of urllib3's word that it will not try again."""
    cause = error.args[0] if error.args else None
    return getattr(cause, "reason", cause)


def _next_hop(url: str, answer: requests.Response) -> str:
    if not (location := answer.headers.get("Location", "")):
        raise FetchError("The site redirects, but does not say where to.", Outcome.SERVER_ERROR)
    try:
        # Headers travel as Latin-1, but hold UTF-8 where they hold anything beyond ASCII.
        location = location.encode("latin-1").decode("utf-8", errors="replace")
        return addresses.canonical(location, base=url)
    except addresses.BadAddress as error:
        raise FetchError(f"The site redirects elsewhere. {error}", Outcome.UNSAFE, permanent=True) from error


def _response(url: str, answer: requests.Response, take: bodies.Take, *, conditional: bool) -> Response:
    headers = [(name, value.replace("\0", "")) for name, value in answer.raw.headers.items()]
    if answer.status_code == 304 and conditional:
        answer.raw.drain_conn()
        return Response(304, url, headers, b"")
    if answer.status_code not in {200, 203}:
        raise status_error(answer.status_code, answer.headers.get("Retry-After", ""), datetime.now(UTC))
    _refuse_unasked(answer.headers.get("Content-Encoding", ""))
    declared = answer.headers.get("Content-Length", "")
    declared_size = int(declared[:20]) if declared.isascii() and declared.isdigit() else 0
    body = take(answer.iter_content(_CHUNK), declared_size)
    _left()  # a body cut at the deadline can look as if it had ended
    return Response(answer.status_code, url, headers, body.content, body.size)


def _refuse_unasked(encodings: str) -> None:
    if _UNASKED & {one.strip().lower() for one in encodings.split(",")}:
        raise FetchError(_CANNOT_UNPACK, Outcome.SERVER_ERROR)


@contextmanager
def _explained(url: str, deadline: Deadline) -> Iterator[None]:
    """Turns every way in which a request can fail into a FetchError."""
    _thread.deadline = deadline
    try:
        yield
    except _Refused as error:
        raise FetchError(f"The address is not allowed: {error}.", Outcome.UNSAFE, permanent=True) from error
    except _Unknown as error:
        message = f"There is no site named {error}: check the spelling of the address."
        raise FetchError(message, Outcome.UNREACHABLE) from error
    except _TimeIsUp as error:
        raise FetchError(_TOO_SLOW, Outcome.SLOW) from error
    except (requests.RequestException, urllib3.exceptions.HTTPError, HTTPException, OSError) as error:
        if time.monotonic() >= deadline.ends:
            raise FetchError(_TOO_SLOW, Outcome.SLOW) from error
        raise _library_error(error) from error


_TOO_SLOW = "The site took too long to answer."
_CANNOT_UNPACK = "The site's answer is packed in a way that cannot be unpacked."
# Where Python knows them they are unpacked, in as many megabytes of memory as the site likes.
_UNASKED = {"br", "zstd"}


def _library_error(error: Exception) -> FetchError:
    if isinstance(error, requests.Timeout):
        return FetchError(_TOO_SLOW, Outcome.SLOW)
    if isinstance(error, requests.exceptions.SSLError):
        return FetchError("The site's certificate is not valid, or it speaks no modern TLS.", Outcome.UNREACHABLE)
    if isinstance(error, requests.exceptions.ContentDecodingError):
        return FetchError(_CANNOT_UNPACK, Outcome.SERVER_ERROR)
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return FetchError("The connection broke off in the middle of the page.", Outcome.SERVER_ERROR)
    if isinstance(_reason(error), NewConnectionError):
        return FetchError("The site accepts no connection.", Outcome.UNREACHABLE)
    return FetchError("The site broke off, or its answer is not HTTP.", Outcome.SERVER_ERROR)
