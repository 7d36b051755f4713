"""A real Chromium on a live server. A machine without one fails these tests; it never skips them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from playwright.sync_api import BrowserContext, Page

from tests.conftest import logged_in

CHROMIUM = Path("/usr/bin/chromium")
SCREENSHOTS = Path("test-results")

NewPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: install it (on Debian: apt-get install chromium).")
    return browser_type_launch_args | {"executable_path": str(CHROMIUM), "args": ["--no-sandbox"]}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: from the first of them on an event loop runs, in which Django opens connections anew."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True)
def groups(transactional_db: None) -> None:
    """The roles: what ran before may have emptied the database."""
    migration = import_module("factcheck.review.migrations.0002_create_groups")
    migration.create_groups(apps, None)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    if call.when == "call":
        item.stash[_failed] = outcome.get_result().failed


_failed = pytest.StashKey[bool]()


@pytest.fixture
def open_as(
    new_context: Callable[..., BrowserContext], live_server: Any, request: pytest.FixtureRequest
) -> Iterator[NewPage]:
    """Opens an address in a browser of its own, logged in as somebody; a failing test leaves pictures."""
    pages: list[Page] = []

    def open_page(path: str, user: User | None = None, **options: Any) -> Page:
        context = new_context(base_url=live_server.url, **options)
        if user:
            cookie = logged_in(user).cookies["figurewatch_session"]
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto(path)
        pages.append(page)
        return page

    yield open_page
    if request.node.stash.get(_failed, False):
        SCREENSHOTS.mkdir(exist_ok=True)
        for number, page in enumerate(pages, start=1):
            page.screenshot(path=SCREENSHOTS / f"{request.node.name}-{number}.png", full_page=True)
    for page in pages:
        page.context.close()
    finish_requests()


def finish_requests() -> None:
    """Let the server end what open pages still asked for: a draft kept while tables are emptied would break that."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)
