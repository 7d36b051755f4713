"""A browser under the name that its user knows."""

from __future__ import annotations

import pytest

from factcheck.accounts.browsers import told

SAFARI = "Version/18.0 {}Safari/605.1.15"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome, Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) " + SAFARI.format("Mobile/15E148 "), "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) " + SAFARI.format(""), "Safari, Mac"),
        ("curl/8.9.1", "curl/8.9.1"),
        ("", ""),
    ],
)
def test_it_is_told_with_its_system(agent: str, name: str) -> None:
    assert told(agent) == name
