"""Putting claims in order, click by click to the end and back."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from factcheck.claims.models import Claim
from tests.browser.conftest import NewPage
from tests.claims.evidence import differing, say
from tests.factories import make_claim

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def claim() -> Claim:
    return differing("4.33 tons", "4.4 tons").claim


@pytest.fixture
def other() -> Claim:
    """Found by its words only: nothing relates it to the first."""
    other = make_claim(statement="Diamorphine confiscated in the People’s Republic, 2008", what="diamorphine")
    say(other, "4.9 tons")
    return other


def figures(claim: Claim) -> list[str]:
    return sorted(one.figure.text for one in claim.observations.standing())


@pytest.mark.parametrize("width", [1280, 390])
def test_a_figure_is_moved_and_moved_back(
    open_as: NewPage, reviewer: User, claim: Claim, other: Claim, width: int
) -> None:
    page = open_as(claim.discrepancy.get_absolute_url(), reviewer, viewport={"width": width, "height": 800})
    page.locator(".quote", has_text="4.4 tons").get_by_text("Why it is here, and putting it right").click()
    page.get_by_role("button", name="Move", exact=True).click()
    page.get_by_placeholder("Words in the claim").fill("diamorphine")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name=other.statement).click()
    page.get_by_role("button", name="Move it there").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(other.statement)
    assert (figures(claim), figures(other)) == (["4.33 tons"], ["4.4 tons", "4.9 tons"])
    page.get_by_role("listitem").filter(has_text="Moved").get_by_role("button", name="Undo").click()
    expect(page.locator(".notice.success")).to_be_visible()
    assert (figures(claim), figures(other)) == (["4.33 tons", "4.4 tons"], ["4.9 tons"])


def test_a_claim_is_split_by_keyboard_and_enter_only_shows(open_as: NewPage, reviewer: User, claim: Claim) -> None:
    page = open_as(f"/claims/{claim.pk}/split/", reviewer)
    page.get_by_role("checkbox", name="4.4 tons").press("Space")
    for year in ("2009", "2010"):
        page.get_by_label("Period").fill(year)
        page.get_by_label("Period").press("Enter")
        expect(page.get_by_role("heading", name=f"Heroin seized in China, {year} (tonnes)")).to_be_visible()
    assert figures(claim) == ["4.33 tons", "4.4 tons"]
    page.get_by_role("button", name="Split it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Heroin seized in China, 2010 (tonnes)")
    page.get_by_role("listitem").filter(has_text="Split off from").get_by_role("button", name="Undo").press("Enter")
    expect(page.locator(".notice.success")).to_be_visible()
    assert figures(claim) == ["4.33 tons", "4.4 tons"]


@pytest.mark.parametrize("width", [1280, 390])
def test_a_claim_is_merged_and_parted_again(
    open_as: NewPage, reviewer: User, claim: Claim, other: Claim, width: int
) -> None:
    page = open_as(other.get_absolute_url(), reviewer, viewport={"width": width, "height": 800})
    page.get_by_role("button", name="Merge", exact=True).click()
    page.get_by_placeholder("Words in the claim").fill("heroin china")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name=claim.statement).click()
    expect(page.get_by_role("main")).to_contain_text("3 figures")
    page.get_by_role("button", name="Merge them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(claim.statement)
    assert figures(claim) == ["4.33 tons", "4.4 tons", "4.9 tons"]
    page.get_by_role("listitem").filter(has_text="Took in").get_by_role("button", name="Undo").click()
    expect(page.locator(".notice.success")).to_be_visible()
    assert (figures(claim), figures(other)) == (["4.33 tons", "4.4 tons"], ["4.9 tons"])
