"""Which addresses may be asked: only http and https, only names and hosts of the public internet. Plain Python.

The check of a name's IP addresses happens at connect time, in fetch.py; what is here needs no network.
"""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from monitor.names import in_ascii

LONGEST = 2000
LONGEST_NAME = 253
DEFAULT_PORTS = {"http": 80, "https": 443}

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Characters on which URL parsers disagree, so that what is checked need not be what is asked.
_UNSAFE = re.compile(r"[\\\x00-\x20\x7f]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
_BARE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)")
_LOCAL_NAMES = ("localhost", ".localhost", ".local", ".internal", ".home.arpa", ".lan")
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid)\Z", re.I)
# Not reachable from elsewhere, or leading to another address inside, though Python calls them global.
_REFUSED = [
    ipaddress.ip_network(network)
    for network in (
        "168.63.129.16/32",  # the platform address of a large cloud
        "192.88.99.0/24",  # 6to4 relays
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
]
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class BadAddress(ValueError):
    """An address that is not asked; the message is a sentence that says why."""


def canonical(url: str, *, base: str = "") -> str:
    """The one spelling of `url`, absolute and in ASCII, without its fragment.

    Raises BadAddress for what is no web address, carries a user name, or names a host that is not public.

    >>> canonical("HTTPS://Example.org:443/a b?x=1#top")
    'https://example.org/a%20b?x=1'
    """
    url = url.strip().replace(" ", "%20")
    if _UNSAFE.search(url):
        raise BadAddress("The address holds a backslash, a blank or a control character: copy it once more.")
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        port = parts.port
    except ValueError as error:
        raise BadAddress("This is not a web address: copy it from the browser's address bar.") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise BadAddress("The address must begin with http:// or https://.")
    if "@" in parts.netloc:
        raise BadAddress("The address carries a user name or password: leave them out.")
    # Python's own lower case, which `hostname` has, changes a Greek name that ends in a capital sigma.
    written = parts.hostname if parts.netloc.startswith("[") else parts.netloc.partition(":")[0]
    host = _host(written or "")
    netloc = host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"
    path = quote(_walked(parts.path), safe="/%:;=@!$&'()*+,~")
    query = quote(parts.query, safe="/%:;=@!$&'()*+,?~[]|")
    result = urlunsplit((parts.scheme, netloc, path, query, ""))
    if len(result) > LONGEST:
        raise BadAddress(f"The address is longer than {LONGEST} characters.")
    return result


def _walked(path: str) -> str:
    """The path without "." and "..", however they are spelt: a site, or the library that asks it, would follow them.

    >>> _walked("/open/%2E%2e/closed/.")
    '/closed/'
    """
    walked: list[str] = []
    dots = ""
    for step in path.split("/")[1:]:
        dots = step.lower().replace("%2e", ".")
        if dots == "..":
            del walked[-1:]
        elif dots != ".":
            walked.append(step)
    return "/" + "/".join([*walked, ""] if dots in (".", "..") else walked)


def typed(words: str) -> str:
    """An address as people write it: where it names no scheme, it begins with https://.

    >>> typed("example.org/news")
    'https://example.org/news'
    """
    return f"https://{words}" if _BARE.match(words) else words


def without_tracking(url: str) -> str:
    """The address without the parameters that only tell how a reader came to it."""
    parts = urlsplit(url)
    if not parts.query:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _TRACKING.match(pair[0])]
    return url if len(kept) == len(pairs) else urlunsplit(parts._replace(query=urlencode(kept)))


def host_name(url: str) -> str:
    """Host, and port where it is not the scheme's own: "example.org", "example.org:8080". "" where there is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    return host if port in (None, DEFAULT_PORTS.get(parts.scheme)) else f"{host}:{port}"


def refuse_private(url: str, allowed: list[str]) -> None:
    """Raises BadAddress where a canonical URL itself names a private host or an unusual port.

    `allowed` lists host:port pairs that are let through.
    """
    parts = urlsplit(url)
    port = parts.port or DEFAULT_PORTS[parts.scheme]
    host = parts.hostname or ""
    if is_allowed(host, port, allowed):
        return
    if port not in DEFAULT_PORTS.values():
        raise BadAddress(f"The address names port {port}: only the web's own ports, 80 and 443, are asked.")
    if host.endswith(_LOCAL_NAMES) or not ("." in host or ":" in host):
        raise BadAddress(f"{host} is a name of a private network, where the program does not look.")
    if (address := _literal(host)) and not is_public(address):
        raise BadAddress(f"{host} is an address of a private network, where the program does not look.")


def is_allowed(host: str, port: int, allowed: list[str]) -> bool:
    """Whether the host:port pair is let through though it be private."""
    return (f"[{host}]:{port}" if ":" in host else f"{host}:{port}") in allowed


def is_public(address: IPAddress) -> bool:
    """Whether an IP address belongs to the public internet; wrapped addresses (NAT64) count as what they wrap.

    >>> is_public(ipaddress.ip_address("::ffff:127.0.0.1"))
    False
    """
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address not in _PUBLIC_V6:
            return False
    return address.is_global and not address.is_multicast and not any(address in network for network in _REFUSED)


@lru_cache(maxsize=1000)
def _host(host: str) -> str:
    if address := _literal(host):
        return f"[{address}]" if address.version == 6 else str(address)
    if len(host) > LONGEST_NAME:
        raise BadAddress(_NO_SITE)
    try:
        name = in_ascii(host)
    except ValueError as error:
        raise BadAddress(f"{host} is no name of a web site.") from error
    labels = name.split(".")
    if len(name) > LONGEST_NAME or not all(_LABEL.match(label) for label in labels):
        raise BadAddress(_NO_SITE)
    # Browsers and resolvers read 127.1, 0x7f.1 or 2130706433 as IP addresses; no web site is named so.
    if re.fullmatch(r"\d+|0x[0-9a-f]*", labels[-1]):
        raise BadAddress(f"{name} is a number and no name of a web site.")
    return name


_NO_SITE = "The address names no web site: it must look like https://www.example.org/page."


def _literal(host: str) -> IPAddress | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
