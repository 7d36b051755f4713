"""Makes the README's pictures from a running demo: `make run`, then `python scripts/screenshots.py`."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "images"
DESKTOP: ViewportSize = {"width": 1280, "height": 1150}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", default="http://localhost:8000")
    parser.add_argument("--claim", default="heroin", help="a word of the claim to show")
    arguments = parser.parse_args()
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport=DESKTOP, base_url=arguments.site)
        log_in(page)
        page.goto("/discrepancies/")
        page.screenshot(path=PICTURES / "queue.png")
        page.get_by_role("main").get_by_role("link").filter(has_text=arguments.claim).first.click()
        page.screenshot(path=PICTURES / "discrepancy.png")
        browser.close()


def log_in(page: Page) -> None:
    page.goto("/login/")
    page.get_by_label("User name").fill("reviewer")
    page.get_by_label("Password").fill("demo-reviewer")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/login/" not in url)


if __name__ == "__main__":
    main()
