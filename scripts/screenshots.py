"""Makes the pictures of the README and of the reviewers' guide from a running demo.

`make run`, then `python scripts/screenshots.py`.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "images"
# What an editor might be handed, about what the newsroom speaks of
DRAFT = (
    "In 2008 police in China seized 4.33 tons of heroin. They arrested 73,400 suspects in China that year. The floods "
    "in Maren killed 37 people in March 2026, and Orvania harvested 2.84 million tonnes of wheat in 2025."
)
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
        page.locator("#decision input[name=choice]").first.check()
        page.locator("details.wrong summary").click()
        page.locator("#decision").screenshot(path=PICTURES / "deciding.png")
        picture_sign_off(browser, page)
        page.goto("/try/")
        page.get_by_label("Text", exact=True).fill(DRAFT)
        page.get_by_role("button", name="Read the figures").click()
        page.locator("section[aria-labelledby=read-title]").screenshot(path=PICTURES / "checking.png")
        browser.close()


def picture_sign_off(browser: Browser, first: Page) -> None:
    """A curator asks for two on the open discrepancy, a reviewer decides, and the curator sees the second's page.

    Afterwards the discrepancy is as it was.
    """
    second = browser.new_page(viewport=DESKTOP, base_url=first.url.split("/discrepancies/")[0])
    log_in(second, "curator")
    second.goto(first.url)
    ask_for_two(second, True)
    first.get_by_role("button", name="Settle", exact=True).click()
    second.goto(second.url)
    second.locator(".columns.with-side aside").screenshot(path=PICTURES / "sign-off.png")
    first.get_by_role("button", name="Take it back").click()
    ask_for_two(second, False)


def ask_for_two(page: Page, asked: bool) -> None:
    page.get_by_text("What this claim weighs").click()
    page.get_by_label("Two reviewers must agree").set_checked(asked)
    page.locator("form[action$='/weigh/'] button").click()


def log_in(page: Page, name: str = "reviewer") -> None:
    page.goto("/login/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password").fill(f"demo-{name}")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/login/" not in url)


if __name__ == "__main__":
    main()
