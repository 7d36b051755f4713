"""What changed between two revisions, as it is laid out."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests.browser.conftest import NewPage
from tests.factories import make_article, make_figure, make_revision

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1440, 390])
def test_a_number_and_its_unit_stand_on_one_line(open_as: NewPage, curator: User, width: int) -> None:
    article = make_article(title="Report")
    for words in ("431 tonnes", "455 tonnes"):
        text = (
            f"The authority collected {words} of plastic waste from the river in 2025, 12 per cent more than in 2024."
        )
        revision = make_revision(text, article=article)
        make_figure(revision, words, what="plastic waste")
    viewport = {"width": width, "height": 900}
    page = open_as(f"/revisions/{revision.pk}/diff/?view=figures", curator, viewport=viewport)
    units = page.locator(".changed-figures .after-number")
    heights = [
        units.nth(at).evaluate(
            "cell => { const r = document.createRange(); r.selectNodeContents(cell);"
            " return r.getClientRects().length; }"
        )
        for at in range(2)
    ]
    assert units.all_inner_texts() == [" tonnes", " tonnes"]
    assert heights == [1, 1]
    sentence = page.locator(".changed-figures .of-what")
    assert sentence.evaluate("cell => cell.clientWidth") > 200


@pytest.mark.parametrize("way", ["inline", "side"])
def test_the_keys_go_from_change_to_change_wherever_one_stands(open_as: NewPage, curator: User, way: str) -> None:
    article = make_article(title="Report")
    for added in (0, 1):
        sentences = (f"District {number} counted {number * 100 + added} people.\n" for number in range(1, 121))
        revision = make_revision("It rained.\n".join(sentences), article=article)
    page = open_as(f"/revisions/{revision.pk}/diff/?view={way}", curator)
    focused = page.locator(":focus")

    def stands_at(number: int) -> None:
        expect(focused).to_have_id(f"change-{number}")
        expect(focused).to_be_in_viewport()

    page.keyboard.press("k")
    stands_at(120)
    page.keyboard.press("j")
    stands_at(1)
    page.get_by_role("link", name="60", exact=True).click()
    page.keyboard.press("j")
    stands_at(61)
    page.get_by_role("button", name="Previous change").click()
    stands_at(60)
    page.reload()
    page.keyboard.press("k")
    stands_at(59)
