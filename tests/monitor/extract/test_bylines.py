from __future__ import annotations

from datetime import date

import pytest

from monitor.extract import extract

BODY = "<p>" + "The harbour office counts every crate that leaves the quay. " * 8 + "</p>"


def published(under: str) -> date | None:
    page = f"<html><head><title>Crates</title></head><body><main><h1>Crates</h1>{under}{BODY}</main></body></html>"
    return extract(page.encode()).published


@pytest.mark.parametrize(
    "under",
    [
        '<p class="byline">By our harbour desk, Tuesday 14 May 2024</p>',
        '<div class="meta">Quay Post &middot; May 14, 2024 &middot; 3 minutes to read</div>',
        '<p class="deck">Fewer crates than a year ago</p><p class="pub-date">Published 14th May 2024</p>',
        "<p>14 May 2024</p>",
        "<span>发布时间：2024年5月14日</span>",
        '<span class="date">2024-05-14 09:30</span>',
        "<p>From our quay correspondent Ida Holm in Esk, 14 May 2024, 07:00 local time.</p>",
        "<p>Quay bulletin No. 7 of the office in Esk. Published 14 May 2024. Covers both quays</p>",
        "<p>The third part of our series on the harbour &middot; 14 May 2024 &middot; 5 minutes</p>",
        BODY.replace("<p>", "<p>ESK, Norway, May 14, 2024 (Quay Wire) - "),
        BODY.replace("<p>", "<p>Esk, 14 May 2024. "),
        f"{BODY}<footer><p>This page was last edited on 14 May 2024, at 09:30.</p></footer>",
    ],
)
def test_a_line_under_the_headline_dates_a_page(under: str) -> None:
    assert published(under) == date(2024, 5, 14)


@pytest.mark.parametrize(
    "under",
    [
        "<p>The fire of 14 May 2024 cost more crates than any before it</p>",
        '<p class="byline">By our harbour desk</p>',
        '<p class="date">31 February 2024</p>',
        "<p>Fewer crates than ever were lost in the storm of Tuesday, 14 May 2024</p>",
        "<p>The strike began on 14 May 2024, and no crate has moved since then</p>",
        BODY.replace("<p>", "<p>On 14 May 2024, 412 crates fell. "),
        BODY.replace("<p>", "<p>In Esk, 14 May 2024 is remembered. "),
        f"{BODY}<footer><p>Our terms were last updated on 14 May 2024.</p></footer>",
        f'{BODY}<p class="date">14 May 2024</p>',
        "",
    ],
)
def test_other_lines_do_not(under: str) -> None:
    assert published(under) is None


def test_what_a_page_gives_programs_counts_before_its_words() -> None:
    head = '<meta property="article:published_time" content="2024-05-13">'
    page = f'<html><head>{head}</head><body><h1>Crates</h1><p class="date">14 May 2024</p>{BODY}</body></html>'
    assert extract(page.encode()).published == date(2024, 5, 13)
