"""Which addresses of a list are wanted."""

from __future__ import annotations

import pytest

from monitor.patterns import wanted

URL = "https://example.org/Reports/2024/drugs.html?print=1"


@pytest.mark.parametrize(
    ("patterns", "is_wanted"),
    [
        ("", True),
        ("\n  \n", True),
        ("/reports/", True),
        ("/news/", False),
        ("/news/\n/reports/", True),
        ("/reports/*.html", True),
        ("*.html*print", True),
        ("html*reports", False),
        ("?print=1", True),
        ("-/2024/", False),
        ("/reports/\n-print", False),
        ("-/2023/", True),
        ("-", True),
        ("drugs.[a-z]+", False),
    ],
)
def test_lines_take_and_leave_out_addresses(patterns: str, is_wanted: bool) -> None:
    assert wanted(URL, patterns) is is_wanted


def test_many_stars_take_no_time() -> None:
    assert not wanted("https://example.org/" + "a" * 2000, "*a" * 500 + "b")
