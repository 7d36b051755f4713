"""Which addresses may be visited."""

from __future__ import annotations

import ipaddress

import pytest
from django.core.exceptions import ValidationError

from monitor.addresses import BadAddress, canonical, host_name, is_public, refuse_private, without_tracking
from monitor.validators import public_address

HOSTILE = [
    "",
    "no address",
    "example.org/page",
    "ftp://example.org/",
    "file:///etc/passwd",
    "file:/etc/passwd",
    "javascript:alert(1)",
    "http://",
    "http:///path",
    "http://user:secret@example.org/",
    "http://169.254.169.254:8888\\@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1@example.org/",
    "http://exa mple.org/",
    "http://example.org/\x00",
    "http://example.org:99999/",
    "http://example.org:port/",
    "http://[::1",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1/",
    "http://0.0.0.0/",
    "http://10.1.2.3/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://168.63.129.16/",
    "http://100.64.0.1/",
    "http://192.88.99.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://[3fff::1]/",
    "http://[ff02::1]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://printer.local/",
    "http://metadata.google.internal/",
    "http://intranet/",
    "http://example.org:22/",
    "http://example.org:8080/",
    "http://-example.org/",
    "http://a.xn--pokxncvks/",
    "http://\u2488example.org/",
    "http://exam_ple..org/",
    "http://" + "a" * 300 + ".org/",
    "https://example.org/" + "a" * 8000,
]


@pytest.mark.parametrize("url", HOSTILE)
def test_an_address_that_may_not_be_visited_is_refused_in_one_sentence(url: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        public_address(url)
    (sentence,) = refusal.value.messages
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://www.example.org/a/b?c=d",
        "https://example.org:443/",
        "http://93.184.216.34/",
        "http://[2606:2800:220:1:248:1893:25c8:1946]/",
        "https://bücher.example/größe",
        "https://例子.测试/新闻",
    ],
)
def test_an_address_of_the_public_internet_is_accepted(url: str) -> None:
    public_address(url)


def test_the_same_page_has_one_spelling() -> None:
    spellings = ["HTTPS://Example.ORG", "https://example.org:443/", " https://example.org./#top "]
    assert {canonical(spelling) for spelling in spellings} == {"https://example.org/"}


# As the URL standard's own table has them: scripts/check_addresses.py
@pytest.mark.parametrize(
    ("spelling", "read"),
    [
        ("http://example.com/foo/bar/../ton/../../a", "http://example.com/a"),
        ("http://example.com/foo/%2e./%2e%2e/.%2e/%2e.bar", "http://example.com/%2e.bar"),
        ("http://example.com/foo/.", "http://example.com/foo/"),
        ("http://example.com////../..", "http://example.com//"),
        ("http://example.com", "http://example.com/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("http://Ｇｏ.com", "http://go.com/"),
        ("http://i❤.example/", "http://xn--i-7iq.example/"),
        # A capital sigma is the same letter wherever it stands.
        ("https://example.ΒΌΛΟΣ/", "https://example.xn--nxasmq6b/"),
        ("https://example.βόλος/", "https://example.xn--nxasmm1c/"),
        ("https://1.מכון.example/", "https://1.xn--9dblig.example/"),
        ("https://نامه\u200cای.example/", "https://xn--mgba3gch31f060k.example/"),
    ],
)
def test_an_address_is_read_as_browsers_read_it(spelling: str, read: str) -> None:
    """Else robots.txt would be asked for another page than the one that is fetched."""
    assert canonical(spelling) == read == canonical(read)


@pytest.mark.parametrize(
    "name",
    [
        "\u0308a",  # a mark with no letter to stand on
        "a\u200db",  # letters joined that cannot be
        "xn--1ug",  # the same in Punycode
        "يa",  # two directions in one label
        "a0à.0א",
        "xn--a",  # no Punycode
        "xn--a-",  # nothing that needs it
        "xn--zn7c",
        "\U0010ffff",
    ],
)
def test_what_is_no_name_for_browsers_is_none_for_us(name: str) -> None:
    """Of these the URL standard and Unicode's table say so: scripts/check_addresses.py."""
    with pytest.raises(BadAddress):
        canonical(f"https://{name}.example/")


def test_a_canonical_address_stays_as_it_is() -> None:
    once = canonical("https://bücher.example/größe?q=ä b|c")
    assert once.isascii()
    assert canonical(once) == once


def test_a_relative_address_is_read_against_its_page() -> None:
    assert canonical("../b?x#y", base="http://example.org/a/c/d") == "http://example.org/a/b?x"


def test_parameters_that_only_tell_where_a_reader_came_from_fall_away() -> None:
    assert without_tracking("http://example.org/?id=3&utm_source=feed&fbclid=x") == "http://example.org/?id=3"
    assert without_tracking("http://example.org/?a=%20b&c") == "http://example.org/?a=%20b&c"


def test_a_host_is_named_with_a_port_of_its_own_only() -> None:
    assert host_name("https://Example.org/x") == "example.org"
    assert host_name("https://example.org:443/x") == "example.org"
    assert host_name("http://example.org:8100/x") == "example.org:8100"
    assert host_name("no address") == ""


def test_a_listed_private_host_is_let_through_at_its_port_only() -> None:
    refuse_private("http://127.0.0.1:8100/", ["127.0.0.1:8100"])
    with pytest.raises(BadAddress):
        refuse_private("http://127.0.0.1:8101/", ["127.0.0.1:8100"])


def test_a_wrapped_public_address_counts_as_public() -> None:
    assert is_public(ipaddress.ip_address("64:ff9b::5db8:d822"))
    assert not is_public(ipaddress.ip_address("64:ff9b::a00:1"))
