"""Every page in a real browser: fit for screen readers, for phones and for slow lines, and quiet on the console."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.claims.evidence import say
from tests.conftest import logged_in
from tests.factories import make_article, make_revision, make_source, make_visit
from tests.views.test_access import PAGES
from tests.views.world import World, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONGEST_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 150_000, 12, 40_000


@pytest.fixture
def addresses(administrator: User) -> list[str]:
    """One of each page, with long words and every state on it."""
    world = make_world()
    say(world.claim, "5.1 tons", state="suggested", reasons=["the period is not said"])
    failing = make_source(
        title=LONGEST_WORD, failures=3, last_error=f"No page at {LONGEST_WORD}.", url=f"http://a.test/{LONGEST_WORD}"
    )
    article = make_article(source=failing, title=LONGEST_WORD)
    make_visit(article, outcome="missing", message=LONGEST_WORD)
    make_revision(f"They seized 4.4 tons. {LONGEST_WORD}", article=article)
    changed = make_revision(f"They seized 4.33 tons. {LONGEST_WORD}", article=article)
    ways = [reverse("revision-diff", args=[changed.pk]) + f"?view={way}" for way in ("inline", "side", "figures")]
    shown = [reverse("snapshot-detail", args=[changed.snapshot_id]), *ways, "/sources/add/?by_hand=1", "/api/v1/docs"]
    visited = f"{failing.get_absolute_url()}?since=2026-01-01T00:00:00Z"
    others = [world.settled.get_absolute_url(), article.get_absolute_url(), visited, *shown]
    return [*pages_of(world, administrator), "/search/?q=heroin", "/discrepancies/?by=cause", *others]


def pages_of(world: World, person: User) -> list[str]:
    """Every address in the table of who may open what that answers with a page: none can be forgotten here."""
    client = logged_in(person)
    asked = [
        page.path(name, page.pk(world) if page.pk else None) for name, page in PAGES.items() if page.method == "get"
    ]
    return [address for address in asked if is_page(client.get(address))]


def is_page(response: Any) -> bool:
    return response.status_code == 200 and not response.streaming and b"<html" in response.content


def test_every_page_is_fit_to_be_read(open_as: NewPage, administrator: User, addresses: list[str]) -> None:
    """By screen readers, in both themes, on a phone and over a slow line; and the console stays quiet."""
    page = open_as("/about/", administrator, reduced_motion="reduce")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    found: list[str] = []
    for address in addresses:
        page.emulate_media(color_scheme="light")
        page.goto(address, wait_until="load")
        # Read before axe runs, which itself runs into the policy.
        found += complaints
        found += [f"{address}: {what}" for what in (*heavy(page), *too_wide(page), *barriers(page))]
        page.emulate_media(color_scheme="dark")
        found += [f"{address}: dark, {what}" for what in barriers(page, {"runOnly": ["color-contrast"]})]
        complaints.clear()
    assert found == []


def test_the_log_in_page_is_fit_to_be_read(open_as: NewPage) -> None:
    page = open_as("/login/", reduced_motion="reduce")
    found = [*heavy(page), *too_wide(page), *barriers(page)]
    page.emulate_media(color_scheme="dark")
    assert found + barriers(page, {"runOnly": ["color-contrast"]}) == []


def barriers(page: Page, options: dict[str, Any] | None = None) -> list[str]:
    violations: list[dict[str, Any]] = Axe().run(page, options=options or {}).response["violations"]
    return [
        f"{violation['id']} at {[node['target'] for node in violation['nodes']][:3]}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
    ]


def too_wide(page: Page) -> list[str]:
    found = []
    for width in (390, 1024, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"wider than {width} pixels")
    return found


def heavy(page: Page) -> list[str]:
    entries = page.evaluate(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
        ".filter((entry) => !entry.name.startsWith('data:')).map((entry) => [entry.name, entry.decodedBodySize])"
    )
    total = sum(size for _, size in entries)
    script = sum(size for name, size in entries if name.endswith(".js"))
    if total <= MOST_BYTES and len(entries) <= MOST_REQUESTS and script <= MOST_SCRIPT:
        return []
    return [f"{len(entries)} requests, {total} bytes, {script} of script"]
