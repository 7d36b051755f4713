"""Walls and error pages with the status 200, and texts that only look like them."""

from __future__ import annotations

import pytest

from monitor.extract.disguised import disguise

ARTICLE = "The committee met on Thursday and heard witnesses from every district before it wrote its report. " * 20


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "harbour.test needs to review the security of your connection."),
        ("harbour.test", "Checking your browser before you go on. This takes a few seconds."),
        ("Access denied", "Reference number 18.5f2c. " * 30),
        ("Harbour", "To continue, please confirm that you are not a robot."),
        ("请完成安全验证", "验证后继续访问"),
    ],
)
def test_walls(title: str, text: str) -> None:
    assert disguise(title, text) == "wall"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found | Harbour office", "Try our search, or go to the first page. " * 20),
        ("404", "Sorry."),
        ("Harbour office", "The page you were looking for does not exist\n\nGo back."),
        ("Harbour office", "We are down for scheduled maintenance\n\nBack at noon."),
        ("Error 503", "Varnish"),
        ("Harbour office", "Harbour office\n\nSorry, the page you asked for is no longer available."),
        ("页面不存在", "返回首页"),
    ],
)
def test_error_pages(title: str, text: str) -> None:
    assert disguise(title, text) == "error"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Police seize 4.33 tons", "4.33 tons of barley were seized on Monday."),
        ("Access denied: how walls against programs spread", ARTICLE),
        ("Error 404: what happens to pages that vanish", ARTICLE),
        ("Road 404 is closed", "Road 404 is closed until Friday. 12 bridges are repaired."),
        ("Harbour report", "The ministry said that 12 ships were not found.\n\nThe page lists 30 more."),
        ("Harbour report", f"Harbour report\n\nThe page of the log was not found, said the office. {ARTICLE[:300]}"),
        ("Bulletin", "Ships: 410\n\nCrew: 5,020"),
    ],
)
def test_articles_are_articles(title: str, text: str) -> None:
    assert disguise(title, text) is None
