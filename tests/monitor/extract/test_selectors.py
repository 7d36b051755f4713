"""Parts of a page that a curator keeps or drops."""

from __future__ import annotations

import pytest

from monitor.extract import NoText, extract
from monitor.selectors import BadSelector, compiled

PAGE = b"""<html><head><title>Harbour</title></head><body>
<article><h1>Harbour report</h1><p class="clock">It is 12:07 now.</p>
<p>In May the harbour handled 412,000 tonnes of grain, a tenth more than a year before.</p></article>
<aside class="box"><p>Visitors today: 9,311</p><div class="box"><p>Inner words.</p></div></aside></body></html>"""


def text(**options: str) -> str:
    return extract(PAGE, content_type="text/html", **options).text


def test_what_is_dropped_is_not_read() -> None:
    assert "12:07" in text()
    assert "12:07" not in text(drop=".clock")
    assert "412,000 tonnes" in text(drop=".clock")


def test_only_what_is_kept_is_read_even_where_no_article_is_seen_in_it() -> None:
    assert text(keep=".box") == "Visitors today: 9,311\n\nInner words."
    assert text(keep="aside, h1", drop=".box .box") == "Harbour report\n\nVisitors today: 9,311"


def test_the_title_stays_whatever_is_kept() -> None:
    assert extract(PAGE, content_type="text/html", keep=".box", drop="h1").title == "Harbour report"


def test_a_selector_that_finds_nothing_is_said_and_not_taken_for_an_empty_page() -> None:
    with pytest.raises(NoText, match=r"main\.report finds no text"):
        text(keep="main.report")


def test_dropping_the_whole_page_leaves_nothing_to_read() -> None:
    with pytest.raises(NoText):
        text(drop="body *")


@pytest.mark.parametrize("selector", ["div[", "a >", "::before{", "//p", "a:hover(", "p:unknown"])
def test_what_is_no_selector_is_said_to_be_none(selector: str) -> None:
    with pytest.raises(BadSelector, match="no CSS selector"):
        compiled(selector)
