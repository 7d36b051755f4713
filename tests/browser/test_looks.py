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
from tests.factories import make_article, make_revision, make_source, make_visit
from tests.views.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LONGEST_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 3
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 150_000, 12, 40_000


@pytest.fixture
def addresses() -> list[str]:
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
    return [
        "/",
        "/discrepancies/",
        world.open.get_absolute_url(),
        world.settled.get_absolute_url(),
        "/claims/",
        world.claim.get_absolute_url(),
        article.get_absolute_url(),
        world.article.get_absolute_url(),
        reverse("revision-diff", args=[changed.pk]),
        reverse("snapshot-detail", args=[changed.snapshot_id]),
        reverse("figure-correct", args=[world.observation.figure_id]),
        "/try/",
        "/compare/",
        "/sources/",
        failing.get_absolute_url(),
        "/sources/add/",
        "/history/",
        "/verdicts/",
        world.verdict.get_absolute_url(),
        "/about/",
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_barriers(open_as: NewPage, administrator: User, addresses: list[str], scheme: str) -> None:
    page = open_as("/login/", color_scheme=scheme)
    found = barriers(page, "/login/")
    page = open_as("/", administrator, color_scheme=scheme)
    for address in addresses:
        page.goto(address)
        found += barriers(page, address)
    assert found == []


def barriers(page: Page, address: str) -> list[str]:
    violations: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{address}: {violation['id']} at {[node['target'] for node in violation['nodes']][:3]}"
        for violation in violations
        if violation["impact"] in {"serious", "critical"}
    ]


def test_no_page_complains_on_the_console(open_as: NewPage, administrator: User, addresses: list[str]) -> None:
    page = open_as("/about/", administrator)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    for address in addresses:
        page.goto(address)
    assert complaints == []


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_page_is_wider_than_its_screen(
    open_as: NewPage, administrator: User, addresses: list[str], width: int
) -> None:
    page = open_as("/about/", administrator, viewport={"width": width, "height": 800})
    too_wide = []
    for address in addresses:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            too_wide.append(address)
    assert too_wide == []


def test_every_page_is_light(open_as: NewPage, administrator: User, addresses: list[str]) -> None:
    page = open_as("/about/", administrator)
    too_heavy = []
    for address in addresses:
        page.goto(address, wait_until="load")
        entries = page.evaluate(
            "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
            ".map((entry) => [entry.name, entry.decodedBodySize])"
        )
        total = sum(size for _, size in entries)
        script = sum(size for name, size in entries if name.endswith(".js"))
        if total > MOST_BYTES or len(entries) > MOST_REQUESTS or script > MOST_SCRIPT:
            too_heavy.append((address, len(entries), total, script))
    assert too_heavy == []
